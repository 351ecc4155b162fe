// The last change of each unit, so that an answer about a unit can be cached until the next one.

/// For each unit of the directory, the last revision that changed it or a unit below it. The revisions are kept in
/// groups, so that a commit copies only the groups that it changes, and shares the others with what readers still hold.
struct UnitVersions: Sendable {
  private static let groupSize = 64

  private var groups: [[UInt64]]
  private let count: Int
  /// The last revision that may have changed every unit: a new directory, new names, or a load.
  let allUnits: UInt64

  /// - Parameters:
  ///   - count: how many units the directory has.
  ///   - allUnits: the revision that changed them all.
  init(units count: Int, allUnits: UInt64) {
    let size = UnitVersions.groupSize
    groups = Array(repeating: Array(repeating: allUnits, count: size), count: (count + size - 1) / size)
    self.count = count
    self.allUnits = allUnits
  }

  /// The last revision that changed a unit, by its index in the directory. An index that this directory does not have
  /// comes from another directory: its unit counts as changed by every revision.
  subscript(unitIndex: Int) -> UInt64 {
    guard unitIndex >= 0, unitIndex < count else { return .max }
    return groups[unitIndex / UnitVersions.groupSize][unitIndex % UnitVersions.groupSize]
  }

  /// Notes that a revision changed a branch, and with it each unit above.
  mutating func touch(_ branch: BranchIndex, _ revision: UInt64, _ geography: Geography) {
    var next = geography.unitIndex(of: branch)
    while let unitIndex = next {
      let (group, index) = unitIndex.quotientAndRemainder(dividingBy: UnitVersions.groupSize)
      // The units above were then changed by this revision too.
      guard groups[group][index] != revision else { return }
      groups[group][index] = revision
      next = geography.unitIndex(above: unitIndex)
    }
  }
}

/// The state of one unit at some revision of a cube, for a later comparison.
public struct UnitVersion: Hashable, Sendable {
  let unitIndex: Int
  let revision: UInt64
}
