// The part of AdminService about a principal's credentials: listing, ending and replacing them.

import TarazuAccess
import TarazuDomain
import TarazuIdentity
import TarazuLoop
import TarazuNet
import TarazuPostgres
import TarazuProtocol
import TarazuReplica
import TarazuSecrets
import TarazuStore
import TarazuWire

struct PrincipalCredentialServing: Sendable {
  let changes: AccessChanges
  let records: AccessRecords
  let secrets: NewSecrets

  func serve(in table: inout ServiceTable) {
    table.unary(AdminService.listCredentials, rule: .administer, time: .read) { authorized, request, call in
      try await list(authorized, request, before: call.deadline)
    }
    table.unary(AdminService.revokeCredential, rule: .administer, time: .unary) { authorized, request, call in
      try await revoke(authorized, request, before: call.deadline)
    }
    table.unary(AdminService.rotateCredential, rule: .administer, time: .unary) { authorized, request, call in
      try await rotate(authorized, request, before: call.deadline)
    }
    table.unary(AdminService.resetPassword, rule: .administer, time: .unary) { authorized, request, call in
      try await resetPassword(authorized, request, before: call.deadline)
    }
    table.unary(AdminService.enrolPrincipalSecondFactor, rule: .administer, time: .unary) {
      authorized, request, call in
      try await enrol(authorized, request, before: call.deadline)
    }
  }

  private func list(
    _ authorized: AuthorizedCall, _ request: ListCredentialsRequest, before deadline: MonotonicInstant
  ) async throws -> ListCredentialsResponse {
    let name = try AdministeredArguments.name(request.name)
    let rows = try await changes.look(authorized, before: deadline) { change in
      _ = try await change.principal(name)
      return try await CredentialTable.list(of: name, limit: PageSize.most, on: change.connection)
    }
    // With the uses that this server has not written yet.
    var uses: [TarazuAccess.Credential: LastUse] = [:]
    for known in records.snapshot.credentials(of: name) { uses[known.credential] = known.lastUse }
    return ListCredentialsResponse(
      credentials: rows.map { row in
        var row = row
        if let use = uses[row.credential], use.at > row.lastUsedAt ?? .min {
          row.lastUsedAt = use.at
          row.lastUsedFrom = use.address
        }
        return PrincipalCredential(row)
      })
  }

  private func revoke(
    _ authorized: AuthorizedCall, _ request: RevokeCredentialRequest, before deadline: MonotonicInstant
  ) async throws -> RevokeCredentialResponse {
    let name = try AdministeredArguments.name(request.name)
    let credential = TarazuAccess.Credential(try AdministeredArguments.kind(request.kind), id: request.id)
    try await changes.look(authorized, before: deadline) { try await $0.require(credential, of: name) }
    try await changes.run(authorized, before: deadline) { change in
      try await change.require(credential, of: name)
      let before = RecordedCredential(principal: name, kind: credential.kind.rawValue, id: credential.id)
      var after = before
      after.endedAt = change.now
      return ChangeOutcome(
        value: (), last: [CredentialTable.end(credential, of: name)],
        record: ChangeRecord(before: before, after: after))
    }
    return RevokeCredentialResponse()
  }

  // MARK: Replacing

  private func rotate(
    _ authorized: AuthorizedCall, _ request: RotateCredentialRequest, before deadline: MonotonicInstant
  ) async throws -> RotateCredentialResponse {
    let name = try AdministeredArguments.name(request.name)
    if !request.certificateRequest.isEmpty {
      // Only to see whether it is well formed, before anything that is stored is looked at.
      _ = try secrets.certificate(request.certificateRequest, for: .principal(name), at: changes.clock.now, days: 1)
    }
    let found = try await changes.look(authorized, before: deadline) { try await $0.judge(rotating: name) }
    let secret = try secret(of: found.principal, request)
    let end = try await changes.run(authorized, before: deadline) { change in
      let principal = try await change.judge(rotating: name)
      let others = try await CredentialTable.list(of: name, limit: PageSize.most, on: change.connection)
        .filter { $0.credential.kind == secret.kind && $0.endedAt == nil && $0.expiresAt > change.now }
        .map {
          RecordedCredential(
            principal: name, kind: $0.credential.kind.rawValue, id: $0.credential.id, expiresAt: $0.expiresAt)
        }
      let record = try await change.equip(principal.administered, with: secret)
      let made = TarazuAccess.Credential(secret.kind, id: record.id ?? 0)
      let overlap = change.now.later(bySeconds: CredentialLife.overlap)
      let ending =
        request.now
        ? CredentialTable.endOthers(than: made, of: name) : CredentialTable.outlive(made, of: name, until: overlap)
      let after = others.map { other in
        var other = other
        if request.now {
          other.endedAt = change.now
        } else {
          other.expiresAt = other.expiresAt.map { min($0, overlap) }
        }
        return other
      }
      return ChangeOutcome(
        value: record.expiresAt, last: [ending],
        record: ChangeRecord(
          before: RecordedCredentials(credentials: others), after: RecordedCredentials(credentials: [record] + after)))
    }
    return RotateCredentialResponse(
      credential: NewCredential(expireTime: end.map { ProtobufTimestamp($0) }, secret: secret.secret))
  }

