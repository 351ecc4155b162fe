import Foundation
import TarazuAccess
import TarazuNet
import TarazuProtocol
import TarazuWire
import TestSupport
import Testing

/// Each call but Health leaves a record (docs/spec/access.md#audit).
@Suite struct AuditTests {
  private let province = Province(code: "08")

  private func scorecard(_ unit: String = "08") -> GetScorecardRequest {
    GetScorecardRequest(selection: Selection(unit: unit, fromDate: "2024-01-01", toDate: "2025-12-31"))
  }

  /// Runs `body` with a server that has a province, and an administrator at the country.
  private func withServer(_ body: (AuditedServer, Caller) async throws -> Void) async throws {
    try await ServerHarness.run { harness in
      let caller = try await Caller.connect(to: harness, tokens: [harness.token])
      try await caller.apply(World.root + "\n" + province.directory)
      try await eventually { await caller.outcome(KpiService.getScorecard, scorecard()) == "OK" }
      try await body(AuditedServer(harness: harness), caller)
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func nothingIsLostAtACleanStop() async throws {
    try await withServer { server, caller in
      let before = try await server.count("method = 'KpiService/GetScorecard'")
      for _ in 0..<200 { _ = try await caller.call(KpiService.getScorecard, scorecard()) }
      try await server.harness.stop()
      #expect(try await server.stored("method = 'KpiService/GetScorecard' and outcome = 'OK' and unit = '08'") >= 200)
      let rows = try await server.psql(
        """
        select count(*), sum(count), bool_and(who = 'admin' and role = 'admin' and scope is null
          and credential_type = 'token' and credential_id > 0 and address = '127.0.0.1' and gateway is null
          and case_code is null and reason is null and row_count >= 9 * count and milliseconds > 0 and change is null
          and call_id ~ '^[0-9a-f]{1,16}$' and server ~ '^127.0.0.1:' and stored_by = 'tarazu_service')
        from tarazu.audit where method = 'KpiService/GetScorecard' and at >= now() - interval '1 hour'
        """)
      let fields = rows.split(separator: "|").map(String.init)
      try #require(fields.count == 3, "\(rows)")
      // A record a second, not one a call.
      #expect(Int(fields[0]).map { $0 < 200 } == true && Int(fields[1]).map { $0 >= before + 200 } == true)
      #expect(fields[2].hasPrefix("t"))
      let twice = try await server.psql(
        """
        select count(*) from (select from tarazu.audit where method = 'KpiService/GetScorecard' and outcome = 'OK'
          group by date_trunc('second', at), unit having count(*) > 1) as t
        """)
      #expect(twice == "0\n")
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func aChangeIsRecordedInItsTransaction() async throws {
    try await withServer { server, caller in
      try await caller.apply(#"{"type":"class","code":"late","name":"x"}"#)
      try await server.harness.kill()
      let change = try await server.psql(
        """
        select who, method, outcome, change -> 'before' -> 'classes', change -> 'after' -> 'classes' from tarazu.audit
        where change is not null order by at desc limit 1
        """)
      #expect(
        change == #"admin|DirectoryService/ApplyDirectory|OK||[{"code": "late", "name": "x"}]"# + "\n", "\(change)")
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func refusedCallsLeaveRecordsToo() async throws {
    try await withServer { server, caller in
      let harness = server.harness
      let world = AuditedServer.World(server)
      let head = try await world.caller("dist", .head, unit: province.first)
      let analyst = try await world.caller("ana", .analyst, unit: "08")
      let nobody = try await Caller.connect(to: harness)
      _ = await nobody.outcome(KpiService.getScorecard, scorecard())
      _ = await nobody.outcome(AdminService.getServerInfo, GetServerInfoRequest())
      _ = await analyst.outcome(CaseService.getCase, GetCaseRequest(caseId: "k-1"))
      _ = await analyst.outcome(KpiService.getScorecard, scorecard("09"))
      _ = await head.outcome(KpiService.getScorecard, scorecard())
      _ = await analyst.outcome(
        KpiService.getScorecard, GetScorecardRequest(selection: Selection(unit: "08", fromDate: "x")))
      _ = await caller.outcome(CaseService.getCase, GetCaseRequest(caseId: "absent"))
      _ = try? await caller.connection.unary(
        service: "tarazu.v1.KpiService", method: "Nothing", payload: [], metadata: caller.metadata,
        timeout: .seconds(20))
      let tooMuch = Metadata(
        caller.metadata.entries.map { ($0.key, $0.value) }
          + [("x-filler", String(repeating: "x", count: 4_096)), ("x-more", String(repeating: "x", count: 4_096))])
      _ = try? await caller.connection.unary(
        service: "tarazu.v1.KpiService", method: "GetScorecard", payload: [], metadata: tooMuch, timeout: .seconds(20))
      // A certificate that nobody recorded claims a name that exists.
      let certificate = try await blocking {
        try Certificates.shared.get().issueClient(["tarazu:principal:admin"])
      }
      let stolen = try await Caller.connect(to: harness, certificate: certificate)
      #expect(await stolen.outcome(KpiService.getScorecard, scorecard()) == "UNAUTHENTICATED CREDENTIAL")
      _ = await nobody.outcome(HealthService.check, HealthCheckRequest())
      try await harness.stop()
      let rows = try await server.psql(
        """
        select coalesce(who, '-'), coalesce(credential_type, '-'), method, coalesce(unit, '-'),
          coalesce(case_code, '-'), outcome, coalesce(reason, '-') from tarazu.audit
        where outcome <> 'OK' and outcome <> 'UNAVAILABLE' and method !~ 'ListIndicators'
          -- Whether a new credential is known yet is asked so.
          and (who is null or method !~ 'GetServerInfo') group by 1, 2, 3, 4, 5, 6, 7
        order by 1, 3, 4, 6, 2
        """)
      #expect(
        rows == """
          -|-|AdminService/GetServerInfo|-|-|UNAUTHENTICATED|CREDENTIAL
          -|-|KpiService/GetScorecard|-|-|UNAUTHENTICATED|CREDENTIAL
          admin|token|CaseService/GetCase|-|absent|NOT_FOUND|NOT_FOUND
          admin|token|KpiService/GetScorecard|-|-|RESOURCE_EXHAUSTED|METADATA_TOO_LARGE
          admin|-|KpiService/GetScorecard|-|-|UNAUTHENTICATED|CREDENTIAL
          admin|token|unknown|-|-|UNIMPLEMENTED|UNKNOWN_METHOD
          ana|token|CaseService/GetCase|-|k-1|PERMISSION_DENIED|ROLE
          ana|token|KpiService/GetScorecard|08|-|INVALID_ARGUMENT|BAD_FIELD
          ana|token|KpiService/GetScorecard|09|-|PERMISSION_DENIED|SCOPE
          dist|token|KpiService/GetScorecard|08|-|PERMISSION_DENIED|NOT_OPEN

          """, "\(rows)")
      #expect(try await server.stored("method ~ 'Health'") == 0)
    }
  }

  /// Texts of others are kept only in their form, and are never taken for a record of their own.
  @Test(.timeLimit(.minutes(5)))
  func textsOfOthers() async throws {
    try await withServer { server, caller in
      let forged = "x\n{\"who\":\"forged\"}"
      let malformed = "INVALID_ARGUMENT BAD_FIELD"
      #expect(await caller.outcome(KpiService.getScorecard, scorecard(forged)) == malformed)
      #expect(await caller.outcome(KpiService.getScorecard, scorecard("my secret")) == malformed)
      #expect(await caller.outcome(CaseService.getCase, GetCaseRequest(caseId: #"k"1"#)) == "NOT_FOUND NOT_FOUND")
      #expect(await caller.outcome(CaseService.getCase, GetCaseRequest(caseId: "k\u{0}1")) == malformed)
      try await server.harness.stop()
      #expect(try await server.stored("unit is null and outcome = 'INVALID_ARGUMENT' and method ~ 'Scorecard'") == 2)
      #expect(try await server.stored(#"case_code = 'k"1'"#) == 1)
      #expect(
        try await server.stored("case_code is null and outcome = 'INVALID_ARGUMENT' and method ~ 'GetCase'") == 1)
      let all = try await server.psql("select t::text from tarazu.audit t")
      #expect(!all.contains("forged") && !all.contains("secret"))
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func aStreamLeavesTwo() async throws {
    try await withServer { server, caller in
      let feed = caller.open(
        KpiService.subscribe,
        SubscribeRequest(minInterval: ProtobufDuration(seconds: 1), question: .scorecard(scorecard())))
      #expect(try await feed.receive()?.sequence == 1)
      try await eventually {
        try await server.psql("select unit from tarazu.audit where outcome = 'STARTED' and method ~ 'Subscribe'")
          == "08\n"
      }
      #expect(try await server.stored("outcome <> 'STARTED' and method ~ 'Subscribe'") == 0)
      _ = try await caller.all(AdminService.verifyFigures, VerifyFiguresRequest())
      try await server.harness.stop()
      #expect(
        try await server.psql(
          "select outcome, reason, unit, row_count, milliseconds > 0 from tarazu.audit where method ~ 'Subscribe' order by at"
        )
          == "STARTED||08|0|f\nUNAVAILABLE|DRAINING|08|1|t\n")
      #expect(
        try await server.psql(
          "select outcome, row_count > 0 from tarazu.audit where method ~ 'Verify' order by at, outcome desc")
          == "STARTED|f\nOK|t\n")
    }
  }
}

/// A server with its audit.
struct AuditedServer: Sendable {
  let harness: ServerHarness

  @discardableResult
  func psql(_ sql: String) async throws -> String { try await harness.database.psql(sql) }

  /// How many calls the stored records stand for.
  func stored(_ condition: String) async throws -> Int {
    let text = try await psql("select coalesce(sum(count), 0) from tarazu.audit where \(condition)")
    return Int(text.filter { !$0.isWhitespace }) ?? -1
  }

  /// The same once what was called before has been stored.
  func count(_ condition: String) async throws -> Int {
    try await Task.sleep(for: .milliseconds(1_500))
    return try await stored(condition)
  }

  /// Makes principals as a DBA would.
  struct World {
    private let server: AuditedServer

    init(_ server: AuditedServer) { self.server = server }

    func caller(_ name: String, _ role: TarazuAccess.Role, unit: String?) async throws -> Caller {
      let token = TarazuServerTests.World.newToken()
      try await server.harness.database.psql(
        """
        begin;
        select pg_advisory_xact_lock(7418, 4);
        update tarazu.access_epoch set epoch = epoch + 1, changed_at = now();
        insert into tarazu.principal (name, role, unit, made_at, epoch)
          select '\(name)', '\(role.rawValue)', \(unit.map { "'\($0)'" } ?? "null"), now(), epoch
          from tarazu.access_epoch;
        insert into tarazu.credential (principal, type, sha256, made_at, expires_at, epoch)
          select '\(name)', 'token', sha256('\(token)'), now(), now() + interval '1 day', epoch
          from tarazu.access_epoch;
        commit;
        """)
      let caller = try await Caller.connect(to: server.harness, tokens: [token])
      try await eventually { await caller.outcome(AdminService.getServerInfo, GetServerInfoRequest()) == "OK" }
      return caller
    }
  }
}
