// The columns of a trend: one unit over the periods of a window, each day's figures read once for all of them.

import TarazuCalendar
import TarazuDomain

/// Sums over the branches of one unit, for each of the consecutive parts of a window.
struct TrendColumns: FigureColumns {
  private let scope: Scope
  private let unit: Range<Int>
  private let parts: [Window]
  /// The first and the last day of all.
  private let from: Int32
  private let to: Int32
  /// For each day of the window, the part that it lies in.
  private let partOfDay: [Int]
  /// The slots of the unit, where there are so many that all is read from the tapes.
  private let map: UnitMap?

  /// - Parameter parts: consecutive, and together the window.
  init(_ scope: Scope, unit: Range<Int>, window: Window, parts: [Window]) {
    self.scope = scope
    self.unit = unit
    self.parts = parts
    from = window.from.number
    to = window.to.number
    partOfDay = parts.enumerated().flatMap { Array(repeating: $0.offset, count: $0.element.days) }
    map = scope.isQuickerByTape([unit]) ? UnitMap(scope, units: [unit]) : nil
  }

  var count: Int { parts.count }

  func column(_ quantity: Quantity) -> [Int128] {
    switch quantity {
    case .flow(let measure): return flow(measure)
    case .stock(let measure): return stock([measure])
    case .valueSum(let list): return flow(of: list) { Int128($1) }
    case .closedStandard: return flow(.closed) { $0 >= 0 }
    case .closedOnTime: return flow(of: .closedAges) { $1 <= $0 ? 1 : 0 }
    case .pendingAgeDays: return pendingAgeDays()
    case .olderThan(let age): return older { _ in age }
    case .overStandard: return older { $0 }
    case .pendingWithStandard: return pending { $0 >= 0 }
    case .windowDays: return parts.map { Int128($0.days) }
    case .branchMonthUnits: return branchMonthUnits()
    case .activeBranches:
      let active = activeBranches()
      return parts.map { Int128(active[Int($0.to.number - from)]) }
    }
  }

  func maxima(of list: Measure) -> [Int32?] { values(of: list).map { $0.max() } }

  func quantiles(of list: Measure, tenths: Int, samples: [Int128]?) -> [Int32?] {
    var scratch = Quantile.Scratch()
    return values(of: list).map { scratch.value(of: $0[...], tenths: tenths) }
  }

  private func values(of list: Measure) -> [[Int32]] {
    var values = [[Int32]](repeating: [], count: count)
    forEachValue(of: list, from: from) { _, day, value in values[part(of: day)].append(value) }
    return values
  }

  /// The part that a day of the window lies in.
  private func part(of day: Int32) -> Int { partOfDay[Int(day) - Int(from)] }
}

// MARK: - What is read

extension TrendColumns {
  /// Goes through the changes of a measure from a day on, with the standards of their branches; -1 for none.
  private func forEachChange(
    of measure: Measure, from first: Int32, _ body: (_ standard: Int32, _ day: Int32, _ amount: Int128) -> Void
  ) {
    if let map, scope.contents.tapes[measure].isUsable {
      scope.contents.tapes[measure].forEach(from: first, through: to) { entry in
        guard map[Int(entry.slot)] != nil else { return }
        body(map.standards[Int(entry.slot)], entry.day, Int128(entry.amount))
      }
    } else {
      scope.forEachSeries(unit) { branch, series in
        series.forEach(measure, through: to) { if $0 >= first { body(branch.standard, $0, $1) } }
      }
    }
  }

  /// Goes through the values of a list from a day on.
  private func forEachValue(
    of list: Measure, from first: Int32, _ body: (_ standard: Int32, _ day: Int32, _ value: Int32) -> Void
  ) {
    WindowValues(list, in: scope, from: first, through: to).forEach(unit) { branch, entries in
      for index in entries.indices { body(branch.standard, entries[index].day, entries[index].value) }
    }
  }
}

// MARK: - Flows and stocks

extension TrendColumns {
  private func flow(_ measure: Measure, where holds: (_ standard: Int32) -> Bool = { _ in true }) -> [Int128] {
    var sums = [Int128](repeating: 0, count: count)
    forEachChange(of: measure, from: from) { standard, day, amount in
      if holds(standard) { sums[part(of: day)] += amount }
    }
    return sums
  }

  private func flow(of list: Measure, _ amount: (_ standard: Int32, _ value: Int32) -> Int128) -> [Int128] {
    var sums = [Int128](repeating: 0, count: count)
    forEachValue(of: list, from: from) { standard, day, value in sums[part(of: day)] += amount(standard, value) }
    return sums
  }

  private func stock(
    _ measures: [Measure], less: [Measure] = [], where holds: (_ standard: Int32) -> Bool = { _ in true }
  ) -> [Int128] {
    var stock = Stock(self)
    for measure in measures + less {
      let isLess = less.contains(measure)
      forEachChange(of: measure, from: Int32.min) { standard, day, amount in
        if holds(standard) { stock.add(isLess ? -amount : amount, from: Int64(day)) }
      }
    }
    return stock.sums
  }

  private func pending(where holds: (_ standard: Int32) -> Bool = { _ in true }) -> [Int128] {
    stock(PendingCases.opening, less: PendingCases.ending, where: holds)
  }

  /// The ages of the pending cases: their number times the day, less the days on which they opened.
  private func pendingAgeDays() -> [Int128] {
    var openDays = Stock(self)
    for measure in PendingCases.opening {
      forEachChange(of: measure, from: Int32.min) { openDays.add($2 * Int128($1), from: Int64($1)) }
    }
    for list in PendingCases.endedAges {
      forEachValue(of: list, from: Int32.min) { openDays.add(Int128($2) - Int128($1), from: Int64($1)) }
    }
    let (pending, opened) = (pending(), openDays.sums)
    return parts.indices.map { pending[$0] * Int128(parts[$0].to.number) - opened[$0] }
  }

  /// Pending cases older than an age, which may depend on the standard and is below 0 where there is none. A spell that
  /// opened on day d counts from d + age + 1 on; if it ends, it stops to count on that day or as it would begin.
  private func older(than age: (_ standard: Int32) -> Int32) -> [Int128] {
    var stock = Stock(self)
    for measure in PendingCases.opening {
      forEachChange(of: measure, from: Int32.min) { standard, day, amount in
        if age(standard) >= 0 { stock.add(amount, from: Int64(day) + Int64(age(standard)) + 1) }
      }
    }
    for list in PendingCases.endedAges {
      forEachValue(of: list, from: Int32.min) { standard, day, value in
        guard age(standard) >= 0 else { return }
        let begins = Int64(day) - Int64(value) + Int64(age(standard)) + 1
        stock.add(-1, from: max(Int64(day), begins))
      }
    }
    return stock.sums
  }

  /// What changes on some days and holds from then on, read at the end of each part.
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
        changes[columns.partOfDay[Int(day) - Int(columns.from)]] += amount
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
    var changes = [Int](repeating: 0, count: partOfDay.count + 1)
    scope.forEachBranch(unit) { branch in
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

  private func branchMonthUnits() -> [Int128] {
    var sums = [Int128](repeating: 0, count: count)
    for (offset, active) in activeBranches().enumerated() {
      let day = from + Int32(offset)
      sums[partOfDay[offset]] += Int128(active) * Int128(MonthUnits.total(from: day, through: day))
    }
    return sums
  }
}
