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

  /// Whether an administrator may write a unit's line of the directory: strictly below its scope, both where the unit is
  /// and where the line puts it; provinces and the country only at the country.
  /// - Parameters:
  ///   - aboveNow: the units above it as the directory stands; nil for a unit that is not there yet.
  ///   - aboveThen: the units above it once the file is taken.
  ///   - tree: the directory as it stands.
  public func mayPlace(_ level: Level, aboveNow: [String]?, aboveThen: [String], in tree: some UnitTree) -> Bool {
    if isAtCountry(in: tree) { return true }
    guard role == .admin, level > .province, case .unit(let own) = scope else { return false }
    return (aboveNow?.contains(own) ?? true) && aboveThen.contains(own)
  }

  /// Whether an administrator may write kinds and classes, which hold for all.
  public func mayDefineKinds(in tree: some UnitTree) -> Bool { isAtCountry(in: tree) }
}
