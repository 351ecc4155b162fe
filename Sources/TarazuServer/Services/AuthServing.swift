// AuthService but for signing in: what a principal sees and changes of its own (docs/spec/access.md#rules-and-roles).

import TarazuAccess
import TarazuDomain
import TarazuIdentity
import TarazuLines
import TarazuLoop
import TarazuNet
import TarazuPostgres
import TarazuProtocol
import TarazuReplica
import TarazuSecrets
import TarazuStore
import TarazuWire

struct AuthServing: Sendable {
  /// For what changes nothing.
  let pool: PostgresPool
  let changes: AccessChanges
  let secrets: NewSecrets
  let desk: PasswordDesk
  let selfView: SelfView
  let directory: CurrentDirectory

  func serve(in table: inout ServiceTable) {
    table.unary(AuthService.getSelf, rule: .ownSignIn, time: .read) { authorized, _, call in
      GetSelfResponse(self_: try await see(authorized, before: call.deadline))
    }
    table.unary(AuthService.signOut, rule: .ownSignIn, time: .unary) { authorized, _, call in
      try await signOut(authorized, before: call.deadline)
    }
    table.unary(AuthService.listSessions, rule: .self, time: .read) { authorized, _, call in
      try await listSessions(authorized, before: call.deadline)
    }
    table.unary(AuthService.endSession, rule: .self, time: .unary) { authorized, request, call in
      try await endSession(authorized, request.id, before: call.deadline)
    }
    table.unary(AuthService.changePassword, rule: .ownSignIn, time: .unary) { authorized, request, call in
      try await changePassword(authorized, request, before: call.deadline)
    }
    table.unary(AuthService.enrolSecondFactor, rule: .ownSignIn, time: .unary) { authorized, _, call in
      try await enrol(authorized, before: call.deadline)
    }
    table.unary(AuthService.confirmSecondFactor, rule: .ownSignIn, time: .unary) { authorized, request, call in
      try await confirm(authorized, request.code, before: call.deadline)
    }
    table.unary(AuthService.renewCertificate, rule: .self, time: .unary) { authorized, request, call in
      try await renew(authorized, request.certificateRequest, before: call.deadline)
    }
  }

  private func see(_ authorized: AuthorizedCall, before deadline: MonotonicInstant) async throws -> Self_ {
    let caller = authorized.caller
    return try await store(pool, before: deadline) { connection in
      try await selfView.of(
        caller.principal, by: caller.credential, until: caller.validity.until, on: connection)
    }
  }

  // MARK: Sessions

  private func listSessions(
    _ authorized: AuthorizedCall, before deadline: MonotonicInstant
  ) async throws -> ListSessionsResponse {
    let name = authorized.principal.name
    let rows = try await store(pool, before: deadline) { try await SessionTable.live(of: name, on: $0) }
    let own = authorized.caller.credential
    return ListSessionsResponse(
      sessions: rows.map {
        Session(
          id: $0.id, createTime: ProtobufTimestamp($0.madeAt), address: $0.address,
          lastUseTime: ProtobufTimestamp($0.lastUsedAt), expireTime: ProtobufTimestamp($0.expiresAt),
          isThis: own.kind == .session && own.id == $0.id)
      })
  }

  private func signOut(
    _ authorized: AuthorizedCall, before deadline: MonotonicInstant
  ) async throws -> SignOutResponse {
    let own = authorized.caller.credential
    guard own.kind == .session else {
      throw Status.failedPrecondition("only a session can sign out, and this is a \(own.kind.rawValue)")
    }
    try await end(own.id, authorized, rule: .ownSignIn, before: deadline)
    return SignOutResponse()
  }

  private func endSession(
    _ authorized: AuthorizedCall, _ id: Int64, before deadline: MonotonicInstant
  ) async throws -> EndSessionResponse {
    try await end(id, authorized, rule: .self, before: deadline)
    return EndSessionResponse()
  }

