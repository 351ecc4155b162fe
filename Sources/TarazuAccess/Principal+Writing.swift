// What may be written, judged line by line: events at their admission, and lines of the directory
// (docs/spec/access.md#sending, docs/spec/access.md#administering).

import TarazuDomain

extension Principal {
  /// Whether it may send events under a source name.
  /// - Parameter holder: the scope of the principals that have this source name; nil where none has.
  public func mayName(source: String, heldAt holder: Scope?, in tree: Directory) -> Bool {
    switch role {
    case .source: source == sourceName
    case .admin: holder.map { covers($0, in: tree) } ?? true
    case .head, .analyst: false
    }
  }

  /// Whether it may send an event that names this code as its branch. A code that is no branch of the directory passes:
  /// it becomes an anomaly, and reach judges it once the branch is known.
  public func maySend(toBranch code: String, in tree: Directory) -> Bool {
    if scope == .country { return true }
    return tree.level(of: code) != .branch || covers(code, in: tree)
  }

  /// Whether an administrator may write a unit's line of the directory: strictly below its scope, both where the unit is
  /// and where the line puts it; provinces and the country only at the country.
  /// - Parameters:
  ///   - aboveNow: the units above it in the current directory; nil for a new unit.
  ///   - aboveThen: the units above it once the file is taken.
  ///   - tree: the current directory.
  public func mayPlace(_ level: Level, aboveNow: [String]?, aboveThen: [String], in tree: Directory) -> Bool {
    if isAtCountry(in: tree) { return true }
    guard role == .admin, level > .province, case .unit(let own) = scope else { return false }
    return (aboveNow?.contains(own) ?? true) && aboveThen.contains(own)
  }

  /// Whether an administrator may write kinds and classes, which apply everywhere.
  public func mayDefineKinds(in tree: Directory) -> Bool { isAtCountry(in: tree) }
}
