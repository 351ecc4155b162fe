import Foundation
import TarazuAccess
import TarazuNet
import TarazuProtocol
import TarazuWire
import TestSupport
import Testing

/// The client's side of a call; `TarazuAccess.Caller` is the server's.
typealias Caller = TestSupport.Caller

/// A server that tests share. Each takes a province of its own, with its own sources, so that none sees another's.
struct World: Sendable {
  let harness: ServerHarness
  let administrator: Caller

  private static let first = Task { try await World() }

  static var shared: World {
    get async throws { try await first.value }
  }

  /// The store takes one directory after the other; no test needs to wait there.
  private static let directoryTurns = Turns(2)

  private init() async throws { try await self.init(ServerHarness.shared()) }

  /// A test's own server.
  init(_ harness: ServerHarness) async throws {
    self.harness = harness
    administrator = try await Caller.connect(to: harness, tokens: [harness.token])
    try await administrator.apply(World.root)
  }

  /// What every directory begins with.
  static let root = """
    {"type":"kind","code":"civil","name":"حقوقی","standard_days":104}
    {"type":"kind","code":"free","name":"بی‌مهلت","standard_days":null}
    {"type":"class","code":"money","name":"مطالبه وجه"}
    {"type":"unit","level":"country","code":"IR","name":"کل کشور"}
    """

  /// A new province with two districts, of two branches and one.
  /// - Parameter isOpen: whether principals of its districts and branches may read.
  func province(isOpen: Bool = true) async throws -> Province {
    let province = Province(code: "p" + UUID().uuidString.prefix(8).lowercased())
    await World.directoryTurns.take()
    let result = await Result(running: { try await administrator.apply(province.directory) })
    await World.directoryTurns.giveBack()
    _ = try result.get()
    if isOpen { try await change(["district", "branch"].map { Self.rollout($0, of: province, open: true) }.joined()) }
    return province
  }

  /// The SQL that opens or closes a level, district or branch, in a province. A server that knows a later change of access
  /// knows this too.
  static func rollout(_ level: String, of province: Province, open: Bool) -> String {
    """
    insert into tarazu.rollout (province, level, open, changed_at, epoch)
      select '\(province.code)', '\(level)', \(open), now(), epoch from tarazu.access_epoch
      on conflict (province, level) do update set open = excluded.open, epoch = excluded.epoch;
    """
  }

  /// Makes a principal as a DBA would; answers its token. The server knows it when this returns.
  func principal(
    _ name: String, _ role: TarazuAccess.Role, unit: String?, source: String? = nil, days: Int = 1
  ) async throws -> String {
    let token = World.newToken()
    func literal(_ text: String?) -> String { text.map { "'\($0)'" } ?? "null" }
    try await change(
      """
      insert into tarazu.principal (name, role, unit, source, made_at, epoch)
        select '\(name)', '\(role.rawValue)', \(literal(unit)), \(literal(source)), now(), epoch
        from tarazu.access_epoch on conflict do nothing;
      insert into tarazu.credential (principal, type, sha256, made_at, expires_at, epoch)
        select '\(name)', 'token', sha256('\(token)'), now(), now() + \(days) * interval '1 day', epoch
        from tarazu.access_epoch;
      """)
    if days > 0 { try await wait(for: token, toBe: "OK") }
    return token
  }

  /// Makes a session as a sign-in does; answers its token. Servers know it within a second.
  /// - Parameter idle: how many minutes ago it was used last.
  func session(
    of name: String, gateway: String? = nil, oneTime: Bool = false, secondFactor: Bool = false, idle: Int = 0
  ) async throws -> String {
    let token = World.newToken(.session)
    try await change(
      """
      insert into tarazu.session (principal, sha256, gateway, one_time, second_factor, address, made_at, expires_at,
          last_used_at, last_used_from, epoch)
        select '\(name)', sha256('\(token)'), \(gateway.map { "'\($0)'" } ?? "null"), \(oneTime), \(secondFactor),
          '192.0.2.1', now(), now() + interval '12 hours', now() - \(idle) * interval '1 minute', '192.0.2.1', epoch
        from tarazu.access_epoch;
      """)
    return token
  }

  /// Issues a certificate of a gateway, and records it; answers its name among `Certificates`.
  func gateway(_ name: String) async throws -> String {
    let certificates = try Certificates.shared.get()
    let certificate = try await blocking { try certificates.issueClient(["tarazu:gateway:\(name)"]) }
    let sha256 = try await World.digest(of: certificate)
    try await change(
      """
      insert into tarazu.gateway (name, sha256, made_at, expires_at, epoch)
        select '\(name)', decode('\(sha256)', 'hex'), now(), now() + interval '1 day', epoch
        from tarazu.access_epoch;
      """)
    return certificate
  }