  /// Ends a session of the caller's; one that has ended stays so.
  private func end(
    _ id: Int64, _ authorized: AuthorizedCall, rule: Rule, before deadline: MonotonicInstant
  ) async throws {
    let name = authorized.principal.name
    try await changes.run(authorized, rule: rule, before: deadline) { change in
      guard let hasEnded = try await SessionTable.hasEnded(id, of: name, on: change.connection) else {
        try authorized.require(.absent("session \(id)"))
        throw Status.notFound("there is no session \(id)")
      }
      guard !hasEnded else { return ChangeOutcome(value: ()) }
      let before = RecordedCredential(principal: name, kind: "session", id: id)
      var after = before
      after.endedAt = change.now
      return ChangeOutcome(
        value: (), last: [SessionTable.end(id, of: name)], record: ChangeRecord(before: before, after: after))
    }
  }

  // MARK: Password

  private func changePassword(
    _ authorized: AuthorizedCall, _ request: ChangePasswordRequest, before deadline: MonotonicInstant
  ) async throws -> ChangePasswordResponse {
    let (name, new) = (authorized.principal.name, request.newPassword)
    if let problem = PasswordRules.problem(of: new, principal: name, unit: unitName(of: authorized.principal)) {
      throw Status.badField("new_password", problem.message)
    }
    if new == request.oldPassword { throw Status.badField("new_password", "the same as the old one") }
    let session = authorized.caller.session
    try await attempt(authorized, before: deadline) { found in
      guard try await desk.check(request.oldPassword, against: found?.livePassword) != .wrong else {
        throw Status.wrongOldPassword
      }
      let password = try await desk.hash(new)
      try await changes.run(authorized, rule: .ownSignIn, before: deadline) { change in
        let now = try await PasswordTable.find(name, on: change.connection)
        guard now?.livePassword == found?.livePassword else { throw Status.wrongOldPassword }
        var last = [
          PasswordTable.change(of: name, to: password), SessionTable.endOthers(than: session, of: name),
        ]
        if let session { last.append(SessionTable.completePassword(session, of: name)) }
        return ChangeOutcome(
          value: (), last: last, record: ChangeRecord(made: RecordedCredential(principal: name, kind: "password")))
      }
    }
    return ChangePasswordResponse()
  }

  /// The name of a principal's unit; nil where the directory has none.
  private func unitName(of principal: TarazuAccess.Principal) -> String? {
    let tree = directory.current.directory
    guard let code = principal.scope.code ?? tree.country else { return nil }
    return tree.units[code]?.name
  }

  /// Looks at a password or a code that the caller gives for itself, no faster than wrong ones of its name allow; what is
  /// wrong counts as it does when signing in.
  private func attempt(
    _ authorized: AuthorizedCall, before deadline: MonotonicInstant,
    _ body: (SignInRecord?) async throws -> Void
  ) async throws {
    let name = authorized.principal.name
    try await desk.attempt(by: name, at: authorized.address) { attempt in
      let found = try await store(changes.pool, before: deadline) { connection in
        try await attempt.admit(on: connection)
        return try await PasswordTable.find(name, on: connection)
      }
      do { try await body(found) } catch let status as Status {
        if status == .wrongOldPassword || status == .wrongCode {
          try await store(changes.pool, before: deadline) { try await attempt.fail(on: $0) }
        }
        throw status
      } catch { throw Status.storeFailure(error) }
    }
  }

  // MARK: Second factor

