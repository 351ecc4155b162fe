// Which levels may read, province by province (docs/spec/access.md#rollout).

import TarazuDomain

/// The levels that are open in each province; what it does not name is closed.
public struct Rollout: Hashable, Sendable {
  /// Levels below the province.
  public static let levels: [Level] = [.district, .branch]

  private var open: [String: Set<Level>] = [:]

  public init() {}

  /// Opens or closes a level, district or branch, in a province.
  public mutating func set(_ level: Level, inProvince province: String, open isOpen: Bool) {
    if isOpen {
      open[province, default: []].insert(level)
    } else {
      open[province]?.remove(level)
      // So that what means the same is equal.
      if open[province]?.isEmpty == true { open[province] = nil }
    }
  }

  /// Whether a level, district or branch, is open in a province.
  public func isOpen(_ level: Level, inProvince province: String) -> Bool {
    open[province]?.contains(level) ?? false
  }

  /// Whether principals of a scope may read: at the country and at a province always, below while their level is open in
  /// the province that their unit lies in now. A unit that the directory does not have is closed.
  public func isOpen(_ scope: Scope, in tree: Directory) -> Bool {
    guard case .unit(let code) = scope else { return true }
    switch tree.level(of: code) {
    case .country, .province: return true
    case .district, .branch:
      guard let level = tree.level(of: code), let province = tree.province(of: code) else { return false }
      return isOpen(level, inProvince: province)
    case nil: return false
    }
  }
}
