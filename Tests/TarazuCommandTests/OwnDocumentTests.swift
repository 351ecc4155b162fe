import TarazuProtocol
import Testing

@testable import TarazuCommand

/// What a caller is told of itself, as documents and pages.
@Suite struct OwnDocumentTests {
  private func text(_ answer: some Answer, _ form: OutputForm) -> String {
    String(decoding: answer.bytes(form, forTerminal: false), as: UTF8.self)
  }

  private let noon = ProtobufTimestamp(seconds: 1_704_110_400)

  @Test func aPrincipalThatNeedsNothing() {
    let answer = SelfAnswer(
      own: Self_(
        name: "r.karimi", role: .head, unit: "08", credential: .session, expireTime: noon, lastSignInTime: noon,
        lastSignInAddress: "192.0.2.7", wrongAttempts: 3, hasSecondFactor: true, isOpen: true))
    #expect(
      text(answer, .json)
        == #"{"name":"r.karimi","role":"head","unit":"08","source":null,"credential":"session","#
        + #""expires_at":"2024-01-01T12:00:00Z","last_sign_in_at":"2024-01-01T12:00:00Z","#
        + #""last_sign_in_from":"192.0.2.7","wrong_attempts":3,"password_change_needed":false,"#
        + #""second_factor_needed":false,"has_second_factor":true,"open":true,"recoveries":[]}"# + "\n")
    #expect(
      text(answer, .table) == """
        r.karimi: head of 08
        by a session, good until 2024-01-01T12:00:00Z
        last sign-in: 2024-01-01T12:00:00Z from 192.0.2.7; wrong attempts since: 3
        second factor: yes

        """)
  }

  @Test func aPrincipalThatNeedsAll() {
    let answer = SelfAnswer(
      own: Self_(
        name: "boss", role: .admin, credential: .token, passwordChangeNeeded: true, secondFactorNeeded: true,
        recoveries: [Recovery(name: "saved", createTime: noon)]))
    let document = text(answer, .json)
    for part in [
      #""unit":null"#, #""last_sign_in_at":null,"last_sign_in_from":null"#, #""password_change_needed":true"#,
      #""open":false,"recoveries":[{"name":"saved","made_at":"2024-01-01T12:00:00Z"}]"#,
    ] { #expect(document.contains(part), "\(document)") }
    #expect(
      text(answer, .table) == """
        boss: admin of (country)
        by a token, good until -
        last sign-in: never; wrong attempts since: 0
        second factor: no
        access for this level is not open yet in your province
        set your own password first: tarazu password --old FILE --new FILE
        a second factor is needed: tarazu factor --file FILE
        an administrator was made on the service's machine: saved, 2024-01-01T12:00:00Z

        """)
  }

  @Test func aSource() {
    let own = Self_(name: "cms", role: .source, unit: "08", source: "cms-08", credential: .certificate, isOpen: true)
    #expect(text(SelfAnswer(own: own), .table).hasPrefix("cms: source of 08, sends as cms-08\nby a certificate,"))
  }

  @Test func sessions() {
    let answer = SessionListAnswer(sessions: [
      Session(id: 12, createTime: noon, address: "192.0.2.7", lastUseTime: noon, expireTime: noon, isThis: true),
      Session(id: 7, address: "2001:db8::1"),
    ])
    #expect(
      text(answer, .json)
        == #"{"sessions":[{"id":12,"made_at":"2024-01-01T12:00:00Z","from":"192.0.2.7","#
        + #""last_used_at":"2024-01-01T12:00:00Z","expires_at":"2024-01-01T12:00:00Z","this":true},"#
        + #"{"id":7,"made_at":null,"from":"2001:db8::1","last_used_at":null,"expires_at":null,"this":false}]}"# + "\n")
    let page = text(answer, .table)
    #expect(page.hasSuffix("\n2 sessions\n"))
    #expect(page.contains("2001:db8::1"))
  }

  @Test func whatWasDone() {
    #expect(text(DoneAnswer("session", .number(7), "session 7 has ended"), .json) == "{\"session\":7}\n")
    #expect(text(DoneAnswer("changed", .flag(true), "x"), .json) == "{\"changed\":true}\n")
    #expect(text(DoneAnswer("certificate", .text("a\"b"), "x"), .json) == "{\"certificate\":\"a\\\"b\"}\n")
    #expect(text(DoneAnswer("changed", .flag(true), "the password was set"), .table) == "the password was set\n")
  }

  /// What a command line needs before the service is called.
  @Test(arguments: [
    (["factor"], "missing: --file FILE, or --code-file FILE"),
    (["certificate", "renew"], "only a certificate renews itself"),
    (["sign-in", "a", "--password-file", "x"], "missing: --token-file FILE"),
    (["sign-in", "--password-file", "x", "--token-file", "y"], "missing: NAME"),
    (["password", "--old", "x"], "missing: --new FILE"), (["session", "end"], "missing: ID"),
    (["session"], "after `session` one of these is needed: list, end"),
  ])
  func wrongUsage(line: [String], message: String) throws {
    let error = #expect(throws: UsageError.self) {
      guard case .run(let command, let arguments) = try ArgumentParser(commands: Program.commands).parse(line) else {
        return
      }
      try command.check(arguments)
    }
    #expect(error?.message.hasPrefix(message) == true, "\(error?.message ?? "")")
  }
}
