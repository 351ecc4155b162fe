// Sums of many units at once, read from the tapes.

import TarazuCalendar
import TarazuDomain

/// Which unit's sums a slot belongs to, for one question.
struct UnitMap {
  private var units: [Int32]
  /// The standards of the slots' branches; -1 for none.
  private(set) var standards: [Int32]

  /// - Parameters:
  ///   - unitOfBranch: the unit of a branch by its place in `branches`; below 0 for none.
  ///   - slots: how many slots there are.
  init(branches: [Branch], unitOfBranch: (Int) -> Int, slots: Int) {
    units = Array(repeating: -1, count: slots)
    standards = Array(repeating: -1, count: slots)
    for (index, branch) in branches.enumerated() where units.indices.contains(branch.slot) {
      units[branch.slot] = Int32(truncatingIfNeeded: unitOfBranch(index))
      standards[branch.slot] = branch.standard
    }
  }

  /// - Parameter units: the range of branches of each unit; no branch lies in two.
  init(_ scope: Scope, units ranges: [Range<Int>]) {
    var unitOfBranch = [Int](repeating: -1, count: scope.geography.branches.count)
    for (unit, range) in ranges.enumerated() {
      for index in range where scope.holds(index) { unitOfBranch[index] = unit }
    }
    self.init(
      branches: scope.geography.branches, unitOfBranch: { unitOfBranch[$0] }, slots: scope.contents.count)
  }

  /// The unit of a slot, if it belongs to one.
  subscript(slot: Int) -> Int? { slot < units.count && units[slot] >= 0 ? Int(units[slot]) : nil }

  /// The same, without the slots whose standard does not hold.
  func limited(to holds: (_ standard: Int32) -> Bool) -> UnitMap {
    var limited = self
    for slot in units.indices where !holds(standards[slot]) { limited.units[slot] = -1 }
    return limited
  }
}

/// The columns of many units over one window, all classes of cases together.
struct TapeColumns {
  private let tapes: Tapes
  private let map: UnitMap
  private let count: Int
  private let slots: Int
  private let from: Int32
  private let to: Int32

  init(_ scope: Scope, units: [Range<Int>], window: Window) {
    tapes = scope.contents.tapes
    map = UnitMap(scope, units: units)
    count = units.count
    slots = scope.contents.count
    from = window.from.number
    to = window.to.number
  }

  /// The column of a quantity; nil where the tapes do not tell it.
  func column(_ quantity: Quantity) -> [Int128]? {
    switch quantity {
    case .flow(let measure), .valueSum(let measure): return sums(flow(measure), of: map)
    case .stock(let measure): return sums([total(measure, through: to)], of: map)
    case .closedStandard: return sums(flow(.closed), of: withStandard)
    case .closedOnTime: return closedOnTime()
    case .pendingAgeDays: return pendingAgeDays()
    case .olderThan(let age): return older(than: age, of: map)
    case .overStandard: return overStandard()
    case .pendingWithStandard: return sums(pending(on: to), of: withStandard)
    case .windowDays, .branchMonthUnits, .activeBranches: return nil
    }
  }

  /// The column of a sum; nil where a term of it is no total of a tape.
  func column(_ terms: [Term]) -> [Int128]? {
    var totals: [Total] = []
    for term in terms {
      switch term.quantity {
      case .flow(let measure), .valueSum(let measure): totals += flow(measure, negated: term.isNegated)
      case .stock(let measure): totals.append(total(measure, through: to, negated: term.isNegated))
      default: return nil
      }
    }
    return sums(totals, of: map)
  }

  private var withStandard: UnitMap { map.limited { $0 >= 0 } }

  func maxima(of list: Measure) -> [Int32?] {
    var maxima = [Int32?](repeating: nil, count: count)
    tapes.values(of: list).forEach(from: from, through: to) { entry in
      if let unit = map[Int(entry.slot)] { maxima[unit] = max(maxima[unit] ?? entry.value, entry.value) }
    }
    return maxima
  }

  /// - Parameter least: where there are fewer values, the quantile is of no interest.
  func quantiles(of list: Measure, tenths: Int, atLeast least: Int) -> [Int32?] {
    if count > TapeColumns.manyUnits, let quantiles = paddedQuantiles(of: list, tenths: tenths, atLeast: least) {
      return quantiles
    }
    var scratch = Quantile.Scratch()
    return values(of: list).map { $0.count < least ? nil : scratch.value(of: $0, tenths: tenths) }
  }

  /// From so many units on, each has so few values that they are not worth a table of counts.
  private static let manyUnits = 100
  /// Up to so many values are laid side by side.
  private static let mostPadded = 1 << 28

