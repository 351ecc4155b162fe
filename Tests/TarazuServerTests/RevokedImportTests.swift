import TarazuAccess
import TarazuLoop
import TarazuPostgres
import TarazuProtocol
import TarazuWire
import TestSupport
import Testing

/// What is under way when its caller is revoked has no effect.
@Suite struct RevokedImportTests {
  /// A thousand branches that wait for the directory's lock while their sender is revoked.
  @Test(.timeLimit(.minutes(5)))
  func nothingIsCommittedAfterTheRevocation() async throws {
    try await ServerHarness.run { harness in
      let world = try await World(harness)
      let province = try await world.province()
      let name = PrincipalTests.name("local")
      let made = try await world.administrator.call(
        AdminService.createPrincipal, CreatePrincipalRequest(name: name, role: .admin, unit: province.code))
      guard case .token(let token)? = made.credential?.secret else { throw CancellationError() }
      let local = try await Caller.connect(to: harness, tokens: [token])
      let lines = (0..<1_000).map {
        #"{"type":"unit","level":"branch","code":"\#(province.first)x\#($0)","parent":"\#(province.first)","name":"x","#
          + #""kind":"civil","opened_on":"2020-03-20"}"#
      }
      let (loop, holder) = try await hold(harness)
      async let outcome = local.outcome(
        DirectoryService.applyDirectory, ApplyDirectoryRequest(ndjson: Array(lines.joined(separator: "\n").utf8)))
      try await eventually { try await isAwaited(harness) }
      _ = try await world.administrator.call(AdminService.revokePrincipal, RevokePrincipalRequest(name: name))
      try await holder.rollback()
      await holder.close()
      withExtendedLifetime(loop) {}
      #expect(await outcome == "UNAUTHENTICATED CREDENTIAL")
      let units = try await harness.database.psql(
        "select count(*) from tarazu.unit where parent = '\(province.first)' and code like '%x%';")
      #expect(units.contains("0"))
    }
  }

  /// A change of unit while the lines wait refuses them too.
  @Test(.timeLimit(.minutes(5)))
  func norAfterAChangeOfUnit() async throws {
    try await ServerHarness.run { harness in
      let world = try await World(harness)
      let (province, other) = (try await world.province(), try await world.province())
      let name = PrincipalTests.name("local")
      let token = try await world.principal(name, .admin, unit: province.code)
      let local = try await Caller.connect(to: harness, tokens: [token])
      let line =
        #"{"type":"unit","level":"district","code":"\#(province.code)9","parent":"\#(province.code)","name":"x"}"#
      let (loop, holder) = try await hold(harness)
      async let outcome = local.outcome(
        DirectoryService.applyDirectory, ApplyDirectoryRequest(ndjson: Array(line.utf8)))
      try await eventually { try await isAwaited(harness) }
      _ = try await world.administrator.call(
        AdminService.setPrincipal, SetPrincipalRequest(name: name, unit: other.code))
      try await holder.rollback()
      await holder.close()
      withExtendedLifetime(loop) {}
      #expect(await outcome == "PERMISSION_DENIED SCOPE")
      #expect(
        await world.administrator.outcome(DirectoryService.getUnit, GetUnitRequest(unit: province.code + "9"))
          == "NOT_FOUND NOT_FOUND")
    }
  }

  /// Holds the directory's lock until it is let go.
  private func hold(_ harness: ServerHarness) async throws -> (TestLoop, PostgresConnection) {
    let loop = try TestLoop("holder")
    let connection = try await harness.database.connect(on: loop.loop)
    try await connection.simple("begin; select pg_advisory_xact_lock(7418, 2);")
    return (loop, connection)
  }

  /// Whether an import waits for it.
  private func isAwaited(_ harness: ServerHarness) async throws -> Bool {
    try await harness.database.psql(
      """
      select 'awaited ' || count(*) from pg_locks
      where locktype = 'advisory' and classid = 7418 and objid = 2 and not granted
        and database = (select oid from pg_database where datname = current_database());
      """
    ).contains("awaited 1")
  }
}
