// The values of a list in a window, branch by branch.

import TarazuDomain

/// Finds the values of each branch that lie in a window, for questions about many branches.
struct WindowValues {
  private let scope: Scope
  private let list: Measure
  private let from: Int32
  private let to: Int32
  /// For each slot, how many values are said to lie before the window and up to its end; empty where nobody says.
  private let before: [Int64]
  private let through: [Int64]

  init(
    _ list: Measure, in scope: Scope, from: Int32, through to: Int32, countsBefore before: [Int64] = [],
    through: [Int64] = []
  ) {
    self.list = list
    self.scope = scope
    self.from = from
    self.to = to
    self.before = before
    self.through = through
  }

  /// Goes through the branches of a unit, with the values that each has in the window, in the order of days.
  @inline(__always)
  func forEach(_ unit: Range<Int>, _ body: (Branch, Span<DatedValues.Entry>) -> Void) {
    scope.forEachBranch(unit) { branch in read(branch) { body(branch, $0) } }
  }

  /// The values of a branch; nothing where it has no figures.
  @inline(__always)
  func read(_ branch: Branch, _ body: (Span<DatedValues.Entry>) -> Void) {
    scope.withSeries(branch) { series in
      series.withValues(of: list) { entries in body(entries.extracting(range(of: entries, slot: branch.slot))) }
    }
  }

  /// Appends the values of a unit.
  func copy(_ unit: Range<Int>, into values: inout [Int32]) {
    forEach(unit) { _, entries in
      for index in entries.indices { values.append(entries[index].value) }
    }
  }

  @inline(__always)
  private func range(of entries: Span<DatedValues.Entry>, slot: Int) -> Range<Int> {
    guard slot < before.count, slot < through.count else { return entries.range(from: from, through: to) }
    return entries.range(from: from, through: to, guess: (before[slot], through[slot]))
  }
}
