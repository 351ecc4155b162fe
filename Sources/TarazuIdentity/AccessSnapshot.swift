// The live credentials as of an epoch, looked up by the digest of what a call presents.

import TarazuAccess
import TarazuDomain
import TarazuStore

/// All live principals and credentials as of an epoch.
public struct AccessSnapshot: Sendable {
  let epoch: Int64
  private var tokens: [[UInt8]: Caller] = [:]
  private var certificates: [[UInt8]: Caller] = [:]
  private var scopesBySource: [String: Scope] = [:]
  private var principals: [String: Principal] = [:]

  static let empty = AccessSnapshot(
    AccessContent(epoch: -1, principals: [], credentials: [], now: StoreTime(microseconds: 0)))

  init(_ content: AccessContent) {
    epoch = content.epoch
    var live: [String: PrincipalRow] = [:]
    for row in content.principals where row.revokedAt == nil {
      live[row.principal.name] = row
      principals[row.principal.name] = row.principal
      if let source = row.principal.sourceName { scopesBySource[source] = row.principal.scope }
    }
    for credential in content.credentials where credential.endedAt == nil {
      guard let owner = live[credential.principal] else { continue }
      let caller = Caller(
        principal: owner.principal, credential: Credential(credential.kind, id: credential.id),
        validity: Validity(until: min(credential.expiresAt, owner.expiresAt ?? .max)),
        rollout: Rollout())
      switch credential.kind {
      case .token: tokens[credential.sha256] = caller
      case .certificate: certificates[credential.sha256] = caller
      case .session: break
      }
    }
  }

  /// The caller that a token with this SHA-256 names at a time; nil if it names none.
  func caller(ofToken sha256: [UInt8], at now: StoreTime) -> Caller? { Self.live(tokens[sha256], now) }

  /// The caller that a certificate with this SHA-256 names at a time; nil if it names none.
  func caller(ofCertificate sha256: [UInt8], at now: StoreTime) -> Caller? { Self.live(certificates[sha256], now) }

  /// The live principal of a name.
  public func principal(named name: String) -> Principal? { principals[name] }

  /// The scope of the principals that have a source name; nil where none has.
  public func scope(ofSource source: String) -> Scope? { scopesBySource[source] }

  private static func live(_ caller: Caller?, _ now: StoreTime) -> Caller? {
    guard let caller, caller.validity.contains(now) else { return nil }
    return caller
  }
}
