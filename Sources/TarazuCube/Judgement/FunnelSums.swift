// The sums of the units of a funnel, and of each class of their cases.

import TarazuCalendar
import TarazuDomain
import TarazuJudgement

/// Reads the sums of a group of units over one window.
struct FunnelSums {
  let view: CubeView
  /// The range of branches of each unit.
  let units: [Range<Int>]
  let window: Window
  let parts: JudgedParts
  /// Columns that have these units among others, and where.
  let columns: UnitColumns
  let places: [Int]

  /// The sums of each unit, over the classes of the view.
  func sums() -> [Sums] {
    let (top, bottom) = (columns.judgedColumn(parts.top), columns.judgedColumn(parts.bottom))
    let squares = parts.list.map { squareSums(of: $0) }
    let scores = columns.judgedColumn(parts.squares)
    return places.enumerated().map { unit, place in
      Sums(top: top[place], bottom: bottom[place], squares: squares?[unit] ?? scores[place])
    }
  }

  /// The sums of each unit and of each class of its cases.
  func unitsByClass() -> [FunnelUnit] {
    let (top, bottom) = (terms(of: parts.top), terms(of: parts.bottom))
    let list = parts.list.map(\.indexAmongValueLists)
    return zip(units, sums()).map { range, sums in
      var classes: [FunnelUnit.ClassSums] = []
      view.forEachBranch(range) { branch in
        guard let index = branch.index else { return }
        // Both are in the order of numbers.
        var place = 0
        view.contents.forEachClass(of: index) { number, series in
          let part = Sums(
            top: amount(top, branch, series), bottom: amount(bottom, branch, series),
            squares: list.map { squareSum(of: series, listAt: $0) } ?? 0)
          let number = Int(number.number)
          while place < classes.count, classes[place].number < number { place += 1 }
          if place < classes.count, classes[place].number == number {
            classes[place].sums += part
          } else {
            classes.insert(FunnelUnit.ClassSums(number: number, sums: part), at: place)
          }
        }
      }
      classes.removeAll { $0.sums.bottom == 0 }
      return FunnelUnit(sums: sums, classes: classes)
    }
  }

  private typealias Terms = [(amount: SeriesAmount, isNegated: Bool)]

  /// What an expression adds up of each series. Sums that are adjusted by class are of cases, and have no products.
  private func terms(of expression: Expression?) -> Terms {
    (expression?.terms ?? []).compactMap { term in
      SeriesAmount(
        term.quantity, from: window.from.number, through: window.to.number, view.pendingMeasures
      ).map { ($0, term.isNegated) }
    }
  }

  @inline(__always)
  private func amount(_ terms: Terms, _ branch: Branch, _ series: Series) -> Int64 {
    // Through a span, because a loop over the array would copy what each term refers to.
    let terms = terms.span
    var sum: Int128 = 0
    for index in terms.indices {
      let amount = terms[index].amount(branch, series)
      sum += terms[index].isNegated ? -amount : amount
    }
    return Int64(clamping: sum)
  }

  private func squareSum(of series: Series, listAt list: Int) -> Int64 {
    var sum: Int64 = 0
    series.withValues(ofListAt: list) { entries in
      sum = entries.extracting(entries.range(from: window.from.number, through: window.to.number)).squareSum
    }
    return sum
  }

  private var values: (Measure) -> WindowValues {
    { WindowValues($0, in: view, from: window.from.number, through: window.to.number) }
  }

  private func squareSums(of list: Measure) -> [Int64] {
    let values = values(list)
    return units.map { unit in
      var sum: Int64 = 0
      values.forEach(unit) { sum &+= $1.squareSum }
      return sum
    }
  }

  /// The quantile of all values of a list, and how many of each unit's values are above it; nil where there are none.
  func above(_ tenths: Int, of list: Measure) -> (threshold: Int32, counts: [Int64])? {
    let values = values(list)
    var all: [Int32] = []
    for unit in units { values.copy(unit, into: &all) }
    guard let threshold = Quantile.value(of: all, tenths: tenths) else { return nil }
    let counts = units.map { unit in
      var count: Int64 = 0
      values.forEach(unit) { count += Int64($1.count - $1.count(atMost: threshold)) }
      return count
    }
    return (threshold, counts)
  }
}

extension Span<DatedValues.Entry> {
  /// The sum of the squares of the values. Values are days between dates, and so below 2^18.
  var squareSum: Int64 {
    var sum: Int64 = 0
    for index in indices {
      let value = Int64(self[index].value)
      sum &+= value &* value
    }
    return sum
  }
}