  /// The SHA-256 of a certificate's DER, in hexadecimal.
  static func digest(of certificate: String) async throws -> String {
    let file = try Certificates.shared.get().path(certificate + ".crt")
    let text = try await blocking {
      try ChildProcess.run("/usr/bin/env", ["openssl", "x509", "-in", file, "-noout", "-fingerprint", "-sha256"])
    }
    return String(text.split(separator: "=").last?.filter(\.isHexDigit) ?? "")
  }

  /// Changes access in a transaction that raises the epoch.
  func change(_ sql: String) async throws {
    try await harness.database.psql(
      """
      begin;
      select pg_advisory_xact_lock(7418, 4);
      update tarazu.access_epoch set epoch = epoch + 1, changed_at = now();
      \(sql)
      commit;
      """)
  }

  /// Waits until calls with a token come to this.
  func wait(for token: String, toBe outcome: String) async throws {
    let caller = try await Caller.connect(to: harness, tokens: [token])
    for _ in 0..<200 {
      if await caller.outcome(AdminService.getServerInfo, GetServerInfoRequest()) == outcome { return }
      try await Task.sleep(for: .milliseconds(50))
    }
    throw ChildProcess.Failure(description: "calls with a token never came to \(outcome)")
  }

  /// A caller with a new token of a new principal.
  func caller(_ role: TarazuAccess.Role, unit: String?, source: String? = nil) async throws -> Caller {
    let name = "\(role.rawValue)-\(UUID().uuidString.prefix(8).lowercased())"
    let token = try await principal(name, role, unit: unit, source: source)
    return try await Caller.connect(to: harness, tokens: [token])
  }

  static func newToken(_ kind: Token.Kind = .token) -> String {
    Token.text(kind, random: (0..<Token.randomBytes).map { _ in UInt8.random(in: .min ... .max) }) ?? ""
  }
}

/// A province of one test: districts `1` and `2`, branches `11`, `12` and `21` behind its code.
struct Province: Sendable {
  let code: String

  var first: String { code + "1" }
  var second: String { code + "2" }
  /// The branches: two in the first district, one in the second.
  var branches: [String] { [code + "11", code + "12", code + "21"] }

  var directory: String {
    let districts = [first, second].map {
      #"{"type":"unit","level":"district","code":"\#($0)","parent":"\#(code)","name":"\#($0)"}"#
    }
    let branches = branches.map {
      #"{"type":"unit","level":"branch","code":"\#($0)","parent":"\#($0.dropLast())","name":"\#($0)","kind":"civil","#
        + #""opened_on":"2020-03-20"}"#
    }
    let province = #"{"type":"unit","level":"province","code":"\#(code)","parent":"IR","name":"\#(code)"}"#
    return ([province] + districts + branches).joined(separator: "\n")
  }

  /// The line of an event of a case in this province, `fields` being further members of the object.
  func line(
    _ id: String, _ kind: String, _ fields: String = "", case caseID: String = "1", at: String = "2024-01-01T09:00:00Z",
    source: String? = nil
  ) -> String {
    #"{"source":"\#(source ?? code)","id":"\#(id)","kind":"\#(kind)","at":"\#(at)","case":"\#(code)-\#(caseID)""#
      + (fields.isEmpty ? "}" : ",\(fields)}")
  }

  func registered(
    _ id: String, branch: String? = nil, case caseID: String? = nil, at: String = "2024-01-01T09:00:00Z"
  ) -> String {
    line(id, "registered", #""branch":"\#(branch ?? branches[0])","class":"money""#, case: caseID ?? id, at: at)
  }

  /// All of 2024 and 2025 in a unit.
  func selection(_ unit: String? = nil) -> Selection {
    Selection(unit: unit ?? code, fromDate: "2024-01-01", toDate: "2025-12-31")
  }
}

extension World {
  /// The paths of the fields that an administrator's question is refused for; nil if it is answered.
  static func faults<Request: Message, Response: Message>(
    _ method: MethodDescriptor<Request, Response>, _ request: Request
  ) async throws -> [String]? {
    let status = try await shared.administrator.failure(of: method, request)
    guard let status else { return nil }
    #expect(status.code == .invalidArgument && status.reason == .badField && !status.message.isEmpty)
    return status.fields.map(\.path)
  }
}

extension Caller {
  @discardableResult
  func apply(_ directory: String) async throws -> ApplyDirectoryResponse {
    try await call(DirectoryService.applyDirectory, ApplyDirectoryRequest(ndjson: Array(directory.utf8)))
  }

  @discardableResult
  func submit(_ lines: String...) async throws -> SubmitLinesResponse {
    try await call(
      IngestService.submitLines, SubmitLinesRequest(lines: Array(lines.joined(separator: "\n").utf8)))
  }

  /// The numerators of a unit's figures in 2024 and 2025, as of a position.
  func numerators(
    _ kpis: [Kpi], of selection: Selection, minPosition: String = ""
  ) async throws -> [Int64?] {
    try await call(
      KpiService.getScorecard, GetScorecardRequest(selection: selection, kpis: kpis, minPosition: minPosition)
    ).figures.map(\.numerator)
  }
}
