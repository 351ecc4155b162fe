// Which unit each branch of the cube belongs to, for one question.

/// For each branch index, the unit to whose sums the branch counts. A unit is named by its index among the units of the
/// question.
struct UnitMap {
  private var units: [Int32]
  /// The standards of the branches, by branch index; -1 for none.
  private(set) var standards: [Int32]

  /// - Parameters:
  ///   - unitOfBranch: the unit of a branch by its position in `branches`; below 0 for none.
  ///   - branchCount: how many branches the cube has.
  init(branches: [Branch], unitOfBranch: (Int) -> Int, branchCount: Int) {
    units = Array(repeating: -1, count: branchCount)
    standards = Array(repeating: -1, count: branchCount)
    for (position, branch) in branches.enumerated() {
      guard let index = branch.index, index.offset < branchCount else { continue }
      units[index.offset] = Int32(truncatingIfNeeded: unitOfBranch(position))
      standards[index.offset] = branch.standard
    }
  }

  /// - Parameter units: the range of branches of each unit; no branch is in two of them.
  init(_ view: CubeView, units ranges: [Range<Int>]) {
    var unitOfBranch = [Int](repeating: -1, count: view.geography.branches.count)
    for (unit, range) in ranges.enumerated() {
      for position in range where view.includes(position) { unitOfBranch[position] = unit }
    }
    self.init(
      branches: view.geography.branches, unitOfBranch: { unitOfBranch[$0] }, branchCount: view.contents.count)
  }

  /// Whether all branches of the cube belong to the first unit.
  var isAllOfFirstUnit: Bool { units.allSatisfy { $0 == 0 } }

  /// The unit of a branch; nil where it belongs to none.
  subscript(branch: BranchIndex) -> Int? {
    branch.offset < units.count && units[branch.offset] >= 0 ? Int(units[branch.offset]) : nil
  }

  /// The same map without the branches whose standard does not meet a condition.
  func limited(to condition: (_ standard: Int32) -> Bool) -> UnitMap {
    var limited = self
    for offset in units.indices where !condition(standards[offset]) { limited.units[offset] = -1 }
    return limited
  }
}
