// The values of a list in a window, branch by branch.

import TarazuDomain

/// Finds each branch's values of a list that are in a window.
struct WindowValues {
  private let view: CubeView
  /// The index of the list among the lists of values.
  private let list: Int
  private let from: Int32
  private let to: Int32
  /// By branch index, guesses of how many values are before the window and how many up to its end; empty without
  /// guesses.
  private let countsBefore: [Int64]
  private let countsThrough: [Int64]

  init(
    _ list: Measure, in view: CubeView, from: Int32, through to: Int32, countsBefore: [Int64] = [],
    countsThrough: [Int64] = []
  ) {
    self.list = list.indexAmongValueLists
    self.view = view
    self.from = from
    self.to = to
    self.countsBefore = countsBefore
    self.countsThrough = countsThrough
  }

  /// Calls `body` with each branch of a unit that has figures, and its values in the window in the order of days.
  @inline(__always)
  func forEach(_ unit: Range<Int>, _ body: (Branch, Span<DatedValues.Entry>) -> Void) {
    view.forEachBranch(unit) { branch in read(branch) { body(branch, $0) } }
  }

  /// Calls `body` with the values of a branch, unless it has no figures.
  @inline(__always)
  func read(_ branch: Branch, _ body: (Span<DatedValues.Entry>) -> Void) {
    view.withSeries(branch) { series in
      series.withValues(ofListAt: list) { entries in
        body(entries.extracting(range(of: entries, branch: branch.index)))
      }
    }
  }

  /// Appends the values of a unit.
  func copy(_ unit: Range<Int>, into values: inout [Int32]) {
    forEach(unit) { _, entries in
      for index in entries.indices { values.append(entries[index].value) }
    }
  }

  @inline(__always)
  private func range(of entries: Span<DatedValues.Entry>, branch: BranchIndex?) -> Range<Int> {
    guard let index = branch?.offset, index < countsBefore.count, index < countsThrough.count else {
      return entries.range(from: from, through: to)
    }
    return entries.range(from: from, through: to, guess: (countsBefore[index], countsThrough[index]))
  }
}
