import TarazuProtocol
import Testing

@testable import TarazuCommand

/// The documents and tables of administrators' commands (docs/spec/access.md#the-command-line).
@Suite struct AccessDocumentTests {
  private static let principal = Principal(
    name: "cms-08", role: .source, unit: "08", source: "cms", maker: "admin",
    createTime: ProtobufTimestamp(seconds: 1_704_096_000), isOpen: true,
    lastUseTime: ProtobufTimestamp(seconds: 1_704_099_600),
    credentialExpireTime: ProtobufTimestamp(seconds: 1_735_632_000))

  private static let text = """
    "name":"cms-08","role":"source","unit":"08","source":"cms","made_by":"admin","made_at":"2024-01-01T08:00:00Z",\
    "expires_at":null,"revoked_at":null,"open":true,"has_password":false,"has_second_factor":false,\
    "last_sign_in_at":null,"last_used_at":"2024-01-01T09:00:00Z","credentials_end_at":"2024-12-31T08:00:00Z"
    """

  /// The limits, of which some were set.
  private func limits(_ own: String...) -> String {
    let names = [
      "calls", "heavy-calls", "open-calls", "store-reads", "waiting-reads", "waiting-events", "waiting-bytes", "events",
      "classes", "rejections", "pages",
    ]
    let members = names.map { name in own.first { $0.hasPrefix("\"\(name)\":") } ?? "\"\(name)\":null" }
    return "\"limits\":{\(members.joined(separator: ","))}"
  }

  private func table(_ answer: some Answer) -> String {
    String(decoding: answer.bytes(.table, forTerminal: false), as: UTF8.self)
  }

  @Test func aPrincipal() {
    var principal = AccessDocumentTests.principal
    #expect(document(PrincipalAnswer(principal: principal)) == "{\(AccessDocumentTests.text),\(limits())}\n")
    principal.limits = [PrincipalLimit(kind: .rejections, value: 7)]
    let credential = PrincipalCredential(
      kind: .certificate, id: 3, createTime: ProtobufTimestamp(seconds: 1_704_096_000),
      expireTime: ProtobufTimestamp(seconds: 1_735_632_000), lastUseAddress: "192.0.2.1")
    let answer = PrincipalAnswer(principal: principal, credentials: [credential])
    #expect(
      document(answer) == """
        {\(AccessDocumentTests.text),\(limits("\"rejections\":7")),"credentials":[{"kind":"certificate","id":3,"made_by":null,\
        "made_at":"2024-01-01T08:00:00Z","expires_at":"2024-12-31T08:00:00Z","ended_at":null,"last_used_at":null,\
        "last_used_from":"192.0.2.1"}]}

        """)
    #expect(table(answer).contains("limits: rejections=7; the others the usual\n"))
    principal.limits = [PrincipalLimit(kind: .heavyCalls, value: PrincipalLimit.none)]
    principal.unit = nil
    #expect(document(PrincipalAnswer(principal: principal)).hasSuffix(limits("\"heavy-calls\":\"none\"") + "}\n"))
    #expect(table(PrincipalAnswer(principal: principal)).contains("unit: (country)\n"))
  }

  @Test func lists() {
    let list = PrincipalListAnswer(principals: [AccessDocumentTests.principal], next: "ab")
    #expect(
      document(list) == "{\"principals\":[{\(AccessDocumentTests.text),\(limits())}],\"next\":\"ab\"}\n")
    #expect(table(list).contains("1 principals; more with --after ab"))
    #expect(document(PrincipalListAnswer(principals: [], next: "")) == "{\"principals\":[],\"next\":null}\n")
  }

  /// A secret is printed only where no file was named for it.
  @Test func secrets() {
    let token = NewCredential(expireTime: ProtobufTimestamp(seconds: 1_735_632_000), secret: .token("tz_secret"))
    let principal = AccessDocumentTests.principal
    for isShown in [true, false] {
      let made = NewPrincipalAnswer(principal: principal, credential: token, isShown: isShown)
      let rotated = NewCredentialAnswer(principal: "cms-08", credential: token, isShown: isShown)
      for text in [document(made), document(rotated), table(made), table(rotated)] {
        #expect(text.contains("tz_secret") == isShown)
      }
    }
    #expect(
      document(NewCredentialAnswer(principal: "cms-08", credential: token, isShown: true))
        == #"{"principal":"cms-08","kind":"token","expires_at":"2024-12-31T08:00:00Z","token":"tz_secret"}"# + "\n")
    #expect(
      document(CredentialAnswer(principal: "a", kind: "token", id: 5)) == #"{"principal":"a","kind":"token","id":5}"#
        + "\n")
    #expect(
      document(CredentialAnswer(principal: "a", kind: "second_factor", id: nil))
        == #"{"principal":"a","kind":"second_factor"}"# + "\n")
  }

  @Test func gatewaysAndRollout() {
    let gateway = Gateway(
      name: "web", maker: "admin", createTime: ProtobufTimestamp(seconds: 1_704_096_000),
      expireTime: ProtobufTimestamp(seconds: 1_735_632_000))
    let text =
      #"{"name":"web","made_by":"admin","made_at":"2024-01-01T08:00:00Z","expires_at":"2024-12-31T08:00:00Z","#
      + #""ended_at":null}"#
    #expect(document(GatewayAnswer(gateway: gateway)) == text + "\n")
    #expect(document(GatewayListAnswer(gateways: [gateway])) == "{\"gateways\":[\(text)]}\n")
    let rollout = RolloutAnswer(provinces: [ProvinceRollout(province: "08", districtIsOpen: true)])
    #expect(document(rollout) == #"{"rollout":[{"province":"08","district":true,"branch":false}]}"# + "\n")
    #expect(table(rollout) == "province  district  branch\n08        open      closed\n")
  }

  /// Refusals are in the order of lines, although lines are worked on several at once.
  @Test func anImport() {
    func refusal(_ line: Int) -> PrincipalImportAnswer.Outcome {
      .refused(PrincipalImportAnswer.Refusal(line: line, name: nil, reason: "SCOPE", detail: "not in your scope"))
    }
    var answer = PrincipalImportAnswer()
    for outcome in [.made, refusal(7), .unchanged, refusal(3), .renewed, .made, refusal(5)] { answer.add(outcome) }
    #expect(answer.refused.map(\.line) == [3, 5, 7])
    #expect(
      document(answer).hasPrefix(
        #"{"made":2,"renewed":1,"unchanged":1,"refused_count":3,"refused":[{"line":3,"name":null,"#
          + #""reason":"SCOPE","detail":"not in your scope"},"#))
    #expect(table(answer).hasPrefix("made: 2, given a new secret: 1, there before: 1\nrefused: 3\n"))
  }

  @Test func limitsOfACommandLine() throws {
    func limit(_ text: String) throws -> PrincipalLimit? {
      let parsed = try ArgumentParser(commands: Program.commands).parse(["principal", "set", "a", "--limit", text])
      guard case .run(_, let arguments) = parsed else { return nil }
      return try arguments.limit()
    }
    #expect(try limit("rejections=5") == PrincipalLimit(kind: .rejections, value: 5))
    #expect(try limit("waiting-bytes=none") == PrincipalLimit(kind: .waitingBytes, value: PrincipalLimit.none))
    #expect(try limit("calls=default") == PrincipalLimit(kind: .calls, value: 0))
    for text in ["5", "rejections", "rejections=", "rejections=0", "events=-1", "leaves=5"] {
      #expect(throws: (any Error).self) { try limit(text) }
    }
  }
}
