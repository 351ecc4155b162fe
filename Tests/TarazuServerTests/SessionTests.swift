import Foundation
import TarazuAccess
import TarazuNet
import TarazuProtocol
import TarazuWire
import TestSupport
import Testing

/// Sessions, passwords and certificates, as their owner changes them.
@Suite struct SessionTests {
  private static let bad = "INVALID_ARGUMENT BAD_FIELD"
  private static let incomplete = "PERMISSION_DENIED SIGN_IN_INCOMPLETE"
  private static let precondition = "FAILED_PRECONDITION FAILED_PRECONDITION"

  private func sees(_ caller: Caller) async -> String {
    await caller.outcome(KpiService.listIndicators, ListIndicatorsRequest())
  }

  @Test(.timeLimit(.minutes(5)))
  func theOldestOfTenGivesWay() async throws {
    let signIns = try await SignIns.shared
    let (name, address) = (try await signIns.member(), SignIns.address())
    // Setting the password took a session.
    var sessions: [Caller] = []
    for _ in 0..<10 {
      sessions.append(signIns.caller(try await signIns.signIn(name, from: address).token, from: address))
    }
    #expect(await sees(sessions[0]) == "OK")
    let newest = signIns.caller(try await signIns.signIn(name, from: address).token, from: address)
    #expect(await sees(sessions[0]) == SignIns.wrong)
    #expect(await sees(sessions[1]) == "OK")
    let listed = try await newest.call(AuthService.listSessions, ListSessionsRequest()).sessions
    #expect(listed.count == 10)
    #expect(listed.map(\.id) == listed.map(\.id).sorted(by: >))
    #expect(listed.map(\.isThis) == [true] + Array(repeating: false, count: 9))
    #expect(listed.allSatisfy { $0.address == address && $0.expireTime != nil && $0.lastUseTime != nil })
  }

