// Who calls: a principal, by one of its credentials, for as long as that credential is good.

import TarazuDomain

/// A span of time by PostgreSQL's clock. The end is not part of it.
public struct Validity: Hashable, Sendable {
  public let from: StoreTime
  public let until: StoreTime

  public init(from: StoreTime = .min, until: StoreTime) {
    self.from = from
    self.until = until
  }

  @inlinable
  public func contains(_ instant: StoreTime) -> Bool { from <= instant && instant < until }

  public func intersection(_ other: Validity) -> Validity {
    Validity(from: max(from, other.from), until: min(until, other.until))
  }
}

/// A credential as it may be logged and stored: its kind and id, never its secret.
public struct Credential: Hashable, Sendable, CustomStringConvertible {
  /// How it is presented. The raw value is stored.
  public enum Kind: String, Sendable { case token, certificate, session }

  public let kind: Kind
  public let id: Int64

  public init(_ kind: Kind, id: Int64) {
    self.kind = kind
    self.id = id
  }

  /// Such as `token 7`.
  public var description: String { "\(kind.rawValue) \(id)" }
}

/// How far a caller has shown who it is.
public enum Assurance: Hashable, Sendable {
  /// By a token, a certificate, or a session with a second factor.
  case full
  /// By a session without a second factor, where none is demanded: it may not administer.
  case withoutSecondFactor
  /// By a session of a one-time password, or one without the second factor that is demanded: it may only complete its
  /// sign-in.
  case incomplete
}

/// A live credential with its principal: the one notion of a caller, from the connection to the journal.
///
/// There is one object for each credential, until its principal, the credential itself or the rollout changes. So what was
/// decided for a caller can be remembered by the object's identity: it is another object as soon as that may be otherwise.
public final class Caller: Sendable {
  public let principal: Principal
  public let credential: Credential
  /// Until the credential or its principal expires. The dates inside a certificate come on top of this, and of a session
  /// the 30 minutes since its last use.
  public let validity: Validity
  public let assurance: Assurance
  /// Which levels are open in which province.
  public let rollout: Rollout

  public init(
    principal: Principal, credential: Credential, validity: Validity, assurance: Assurance = .full, rollout: Rollout
  ) {
    self.principal = principal
    self.credential = credential
    self.validity = validity
    self.assurance = assurance
    self.rollout = rollout
  }
}
