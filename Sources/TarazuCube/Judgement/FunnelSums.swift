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

  /// The sums of each unit, over the classes of the view.
  func sums() -> [Sums] { sums(UnitColumns(view, units: units, window: window)) }

  private func sums(_ columns: UnitColumns) -> [Sums] {
    let (top, bottom) = (columns.judgedColumn(parts.top), columns.judgedColumn(parts.bottom))
    let squares = parts.list.map { squareSums(of: $0) } ?? columns.judgedColumn(parts.squares)
    return units.indices.map { Sums(top: top[$0], bottom: bottom[$0], squares: squares[$0]) }
  }

  /// The sums of each unit and of each class of its cases.
  func unitsByClass() -> [FunnelUnit] {
    var judged = sums().map { FunnelUnit(sums: $0) }
    for (number, members) in unitsOfClasses().sorted(by: { $0.key < $1.key }) {
      let part = FunnelSums(
        view: view.limited(to: number), units: members.map { units[$0] }, window: window, parts: parts)
      for (unit, sums) in zip(members, part.sums()) where sums.bottom != 0 {
        judged[unit].classes.append(FunnelUnit.ClassSums(number: Int(number.number), sums: sums))
      }
    }
    return judged
  }

  /// Which units have cells of each class.
  private func unitsOfClasses() -> [ClassNumber: [Int]] {
    var members: [ClassNumber: [Int]] = [:]
    for (unit, range) in units.enumerated() {
      view.forEachBranch(range) { branch in
        guard let index = branch.index else { return }
        view.contents.forEachClass(of: index) { number in
          if members[number]?.last != unit { members[number, default: []].append(unit) }
        }
      }
    }
    return members
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

extension CubeView {
  /// The same for the cases of one class alone.
  fileprivate func limited(to number: ClassNumber) -> CubeView {
    CubeView(
      contents: contents, geography: geography, kind: kind, caseClass: .number(number), fewBranches: fewBranches)
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
