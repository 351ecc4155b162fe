// What may be written, judged line by line: events at the door, and lines of the directory.

import TarazuDomain

extension Principal {
  /// Whether it may send events under a source name.
  /// - Parameter holder: the scope of the principals that have this source name; nil where none has.
  public func mayName(source: String, heldAt holder: Scope?, in tree: some UnitTree) -> Bool {
    switch role {
    case .source: source == sourceName
    case .admin: holder.map { covers($0, in: tree) } ?? true
    case .head, .analyst: false
    }
  }

  /// Whether it may send an event that names this code as its branch. What is not a branch of the directory is let
  /// through: it becomes an anomaly, judged by reach once it is known.
  public func maySend(toBranch code: String, in tree: some UnitTree) -> Bool {
    if scope == .country { return true }
    return tree.level(of: code) != .branch || covers(code, in: tree)
  }

  /// Whether an administrator may write a unit's line of the directory.
  /// - Parameters:
  ///   - parent: where the line puts the unit; nil for the country.
  ///   - now: the directory before the import.
  ///   - then: the directory with the import's good lines, among which the parent may be.
  public func mayPlace(
    _ code: String, level: Level, below parent: String?, now: some UnitTree, then: some UnitTree
  ) -> Bool {
    if isAtCountry(in: now) { return true }
    guard level > .province, case .unit(let own) = scope, code != own, let parent else { return false }
    let isWithinNow = now.level(of: code) == nil || now.isUnit(code, atOrBelow: own)
    return isWithinNow && then.isUnit(parent, atOrBelow: own)
  }

  /// Whether an administrator may write kinds and classes, which hold for all.
  public func mayDefineKinds(in tree: some UnitTree) -> Bool { isAtCountry(in: tree) }
}
