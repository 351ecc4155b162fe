// Which unit each branch of the cube belongs to, for one question.

/// For each branch index, the unit to whose sums the branch counts. A unit is named by its index among the units of the
/// question.
struct UnitMap {
  private var units: [Int32]
  /// By branch index; a branch beyond its end has none.
  private let terms: [KindTerms]

  /// - Parameters:
  ///   - terms: by branch index, what the kind of each branch asks of it.
  ///   - unitOfBranch: the unit of a branch by its position in `branches`; below 0 for none.
  ///   - branchCount: how many branches the cube has.
  init(branches: [Branch], terms: [KindTerms], unitOfBranch: (Int) -> Int, branchCount: Int) {
    self.terms = terms
    units = Array(repeating: -1, count: branchCount)
    for (position, branch) in branches.enumerated() {
      guard let index = branch.index, index.offset < branchCount else { continue }
      units[index.offset] = Int32(truncatingIfNeeded: unitOfBranch(position))
    }
  }

  /// - Parameter units: the range of branches of each unit; no branch is in two of them.
  init(_ view: CubeView, units ranges: [Range<Int>]) {
    var unitOfBranch = [Int](repeating: -1, count: view.geography.branches.count)
    for (unit, range) in ranges.enumerated() {
      for position in range where view.includes(position) { unitOfBranch[position] = unit }
    }
    self.init(
      branches: view.geography.branches, terms: view.geography.termsOfBranch, unitOfBranch: { unitOfBranch[$0] },
      branchCount: view.contents.count)
  }

  /// Whether all branches of the cube belong to the first unit.
  var isAllOfFirstUnit: Bool { units.allSatisfy { $0 == 0 } }

  /// The unit of a branch; nil where it belongs to none.
  subscript(branch: BranchIndex) -> Int? {
    branch.offset < units.count && units[branch.offset] >= 0 ? Int(units[branch.offset]) : nil
  }

  /// What the kind of a branch asks of it.
  func terms(of branch: BranchIndex) -> KindTerms { branch.offset < terms.count ? terms[branch.offset] : .none }

  /// The standards that branches of the units have, ascending, each once.
  var standards: [Int32] {
    var standards: Set<Int32> = []
    for offset in units.indices where units[offset] >= 0 {
      let terms = terms(of: BranchIndex(offset))
      if terms.hasStandard { standards.insert(terms.standard) }
    }
    return standards.sorted()
  }

  /// The same map without the branches whose kind does not meet a condition.
  func limited(to condition: (KindTerms) -> Bool) -> UnitMap {
    var limited = self
    for offset in units.indices where !condition(terms(of: BranchIndex(offset))) { limited.units[offset] = -1 }
    return limited
  }
}
