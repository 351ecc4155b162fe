import Foundation
import TarazuAccess
import TarazuProtocol
import TarazuWire
import TestSupport
import Testing

/// The second factor: who makes its seed, when it counts, and that each code is good once.
@Suite struct SecondFactorTests {
  private static let bad = "INVALID_ARGUMENT BAD_FIELD"
  private static let missing = "PERMISSION_DENIED SECOND_FACTOR"
  private static let precondition = "FAILED_PRECONDITION FAILED_PRECONDITION"

  private func administers(_ caller: Caller) async -> String {
    await caller.outcome(AdminService.listPrincipals, ListPrincipalsRequest(pageSize: 1))
  }

  private func enrol(_ caller: Caller) async throws -> String {
    try await caller.call(AuthService.enrolSecondFactor, EnrolSecondFactorRequest()).uri
  }

  private func confirm(_ caller: Caller, _ code: String) async -> String {
    await caller.outcome(AuthService.confirmSecondFactor, ConfirmSecondFactorRequest(code: code))
  }

  /// A code of six digits that is not this one.
  private func another(than code: String) -> String { code == "123456" ? "654321" : "123456" }

  /// An administrator enrols by a token or by another administrator, never by its password alone.
  @Test(.timeLimit(.minutes(5)))
  func anAdministrator() async throws {
    let signIns = try await SignIns.shared
    let (name, address) = (try await signIns.member(.admin), SignIns.address())
    let byPassword = try await signIns.signIn(name, from: address)
    #expect(byPassword.self_?.secondFactorNeeded == true)
    let session = signIns.caller(byPassword.token, from: address)
    #expect(await administers(session) == SecondFactorTests.missing)
    #expect(
      await session.outcome(AuthService.enrolSecondFactor, EnrolSecondFactorRequest()) == SecondFactorTests.missing)
    #expect(await confirm(session, "123456") == SecondFactorTests.precondition)
    // Another administrator makes the seed; whoever has it confirms.
    let made = try await signIns.world.administrator.call(
      AdminService.enrolPrincipalSecondFactor, EnrolPrincipalSecondFactorRequest(name: name))
    #expect(made.uri.hasPrefix("otpauth://totp/Tarazu:\(name)?secret="))
    #expect(await confirm(session, another(than: try SignIns.code(made.uri))) == SecondFactorTests.bad)
    #expect(await confirm(session, try SignIns.code(made.uri)) == "OK")
    // The session that confirmed has shown it.
    #expect(await administers(session) == "OK")
    #expect(try await session.call(AuthService.getSelf, GetSelfRequest()).self_?.secondFactorNeeded == false)
    // From now on it is asked for; what is wrong with it is answered like a wrong password, and the code that confirmed is
    // used up.
    let code = try SignIns.code(made.uri)
    for wrong in ["", another(than: code), "12345", code + "0"] {
      #expect(await signIns.outcome(name, code: wrong, from: SignIns.address()) == SignIns.wrong, "\(wrong)")
    }
    try await signIns.forgetCodes(of: name)
    let now = try SignIns.code(made.uri)
    let full = try await signIns.signIn(name, code: now, from: address)
    #expect(await administers(signIns.caller(full.token, from: address)) == "OK")
    #expect(full.self_?.hasSecondFactor == true && full.self_?.secondFactorNeeded == false)
    #expect(await signIns.outcome(name, code: now, from: SignIns.address()) == SignIns.wrong)
    // A session from before does not replace it.
    let early = try await signIns.world.session(of: name)
    try await signIns.world.wait(for: early, toBe: "OK")
    let old = try await Caller.connect(to: signIns.world.harness, tokens: [early])
    #expect(await old.outcome(AuthService.enrolSecondFactor, EnrolSecondFactorRequest()) == SecondFactorTests.missing)
  }

  /// By a token an administrator enrols itself; the seed is kept encrypted.
  @Test(.timeLimit(.minutes(5)))
  func byAToken() async throws {
    let signIns = try await SignIns.shared
    let caller = try await signIns.world.caller(.admin, unit: nil)
    let uri = try await enrol(caller)
    #expect(await confirm(caller, try SignIns.code(uri)) == "OK")
    let own = try #require(try await caller.call(AuthService.getSelf, GetSelfRequest()).self_)
    #expect(own.hasSecondFactor && !own.secondFactorNeeded && own.credential == .token && own.lastSignInTime == nil)
    #expect(await confirm(caller, try SignIns.code(uri)) == SecondFactorTests.precondition)
    #expect(
      try await signIns.world.harness.database.psql(
        "select octet_length(seed), pending_seed from tarazu.second_factor where principal = '\(own.name)'") == "48|\n")
    let source = try await signIns.world.caller(.source, unit: nil, source: "of-" + own.name)
    #expect(
      await source.outcome(AuthService.enrolSecondFactor, EnrolSecondFactorRequest()) == SecondFactorTests.precondition)
  }

  /// Others may begin by their password.
  @Test(.timeLimit(.minutes(5)))
  func aHead() async throws {
    let signIns = try await SignIns.shared
    let (name, address) = (try await signIns.member(), SignIns.address())
    let session = signIns.caller(try await signIns.signIn(name, from: address).token, from: address)
    let first = try await enrol(session)
    // One that was not confirmed counts for nothing.
    #expect(await signIns.outcome(name, from: address) == "OK")
    let second = try await enrol(session)
    #expect(first != second)
    for code in ["", "12345", "1234567", "12345a"] { #expect(await confirm(session, code) == SecondFactorTests.bad) }
    #expect(await confirm(session, try SignIns.code(second)) == "OK")
    #expect(await signIns.outcome(name, from: address) == SignIns.wrong)
    try await signIns.forgetCodes(of: name)
    #expect(await signIns.outcome(name, code: try SignIns.code(second), from: address) == "OK")
    // Who has shown it may replace it.
    let third = try await enrol(session)
    try await signIns.forgetCodes(of: name)
    #expect(await signIns.outcome(name, code: try SignIns.code(second), from: address) == "OK")
    #expect(await confirm(session, try SignIns.code(third)) == "OK")
  }

  /// Wrong codes are counted like passwords, also where a session gives them.
  @Test(.timeLimit(.minutes(5)))
  func wrongCodesCount() async throws {
    let signIns = try await SignIns.shared
    let (name, address) = (try await signIns.member(), SignIns.address())
    let session = signIns.caller(try await signIns.signIn(name, from: address).token, from: address)
    let uri = try await enrol(session)
    for _ in 0..<4 { #expect(await confirm(session, another(than: try SignIns.code(uri))) == SecondFactorTests.bad) }
    try await signIns.wrongAttempts(4, name, from: address)
    #expect(await confirm(session, try SignIns.code(uri)) == SignIns.throttled)
  }

  /// Who has lost the authenticator signs in by a seed that an administrator has made, which then counts.
  @Test(.timeLimit(.minutes(5)))
  func aLostOne() async throws {
    let signIns = try await SignIns.shared
    let (name, address) = (try await signIns.member(), SignIns.address())
    let session = signIns.caller(try await signIns.signIn(name, from: address).token, from: address)
    let lost = try await enrol(session)
    #expect(await confirm(session, try SignIns.code(lost)) == "OK")
    let made = try await signIns.world.administrator.call(
      AdminService.enrolPrincipalSecondFactor, EnrolPrincipalSecondFactorRequest(name: name))
    #expect(
      await signIns.outcome(name, "wrong horse battery", code: try SignIns.code(made.uri), from: address)
        == SignIns.wrong)
    let entered = try await signIns.signIn(name, code: try SignIns.code(made.uri), from: address)
    #expect(entered.self_?.hasSecondFactor == true)
    try await signIns.forgetCodes(of: name)
    #expect(await signIns.outcome(name, code: try SignIns.code(lost), from: address) == SignIns.wrong)
    #expect(await signIns.outcome(name, code: try SignIns.code(made.uri), from: address) == "OK")
  }

  /// `second_factor = all`: whoever has none may only make one. It acts at once, on sessions that are there too.
  @Test(.timeLimit(.minutes(5)))
  func demandedOfAll() async throws {
    try await ServerHarness.run { harness in
      let signIns = try await SignIns(World(harness))
      func set(_ value: String) async throws {
        try "second_factor = \(value)\n".write(
          toFile: harness.home + "/tarazu.conf", atomically: true, encoding: .utf8)
        let before = harness.log.count
        harness.hangUp()
        try await eventually { harness.log.dropFirst(before).contains("settings and certificates were read again") }
      }
      let (name, address) = (try await signIns.member(), SignIns.address())
      let session = signIns.caller(try await signIns.signIn(name, from: address).token, from: address)
      func reads() async -> String { await session.outcome(KpiService.listIndicators, ListIndicatorsRequest()) }
      #expect(await reads() == "OK")
      try await set("all")
      #expect(await reads() == "PERMISSION_DENIED SIGN_IN_INCOMPLETE")
      let own = try await session.call(AuthService.getSelf, GetSelfRequest()).self_
      #expect(own?.secondFactorNeeded == true)
      let other = try await signIns.signIn(name, from: address)
      #expect(other.self_?.secondFactorNeeded == true)
      // A token is no sign-in.
      #expect(await signIns.world.administrator.outcome(KpiService.listIndicators, ListIndicatorsRequest()) == "OK")
      let uri = try await enrol(session)
      #expect(await confirm(session, try SignIns.code(uri)) == "OK")
      #expect(await reads() == "OK")
      let late = signIns.caller(other.token, from: address)
      #expect(
        await late.outcome(KpiService.listIndicators, ListIndicatorsRequest()) == "PERMISSION_DENIED SIGN_IN_INCOMPLETE"
      )
      try await set("admins")
      #expect(await late.outcome(KpiService.listIndicators, ListIndicatorsRequest()) == "OK")
    }
  }
}
