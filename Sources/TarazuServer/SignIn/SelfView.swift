// A caller as it sees itself.

import TarazuAccess
import TarazuDomain
import TarazuIdentity
import TarazuPostgres
import TarazuProtocol
import TarazuReplica
import TarazuStore

struct SelfView: Sendable {
  let records: AccessRecords
  let directory: CurrentDirectory

  /// What a principal is told of itself.
  /// - Parameters:
  ///   - credential: what calls.
  ///   - end: when that ends by itself.
  func of(
    _ principal: TarazuAccess.Principal, by credential: TarazuAccess.Credential, until end: StoreTime,
    on connection: PostgresConnection
  ) async throws -> Self_ {
    let session = credential.kind == .session ? credential.id : nil
    let own = try await SessionTable.own(principal.name, session: session, on: connection)
    let (tree, snapshot) = (directory.current.directory, records.snapshot)
    let sees = principal.role == .admin && principal.isAtCountry(in: tree)
    let recoveries = sees ? try await SessionTable.recoveries(on: connection) : []
    // A token or a certificate is no sign-in, and needs none.
    let isDemanded =
      credential.kind == .session && principal.role != .source
      && (snapshot.secondFactorForAll || principal.role == .admin)
    return Self_(
      name: principal.name, role: WireRole(principal.role), unit: principal.scope.code, source: principal.sourceName,
      credential: CredentialKind(credential.kind), expireTime: ProtobufTimestamp(end),
      lastSignInTime: own.last.map { ProtobufTimestamp($0.at) }, lastSignInAddress: own.last?.address ?? "",
      wrongAttempts: Int32(clamping: own.wrongAttempts), passwordChangeNeeded: own.hasOneTimePassword,
      secondFactorNeeded: isDemanded && !(own.sessionHasSecondFactor ?? own.hasSecondFactor),
      hasSecondFactor: own.hasSecondFactor, isOpen: snapshot.rollout.isOpen(principal.scope, in: tree),
      recoveries: recoveries.map { Recovery(name: $0.name, createTime: ProtobufTimestamp($0.at)) })
  }
}

extension CredentialKind {
  init(_ kind: TarazuAccess.Credential.Kind) {
    self =
      switch kind {
      case .token: .token
      case .certificate: .certificate
      case .session: .session
      }
  }
}
