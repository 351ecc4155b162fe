import TestSupport
import Testing

/// A server makes the partitions of the coming days as soon as it runs.
@Suite struct HousekeepingTests {
  @Test(.timeLimit(.minutes(10)))
  func partitionsAreMadeAhead() async throws {
    try await ServerHarness.run { harness in
      try await harness.stop()
      let days = """
        select i.inhrelid::regclass from pg_inherits i where i.inhparent = 'tarazu.commit_log'::regclass
          and i.inhrelid::regclass::text !~ 'default'
        """
      try await harness.database.psql(
        """
        do $$ declare part regclass; is_empty bool; begin
          for part in \(days) loop
            execute 'select not exists (select from ' || part || ')' into is_empty;
            if is_empty then execute 'drop table ' || part; end if;
          end loop;
        end $$
        """)
      #expect(try await harness.database.psql(days).split(separator: "\n").count <= 2)
      try await harness.start()
      try await eventually { try await harness.database.psql(days).split(separator: "\n").count >= 4 }
    }
  }
}
