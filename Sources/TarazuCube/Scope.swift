// What a question looks at: the cube's state, narrowed to a kind of branch and a class of case.

import TarazuCalendar
import TarazuDomain

/// Branches of a kind, if one is asked for, with the series of a class, if one is asked for.
struct Scope {
  /// Which of a branch's series to read.
  enum ClassFilter {
    case all
    case number(Int32)
    /// A class that no case has.
    case none
  }

  let contents: Contents
  let geography: Geography
  let kind: Int?
  let caseClass: ClassFilter
  /// Up to how many branches are read one by one.
  let fewBranches: Int

  /// Whether the branches of some units are read from the delta logs, rather than from the series of each.
  func isQuickerByDeltaLog(_ units: [Range<Int>]) -> Bool {
    guard case .all = caseClass else { return false }
    return units.reduce(0) { $0 + $1.count } > fewBranches
  }

  /// Whether a branch is of the kind.
  func holds(_ index: Int) -> Bool { kind == nil || geography.branches[index].kind == kind }

  /// Goes through the branches of a range that are of the kind.
  @inline(__always)
  func forEachBranch(_ range: Range<Int>, _ body: (Branch) -> Void) {
    for index in range {
      if holds(index) { body(geography.branches[index]) }
    }
  }

  /// Goes through them with their series; those that have none are left out.
  @inline(__always)
  func forEachSeries(_ range: Range<Int>, _ body: (Branch, Series) -> Void) {
    forEachBranch(range) { branch in withSeries(branch) { body(branch, $0) } }
  }

  /// Reads the series of a branch, if it has one.
  @inline(__always)
  func withSeries(_ branch: Branch, _ body: (Series) -> Void) {
    guard branch.slot >= 0 else { return }
    switch caseClass {
    case .all: contents.withSeries(branch.slot, body)
    case .number(let number): contents.withSeries(branch.slot, class: number, body)
    case .none: break
    }
  }

  /// A sum over branches.
  @inline(__always)
  func sum(_ range: Range<Int>, where holds: (Branch) -> Bool = { _ in true }, of amount: (Branch, Series) -> Int128)
    -> Int128
  {
    var sum: Int128 = 0
    forEachSeries(range) { branch, series in
      if holds(branch) { sum += amount(branch, series) }
    }
    return sum
  }
}
