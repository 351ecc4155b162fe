// Who may make, change and revoke whom (docs/spec/access.md#administering). A change is judged inside its transaction,
// by what is stored then.

import TarazuDomain

/// A principal as an administrator sees it, live or not.
public struct AdministeredPrincipal: Hashable, Sendable {
  public var principal: Principal
  /// When it ends by itself; nil for never.
  public var expiresAt: StoreTime?
  public var isRevoked: Bool

  public init(_ principal: Principal, expiresAt: StoreTime? = nil, isRevoked: Bool = false) {
    self.principal = principal
    self.expiresAt = expiresAt
    self.isRevoked = isRevoked
  }
}

/// Why a change of a principal is refused.
public enum ChangeRefusal: Error, Hashable, Sendable {
  /// It lies outside the administrator's scope, now or then; or its source name is used outside.
  case scope
  /// The administrator's own role, unit or expiry.
  case own
  /// It was revoked, which is for good.
  case revoked
  /// A source stays one, and no other principal becomes one.
  case sourceRole
  /// The other principals of its source name have another unit.
  case sourceElsewhere(Scope)
  /// No administrator at the country would be left.
  case lastAdministrator
}

/// Judges changes of principals by one administrator.
public struct Administration: Sendable {
  /// Who makes the change, as it is stored now.
  public let administrator: Principal
  /// The directory, or at least the units that are concerned and those above them.
  public let tree: Directory
  public let now: StoreTime

  public init(by administrator: Principal, in tree: Directory, at now: StoreTime) {
    self.administrator = administrator
    self.tree = tree
    self.now = now
  }

  /// Whether principals of a scope are the administrator's to change. At the country all are, also one whose unit no
  /// directory names.
  public func covers(_ scope: Scope) -> Bool {
    administrator.isAtCountry(in: tree) || administrator.covers(scope, in: tree)
  }

  /// Why a new principal may not be made; nil if it may.
  /// - Parameter holders: the principals that have its source name, revoked ones too.
  public func refusal(toMake new: AdministeredPrincipal, holders: [AdministeredPrincipal]) -> ChangeRefusal? {
    guard covers(new.principal.scope) else { return .scope }
    return sourceRefusal(new, holders)
  }

  /// Why a principal may not become another; nil if it may.
  /// - Parameters:
  ///   - holders: the principals that have its source name, revoked ones too; itself does not count.
  ///   - administrators: principals of the role admin; itself does not count.
  public func refusal(
    toChange before: AdministeredPrincipal, to after: AdministeredPrincipal, holders: [AdministeredPrincipal],
    administrators: [AdministeredPrincipal]
  ) -> ChangeRefusal? {
    let name = before.principal.name
    guard covers(before.principal.scope), covers(after.principal.scope) else { return .scope }
    if before.isRevoked { return .revoked }
    if name == administrator.name, before != after { return isLast(before, after, administrators) ?? .own }
    let roles = [before.principal.role, after.principal.role]
    if roles.contains(.source), roles[0] != roles[1] { return .sourceRole }
    if before.principal.scope != after.principal.scope,
      let refusal = sourceRefusal(after, holders.filter { $0.principal.name != name })
    {
      return refusal
    }
    return isLast(before, after, administrators)
  }

  /// Why a principal may not be revoked; nil if it may, or if it was before.
  public func refusal(
    toRevoke before: AdministeredPrincipal, administrators: [AdministeredPrincipal]
  ) -> ChangeRefusal? {
    guard covers(before.principal.scope) else { return .scope }
    var after = before
    after.isRevoked = true
    return isLast(before, after, administrators)
  }

  /// Why a principal may not be given another credential; nil if it may.
  public func refusal(toEquip principal: AdministeredPrincipal) -> ChangeRefusal? {
    guard covers(principal.principal.scope) else { return .scope }
    return principal.isRevoked ? .revoked : nil
  }

  // MARK: Sources

  /// All principals of one source name have the same unit. And nobody below the country takes up a name that is or was
  /// used outside its scope: whoever has a name sees what was sent under it.
  private func sourceRefusal(_ new: AdministeredPrincipal, _ holders: [AdministeredPrincipal]) -> ChangeRefusal? {
    guard let source = new.principal.sourceName else { return nil }
    let others = holders.filter { $0.principal.sourceName == source && $0.principal.name != new.principal.name }
    guard others.allSatisfy({ covers($0.principal.scope) }) else { return .scope }
    let elsewhere = others.first { !$0.isRevoked && !isSame($0.principal.scope, new.principal.scope) }
    return elsewhere.map { .sourceElsewhere($0.principal.scope) }
  }

  private func isSame(_ one: Scope, _ other: Scope) -> Bool { one == other || (isCountry(one) && isCountry(other)) }

  private func isCountry(_ scope: Scope) -> Bool {
    Principal(name: "", role: .admin, scope: scope).isAtCountry(in: tree)
  }

  // MARK: The last administrator

  /// A change may not leave the country without an administrator that has no end, where there is one; nor without any
  /// live one.
  private func isLast(
    _ before: AdministeredPrincipal, _ after: AdministeredPrincipal, _ administrators: [AdministeredPrincipal]
  ) -> ChangeRefusal? {
    let others = administrators.filter { $0.principal.name != before.principal.name }
    for counts in [isLasting, isLive] where counts(before) && !counts(after) && !others.contains(where: counts) {
      return .lastAdministrator
    }
    return nil
  }

  private func isLive(_ one: AdministeredPrincipal) -> Bool {
    one.principal.role == .admin && isCountry(one.principal.scope) && !one.isRevoked
      && (one.expiresAt.map { now < $0 } ?? true)
  }

  private func isLasting(_ one: AdministeredPrincipal) -> Bool { isLive(one) && one.expiresAt == nil }
}
