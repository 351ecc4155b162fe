// Who may call, as of an epoch: looked up by the digest of what a call presents, and by name.

import TarazuAccess
import TarazuDomain
import TarazuStore

/// All principals, live credentials, gateways and the rollout as of an epoch.
public struct AccessSnapshot: Sendable {
  /// A credential that was not ended, with its uses; its `row` has those that the store had.
  struct Known: Sendable {
    var row: CredentialRow
    let use: CredentialUse
  }

  /// What a digest stands for.
  struct Entry: Sendable {
    let caller: Caller
    let use: CredentialUse
    let usage: PrincipalUsage
    /// Whether it is a session that was made over a gateway, so that it is good over gateways alone.
    let isOfGateway: Bool
  }

  let epoch: Int64
  /// Which levels are open in which province.
  public private(set) var rollout: Rollout
  /// Whether a session needs a second factor for everything.
  public let secondFactorForAll: Bool
  private var principalsByName: [String: PrincipalRow]
  private var gatewaysByName: [String: GatewayRow]
  private var gatewayNames: [[UInt8]: String]
  private var known: [Credential: Known]
  private var credentialsOf: [String: Set<Credential>]
  private var entries: [[UInt8]: Entry]
  private var scopesBySource: [String: Scope]
  /// Of principals that have, or had, credentials.
  private var usages: [String: PrincipalUsage]
}

// MARK: - What it says

extension AccessSnapshot {
  /// The principal of a name, live or not.
  public func principal(named name: String) -> PrincipalRow? { principalsByName[name] }

  /// All principals, live or not, in no order.
  public var principals: some Collection<PrincipalRow> & Sendable { principalsByName.values }

  /// The gateway of a name, live or not.
  public func gateway(named name: String) -> GatewayRow? { gatewaysByName[name] }

  /// All gateways, live or not, in no order.
  public var gateways: some Collection<GatewayRow> & Sendable { gatewaysByName.values }

  /// The credentials of a principal that were not ended, with their last uses as far as this server knows. A few that
  /// have expired may be among them.
  public func credentials(of name: String) -> [CredentialRow] {
    (credentialsOf[name] ?? []).compactMap { known[$0] }.map { known in
      var row = known.row
      row.lastUse = known.use.last
      return row
    }
  }

  /// The last use of any credential of a principal that was not ended, to the minute, as far as this server knows; nil for
  /// none.
  public func lastUse(of name: String) -> StoreTime? {
    (credentialsOf[name] ?? []).compactMap { known[$0]?.use.last?.at }.max()
  }

  /// The scope of the principals that have a source name; nil where none has.
  public func scope(ofSource source: String) -> Scope? { scopesBySource[source] }

  /// What a token, a session or a certificate with this SHA-256 stands for at a time; nil where that is nobody.
  func entry(_ kind: Credential.Kind, _ sha256: [UInt8], at now: StoreTime) -> Entry? {
    guard let entry = entries[sha256], entry.caller.credential.kind == kind, entry.caller.validity.contains(now),
      entry.use.isLive(at: now)
    else { return nil }
    return entry
  }

  /// The gateway of a certificate with this SHA-256 at a time; nil where that is none.
  func gateway(ofCertificate sha256: [UInt8], at now: StoreTime) -> GatewayRow? {
    guard let name = gatewayNames[sha256], let gateway = gatewaysByName[name], gateway.endedAt == nil,
      now < gateway.expiresAt
    else { return nil }
    return gateway
  }

  /// The uses of a credential; nil where it is not known.
  func use(of credential: Credential) -> CredentialUse? { known[credential]?.use }

  /// The uses of all credentials.
  var uses: [(credential: Credential, use: CredentialUse)] { known.map { ($0.key, $0.value.use) } }
}

// MARK: - How it comes about

extension AccessSnapshot {
  static let empty = AccessSnapshot(
    AccessContent(epoch: -1, principals: [], credentials: [], now: StoreTime(microseconds: 0)),
    secondFactorForAll: false, after: nil)

  /// Takes everything as it was read.
  /// - Parameter before: the snapshot before this one, for the uses of its credentials.
  init(_ content: AccessContent, secondFactorForAll: Bool, after before: AccessSnapshot?) {
    epoch = content.epoch
    self.secondFactorForAll = secondFactorForAll
    rollout = Rollout()
    for row in content.rollout { rollout.set(row.level, inProvince: row.province, open: row.isOpen) }
    principalsByName = [:]
    gatewaysByName = [:]
    gatewayNames = [:]
    known = [:]
    credentialsOf = [:]
    entries = [:]
    scopesBySource = [:]
    usages = before?.usages ?? [:]
    for row in content.principals {
      principalsByName[row.name] = row
      usages[row.name]?.set(row.principal.role, row.limits)
    }
    for row in content.gateways { take(row) }
    for row in content.credentials { take(row, before?.known[row.credential]) }
    for credential in known.keys { build(credential) }
    findScopes()
  }