  /// The same where it is known how many values each unit has; nil where they are not as many.
  private func paddedQuantiles(of list: Measure, tenths: Int, atLeast least: Int) -> [Int32?]? {
    let tape = tapes.values(of: list)
    guard let occurrences = sums(flow(list.counting), of: map) else { return nil }
    let counts = occurrences.map { $0 < Int128(least) ? 0 : max(0, Int32(clamping: $0)) }
    // No more places than there are values, whatever the counts say.
    guard counts.reduce(0, { $0 + Int($1) }) <= min(tape.count(from: from, through: to), TapeColumns.mostPadded) else {
      return nil
    }
    var values = PaddedValues(counts: counts)
    values.fill(from: tape, from: from, through: to, of: map)
    return values.isFull ? values.quantiles(tenths: tenths) : nil
  }

  /// The values of a list in the window, unit by unit.
  private func values(of list: Measure) -> [ArraySlice<Int32>] {
    var ends = [Int](repeating: 0, count: count)
    tapes.values(of: list).forEach(from: from, through: to) { entry in
      if let unit = map[Int(entry.slot)] { ends[unit] += 1 }
    }
    var sum = 0
    for unit in ends.indices {
      (ends[unit], sum) = (sum, sum + ends[unit])
    }
    // `ends` are the starts now, and move on to the ends as values come in.
    var values = [Int32](repeating: 0, count: sum)
    tapes.values(of: list).forEach(from: from, through: to) { entry in
      guard let unit = map[Int(entry.slot)] else { return }
      values[ends[unit]] = entry.value
      ends[unit] += 1
    }
    return ends.indices.map { values[($0 == 0 ? 0 : ends[$0 - 1])..<ends[$0]] }
  }
}

// MARK: - Sums

extension TapeColumns {
  /// The totals of a tape through a day, to be added or taken away.
  private struct Total {
    var tape: Tape
    var day: Int32
    var isNegated: Bool
  }

  private func total(_ measure: Measure, through day: Int32, negated: Bool = false) -> Total {
    Total(tape: tapes[measure], day: day, isNegated: negated)
  }

  /// What happened in the window.
  private func flow(_ measure: Measure, negated: Bool = false) -> [Total] {
    [total(measure, through: to, negated: negated), total(measure, through: from - 1, negated: !negated)]
  }

  private func pending(on day: Int32) -> [Total] {
    Series.opening.map { total($0, through: day) } + Series.ending.map { total($0, through: day, negated: true) }
  }

  /// The sums of totals; nil where 64 bits do not hold them.
  private func sums(_ totals: [Total], of units: UnitMap) -> [Int128]? {
    guard totals.allSatisfy(\.tape.isUsable) else { return nil }
    var sums = SlotSums(slots: slots)
    for total in totals { total.tape.addTotals(through: total.day, negated: total.isNegated, to: &sums) }
    return sums.byUnit(units, count: count)
  }

  private func pendingAgeDays() -> [Int128]? {
    let openDays = Total(tape: tapes.openDays, day: to, isNegated: true)
    guard var column = sums(pending(on: to), of: map), let days = sums([openDays], of: map) else { return nil }
    for index in column.indices { column[index] = column[index] * Int128(to) + days[index] }
    return column
  }

  private func closedOnTime() -> [Int128] {
    var sums = [Int128](repeating: 0, count: count)
    let standards = map.standards
    tapes.closedAges.forEach(from: from, through: to) { entry in
      let slot = Int(entry.slot)
      if let unit = map[slot], entry.value <= standards[slot] { sums[unit] += 1 }
    }
    return sums
  }

  /// Cases pending on the window's last day that are older than an age: those open so long before, less what of them
  /// has ended since.
  private func older(than age: Int32, of units: UnitMap) -> [Int128]? {
    let then = to - age - 1
    guard var sums = sums(pending(on: then), of: units) else { return nil }
    for tape in [tapes.closedAges, tapes.sentAges] {
      tape.forEach(from: then + 1, through: to) { entry in
        guard let unit = units[Int(entry.slot)] else { return }
        if Int64(entry.day) - Int64(entry.value) <= Int64(then) { sums[unit] -= 1 }
      }
    }
    return sums
  }

  /// The same with the standard of each branch's kind; there are few.
  private func overStandard() -> [Int128]? {
    var sums = [Int128](repeating: 0, count: count)
    for standard in Set(map.standards) where standard >= 0 {
      guard let column = older(than: standard, of: map.limited(to: { $0 == standard })) else { return nil }
      for index in sums.indices { sums[index] += column[index] }
    }
    return sums
  }
}

extension Measure {
  /// The measure that counts what a list has the values of.
  fileprivate var counting: Measure { self == .leads ? .hearingsSet : self == .sentAges ? .sent : .closed }
}