  private func secret(
    of principal: TarazuAccess.Principal, _ request: RotateCredentialRequest
  ) throws -> NewSecret {
    let (now, days) = (changes.clock.now, CredentialLife.days(principal.role))
    guard !request.certificateRequest.isEmpty else { return try secrets.token(at: now, days: days) }
    return try secrets.certificate(request.certificateRequest, for: .principal(principal.name), at: now, days: days)
  }

  private func resetPassword(
    _ authorized: AuthorizedCall, _ request: ResetPasswordRequest, before deadline: MonotonicInstant
  ) async throws -> ResetPasswordResponse {
    let name = try AdministeredArguments.name(request.name)
    _ = try await changes.look(authorized, before: deadline) { try await $0.judge(signingInOf: name) }
    let password = try await secrets.oneTimePassword()
    let end = try await changes.run(authorized, before: deadline) { change in
      _ = try await change.judge(signingInOf: name)
      let end = change.oneTimePasswordEnd
      return ChangeOutcome(
        value: end,
        last: [change.setOneTimePassword(of: name, password.hash), SessionTable.endOthers(than: nil, of: name)],
        record: ChangeRecord(made: RecordedCredential(principal: name, kind: "password", expiresAt: end)))
    }
    return ResetPasswordResponse(
      credential: NewCredential(expireTime: ProtobufTimestamp(end), secret: .oneTimePassword(password.text)))
  }

  private func enrol(
    _ authorized: AuthorizedCall, _ request: EnrolPrincipalSecondFactorRequest, before deadline: MonotonicInstant
  ) async throws -> EnrolPrincipalSecondFactorResponse {
    let name = try AdministeredArguments.name(request.name)
    let seed = try TimeCode.randomSeed()
    let encrypted = try SeedCipher.encrypt(seed, of: name, under: secrets.key)
    _ = try await changes.look(authorized, before: deadline) { try await $0.judge(signingInOf: name) }
    try await changes.run(authorized, before: deadline) { change in
      _ = try await change.judge(signingInOf: name)
      return ChangeOutcome(
        value: (), last: [PasswordTable.makePending(encrypted, of: name)],
        record: ChangeRecord(made: RecordedCredential(principal: name, kind: "second_factor")))
    }
    return EnrolPrincipalSecondFactorResponse(uri: TimeCode.uri(seed: seed, principal: name))
  }
}

extension AccessChange {
  /// When a one-time password that is made now ends.
  var oneTimePasswordEnd: StoreTime { now.later(bySeconds: CredentialLife.oneTimePassword) }

  func setOneTimePassword(of name: String, _ password: PasswordRow) -> (Statement, [PostgresValue]) {
    CredentialTable.setOneTimePassword(
      of: name, to: password, maker: administrator.name, until: oneTimePasswordEnd)
  }

  /// Records a new token or certificate of a principal.
  func equip(_ principal: AdministeredPrincipal, with secret: NewSecret) async throws -> RecordedCredential {
    let row = secret.row(of: principal.principal.name, until: principal.expiresAt)
    guard let id = try await CredentialTable.insert(row, maker: administrator.name, on: connection) else {
      throw Status.alreadyExists("this certificate is recorded already")
    }
    return RecordedCredential(
      principal: row.principal, kind: row.kind.rawValue, id: id, expiresAt: row.expiresAt)
  }

  /// Refuses a credential that a principal within the scope does not have.
  fileprivate func require(_ credential: TarazuAccess.Credential, of name: String) async throws {
    _ = try await principal(name)
    guard try await CredentialTable.exists(credential, of: name, on: connection) else {
      guard try await rules().administratorIsAtCountry else { throw Status(.scope) }
      throw Status.notFound("\(name) has no \(credential)")
    }
  }

  /// Refuses a principal that may not be given another credential.
  private func judge(equipping name: String) async throws -> ListedPrincipal {
    let found = try await principal(name)
    if let refusal = try await rules(over: [found.principal.scope]).refusal(toEquip: found.administered) {
      throw Status(refusal, of: name)
    }
    if let end = found.administered.expiresAt, end <= now {
      throw Status.failedPrecondition("the principal \(name) has come to its end; set another one first")
    }
    return found
  }

  /// Refuses whom the administrator may not give another token or certificate: itself neither, because no token renews
  /// itself.
  fileprivate func judge(rotating name: String) async throws -> ListedPrincipal {
    let found = try await judge(equipping: name)
    guard name != administrator.name else {
      throw Status.failedPrecondition("no credential renews itself; another administrator can give \(name) a new one")
    }
    return found
  }

  /// Refuses who may not sign in with a password.
  fileprivate func judge(signingInOf name: String) async throws -> ListedPrincipal {
    let found = try await judge(equipping: name)
    guard found.principal.role != .source else {
      throw Status.failedPrecondition("\(name) is a source, which has tokens and certificates and does not sign in")
    }
    return found
  }
}

extension PrincipalCredential {
  fileprivate init(_ listed: ListedCredential) {
    let kind: CredentialKind =
      switch listed.credential.kind {
      case .token: .token
      case .certificate: .certificate
      case .session: .session
      }
    self.init(
      kind: kind, id: listed.credential.id, maker: listed.maker, createTime: ProtobufTimestamp(listed.madeAt),
      expireTime: ProtobufTimestamp(listed.expiresAt), endTime: listed.endedAt.map { ProtobufTimestamp($0) },
      lastUseTime: listed.lastUsedAt.map { ProtobufTimestamp($0) }, lastUseAddress: listed.lastUsedFrom ?? "")
  }
}
