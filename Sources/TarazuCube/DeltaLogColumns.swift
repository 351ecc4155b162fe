// Sums of many units at once, read from the delta logs.

import TarazuCalendar
import TarazuDomain

/// The columns of many units over one window, for all classes of case together.
struct DeltaLogColumns {
  private let view: CubeView
  private let units: [Range<Int>]
  private let map: UnitMap
  private let from: Int32
  private let to: Int32
  private let counts = ValueCounts()
  private var logs: DeltaLogs { view.contents.deltaLogs }
  private var count: Int { units.count }

  init(_ view: CubeView, units: [Range<Int>], window: Window) {
    self.view = view
    self.units = units
    map = UnitMap(view, units: units)
    from = window.from.number
    to = window.to.number
  }

  /// The column of a quantity; nil where the delta logs do not have it.
  func column(_ quantity: Quantity) -> [Int128]? {
    switch quantity {
    case .flow(let measure), .valueSum(let measure): return sums(windowTotals(of: measure), of: map)
    case .stock(let measure): return measure.isStock ? stock(measure) : sums([total(measure, through: to)], of: map)
    case .closedStandard: return sums(windowTotals(of: .closed), of: withStandard)
    case .pendingAgeDays: return pendingAgeDays()
    case .pendingCaseAgeDays: return pendingCaseAgeDays()
    case .olderThan(let age): return older(than: [age], .ofSpells) { _ in 0 }
    case .caseOlderThan(let age): return older(than: [age], .ofCases) { _ in 0 }
    case .overStandard: return overStandard()
    case .pendingWithStandard: return sums([pending(on: to)], of: withStandard)
    case .pendingWithCalendar: return sums([pending(on: to)], of: map.limited(to: \.keepsCalendar))
    case .leadsWithNorm: return sums(windowTotals(of: .hearingsSet), of: map.limited(to: \.hasLeadNorm))
    case .closedOnTime, .stockWithCalendar, .hasCalendar, .leadsOverNorm, .windowDays, .branchMonthUnits,
      .activeBranches:
      return nil
    }
  }

  /// The column of a sum; nil where one of its terms is not a total of a delta log.
  func wholeColumn(of terms: [Term]) -> [Int128]? {
    var totals: [Total] = []
    for term in terms {
      switch term.quantity {
      case .flow(let measure), .valueSum(let measure): totals += windowTotals(of: measure, negated: term.isNegated)
      case .stock(let measure):
        if measure.isStock { return nil }
        totals.append(total(measure, through: to, negated: term.isNegated))
      case .closedStandard, .closedOnTime, .pendingAgeDays, .pendingCaseAgeDays, .olderThan, .caseOlderThan,
        .overStandard, .pendingWithStandard, .stockWithCalendar, .pendingWithCalendar, .hasCalendar, .leadsWithNorm,
        .leadsOverNorm, .windowDays, .branchMonthUnits, .activeBranches:
        return nil
      }
    }
    return sums(totals, of: map)
  }

  private var withStandard: UnitMap { map.limited(to: \.hasStandard) }

  /// The values of a list. Where those of each branch begin and end is guessed from the delta log of what counts them.
  func values(of list: Measure, from: Int32, through to: Int32) -> WindowValues {
    guard let counter = list.counter else { return WindowValues(list, in: view, from: from, through: to) }
    return WindowValues(
      list, in: view, from: from, through: to, countsBefore: counts.read(counter, through: from - 1, view),
      countsThrough: counts.read(counter, through: to, view))
  }
}

// MARK: - Sums

extension DeltaLogColumns {
  /// The totals of a delta log through a day, to be added or subtracted.
  private struct Total {
    var log: DeltaLog
    var day: Int32
    var isNegated: Bool
  }

  private func total(_ measure: Measure, through day: Int32, negated: Bool = false) -> Total {
    Total(log: logs[measure], day: day, isNegated: negated)
  }

  /// What happened in the window.
  private func windowTotals(of measure: Measure, negated: Bool = false) -> [Total] {
    [total(measure, through: to, negated: negated), total(measure, through: from - 1, negated: !negated)]
  }

  private func pending(on day: Int32) -> Total { Total(log: logs.pending, day: day, isNegated: false) }