  @Test(.timeLimit(.minutes(5)))
  func endingSessions() async throws {
    let signIns = try await SignIns.shared
    let province = try await signIns.world.province()
    let (name, address) = (try await signIns.member(unit: province.code), SignIns.address())
    let one = signIns.caller(try await signIns.signIn(name, from: address).token, from: address)
    let two = signIns.caller(try await signIns.signIn(name, from: address).token, from: address)
    let listed = try await one.call(AuthService.listSessions, ListSessionsRequest()).sessions
    let other = try #require(listed.first { !$0.isThis })
    for _ in 0..<2 { #expect(await one.outcome(AuthService.endSession, EndSessionRequest(id: other.id)) == "OK") }
    #expect(await sees(two) == SignIns.wrong)
    // A session of somebody else is one that is not there.
    let stranger = try await signIns.signIn(try await signIns.member(), from: address)
    let strange = try await signIns.caller(stranger.token, from: address)
      .call(AuthService.listSessions, ListSessionsRequest()).sessions
    for id in strange.map(\.id) + [0, -1, .max] {
      #expect(await one.outcome(AuthService.endSession, EndSessionRequest(id: id)) == "PERMISSION_DENIED SCOPE")
    }
    #expect(
      await signIns.world.administrator.outcome(AuthService.endSession, EndSessionRequest(id: .max))
        == "NOT_FOUND NOT_FOUND")
    #expect(await sees(one) == "OK")
    #expect(await one.outcome(AuthService.signOut, SignOutRequest()) == "OK")
    #expect(await sees(one) == SignIns.wrong)
    #expect(
      await signIns.world.administrator.outcome(AuthService.signOut, SignOutRequest()) == SessionTests.precondition)
  }

  /// A one-time password is good for 24 hours, and only to set one's own.
  @Test(.timeLimit(.minutes(5)))
  func aOneTimePassword() async throws {
    let signIns = try await SignIns.shared
    let address = SignIns.address()
    let (name, oneTime) = try await signIns.person()
    let entered = try await signIns.signIn(name, oneTime, from: address)
    #expect(entered.self_?.passwordChangeNeeded == true)
    let session = signIns.caller(entered.token, from: address)
    #expect(await sees(session) == SessionTests.incomplete)
    #expect(await session.outcome(AuthService.listSessions, ListSessionsRequest()) == SessionTests.incomplete)
    #expect(await session.outcome(AuthService.getSelf, GetSelfRequest()) == "OK")
    #expect(
      await session.outcome(
        AuthService.changePassword, ChangePasswordRequest(oldPassword: oneTime, newPassword: oneTime))
        == SessionTests.bad)
    #expect(
      await session.outcome(
        AuthService.changePassword, ChangePasswordRequest(oldPassword: oneTime, newPassword: SignIns.password)) == "OK")
    #expect(await sees(session) == "OK")
    #expect(try await session.call(AuthService.getSelf, GetSelfRequest()).self_?.passwordChangeNeeded == false)
    #expect(await signIns.outcome(name, oneTime, from: address) == SignIns.wrong)
    #expect(await signIns.outcome(name, from: address) == "OK")
    // One that was not used in 24 hours is nothing, for who signs in and for who has signed in by it.
    let (late, expired) = try await signIns.person()
    let early = signIns.caller(try await signIns.signIn(late, expired, from: address).token, from: address)
    _ = try await signIns.world.harness.database.psql(
      "update tarazu.password set expires_at = now() where principal = '\(late)'")
    #expect(await signIns.outcome(late, expired, from: address) == SignIns.wrong)
    #expect(
      await early.outcome(
        AuthService.changePassword, ChangePasswordRequest(oldPassword: expired, newPassword: SignIns.password))
        == SessionTests.bad)
  }

  @Test(.timeLimit(.minutes(5)))
  func passwordsThatAreRefused() async throws {
    let signIns = try await SignIns.shared
    let province = try await signIns.world.province()
    let (name, address) = (try await signIns.member(unit: province.code), SignIns.address())
    let session = signIns.caller(try await signIns.signIn(name, from: address).token, from: address)
    for new in [
      "11 characte", "xx \(name) 1405", "1qaz2wsx3edc4rfv", String(repeating: "a", count: 1_025),
      "xx \(province.code) 1405", "رمز ترازو ۱۴۰۵ من", SignIns.password,
    ] {
      let status = await session.failure(
        of: AuthService.changePassword, ChangePasswordRequest(oldPassword: SignIns.password, newPassword: new))
      #expect(status.map { Caller.message(of: $0) } == SessionTests.bad, "\(new)")
      #expect(status?.fields.map(\.path) == ["new_password"], "\(new)")
      #expect(status?.message.contains(new) == false, "\(new)")
    }
    // Characters count, not bytes; and exactly as typed.
    let persian = String(repeating: "پ", count: 64)
    #expect(
      await session.outcome(
        AuthService.changePassword, ChangePasswordRequest(oldPassword: SignIns.password, newPassword: persian)) == "OK")
    #expect(await signIns.outcome(name, persian + " ", from: address) == SignIns.wrong)
    #expect(await signIns.outcome(name, persian, from: address) == "OK")
  }

  /// To change it takes the old one, whose wrong guesses count; all other sessions end.
  @Test(.timeLimit(.minutes(5)))
  func changingThePassword() async throws {
    let signIns = try await SignIns.shared
    let (name, address) = (try await signIns.member(), SignIns.address())
    let one = signIns.caller(try await signIns.signIn(name, from: address).token, from: address)
    let two = signIns.caller(try await signIns.signIn(name, from: address).token, from: address)
    let other = "another horse battery"
    let guess = ChangePasswordRequest(oldPassword: "wrong horse battery", newPassword: other)
    for _ in 0..<5 { #expect(await one.outcome(AuthService.changePassword, guess) == SessionTests.bad) }
    try await signIns.wrongAttempts(3, name, from: address)
    #expect(await one.outcome(AuthService.changePassword, guess) == SignIns.throttled)
    let elsewhere = signIns.caller(
      try await signIns.signIn(name, from: SignIns.address()).token, from: SignIns.address())
    let change = ChangePasswordRequest(oldPassword: SignIns.password, newPassword: other)
    #expect(await elsewhere.outcome(AuthService.changePassword, change) == "OK")
    for ended in [one, two] { #expect(await sees(ended) == SignIns.wrong) }
    #expect(await sees(elsewhere) == "OK")
    #expect(await signIns.outcome(name, from: SignIns.address()) == SignIns.wrong)
    // An administrator's reset ends all.
    _ = try await signIns.world.administrator.call(AdminService.resetPassword, ResetPasswordRequest(name: name))
    #expect(await sees(elsewhere) == SignIns.wrong)
    #expect(await signIns.outcome(name, other, from: SignIns.address()) == SignIns.wrong)
  }

  // MARK: Certificates

  /// A certificate renews itself; a token does not, nor somebody else's.
  @Test(.timeLimit(.minutes(5)))
  func renewingACertificate() async throws {
    let signIns = try await SignIns.shared
    let world = signIns.world
    let certificates = try Certificates.shared.get()
    let name = "p-\(UUID().uuidString.prefix(8).lowercased())"
    let (request, file) = try await blocking { try certificates.request(for: name) }
    let made = try await world.administrator.call(
      AdminService.createPrincipal,
      CreatePrincipalRequest(name: name, role: .head, credential: .certificateRequest(request)))
    guard case .chain(let chain)? = made.credential?.secret else {
      throw ChildProcess.Failure(description: "no certificate was given")
    }
    try chain.write(toFile: certificates.path(file + ".crt"), atomically: true, encoding: .utf8)
    let old = try await Caller.connect(to: world.harness, certificate: file)
    let (again, fresh) = try await blocking { try certificates.request(for: "anybody") }
    let renewed = try await old.call(
      AuthService.renewCertificate, RenewCertificateRequest(certificateRequest: again))
    try renewed.chain.write(toFile: certificates.path(fresh + ".crt"), atomically: true, encoding: .utf8)
    let new = try await Caller.connect(to: world.harness, certificate: fresh)
    let own = try await new.call(AuthService.getSelf, GetSelfRequest()).self_
    #expect(own?.name == name && own?.credential == .certificate)
    #expect(await sees(old) == "OK")
    #expect(
      await old.outcome(AuthService.renewCertificate, RenewCertificateRequest(certificateRequest: "none"))
        == SessionTests.bad)
    let token = try await world.caller(.source, unit: nil, source: "of-" + name)
    #expect(
      await token.outcome(AuthService.renewCertificate, RenewCertificateRequest(certificateRequest: again))
        == SessionTests.precondition)
  }
}
