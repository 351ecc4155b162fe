// The sums of every branch over each of some months, read in one pass over the months.

import TarazuCalendar
import TarazuDomain
import TarazuJudgement

/// Reads columns: a sum for each month and, within it, each position in `Geography.branches`.
///
/// Where a delta log has a measure, its changes over all months are read once from one end to the other, and each is
/// added to its month; else the series of each branch are read, with all months together.
struct MonthColumns {
  private let view: CubeView
  private let months: [Window]
  private let branches: [Branch]
  /// The day before the first month, and the last day of each.
  private let ends: [Int32]
  /// The index of the month of each day of the months.
  private let monthOfDay: [Int]

  /// - Parameter months: consecutive ones, the oldest first; at least one.
  init(_ view: CubeView, _ months: [Window]) {
    self.view = view
    self.months = months
    branches = view.geography.branches
    ends = [(months.first?.from.number ?? 0) - 1] + months.map(\.to.number)
    monthOfDay = months.enumerated().flatMap { Array(repeating: $0.offset, count: $0.element.days) }
  }

  var zeros: [Int64] { Array(repeating: 0, count: months.count * branches.count) }

  /// The column of a quantity, in 64 bits, which hold every sum that is judged.
  func column(_ quantity: Quantity) -> [Int64] { withoutEarlyMonths(read(quantity)) }

  private func read(_ quantity: Quantity) -> [Int64] {
    switch quantity {
    case .flow(let measure):
      return flow(measure)
    case .stock(let measure):
      return stock(measure)
    case .valueSum(let list):
      return hasLog(list) ? changes(in: view.contents.deltaLogs[list]) : values(of: list) { Int64($1) }
    case .closedStandard:
      return flow(.closed, where: \.hasStandard)
    case .closedOnTime:
      return values(of: .closedAges) { $0.hasStandard && $1 <= $0.standard ? 1 : 0 }
    case .leadsWithNorm:
      return flow(.hearingsSet, where: \.hasLeadNorm)
    case .leadsOverNorm:
      return values(of: .leads) { $0.hasLeadNorm && $1 > $0.leadNorm ? 1 : 0 }
    case .pendingWithStandard:
      return pending(where: \.hasStandard)
    case .stockWithCalendar(let measure):
      return stock(measure, where: \.keepsCalendar)
    case .pendingWithCalendar:
      return pending(where: \.keepsCalendar)
    case .branchMonthUnits:
      return months.flatMap { month in branches.map { $0.monthUnits(in: month) } }
    case .activeBranches:
      return months.flatMap { month in branches.map { $0.isActive(on: month.to.number) ? 1 : 0 } }
    case .pendingAgeDays, .pendingCaseAgeDays, .olderThan, .caseOlderThan, .overStandard, .hasCalendar, .windowDays:
      return monthByMonth(quantity)
    }
  }

  /// The squares of the values of a list, summed. Values are days between dates, and so below 2^18.
  func squares(of list: Measure) -> [Int64] {
    withoutEarlyMonths(values(of: list) { Int64($1) &* Int64($1) })
  }

  /// Nothing is dated before the first day, but branch-months would be counted, and a month that begins before it has no
  /// data.
  private func withoutEarlyMonths(_ column: [Int64]) -> [Int64] {
    let early = months.count { $0.from < Day.first } * branches.count
    guard early > 0 else { return column }
    return Array(repeating: 0, count: early) + column.dropFirst(early)
  }

  private func monthByMonth(_ quantity: Quantity) -> [Int64] {
    months.flatMap { month in
      UnitColumns(view, units: branches.indices.map { $0..<$0 + 1 }, window: month).column(quantity).map {
        Int64(clamping: $0)
      }
    }
  }
}

// MARK: - Flows and stocks

extension MonthColumns {
  /// Whether a measure can be read from its delta log.
  private func hasLog(_ measure: Measure) -> Bool {
    guard case .all = view.caseClass else { return false }
    return !measure.isStock && view.contents.deltaLogs[measure].isUsable
  }

  /// What happened in each month.
  private func flow(_ measure: Measure, where condition: (KindTerms) -> Bool = { _ in true }) -> [Int64] {
    guard !hasLog(measure) else { return changes(in: view.contents.deltaLogs[measure], where: condition) }
    var (column, before) = totals(of: measure, where: condition)
    for month in months.indices.reversed() {
      for position in branches.indices {
        let index = month * branches.count + position
        column[index] &-= month == 0 ? before[position] : column[index - branches.count]
      }
    }
    return column
  }

