import Foundation
import TestSupport
import Testing

/// The sources have no way to write past the check of `Durability`. Each exception is listed with its reason, so a new
/// one must be named here (docs/design/durability.md#the-check-before-each-commit).
@Suite struct GuardedWritesTests {
  /// The sources without lines of comment, by their path below Sources: those of targets that use a connection.
  private let files: [String: String]

  init() throws {
    let sources = URL(fileURLWithPath: PrivateCluster.repository + "/Sources")
    var files: [String: String] = [:]
    for case let file as URL in FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil) ?? .init()
    where file.pathExtension == "swift" {
      let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
      files[String(file.path.dropFirst(sources.path.count + 1))] =
        lines.filter { !$0.drop { $0 == " " }.hasPrefix("//") }.joined(separator: "\n")
    }
    func target(_ file: String) -> Substring { file.prefix { $0 != "/" } }
    let connected = Set(files.filter { $0.value.contains("import TarazuPostgres") }.keys.map(target))
    #expect(connected.isSuperset(of: ["TarazuStore", "TarazuIngest", "TarazuServer"]))
    self.files = files.filter { target($0.key) == "TarazuPostgres" || connected.contains(target($0.key)) }
  }

  @Test func noBareCommit() {
    let allowed = [
      "TarazuStore/AccessTables.swift": 1,  // a snapshot that only reads
      "TarazuStore/Durability.swift": 2,  // behind the check
    ]
    #expect(counts { $0.matches(of: /(?:[^\w)\]]|Statement)\.commit\b(?!\()/).count } == allowed)
  }

  /// A COMMIT in a text of SQL, with others or alone.
  @Test func noCommitInSQL() {
    let allowed = [
      "TarazuPostgres/Statement.swift": 3  // `Statement.commit`, and what tells a COMMIT from other statements
    ]
    let commit =
      #/
      (?im) (?: ^ | [\x22';] ) \s*
      (?: commit (?: \s+ (?: work | transaction | and\s+chain | prepared ) )?
        | end \s+ (?: work | transaction ) | prepare \s+ transaction ) \b
      \s* (?: [;\x22'] | $ )
      /#
    #expect(counts { $0.matches(of: commit).count } == allowed)
  }

  /// Texts that are sent as they are, each of which would commit by itself.
  @Test func simpleQueries() {
    let harmless =
      #/
      ^ \x22+ \s* (?: set \s (?! .* \b (?: insert | update | delete ) \b ) | listen \s | rollback\x22
        | begin\s+isolation\s+level\s+repeatable\s+read\s+read\s+only \x22 )
      /#
    let allowed = [
      // Both open a transaction, which `Durability.commitOfMigration` ends.
      "\"begin; \" + Ledger.create", "\"begin; set local search_path = tarazu, pg_temp;\"",
      // Within the second one; `Migrator.apply` checks that it is still open.
      "migration.sql, timeout: Migrator.fileTimeout",
    ]
    var found: Set<String> = []
    for text in files.values {
      for call in calls(/(?:\.|await )simple\(/, in: text) where call.firstMatch(of: harmless) == nil {
        found.insert(call)
      }
    }
    #expect(found == Set(allowed))
  }

  /// Statements that write, by their names. A new one belongs in a transaction that ends by `Durability.commit`.
  private static let inTransactions: Set = [
    // AccessTransaction.run, some by `executeInTransaction`, which refuses to run alone
    "raise_epoch", "enrol_principal", "enrol_credential", "recover_principal", "recover_credential",
    "note_credential_uses", "note_session_uses",  // CredentialUses.write
    // AccessTransaction: principals, credentials, gateways and rollout
    "insert_principal", "update_principal", "revoke_principal", "insert_credential", "end_credential",
    "end_credentials", "end_other_credentials", "outlive_credentials", "set_one_time_password", "end_session_of",
    "insert_gateway", "end_gateway", "set_rollout",
    // AccessTransaction: signing in, and what a principal does about itself
    "insert_session", "signed_in", "oldest_session_gives_way", "end_own_session", "end_other_sessions",
    "complete_session_by_password", "complete_session_by_factor", "change_password", "hash_password_anew",
    "make_pending_seed", "confirm_seed", "take_step",
    "set_sealed_seeds",  // AccessTransaction, by tarazu-server reseal
    // The audit, which also has a question that is put together
    "insert_audit", "without a name in TarazuStore/AuditQueries.swift",
    // PartQueries: they read, but are put together.
    "part_cases_enforced", "part_cases_enforced_in_window",
    "add_sender",  // BatchTables.senderNumber
    "add_sources", "add_places", "add_classes",  // Dictionaries.ensure
    "partitions_ahead", "drop_commit_log",  // Partitions.tend
    "migration_insert",  // Migrator.apply
    "advance_figures", "finish_figures",  // Rebuilder
    // DirectoryTransaction
    "write_kinds", "write_classes", "write_units", "write_formerly_below", "write_directory_version", "heal_anomalies",
    // IngestSession, and partly DirectoryTransaction
    "add_anomalies", "add_batches", "add_rejections", "add_cases", "change_cases", "add_listed", "delete_listed",
    "add_to_cells", "take_from_cells", "append_commit", "add_events", "emit_message", "lock_rejection_counts",
    "count_rejections",
  ]
  /// They only draw numbers. A number says nothing before a checked transaction uses it, and is unique there by a key.
  private static let alone: Set = [
    "reserve_cases", "reserve_batches",
    // Nothing is acknowledged by these.
    "count_new_classes", "insert_wrong_attempt", "delete_wrong_attempts", "delete_known_addresses",
  ]

  @Test func statementsThatWrite() {
    // Boundaries of words as usual in programs: by Unicode's rules `tarazu.nextval` is one word.
    let writes =
      #/
      (?i) \b (?: insert\s+into | update\s+(?:only\s+)?\w+(?:\.\w+)?\s | delete\s+from | merge\s+into
        | (?: truncate | create | drop | alter | grant | revoke | comment\s+on | copy | nextval | setval
        | ensure_partition | drop_commit_log | pg_logical_emit_message | lo_\w+ ) \b )
      /#.wordBoundaryKind(.simple)
    let statement =
      #/
      (?: (?: let | var ) \s (\w+) (?: \s* : \s* \w+ )? \s* = \s* )? Statement\( \s*
      (?: name: \s* \x22([^\x22]*)\x22,\s* )?
      sql: \s* ( \x22{3} (?: .|\n )*? \x22{3} | \x22 (?: [^\x22\\\n] | \\. )* \x22 | \S+ )
      /#
    var executed: Set<String> = []
    for text in files.values {
      for call in calls(/\.execute\(/, in: text) { executed.insert(String(call.prefix(while: Self.isOfName))) }
    }
    var names: Set<String> = []
    for (file, text) in files where !file.hasPrefix("TarazuPostgres/") {
      for match in text.matches(of: statement) {
        // A text that is put together elsewhere counts as one that writes.
        guard !match.output.3.hasPrefix("\u{22}") || match.output.3.contains(writes) else { continue }
        let name = match.output.2.map(String.init) ?? "without a name in \(file)"
        names.insert(name)
        guard let variable = match.output.1, !Self.alone.contains(name) else { continue }
        let isExecuted = executed.contains { $0 == variable || $0.hasSuffix(".\(variable)") }
        #expect(!isExecuted, "\(file), \(variable): by `execute` this is a transaction of its own")
      }
    }
    #expect(names == Self.inTransactions.union(Self.alone))
  }

  /// Pipelines that neither open a transaction nor end it by the check.
  @Test func pipelines() {
    let allowed = [
      "TarazuStore/AccessTables.swift": 1, "TarazuIngest/Verifier.swift": 1,  // snapshots that only read
      // They read; `Dictionaries.ensure` has the check in `writing`.
      "TarazuStore/CaseQueries.swift": 1, "TarazuStore/CommitLogReader.swift": 1, "TarazuStore/Dictionaries.swift": 2,
      "TarazuStore/PartQueries.swift": 1, "TarazuStore/StoredDirectory.swift": 1,
      "TarazuStore/BatchTables.swift": 1,  // the check is in `writing`
      "TarazuIngest/DirectoryTransaction.swift": 3,  // between its first pipeline and its last
      // Between the beginning of an `AccessTransaction` and its end.
      "TarazuServer/Services/PrincipalServing.swift": 4, "TarazuServer/Services/GatewayServing.swift": 1,
      "TarazuStore/SessionTable.swift": 1, "TarazuStore/PasswordTable.swift": 2, "TarazuStore/CredentialTable.swift": 1,
      "TarazuStore/GatewayTable.swift": 1,
      "TarazuStore/WrongAttemptTable.swift": 2,  // may be lost
      "TarazuIngest/RejectionLimit.swift": 1,  // within that of IngestSession
      "TarazuIngest/Rebuilder.swift": 2,  // between the beginning of a piece and its end
      "TarazuIngest/IngestSession.swift": 4,  // two between the first and the last, and the two that draw numbers
    ]
    let found = counts { text in
      calls(/\.pipeline\(/, in: text).count { !$0.contains("(.begin, [])") && !$0.contains("Durability.commit") }
    }
    #expect(found.filter { !$0.key.hasPrefix("TarazuPostgres/") } == allowed)
  }

  private static func isOfName(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "." || character == "_"
  }

  private func counts(_ count: (String) -> Int) -> [String: Int] {
    files.mapValues(count).filter { $0.value > 0 }
  }

  /// What is between the parentheses of each call that begins so.
  private func calls(_ beginning: Regex<Substring>, in text: String) -> [String] {
    text.matches(of: beginning).map { match in
      var depth = 1
      let call = text[match.range.upperBound...].prefix { character in
        if character == "(" { depth += 1 } else if character == ")" { depth -= 1 }
        return depth > 0
      }
      return call.trimmingCharacters(in: .whitespacesAndNewlines)
    }
  }
}
