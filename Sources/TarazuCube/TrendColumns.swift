// The columns of a trend: one unit over the periods of a window. Each change is read once for all periods.

import TarazuCalendar
import TarazuDomain

/// Sums over the branches of one unit, for each of the consecutive periods of a window.
struct TrendColumns: FigureColumns {
  private let view: CubeView
  private let unit: Range<Int>
  private let periods: [Window]
  /// The first and the last day of the window.
  private let from: Int32
  private let to: Int32
  /// For each day of the window, the index of its period.
  private let periodOfDay: [Int]
  /// Which branches belong to the unit, where they are many and the delta logs are read; else nil.
  private let map: UnitMap?

  /// - Parameter periods: consecutive, and together the window.
  init(_ view: CubeView, unit: Range<Int>, window: Window, periods: [Window]) {
    self.view = view
    self.unit = unit
    self.periods = periods
    from = window.from.number
    to = window.to.number
    periodOfDay = periods.enumerated().flatMap { Array(repeating: $0.offset, count: $0.element.days) }
    map = view.readsDeltaLogs(of: [unit]) ? UnitMap(view, units: [unit]) : nil
  }

  var count: Int { periods.count }

  func column(_ quantity: Quantity) -> [Int128] {
    switch quantity {
    case .flow(let measure): return amounts(of: measure)
    case .stock(let measure): return stock([measure])
    case .valueSum(let list): return valueAmounts(of: list) { Int128($1) }
    case .closedStandard: return amounts(of: .closed, where: \.hasStandard)
    case .closedOnTime: return valueAmounts(of: .closedAges) { $1 <= $0.standard ? 1 : 0 }
    case .pendingAgeDays: return pendingAgeDays(.ofSpells)
    case .pendingCaseAgeDays: return pendingAgeDays(.ofCases)
    case .olderThan(let age): return older(.ofSpells) { _ in age }
    case .caseOlderThan(let age): return older(.ofCases) { _ in age }
    case .overStandard: return older(.ofSpells, than: \.standard)
    case .pendingWithStandard: return pending(where: \.hasStandard)
    case .stockWithCalendar(let measure): return stock([measure], where: \.keepsCalendar)
    case .pendingWithCalendar: return pending(where: \.keepsCalendar)
    case .hasCalendar: return hasCalendar()
    case .leadsWithNorm: return amounts(of: .hearingsSet, where: \.hasLeadNorm)
    case .leadsOverNorm: return valueAmounts(of: .leads) { $0.hasLeadNorm && $1 > $0.leadNorm ? 1 : 0 }
    case .windowDays: return periods.map { Int128($0.days) }
    case .branchMonthUnits: return branchMonthUnits()
    case .activeBranches:
      let active = activeBranches()
      return periods.map { Int128(active[Int($0.to.number - from)]) }
    }
  }

  func maxima(of list: Measure) -> [Int32?] { values(of: list).map { $0.max() } }

  func quantiles(of list: Measure, tenths: Int, samples: [Int128]?) -> [Int32?] {
    var scratch = Quantile.Scratch()
    return values(of: list).map { scratch.value(of: $0[...], tenths: tenths) }
  }

  private func values(of list: Measure) -> [[Int32]] {
    var values = [[Int32]](repeating: [], count: count)
    forEachValue(of: list, from: from) { _, day, value in values[period(of: day)].append(value) }
    return values
  }

  /// The index of the period of a day of the window.
  private func period(of day: Int32) -> Int { periodOfDay[Int(day) - Int(from)] }
}

// MARK: - Reading

extension TrendColumns {
  /// Calls `body` with the changes of a measure from a day on, and what the kinds of their branches ask.
  private func forEachChange(
    of measure: Measure, from first: Int32, _ body: (_ terms: KindTerms, _ day: Int32, _ amount: Int128) -> Void
  ) {
    if let map, !measure.isStock, view.contents.deltaLogs[measure].isUsable {
      view.contents.deltaLogs[measure].forEach(from: first, through: to) { entry in
        guard map[entry.branch] != nil else { return }
        body(map.terms(of: entry.branch), entry.day, Int128(entry.amount))
      }
    } else {
      view.forEachSeries(unit) { branch, series in
        series.forEach(measure, through: to) { if $0 >= first { body(branch.terms, $0, $1) } }
      }
    }
  }

  /// Calls `body` with the values of a list from a day on.
  private func forEachValue(
    of list: Measure, from first: Int32, _ body: (_ terms: KindTerms, _ day: Int32, _ value: Int32) -> Void
  ) {
    WindowValues(list, in: view, from: first, through: to).forEach(unit) { branch, entries in
      for index in entries.indices { body(branch.terms, entries[index].day, entries[index].value) }
    }
  }
}

// MARK: - Flows and stocks

extension TrendColumns {
  private func amounts(of measure: Measure, where condition: (KindTerms) -> Bool = { _ in true }) -> [Int128] {
    var sums = [Int128](repeating: 0, count: count)
    forEachChange(of: measure, from: from) { terms, day, amount in
      if condition(terms) { sums[period(of: day)] += amount }
    }
    return sums
  }