  private func enrol(
    _ authorized: AuthorizedCall, before deadline: MonotonicInstant
  ) async throws -> EnrolSecondFactorResponse {
    let name = authorized.principal.name
    guard authorized.principal.role != .source else {
      throw Status.failedPrecondition("a source has tokens and certificates, and does not sign in")
    }
    let seed = try TimeCode.randomSeed()
    let encrypted = try SeedCipher.encrypt(seed, of: name, under: secrets.key)
    let session = authorized.caller.session
    try await changes.run(authorized, rule: .ownSignIn, before: deadline) { change in
      let own = try await SessionTable.own(name, session: session, on: change.connection)
      // A password alone makes no administrator, and does not replace a second factor.
      let isByPasswordAlone = session != nil && own.sessionHasSecondFactor != true
      if isByPasswordAlone, change.administrator.role == .admin || own.hasSecondFactor { throw Status(.secondFactor) }
      return ChangeOutcome(
        value: (), last: [PasswordTable.makePending(encrypted, of: name)],
        record: ChangeRecord(made: RecordedCredential(principal: name, kind: "second_factor")))
    }
    return EnrolSecondFactorResponse(uri: TimeCode.uri(seed: seed, principal: name))
  }

  private func confirm(
    _ authorized: AuthorizedCall, _ code: String, before deadline: MonotonicInstant
  ) async throws -> ConfirmSecondFactorResponse {
    let name = authorized.principal.name
    guard code.utf8.count == 6, code.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      throw Status.badField("code", "6 digits are needed")
    }
    let session = authorized.caller.session
    try await attempt(authorized, before: deadline) { found in
      guard let found, let pending = found.secondFactor?.pendingSeed else {
        throw Status.failedPrecondition("no seed waits for a code; make one first")
      }
      guard let step = try GivenCode.step(code, of: name, pending, after: 0, desk.keys.all, found.now) else {
        throw Status.wrongCode
      }
      try await changes.run(authorized, rule: .ownSignIn, before: deadline) { change in
        guard try await PasswordTable.confirm(pending, step: step, of: name, on: change.connection) else {
          throw Status.wrongCode
        }
        let record = RecordedConfirmation(principal: name)
        return ChangeOutcome(
          value: (), last: session.map { [SessionTable.completeFactor($0, of: name)] } ?? [],
          record: ChangeRecord(made: record))
      }
    }
    return ConfirmSecondFactorResponse()
  }

  // MARK: Certificate

  private func renew(
    _ authorized: AuthorizedCall, _ request: String, before deadline: MonotonicInstant
  ) async throws -> RenewCertificateResponse {
    let principal = authorized.principal
    let holder = CertificateHolder.principal(principal.name)
    guard authorized.caller.credential.kind == .certificate else {
      throw Status.failedPrecondition("a certificate is renewed by a call that shows it; a token never renews itself")
    }
    let secret = try secrets.certificate(
      request, for: holder, at: changes.clock.now, days: CredentialLife.days(principal.role))
    guard case .chain(let chain) = secret.secret else { throw Status.storeFailure(SecretError("no chain was made")) }
    try await changes.run(authorized, rule: .self, before: deadline) { change in
      let record = try await PasswordTable.find(principal.name, on: change.connection)
      let row = secret.row(of: principal.name, until: record?.expiresAt)
      guard let id = try await CredentialTable.insert(row, maker: principal.name, on: change.connection) else {
        throw Status.alreadyExists("this certificate is recorded already")
      }
      let made = RecordedCredential(
        principal: row.principal, kind: row.kind.rawValue, id: id, expiresAt: row.expiresAt)
      return ChangeOutcome(value: (), record: ChangeRecord(made: made))
    }
    return RenewCertificateResponse(chain: chain)
  }
}

/// A second factor that counts from now on.
private struct RecordedConfirmation: Recorded {
  var principal: String

  func write(to writer: inout JSONWriter) {
    writer.member("principal", principal)
    writer.member("kind", "second_factor")
    writer.member("confirmed", true)
  }
}

extension TarazuAccess.Caller {
  /// The session that calls; nil for another credential.
  fileprivate var session: Int64? { credential.kind == .session ? credential.id : nil }
}

extension Status {
  fileprivate static let wrongOldPassword = Status.badField("old_password", "it is not the password as it is")
  fileprivate static let wrongCode = Status.badField("code", "it is no code of the seed that was made last")
}
