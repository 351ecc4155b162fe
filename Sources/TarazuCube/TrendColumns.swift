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

  /// - Parameter parts: consecutive, and together the window.
  init(_ scope: Scope, unit: Range<Int>, window: Window, parts: [Window]) {
    self.scope = scope
    self.unit = unit
    self.parts = parts
    from = window.from.number
    to = window.to.number
    partOfDay = parts.enumerated().flatMap { Array(repeating: $0.offset, count: $0.element.days) }
  }

  var count: Int { parts.count }

  func column(_ quantity: Quantity) -> [Int128] {
    switch quantity {
    case .flow(let measure): return flow(measure)
    case .stock(let measure): return stock(measure)
    case .valueSum(let list): return flow(of: list) { _, entry in Int128(entry.value) }
    case .closedStandard: return flow(.closed) { $0.standard >= 0 }
    case .closedOnTime: return flow(of: .closedAges) { $1.value <= $0.standard ? 1 : 0 }
    case .pendingAgeDays: return pendingAgeDays()
    case .olderThan(let age): return older { _ in age }
    case .overStandard: return older { $0.standard }
    case .pendingWithStandard: return pending { $0.standard >= 0 }
    case .windowDays: return parts.map { Int128($0.days) }
    case .branchMonthUnits: return branchMonthUnits()
    case .activeBranches:
      let active = activeBranches()
      return parts.map { Int128(active[Int($0.to.number - from)]) }
    }
  }

  func maxima(of list: Measure) -> [Int32?] { values(of: list).map { $0.max() } }

  func quantiles(of list: Measure, tenths: Int) -> [Int32?] {
    values(of: list).map { Quantile.value(of: $0, tenths: tenths) }
  }

  private func values(of list: Measure) -> [[Int32]] {
    var values = [[Int32]](repeating: [], count: count)
    scope.forEachSeries(unit) { _, series in
      let entries = series.stream(list).entries
      for entry in entries[series.stream(list).range(from: from, through: to)] {
        values[partOfDay[Int(entry.day - from)]].append(entry.value)
      }
    }
    return values
  }
}

// MARK: - Flows and stocks

extension TrendColumns {
  private func flow(_ measure: Measure, where holds: (Branch) -> Bool = { _ in true }) -> [Int128] {
    var sums = [Int128](repeating: 0, count: count)
    scope.forEachSeries(unit) { branch, series in
      guard holds(branch) else { return }
      series.forEach(measure, through: to) { day, amount in
        if day >= from { sums[partOfDay[Int(day - from)]] += amount }
      }
    }
    return sums
  }

  private func flow(of list: Measure, _ amount: (Branch, ValueStream.Entry) -> Int128) -> [Int128] {
    var sums = [Int128](repeating: 0, count: count)
    scope.forEachSeries(unit) { branch, series in
      let entries = series.stream(list).entries
      for entry in entries[series.stream(list).range(from: from, through: to)] {
        sums[partOfDay[Int(entry.day - from)]] += amount(branch, entry)
      }
    }
    return sums
  }

  private func stock(_ measure: Measure) -> [Int128] {
    var stock = Stock(self)
    scope.forEachSeries(unit) { _, series in
      series.forEach(measure, through: to) { stock.add($1, from: Int64($0)) }
    }
    return stock.sums
  }

  private func pending(where holds: (Branch) -> Bool = { _ in true }) -> [Int128] {
    var stock = Stock(self)
    scope.forEachSeries(unit) { branch, series in
      guard holds(branch) else { return }
      for measure in Series.opening { series.forEach(measure, through: to) { stock.add($1, from: Int64($0)) } }
      for measure in Series.ending { series.forEach(measure, through: to) { stock.add(-$1, from: Int64($0)) } }
    }
    return stock.sums
  }

  private func pendingAgeDays() -> [Int128] {
    var openDays = Stock(self)
    scope.forEachSeries(unit) { _, series in
      series.forEachOpenDays(through: to) { openDays.add($1, from: Int64($0)) }
    }
    let (pending, opened) = (pending(), openDays.sums)
    return parts.indices.map { pending[$0] * Int128(parts[$0].to.number) - opened[$0] }
  }

  /// Pending cases older than an age, which may differ between branches and is below 0 where there is none. A spell
  /// that opened on day d counts from d + age + 1 on; if it ends, it stops to count on that day or as it would begin.
  private func older(than age: (Branch) -> Int32) -> [Int128] {
    var stock = Stock(self)
    scope.forEachSeries(unit) { branch, series in
      let delay = Int64(age(branch)) + 1
      guard delay > 0 else { return }
      for measure in Series.opening {
        series.forEach(measure, through: to) { stock.add($1, from: Int64($0) + delay) }
      }
      for stream in [series.closedAges, series.sentAges] {
        for entry in stream.entries {
          let opened = Int64(entry.day) - Int64(entry.value)
          stock.add(-1, from: max(Int64(entry.day), opened + delay))
        }
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