  private func valueAmounts(of list: Measure, _ amount: (_ terms: KindTerms, _ value: Int32) -> Int128) -> [Int128] {
    var sums = [Int128](repeating: 0, count: count)
    forEachValue(of: list, from: from) { terms, day, value in sums[period(of: day)] += amount(terms, value) }
    return sums
  }

  private func stock(
    _ measures: [Measure], less: [Measure] = [], where condition: (KindTerms) -> Bool = { _ in true }
  ) -> [Int128] {
    var stock = Stock(self)
    for measure in measures + less {
      let isLess = less.contains(measure)
      forEachChange(of: measure, from: Int32.min) { terms, day, amount in
        if condition(terms) { stock.add(isLess ? -amount : amount, from: Int64(day)) }
      }
    }
    return stock.sums
  }

  private func pending(where condition: (KindTerms) -> Bool = { _ in true }) -> [Int128] {
    stock(PendingCases.opening, less: PendingCases.ending, where: condition)
  }

  /// The ages of the pending cases, summed: their number times the day, less the days on which they began.
  private func pendingAgeDays(_ lists: AgeLists) -> [Int128] {
    var openDays = Stock(self)
    for measure in PendingCases.opening {
      forEachChange(of: measure, from: Int32.min) { openDays.add($2 * Int128($1), from: Int64($1)) }
    }
    for list in lists.opening {
      forEachValue(of: list, from: Int32.min) { openDays.add(-Int128($2), from: Int64($1)) }
    }
    for list in lists.ending {
      forEachValue(of: list, from: Int32.min) { openDays.add(Int128($2) - Int128($1), from: Int64($1)) }
    }
    let (pending, opened) = (pending(), openDays.sums)
    return periods.indices.map { pending[$0] * Int128(periods[$0].to.number) - opened[$0] }
  }

  /// Pending cases older than an age. The age may depend on the kind, and is below 0 where there is none. A spell that
  /// opened on day d counts from day d + age + 1 on; one that had an age already from as much earlier, but not before d.
  /// When it ends it no longer counts; if it ends earlier than it would count, its end cancels the beginning.
  private func older(_ lists: AgeLists, than age: (KindTerms) -> Int32) -> [Int128] {
    var stock = Stock(self)
    for measure in PendingCases.opening {
      forEachChange(of: measure, from: Int32.min) { terms, day, amount in
        if age(terms) >= 0 { stock.add(amount, from: Int64(day) + Int64(age(terms)) + 1) }
      }
    }
    /// The first day from which what has an age on a day is older, and not before that day.
    func begins(_ age: Int32, _ day: Int32, _ value: Int32) -> Int64 {
      max(Int64(day), Int64(day) - Int64(value) + Int64(age) + 1)
    }
    for list in lists.opening {
      forEachValue(of: list, from: Int32.min) { terms, day, value in
        guard age(terms) >= 0 else { return }
        stock.add(-1, from: Int64(day) + Int64(age(terms)) + 1)
        stock.add(1, from: begins(age(terms), day, value))
      }
    }
    for list in lists.ending {
      forEachValue(of: list, from: Int32.min) { terms, day, value in
        if age(terms) >= 0 { stock.add(-1, from: begins(age(terms), day, value)) }
      }
    }
    return stock.sums
  }

  /// A running total, read at the end of each period.
  private struct Stock {
    private let columns: TrendColumns
    private var before: Int128 = 0
    private var changes: [Int128]

    init(_ columns: TrendColumns) {
      self.columns = columns
      changes = Array(repeating: 0, count: columns.count)
    }

    mutating func add(_ amount: Int128, from day: Int64) {
      if day < Int64(columns.from) {
        before += amount
      } else if day <= Int64(columns.to) {
        changes[columns.periodOfDay[Int(day) - Int(columns.from)]] += amount
      }
    }

    var sums: [Int128] {
      var sum = before
      return changes.map {
        sum += $0
        return sum
      }
    }
  }
}

// MARK: - Branches

extension TrendColumns {
  /// The number of active branches on each day.
  private func activeBranches() -> [Int] {
    var changes = [Int](repeating: 0, count: periodOfDay.count + 1)
    view.forEachBranch(unit) { branch in
      guard branch.opened <= to, branch.closed >= from else { return }
      changes[Int(max(branch.opened, from) - from)] += 1
      changes[Int(min(branch.closed, to) - from) + 1] -= 1
    }
    var sum = 0
    return changes.dropLast().map {
      sum += $0
      return sum
    }
  }

  /// 1 for each period if a branch of the unit is of a kind with a calendar, else 0.
  private func hasCalendar() -> [Int128] {
    var hasCalendar = false
    view.forEachBranch(unit) { if $0.terms.keepsCalendar { hasCalendar = true } }
    return periods.map { _ in hasCalendar ? 1 : 0 }
  }

  private func branchMonthUnits() -> [Int128] {
    var sums = [Int128](repeating: 0, count: count)
    for (offset, active) in activeBranches().enumerated() {
      let day = from + Int32(offset)
      sums[periodOfDay[offset]] += Int128(active) * Int128(MonthUnits.total(from: day, through: day))
    }
    return sums
  }
}
