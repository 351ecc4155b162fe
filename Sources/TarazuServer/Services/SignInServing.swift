// AuthService.SignIn: a session for a name and a password (docs/spec/access.md#passwords-and-sign-in).

import TarazuAccess
import TarazuDomain
import TarazuIdentity
import TarazuLoop
import TarazuNet
import TarazuPostgres
import TarazuProtocol
import TarazuSecrets
import TarazuStore
import TarazuWire

struct SignInServing: Sendable {
  let pool: PostgresPool
  let desk: PasswordDesk
  let selfView: SelfView
  /// Has this server read what has changed, so that the next call with the session works.
  let refresh: @Sendable () async -> Void

  func serve(in table: inout ServiceTable) {
    table.open(AuthService.signIn, time: .unary) { call, request in try await signIn(call, request) }
  }

  private func signIn(_ call: OpenCall, _ request: SignInRequest) async throws -> SignInResponse {
    // A text of another form may be a password that was typed in the wrong place: it is kept nowhere.
    let name = PrincipalName.isValid(request.name) ? request.name : WrongAttemptTable.noName
    let deadline = call.call.deadline
    return try await desk.attempt(by: name, at: call.origin.address) { attempt in
      let found = try await store(pool, before: deadline) { connection in
        let found = try await PasswordTable.find(name, on: connection)
        if let found { call.audit.claims(found.principal) }
        try await attempt.admit(on: connection)
        return found
      }
      do throws(Status) {
        let entry = try await check(found, request)
        return try await enter(call, entry)
      } catch {
        if error == .wrongSignIn {
          try await store(pool, before: deadline) { try await attempt.fail(on: $0) }
        }
        throw error
      }
    }
  }

  /// What was found right.
  private struct Entry: Sendable {
    var record: SignInRecord
    var password: PasswordRow
    /// The same password by another hash, if it is to be kept by that.
    var anew: PasswordRow?
    var code: GivenCode
  }

  /// Checks the password, then the code. Whatever is wrong is answered alike, and costs the same.
  private func check(_ found: SignInRecord?, _ request: SignInRequest) async throws(Status) -> Entry {
    do {
      let verdict = try await desk.check(request.password, against: found?.livePassword)
      guard verdict != .wrong, let found, let password = found.livePassword else { throw Status.wrongSignIn }
      let code = try GivenCode(
        request.secondFactor, of: found.principal.name, found.secondFactor, under: desk.keys.all, at: found.now)
      if case .wrong = code { throw Status.wrongSignIn }
      let anew = verdict == .rightButStale ? try await desk.hash(request.password) : nil
      return Entry(record: found, password: password, anew: anew, code: code)
    } catch let status as Status {
      throw status
    } catch { throw .storeFailure(error) }
  }

  /// Makes the session, if all that was found right is still so.
  private func enter(_ call: OpenCall, _ entry: Entry) async throws(Status) -> SignInResponse {
    let principal = entry.record.principal
    let token: String
    do { token = try Token.random(.session) } catch { throw .storeFailure(error) }
    let new = NewSession(
      principal: principal.name, sha256: SHA256Digest.digest(of: Array(token.utf8)), gateway: call.origin.gateway,
      isOneTime: entry.password.isOneTime, hasSecondFactor: entry.code.isGiven, address: call.origin.address)
    let response = try await store(pool, before: call.call.deadline) { connection -> SignInResponse in
      try await AccessTransaction.run(on: connection) { connection in
        try await Self.confirm(entry, on: connection)
        let made = try await SessionTable.insert(new, on: connection)
        let credential = TarazuAccess.Credential(.session, id: made.id)
        let end = min(made.expiresAt, entry.record.expiresAt ?? .max)
        let shown = try await selfView.of(principal, by: credential, until: end, on: connection)
        call.audit.claims(principal, credential: credential)
        let record = RecordedCredential(
          principal: principal.name, kind: credential.kind.rawValue, id: made.id, expiresAt: end)
        var last = entry.anew.map { [PasswordTable.hashAnew(of: principal.name, $0)] } ?? []
        last.append(call.audit.recordOfChange(ChangeRecord(made: record).text))
        return (
          SignInResponse(token: token, expireTime: ProtobufTimestamp(end), self_: shown), last
        )
      }
    }
    call.audit.changed()
    call.call.acceptCredential()
    await refresh()
    return response
  }

  /// Takes the code, once; refuses what has changed since it was found right.
  private static func confirm(_ entry: Entry, on connection: PostgresConnection) async throws {
    let name = entry.record.principal.name
    guard let now = try await PasswordTable.find(name, on: connection), now.livePassword == entry.password,
      now.principal == entry.record.principal
    else { throw Status.wrongSignIn }
    let isTaken =
      switch entry.code {
      case .notNeeded: now.secondFactor?.seed == nil
      case .step(let step):
        try await PasswordTable.take(step: step, of: name, on: connection)
      case .confirming(let step, let seed):
        try await PasswordTable.confirm(seed, step: step, of: name, on: connection)
      case .wrong: false
      }
    guard isTaken else { throw Status.wrongSignIn }
  }
}