  /// What there was at the end of each month.
  private func stock(_ measure: Measure, where condition: (KindTerms) -> Bool = { _ in true }) -> [Int64] {
    hasLog(measure)
      ? runningTotals(in: view.contents.deltaLogs[measure], where: condition)
      : totals(of: measure, where: condition).column
  }

  private func pending(where condition: (KindTerms) -> Bool) -> [Int64] {
    if case .all = view.caseClass, view.contents.deltaLogs.pending.isUsable {
      return runningTotals(in: view.contents.deltaLogs.pending, where: condition)
    }
    var pending = zeros
    for measure in PendingCases.opening + PendingCases.ending {
      let sign = PendingCases.sign[measure]
      let column = stock(measure, where: condition)
      for index in pending.indices { pending[index] &+= sign &* column[index] }
    }
    return pending
  }

  /// By branch index, its position; -1 for a branch that does not count.
  private func positions(where condition: (KindTerms) -> Bool) -> [Int] {
    var positions = [Int](repeating: -1, count: view.contents.count)
    for (position, branch) in branches.enumerated() {
      guard let index = branch.index, index.offset < positions.count, view.includes(position) else { continue }
      if condition(branch.terms) { positions[index.offset] = position }
    }
    return positions
  }

  /// The changes of a log in each month, summed.
  private func changes(in log: DeltaLog, where condition: (KindTerms) -> Bool = { _ in true }) -> [Int64] {
    guard let first = months.first, let last = months.last else { return [] }
    var column = zeros
    let positions = positions(where: condition)
    let (count, firstDay, monthOfDay) = (branches.count, first.from.number, monthOfDay)
    column.withUnsafeMutableBufferPointer { column in
      log.forEach(from: firstDay, through: last.to.number) { entry in
        let position = entry.branch.offset < positions.count ? positions[entry.branch.offset] : -1
        if position >= 0 { column[monthOfDay[Int(entry.day - firstDay)] * count + position] &+= entry.amount }
      }
    }
    return column
  }

  /// The totals of a log at the end of each month.
  private func runningTotals(in log: DeltaLog, where condition: (KindTerms) -> Bool) -> [Int64] {
    var column = changes(in: log, where: condition)
    var before = BranchSums(branchCount: view.contents.count)
    log.addTotals(through: ends[0], to: &before)
    for (position, total) in zip(positions(where: condition), before.byBranch) where position >= 0 {
      column[position] &+= total
    }
    for index in column.indices.dropFirst(branches.count) { column[index] &+= column[index - branches.count] }
    return column
  }

  /// The totals of a measure at the end of each month, and before the first, from the series of each branch.
  private func totals(
    of measure: Measure, where condition: (KindTerms) -> Bool
  ) -> (column: [Int64], before: [Int64]) {
    var column = zeros
    var before = [Int64](repeating: 0, count: branches.count)
    for (position, branch) in branches.enumerated() where view.includes(position) && condition(branch.terms) {
      view.withSeries(branch) { series in
        series.forEachTotal(measure, through: ends) { end, total in
          if end == 0 {
            before[position] = Int64(clamping: total)
          } else {
            column[(end - 1) * branches.count + position] = Int64(clamping: total)
          }
        }
      }
    }
    return (column, before)
  }

  /// For each value of a list in the months an amount, summed.
  @inline(__always)
  private func values(of list: Measure, _ amount: (_ terms: KindTerms, _ value: Int32) -> Int64) -> [Int64] {
    guard let first = months.first, let last = months.last else { return [] }
    var column = zeros
    let values = WindowValues(list, in: view, from: first.from.number, through: last.to.number)
    column.withUnsafeMutableBufferPointer { column in
      for (position, branch) in branches.enumerated() where view.includes(position) {
        values.read(branch) { entries in
          for index in entries.indices {
            let entry = entries[index]
            let month = monthOfDay[Int(entry.day - first.from.number)]
            column[month * branches.count + position] &+= amount(branch.terms, entry.value)
          }
        }
      }
    }
    return column
  }
}