  /// The snapshot after changes: all rows of a later epoch than this, and maybe some that it has. Callers of whom nothing
  /// has changed stay the same objects.
  init(_ before: AccessSnapshot, changes: AccessContent) {
    self.init(before, epoch: changes.epoch, secondFactorForAll: before.secondFactorForAll)
    var rebuilt: Set<Credential> = []
    var hasOtherScopes = false
    for row in changes.principals {
      let old = principalsByName.updateValue(row, forKey: row.name)
      usages[row.name]?.set(row.principal.role, row.limits)
      guard old.map({ !$0.decides(like: row) }) ?? true else { continue }
      rebuilt.formUnion(credentialsOf[row.name] ?? [])
      hasOtherScopes = hasOtherScopes || old?.principal.sourceName != nil || row.principal.sourceName != nil
    }
    for row in changes.gateways where gatewaysByName[row.name] != row {
      take(row)
      rebuilt.formUnion(known.values.filter { $0.row.signIn?.gateway == row.name }.map(\.row.credential))
    }
    for row in changes.credentials {
      let before = known[row.credential]
      if let before, before.row.decides(like: row) {
        if let last = row.lastUse { before.use.learn(last) }
      } else {
        take(row, before)
        rebuilt.insert(row.credential)
      }
    }
    var rollout = rollout
    for row in changes.rollout { rollout.set(row.level, inProvince: row.province, open: row.isOpen) }
    if rollout != self.rollout {
      self.rollout = rollout
      rebuilt.formUnion(known.keys)
    }
    for credential in rebuilt { build(credential) }
    if hasOtherScopes { findScopes() }
  }

  /// The snapshot with another demand.
  init(_ before: AccessSnapshot, secondFactorForAll: Bool) {
    self.init(before, epoch: before.epoch, secondFactorForAll: secondFactorForAll)
    for credential in known.keys where credential.kind == .session { build(credential) }
  }

  /// The snapshot without what is over for so long that reading everything would leave it out too; nil if that is this.
  func pruned(at now: StoreTime) -> AccessSnapshot? {
    let over = known.values.filter { now.microseconds(since: $0.row.expiresAt) >= Self.keptMicroseconds }
    guard !over.isEmpty else { return nil }
    var fresh = self
    for known in over { fresh.remove(known.row) }
    return fresh
  }

  private static let keptMicroseconds: Int64 = 3_600 * 1_000_000

  private init(_ before: AccessSnapshot, epoch: Int64, secondFactorForAll: Bool) {
    self.epoch = epoch
    self.secondFactorForAll = secondFactorForAll
    rollout = before.rollout
    principalsByName = before.principalsByName
    gatewaysByName = before.gatewaysByName
    gatewayNames = before.gatewayNames
    known = before.known
    credentialsOf = before.credentialsOf
    entries = before.entries
    scopesBySource = before.scopesBySource
    usages = before.usages
  }

  private mutating func take(_ row: GatewayRow) {
    if let old = gatewaysByName.updateValue(row, forKey: row.name) { gatewayNames[old.sha256] = nil }
    gatewayNames[row.sha256] = row.name
  }

  private mutating func take(_ row: CredentialRow, _ before: Known?) {
    if let old = known[row.credential] { remove(old.row) }
    guard row.endedAt == nil else { return }
    let use: CredentialUse
    if let before, before.row.sha256 == row.sha256 {
      use = before.use
      if let last = row.lastUse { use.learn(last) }
    } else {
      use = CredentialUse(row.lastUse, idle: row.credential.kind == .session ? CredentialUse.sessionIdle : nil)
    }
    known[row.credential] = Known(row: row, use: use)
    credentialsOf[row.principal, default: []].insert(row.credential)
  }

  private mutating func remove(_ row: CredentialRow) {
    known[row.credential] = nil
    entries[row.sha256] = nil
    credentialsOf[row.principal]?.remove(row.credential)
    if credentialsOf[row.principal]?.isEmpty == true { credentialsOf[row.principal] = nil }
  }

  /// Makes the caller of a credential that may have changed; one that is over has none.
  private mutating func build(_ credential: Credential) {
    guard let known = known[credential] else { return }
    let row = known.row
    guard let owner = principalsByName[row.principal], owner.revokedAt == nil,
      row.signIn?.gateway.map({ gatewaysByName[$0].map { $0.endedAt == nil } ?? false }) ?? true
    else {
      entries[row.sha256] = nil
      return
    }
    let caller = Caller(
      principal: owner.principal, credential: credential,
      validity: Validity(until: min(row.expiresAt, owner.expiresAt ?? .max)),
      assurance: row.signIn?.assurance(secondFactorForAll: secondFactorForAll) ?? .full, rollout: rollout)
    entries[row.sha256] = Entry(
      caller: caller, use: known.use, usage: usage(of: owner), isOfGateway: row.signIn?.gateway != nil)
  }

  private mutating func usage(of owner: PrincipalRow) -> PrincipalUsage {
    if let usage = usages[owner.name] { return usage }
    let usage = PrincipalUsage(owner.principal.role, owner.limits)
    usages[owner.name] = usage
    return usage
  }

  /// All principals of one source name have the same unit; should they not, the first by name counts.
  private mutating func findScopes() {
    var first: [String: Principal] = [:]
    for row in principalsByName.values where row.revokedAt == nil {
      guard let source = row.principal.sourceName else { continue }
      if first[source].map({ row.name < $0.name }) ?? true { first[source] = row.principal }
    }
    scopesBySource = first.mapValues(\.scope)
  }
}

extension PrincipalRow {
  /// Whether another row gives its credentials the same rights.
  fileprivate func decides(like other: PrincipalRow) -> Bool {
    principal == other.principal && expiresAt == other.expiresAt && revokedAt == other.revokedAt
  }
}

extension CredentialRow {
  /// Whether another row differs in uses at most.
  fileprivate func decides(like other: CredentialRow) -> Bool {
    var other = other
    other.lastUse = lastUse
    return self == other
  }
}

extension SignIn {
  fileprivate func assurance(secondFactorForAll: Bool) -> Assurance {
    if isOneTime { return .incomplete }
    return hasSecondFactor ? .full : secondFactorForAll ? .incomplete : .withoutSecondFactor
  }
}
