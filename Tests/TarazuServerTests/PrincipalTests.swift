import Foundation
import TarazuAccess
import TarazuProtocol
import TarazuWire
import TestSupport
import Testing

/// Principals are made, changed and revoked by administrators over them, and by nobody else.
@Suite struct PrincipalTests {
  private static let scope = "PERMISSION_DENIED SCOPE"
  private static let refused = "UNAUTHENTICATED CREDENTIAL"
  private static let precondition = "FAILED_PRECONDITION FAILED_PRECONDITION"

  /// A name that no other test gives.
  static func name(_ stem: String) -> String { "\(stem)-\(UUID().uuidString.prefix(8).lowercased())" }

  static func caller(_ world: World, _ response: CreatePrincipalResponse) async throws -> Caller {
    guard case .token(let token)? = response.credential?.secret else {
      throw ChildProcess.Failure(description: "no token was given")
    }
    return try await Caller.connect(to: world.harness, tokens: [token])
  }

  private func outcome(_ caller: Caller) async -> String {
    await caller.outcome(AdminService.getServerInfo, GetServerInfoRequest())
  }

  /// This server knows a change before its answer leaves.
  @Test(.timeLimit(.minutes(5)))
  func aPrincipalFromItsBeginningToItsEnd() async throws {
    let world = try await World.shared
    let province = try await world.province()
    let name = PrincipalTests.name("head")
    let request = CreatePrincipalRequest(name: name, role: .head, unit: province.code)
    let made = try await world.administrator.call(AdminService.createPrincipal, request)
    #expect(made.principal?.name == name)
    #expect(made.principal?.role == .head)
    #expect(made.principal?.unit == province.code)
    #expect(made.principal?.maker == "admin")
    #expect(made.principal?.isOpen == true)
    #expect(made.principal?.expireTime == nil)
    #expect(made.principal?.credentialExpireTime == made.credential?.expireTime)
    #expect(days(until: made.credential?.expireTime) == 90)
    let head = try await PrincipalTests.caller(world, made)
    #expect(await outcome(head) == "OK")
    #expect(await world.administrator.outcome(AdminService.createPrincipal, request) == "ALREADY_EXISTS ALREADY_EXISTS")
    let revoked = try await world.administrator.call(AdminService.revokePrincipal, RevokePrincipalRequest(name: name))
    #expect(revoked.principal?.revokeTime != nil)
    #expect(await outcome(head) == PrincipalTests.refused)
    // A name is given once, and revoking is for good.
    #expect(await world.administrator.outcome(AdminService.createPrincipal, request) == "ALREADY_EXISTS ALREADY_EXISTS")
    #expect(
      await world.administrator.outcome(AdminService.setPrincipal, SetPrincipalRequest(name: name, unit: ""))
        == PrincipalTests.precondition)
    for again in 0..<2 {
      let outcome = await world.administrator.outcome(
        AdminService.revokePrincipal, RevokePrincipalRequest(name: name))
      #expect(outcome == "OK", "\(again)")
    }
    let credentials = try await world.administrator.call(
      AdminService.listCredentials, ListCredentialsRequest(name: name)
    ).credentials
    #expect(credentials.count == 1)
    #expect(credentials.first?.endTime != nil)
  }

  /// Whole days from now, rounded.
  private func days(until time: ProtobufTimestamp?) -> Int {
    guard let time else { return 0 }
    return Int(((Double(time.seconds) - Date().timeIntervalSince1970) / 86_400).rounded())
  }

  @Test(.timeLimit(.minutes(5)))
  func argumentsThatAreWrongByThemselves() async throws {
    let world = try await World.shared
    let local = try await world.caller(.admin, unit: try await world.province().code)
    let past = ProtobufTimestamp(seconds: 1_000_000_000)
    // The unit is outside the scope; what is wrong by itself comes first.
    func make(_ change: (inout CreatePrincipalRequest) -> Void) async -> String {
      var request = CreatePrincipalRequest(name: PrincipalTests.name("x"), role: .head, unit: "none")
      change(&request)
      return await local.outcome(AdminService.createPrincipal, request)
    }
    let bad = "INVALID_ARGUMENT BAD_FIELD"
    #expect(await make { _ in } == PrincipalTests.scope)
    #expect(await make { $0.name = "Großes" } == bad)
    #expect(await make { $0.name = "" } == bad)
    #expect(await make { $0.role = .unspecified } == bad)
    #expect(await make { $0.unit = "'" } == bad)
    #expect(await make { $0.unit = String(repeating: "x", count: 33) } == bad)
    #expect(await make { $0.source = "cms" } == bad)
    #expect(await make { $0.role = .source } == bad)
    #expect(await make { $0.expireTime = past } == bad)
    #expect(await make { $0.credential = .certificateRequest("nonsense") } == bad)
    #expect(await make { $0.credential = .certificate("nonsense") } == bad)
    #expect(
      await make {
        $0.role = .source
        $0.source = "cms"
        $0.credential = .oneTimePassword(true)
      } == bad)
    func set(_ request: SetPrincipalRequest) async -> String {
      await local.outcome(AdminService.setPrincipal, request)
    }
    #expect(await set(SetPrincipalRequest(name: "absent")) == PrincipalTests.scope)
    #expect(await set(SetPrincipalRequest(name: "absent", unit: "'")) == bad)
    for limits in [
      [PrincipalLimit(kind: .rejections, value: -1)], [PrincipalLimit(value: 5)],
      [PrincipalLimit(kind: .calls, value: 5), PrincipalLimit(kind: .calls, value: 0)],
    ] {
      #expect(await set(SetPrincipalRequest(name: "absent", limits: limits)) == bad)
    }
    #expect(
      await set(
        SetPrincipalRequest(name: "absent", expireTime: ProtobufTimestamp(seconds: 4_000_000_000), noExpiry: true))
        == bad)
    #expect(
      await local.outcome(AdminService.listPrincipals, ListPrincipalsRequest(unit: "none", expiringDays: -1)) == bad)
    #expect(
      await local.outcome(AdminService.revokeCredential, RevokeCredentialRequest(name: "absent", id: 1)) == bad)
  }

  /// An administrator of a province reaches nothing outside it, and cannot tell what is there from what is not.
  @Test(.timeLimit(.minutes(5)))
  func outsideAndAbsentAreOne() async throws {
    let world = try await World.shared
    let (province, other) = (try await world.province(), try await world.province())
    let own = PrincipalTests.name("local")
    let made = try await world.administrator.call(
      AdminService.createPrincipal, CreatePrincipalRequest(name: own, role: .admin, unit: province.code))
    let local = try await PrincipalTests.caller(world, made)
    let outside = PrincipalTests.name("outside")
    _ = try await world.administrator.call(
      AdminService.createPrincipal, CreatePrincipalRequest(name: outside, role: .head, unit: other.code))
    for unit in [other.code, other.first, "97", "IR", ""] {
      for role in [TarazuProtocol.Role.head, .admin] {
        let request = CreatePrincipalRequest(name: PrincipalTests.name("x"), role: role, unit: unit)
        #expect(await local.outcome(AdminService.createPrincipal, request) == PrincipalTests.scope, "\(unit) \(role)")
      }
    }
    var messages: Set<String> = []
    for name in [outside, "admin", PrincipalTests.name("absent")] {
      for (method, outcome) in await outcomes(local, name) {
        #expect(outcome.0 == PrincipalTests.scope, "\(method) \(name)")
        messages.insert(outcome.1)
      }
    }
    #expect(messages == ["not in your scope"])
    // At the country what is absent is absent.
    let absent = PrincipalTests.name("absent")
    for (method, outcome) in await outcomes(world.administrator, absent) {
      #expect(outcome.0 == "NOT_FOUND NOT_FOUND", "\(method)")
      #expect(outcome.1 == "there is no principal \(absent)")
    }
    let unknown = CreatePrincipalRequest(name: PrincipalTests.name("x"), role: .head, unit: "97")
    #expect(await world.administrator.outcome(AdminService.createPrincipal, unknown) == "NOT_FOUND NOT_FOUND")
    // Its own role, unit and expiry are not its to change, but itself it may see.
    for request in [
      SetPrincipalRequest(name: own, role: .head), SetPrincipalRequest(name: own, unit: province.first),
      SetPrincipalRequest(name: own, expireTime: ProtobufTimestamp(seconds: 4_000_000_000)),
    ] { #expect(await local.outcome(AdminService.setPrincipal, request) == PrincipalTests.precondition) }
    #expect(await local.outcome(AdminService.getPrincipal, GetPrincipalRequest(name: own)) == "OK")
    #expect(
      await local.outcome(AdminService.rotateCredential, RotateCredentialRequest(name: own))
        == PrincipalTests.precondition)
    #expect(await local.outcome(AdminService.listGateways, ListGatewaysRequest()) == PrincipalTests.scope)
    #expect(
      await local.outcome(AdminService.setPrincipal, SetPrincipalRequest(name: own, unit: other.code))
        == PrincipalTests.scope)
  }

  /// What each method that names a principal comes to, and in which words.
  private func outcomes(_ caller: Caller, _ name: String) async -> [String: (String, String)] {
    func outcome<Request: Message, Response: Message>(
      _ method: MethodDescriptor<Request, Response>, _ request: Request
    ) async -> (String, String) {
      let status = await caller.failure(of: method, request)
      return (status.map { Caller.message(of: $0) } ?? "OK", status?.message ?? "")
    }
    return [
      "show": await outcome(AdminService.getPrincipal, GetPrincipalRequest(name: name)),
      "set": await outcome(AdminService.setPrincipal, SetPrincipalRequest(name: name, lift: true)),
      "reset": await outcome(AdminService.resetPassword, ResetPasswordRequest(name: name)),
      "factor": await outcome(
        AdminService.enrolPrincipalSecondFactor, EnrolPrincipalSecondFactorRequest(name: name)),
      "revoke": await outcome(AdminService.revokePrincipal, RevokePrincipalRequest(name: name)),
      "credentials": await outcome(AdminService.listCredentials, ListCredentialsRequest(name: name)),
      "end": await outcome(
        AdminService.revokeCredential, RevokeCredentialRequest(name: name, kind: .token, id: 1)),
      "rotate": await outcome(AdminService.rotateCredential, RotateCredentialRequest(name: name)),
    ]
  }

  @Test(.timeLimit(.minutes(5)))
  func settingRoleUnitAndExpiry() async throws {
    let world = try await World.shared
    let province = try await world.province()
    let name = PrincipalTests.name("set")
    let head = try await PrincipalTests.caller(
      world,
      try await world.administrator.call(
        AdminService.createPrincipal, CreatePrincipalRequest(name: name, role: .head, unit: province.code)))
    func anomalies(_ unit: String) async -> String {
      await head.outcome(QualityService.listAnomalies, ListAnomaliesRequest(unit: unit))
    }
    func set(_ request: SetPrincipalRequest) async throws -> TarazuProtocol.Principal? {
      try await world.administrator.call(AdminService.setPrincipal, request).principal
    }
    #expect(await anomalies(province.code) == "OK")
    #expect(try await set(SetPrincipalRequest(name: name, role: .analyst))?.role == .analyst)
    #expect(await anomalies(province.code) == "PERMISSION_DENIED ROLE")
    #expect(try await set(SetPrincipalRequest(name: name, role: .admin, unit: "")) != nil)
    #expect(await anomalies("none") == "NOT_FOUND NOT_FOUND")
    let end = ProtobufTimestamp(seconds: Int64(Date().timeIntervalSince1970) + 2)
    #expect(try await set(SetPrincipalRequest(name: name, expireTime: end))?.expireTime == end)
    #expect(await outcome(head) == "OK")
    try await eventually { await outcome(head) == PrincipalTests.refused }
    let limits = [PrincipalLimit(kind: .waitingReads, value: 7), PrincipalLimit(kind: .rejections, value: 5)]
    let limited = try await set(SetPrincipalRequest(name: name, noExpiry: true, lift: true, limits: limits))
    #expect(limited?.expireTime == nil)
    #expect(limited?.limits == limits)
    #expect(await outcome(head) == "OK")
    let usual = [PrincipalLimit(kind: .waitingReads, value: 0)]
    #expect(try await set(SetPrincipalRequest(name: name, limits: usual))?.limits == [limits[1]])
  }

  /// Old tokens live 24 hours more, or end at once.
  @Test(.timeLimit(.minutes(5)))
  func rotation() async throws {
    let world = try await World.shared
    let name = PrincipalTests.name("prov")
    let first = try await PrincipalTests.caller(
      world,
      try await world.administrator.call(
        AdminService.createPrincipal, CreatePrincipalRequest(name: name, role: .head)))
    func rotate(now: Bool) async throws -> Caller {
      let response = try await world.administrator.call(
        AdminService.rotateCredential, RotateCredentialRequest(name: name, now: now))
      return try await PrincipalTests.caller(world, CreatePrincipalResponse(credential: response.credential))
    }
    let second = try await rotate(now: false)
    #expect(await outcome(first) == "OK")
    #expect(await outcome(second) == "OK")
    let credentials = try await world.administrator.call(
      AdminService.listCredentials, ListCredentialsRequest(name: name)
    ).credentials
    #expect(credentials.map { days(until: $0.expireTime) } == [90, 1])
    let third = try await rotate(now: true)
    #expect(await outcome(first) == PrincipalTests.refused)
    #expect(await outcome(second) == PrincipalTests.refused)
    #expect(await outcome(third) == "OK")
    let changes = try await world.harness.database.psql(
      """
      select jsonb_array_length(change -> 'before' -> 'credentials'),
        jsonb_path_query_array(change, '$.after.credentials[*].ended_at') = '[]'
      from tarazu.audit where method = 'AdminService/RotateCredential' and change is not null
        and jsonb_path_exists(change, '$.after.credentials[*] ? (@.principal == "\(name)")') order by at
      """)
    #expect(changes == "1|t\n2|f\n")
    // One of several is ended alone.
    let fourth = try await rotate(now: false)
    let thirdID = try #require(
      try await world.administrator.call(AdminService.listCredentials, ListCredentialsRequest(name: name))
        .credentials.filter { $0.endTime == nil }.last?.id)
    #expect(
      await world.administrator.outcome(
        AdminService.revokeCredential, RevokeCredentialRequest(name: name, kind: .token, id: thirdID)) == "OK")
    #expect(await outcome(third) == PrincipalTests.refused)
    #expect(await outcome(fourth) == "OK")
    #expect(
      await world.administrator.outcome(
        AdminService.revokeCredential, RevokeCredentialRequest(name: name, kind: .certificate, id: thirdID))
        == "NOT_FOUND NOT_FOUND")
  }

  /// The key is made here and never sent: the service signs a request, or records what another CA made.
  @Test(.timeLimit(.minutes(5)))
  func certificates() async throws {
    let world = try await World.shared
    let certificates = try Certificates.shared.get()
    let name = PrincipalTests.name("carrier")
    let (request, file) = try await blocking { try certificates.request(for: name) }
    let made = try await world.administrator.call(
      AdminService.createPrincipal,
      CreatePrincipalRequest(name: name, role: .head, credential: .certificateRequest(request)))
    guard case .chain(let chain)? = made.credential?.secret else {
      Issue.record("no certificate was given")
      return
    }
    try chain.write(toFile: certificates.path(file + ".crt"), atomically: true, encoding: .utf8)
    #expect(await outcome(try await Caller.connect(to: world.harness, certificate: file)) == "OK")
    // One that was made elsewhere, of this principal and of another.
    let elsewhere = PrincipalTests.name("elsewhere")
    let issued = try await blocking { try certificates.issueClient(["tarazu:principal:\(elsewhere)"]) }
    let pem = try String(contentsOfFile: certificates.path(issued + ".crt"), encoding: .utf8)
    func record(_ name: String) async -> String {
      await world.administrator.outcome(
        AdminService.createPrincipal, CreatePrincipalRequest(name: name, role: .head, credential: .certificate(pem)))
    }
    #expect(await record(PrincipalTests.name("other")) == "INVALID_ARGUMENT BAD_FIELD")
    #expect(await record(elsewhere) == "OK")
    #expect(await outcome(try await Caller.connect(to: world.harness, certificate: issued)) == "OK")
    let rotated = try await world.administrator.call(
      AdminService.rotateCredential, RotateCredentialRequest(name: name, now: true, certificateRequest: request))
    guard case .chain? = rotated.credential?.secret else {
      Issue.record("no certificate was given")
      return
    }
    #expect(await outcome(try await Caller.connect(to: world.harness, certificate: file)) == PrincipalTests.refused)
  }

  @Test(.timeLimit(.minutes(5)))
  func oneTimePasswordsAndSecondFactors() async throws {
    let world = try await World.shared
    let name = PrincipalTests.name("person")
    let made = try await world.administrator.call(
      AdminService.createPrincipal,
      CreatePrincipalRequest(name: name, role: .head, credential: .oneTimePassword(true)))
    guard case .oneTimePassword(let first)? = made.credential?.secret else {
      Issue.record("no password was given")
      return
    }
    #expect(days(until: made.credential?.expireTime) == 1)
    #expect(made.principal?.hasPassword == false)
    let reset = try await world.administrator.call(AdminService.resetPassword, ResetPasswordRequest(name: name))
    guard case .oneTimePassword(let second)? = reset.credential?.secret else {
      Issue.record("no password was given")
      return
    }
    #expect(first != second && first.count >= 20)
    let uri = try await world.administrator.call(
      AdminService.enrolPrincipalSecondFactor, EnrolPrincipalSecondFactorRequest(name: name)
    ).uri
    #expect(uri.hasPrefix("otpauth://totp/Tarazu:\(name)?secret="))
    let source = PrincipalTests.name("cms")
    _ = try await world.administrator.call(
      AdminService.createPrincipal, CreatePrincipalRequest(name: source, role: .source, source: source))
    #expect(
      await world.administrator.outcome(AdminService.resetPassword, ResetPasswordRequest(name: source))
        == PrincipalTests.precondition)
  }
}
