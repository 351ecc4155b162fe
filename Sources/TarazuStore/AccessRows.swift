// Principals, credentials, gateways and rollout as they are kept.

import TarazuAccess
import TarazuDomain

/// A principal as it is kept, live or not.
public struct PrincipalRow: Hashable, Sendable {
  public var principal: Principal
  /// The principal that made it; nil for the service's own commands.
  public var madeBy: String?
  public var madeAt: StoreTime
  /// When it and all its credentials end; nil for never.
  public var expiresAt: StoreTime?
  /// When it was revoked, for good; nil while it is not.
  public var revokedAt: StoreTime?
  /// What was set of its limits.
  public var limits: UsageLimits
  /// Since when today's rejections count against its limit, as an administrator lifted it.
  public var rejectionsLiftedAt: StoreTime?
  /// Its last sign-in with its password; nil where there was none.
  public var lastSignIn: LastUse?
  /// Whether `tarazu-server recover` made it.
  public var isRecovered: Bool

  public init(
    principal: Principal, madeBy: String? = nil, madeAt: StoreTime, expiresAt: StoreTime? = nil,
    revokedAt: StoreTime? = nil, limits: UsageLimits = UsageLimits(), rejectionsLiftedAt: StoreTime? = nil,
    lastSignIn: LastUse? = nil, isRecovered: Bool = false
  ) {
    self.principal = principal
    self.madeBy = madeBy
    self.madeAt = madeAt
    self.expiresAt = expiresAt
    self.revokedAt = revokedAt
    self.limits = limits
    self.rejectionsLiftedAt = rejectionsLiftedAt
    self.lastSignIn = lastSignIn
    self.isRecovered = isRecovered
  }

  public var name: String { principal.name }

  /// Whether it is neither revoked nor expired at a time.
  public func isLive(at now: StoreTime) -> Bool { revokedAt == nil && now < expiresAt ?? .max }
}

/// When something was used last, and from which address.
public struct LastUse: Hashable, Sendable {
  public var at: StoreTime
  public var address: String

  public init(at: StoreTime, address: String) {
    self.at = at
    self.address = address
  }
}

/// A credential that was given out: a token, a certificate or a session.
public struct CredentialRow: Hashable, Sendable {
  public typealias Kind = Credential.Kind

  /// Kind and id.
  public var credential: Credential
  /// The name of the principal whose it is.
  public var principal: String
  /// SHA-256 of the token's text, or of the certificate's DER.
  public var sha256: [UInt8]
  /// The principal that made it; nil for the service's own commands, and for sessions.
  public var madeBy: String?
  public var madeAt: StoreTime
  public var expiresAt: StoreTime
  /// When it was ended; nil while it is not.
  public var endedAt: StoreTime?
  /// To the minute, as far as servers have reported it; nil where it was never used.
  public var lastUse: LastUse?
  /// How a session was made; nil for the other kinds.
  public var signIn: SignIn?

  public init(
    credential: Credential, principal: String, sha256: [UInt8], madeBy: String? = nil, madeAt: StoreTime,
    expiresAt: StoreTime, endedAt: StoreTime? = nil, lastUse: LastUse? = nil, signIn: SignIn? = nil
  ) {
    self.credential = credential
    self.principal = principal
    self.sha256 = sha256
    self.madeBy = madeBy
    self.madeAt = madeAt
    self.expiresAt = expiresAt
    self.endedAt = endedAt
    self.lastUse = lastUse
    self.signIn = signIn
  }
}

/// How a session was made.
public struct SignIn: Hashable, Sendable {
  /// The gateway that it was made over; nil for none.
  public var gateway: String?
  /// Whether a one-time password was given for it.
  public var isOneTime: Bool
  /// Whether a code of the second factor was given for it.
  public var hasSecondFactor: Bool
  /// From which address somebody signed in.
  public var address: String

  public init(gateway: String?, isOneTime: Bool, hasSecondFactor: Bool, address: String) {
    self.gateway = gateway
    self.isOneTime = isOneTime
    self.hasSecondFactor = hasSecondFactor
    self.address = address
  }
}

/// A program that carries users' sessions, live or not.
public struct GatewayRow: Hashable, Sendable {
  public var name: String
  /// SHA-256 of its certificate's DER.
  public var sha256: [UInt8]
  /// The principal that recorded it; nil for the service's own commands.
  public var madeBy: String?
  public var madeAt: StoreTime
  public var expiresAt: StoreTime
  /// When it was ended; nil while it is not.
  public var endedAt: StoreTime?

  public init(
    name: String, sha256: [UInt8], madeBy: String? = nil, madeAt: StoreTime, expiresAt: StoreTime,
    endedAt: StoreTime? = nil
  ) {
    self.name = name
    self.sha256 = sha256
    self.madeBy = madeBy
    self.madeAt = madeAt
    self.expiresAt = expiresAt
    self.endedAt = endedAt
  }
}

/// Whether a level may read in a province.
public struct RolloutRow: Hashable, Sendable {
  public var province: String
  /// District or branch.
  public var level: Level
  public var isOpen: Bool

  public init(province: String, level: Level, isOpen: Bool) {
    self.province = province
    self.level = level
    self.isOpen = isOpen
  }
}

/// What was read of all this, as of an epoch.
public struct AccessContent: Sendable {
  /// The epoch whose changes are the first that may be missing: all rows with a later one are here. Nil: this is
  /// everything, but for credentials that are over.
  public var since: Int64?
  public var epoch: Int64
  public var principals: [PrincipalRow]
  public var credentials: [CredentialRow]
  public var gateways: [GatewayRow]
  public var rollout: [RolloutRow]
  /// When it was read.
  public var now: StoreTime

  public init(
    since: Int64? = nil, epoch: Int64, principals: [PrincipalRow], credentials: [CredentialRow],
    gateways: [GatewayRow] = [], rollout: [RolloutRow] = [], now: StoreTime
  ) {
    self.since = since
    self.epoch = epoch
    self.principals = principals
    self.credentials = credentials
    self.gateways = gateways
    self.rollout = rollout
    self.now = now
  }
}
