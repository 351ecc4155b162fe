// The cube's state as one question sees it, narrowed to a kind of branch and a class of case.

import TarazuCalendar
import TarazuDomain

/// The branches of one kind, or of all kinds, with their figures of one class of case, or of all classes.
struct CubeView {
  /// Which of a branch's series to read.
  enum ClassFilter {
    case all
    case number(ClassNumber)
    /// A class that no case has.
    case none
  }

  let contents: Contents
  let geography: Geography
  /// The index of the kind; nil for all kinds.
  let kind: Int?
  let caseClass: ClassFilter
  /// Up to how many branches are read one by one.
  let fewBranches: Int

  /// Whether figures of these units are read from the delta logs, rather than from the series of each branch.
  func readsDeltaLogs(of units: [Range<Int>]) -> Bool {
    guard case .all = caseClass else { return false }
    return units.reduce(0) { $0 + $1.count } > fewBranches
  }

  /// Whether a branch is of the kind.
  /// - Parameter position: its position in `geography.branches`.
  func includes(_ position: Int) -> Bool { kind == nil || geography.branches[position].kind == kind }

  /// Calls `body` with the branches of a range that are of the kind.
  @inline(__always)
  func forEachBranch(_ range: Range<Int>, _ body: (Branch) -> Void) {
    for position in range {
      if includes(position) { body(geography.branches[position]) }
    }
  }

  /// The same for those that have figures, with their series.
  @inline(__always)
  func forEachSeries(_ range: Range<Int>, _ body: (Branch, Series) -> Void) {
    forEachBranch(range) { branch in withSeries(branch) { _, series in body(branch, series) } }
  }

  /// Calls `body` with the series of a branch, unless it has no figures.
  @inline(__always)
  func withSeries(_ branch: Branch, _ body: (BranchIndex, Series) -> Void) {
    guard let index = branch.index else { return }
    switch caseClass {
    case .all: contents.withSeries(of: index) { body(index, $0) }
    case .number(let number): contents.withSeries(of: index, class: number) { body(index, $0) }
    case .none: break
    }
  }

  /// The sum of an amount over the branches of a range.
  @inline(__always)
  func sum(_ range: Range<Int>, of amount: (Branch, Series) -> Int128) -> Int128 {
    var sum: Int128 = 0
    forEachSeries(range) { branch, series in sum += amount(branch, series) }
    return sum
  }
}
