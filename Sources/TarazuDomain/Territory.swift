// What the timeline needs of the directory: which places are branches, and what lies, or ever lay, within what.

/// The directory as the timeline sees it, over the store's place numbers. Number 0 stands for the country as a reach.
public final class Territory: Sendable {
  /// For each branch of the directory, the units it lies below or ever lay below, itself among them.
  private let unitsAbove: [Int32: Set<Int32>]
  /// For each unit, the one above it as the directory now stands.
  private let parents: [Int32: Int32]
  private let country: Int32?

  /// - Parameters:
  ///   - parents: each unit of the directory (branches too) with its parent; the country has none.
  ///   - branches: the places that are branches of the directory.
  ///   - formerlyBelow: for a branch, units that it lay below after some earlier import.
  public init(parents: [Int32: Int32], country: Int32?, branches: [Int32], formerlyBelow: [Int32: [Int32]]) {
    self.parents = parents
    self.country = country
    var above: [Int32: Set<Int32>] = [:]
    for branch in branches {
      var units: Set<Int32> = [branch]
      var unit = branch
      while let parent = parents[unit], units.insert(parent).inserted { unit = parent }
      units.formUnion(formerlyBelow[branch] ?? [])
      above[branch] = units
    }
    unitsAbove = above
  }

  /// A territory without units: every branch is unknown.
  public static let empty = Territory(parents: [:], country: nil, branches: [], formerlyBelow: [:])

  public func isBranch(_ place: Int32) -> Bool { unitsAbove[place] != nil }

  /// Whether a branch lies at or below a reach, or ever did.
  public func isBranch(_ branch: Int32, within reach: Int32) -> Bool {
    isCountry(reach) || (unitsAbove[branch]?.contains(reach) ?? false)
  }

  /// Whether a unit lies at or below a reach as the directory now stands.
  public func isUnit(_ unit: Int32, within reach: Int32) -> Bool {
    guard !isCountry(reach) else { return true }
    var current: Int32? = unit
    // Levels nest four deep; the bound keeps a damaged tree from holding the caller for ever.
    for _ in 0..<Level.allCases.count {
      guard let here = current else { return false }
      if here == reach { return true }
      current = parents[here]
    }
    return false
  }

  private func isCountry(_ reach: Int32) -> Bool { reach == 0 || reach == country }
}