  /// The sums of totals; nil where 64 bits do not hold them.
  private func sums(_ totals: [Total], of units: UnitMap) -> [Int128]? {
    guard totals.allSatisfy(\.log.isUsable) else { return nil }
    if count == 1, units.isAllOfFirstUnit {
      return [
        totals.reduce(0) { $1.isNegated ? $0 - $1.log.total(through: $1.day) : $0 + $1.log.total(through: $1.day) }
      ]
    }
    var sums = BranchSums(branchCount: view.contents.count)
    for total in totals { total.log.addTotals(through: total.day, negated: total.isNegated, to: &sums) }
    return sums.byUnit(units, count: count)
  }

  /// A stock of the whole country; of other units it is read from the series.
  private func stock(_ measure: Measure) -> [Int128]? {
    count == 1 && map.isAllOfFirstUnit ? logs.stock(measure, on: to).map { [$0] } : nil
  }

  private func pendingAgeDays() -> [Int128]? {
    let openDays = Total(log: logs.openDays, day: to, isNegated: true)
    guard var column = sums([pending(on: to)], of: map), let days = sums([openDays], of: map) else { return nil }
    for index in column.indices { column[index] = column[index] * Int128(to) + days[index] }
    return column
  }

  /// The same with what transfers brought along: the ages at which cases were received, and not those of the spells that
  /// ended, but those of their cases.
  private func pendingCaseAgeDays() -> [Int128]? {
    let brought = Measure.valueLists.compactMap { list -> Total? in
      let sign = AgeLists.broughtSign[list]
      return sign == 0 ? nil : total(list, through: to, negated: sign < 0)
    }
    guard var column = pendingAgeDays(), let days = sums(brought, of: map) else { return nil }
    for index in column.indices { column[index] += days[index] }
    return column
  }

  /// Cases pending on the window's last day that are older than an age: the cases that were open that long before,
  /// without those of them that have ended since, and with those that had begun by then and were received since.
  /// - Parameter ageIndex: which of the ages to use for branches of a standard; nil where they do not count.
  private func older(
    than ages: [Int32], _ lists: AgeLists, ageIndex: (_ standard: Int32) -> Int?
  ) -> [Int128]? {
    var column = [Int128](repeating: 0, count: count)
    for (branches, (index, age)) in zip(branches(by: ageIndex, count: ages.count), ages.enumerated()) {
      let then = to - age - 1
      guard let open = sums([pending(on: then)], of: map.limited { ageIndex($0.standard) == index }) else { return nil }
      for unit in column.indices { column[unit] += open[unit] }
      for list in lists.opening + lists.ending {
        let dated = values(of: list, from: then + 1, through: to)
        let sign: Int128 = lists.ending.contains(list) ? -1 : 1
        for (unit, branch) in branches {
          var count = 0
          dated.read(branch) { count = $0.countBegun(on: then) }
          column[unit] += sign * Int128(count)
        }
      }
    }
    return column
  }

  /// The branches with their units, for each age.
  private func branches(by ageIndex: (_ standard: Int32) -> Int?, count: Int) -> [[(unit: Int, branch: Branch)]] {
    var branches: [[(unit: Int, branch: Branch)]] = Array(repeating: [], count: count)
    for (unit, range) in units.enumerated() {
      view.forEachBranch(range) { branch in
        if let index = ageIndex(branch.terms.standard) { branches[index].append((unit, branch)) }
      }
    }
    return branches
  }

  /// Those older than the standard of their branch's kind. There are few different standards.
  private func overStandard() -> [Int128]? {
    let standards = map.standards
    return older(than: standards, .ofSpells, ageIndex: standards.firstIndex)
  }
}

/// How much of a measure each branch has up to some days. A scorecard asks for the same days several times.
private final class ValueCounts {
  private struct Key: Hashable {
    var measure: Measure
    var day: Int32
  }

  private var known: [Key: [Int64]] = [:]

  func read(_ measure: Measure, through day: Int32, _ view: CubeView) -> [Int64] {
    let key = Key(measure: measure, day: day)
    if let counts = known[key] { return counts }
    var sums = BranchSums(branchCount: view.contents.count)
    view.contents.deltaLogs[measure].addTotals(through: day, to: &sums)
    known[key] = sums.byBranch
    return sums.byBranch
  }
}
