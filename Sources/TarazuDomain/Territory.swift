// What the timeline needs of the directory: which units are branches, and what lies, or ever lay, within what.

/// The directory as the timeline sees it, over unit numbers. As a reach, the country may be named by its own number too.
public final class Territory: Sendable {
  /// For each branch of the directory, the units it lies below or ever lay below, itself among them.
  private let unitsAbove: [UnitNumber: Set<UnitNumber>]
  /// For each unit, the one above it in the present directory.
  private let parents: [UnitNumber: UnitNumber]
  private let country: UnitNumber?

  /// - Parameters:
  ///   - parents: each unit of the directory (branches too) with its parent; the country has none.
  ///   - branches: the units that are branches of the directory.
  ///   - formerlyBelow: for a branch, units that it lay below after some earlier import.
  public init(
    parents: [UnitNumber: UnitNumber], country: UnitNumber?, branches: [UnitNumber],
    formerlyBelow: [UnitNumber: [UnitNumber]]
  ) {
    self.parents = parents
    self.country = country
    var above: [UnitNumber: Set<UnitNumber>] = [:]
    for branch in branches {
      var units: Set<UnitNumber> = [branch]
      var unit = branch
      while let parent = parents[unit], units.insert(parent).inserted { unit = parent }
      units.formUnion(formerlyBelow[branch] ?? [])
      above[branch] = units
    }
    unitsAbove = above
  }

  /// A territory without units: every branch is unknown.
  public static let empty = Territory(parents: [:], country: nil, branches: [], formerlyBelow: [:])

  public func isBranch(_ unit: UnitNumber) -> Bool { unitsAbove[unit] != nil }

  /// Whether a branch lies at or below a reach, or ever did. What is no branch lies within the country alone.
  public func isBranch(_ branch: UnitNumber?, within reach: UnitNumber) -> Bool {
    isCountry(reach) || (branch.flatMap { unitsAbove[$0] }?.contains(reach) ?? false)
  }

  /// Whether a unit lies at or below a reach in the present directory.
  public func isUnit(_ unit: UnitNumber, within reach: UnitNumber) -> Bool {
    guard !isCountry(reach) else { return true }
    var current: UnitNumber? = unit
    // Levels nest four deep; the bound keeps a damaged tree from holding the caller for ever.
    for _ in 0..<Level.allCases.count {
      guard let here = current else { return false }
      if here == reach { return true }
      current = parents[here]
    }
    return false
  }

  private func isCountry(_ reach: UnitNumber) -> Bool { reach == .wholeCountry || reach == country }
}
