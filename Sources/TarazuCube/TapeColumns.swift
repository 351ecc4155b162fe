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

  /// Whether all slots belong to the first unit.
  var holdsAll: Bool { units.allSatisfy { $0 == 0 } }

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
  private let scope: Scope
  private let units: [Range<Int>]
  private let map: UnitMap
  private let from: Int32
  private let to: Int32
  private let counts = ValueCounts()
  private var tapes: Tapes { scope.contents.tapes }
  private var count: Int { units.count }

  init(_ scope: Scope, units: [Range<Int>], window: Window) {
    self.scope = scope
    self.units = units
    map = UnitMap(scope, units: units)
    from = window.from.number
    to = window.to.number
  }

  /// The column of a quantity; nil where the tapes do not tell it.
  func column(_ quantity: Quantity) -> [Int128]? {
    switch quantity {
    case .flow(let measure), .valueSum(let measure): return sums(flow(measure), of: map)
    case .stock(let measure): return sums([total(measure, through: to)], of: map)
    case .closedStandard: return sums(flow(.closed), of: withStandard)
    case .pendingAgeDays: return pendingAgeDays()
    case .olderThan(let age): return older(than: [age]) { _ in 0 }
    case .overStandard: return overStandard()
    case .pendingWithStandard: return sums([pending(on: to)], of: withStandard)
    case .closedOnTime, .windowDays, .branchMonthUnits, .activeBranches: return nil
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

  /// The values of a list; where those of each slot begin and end is read from the tape that counts them.
  func values(of list: Measure, from: Int32, through to: Int32) -> WindowValues {
    WindowValues(
      list, in: scope, from: from, through: to, countsBefore: counts.read(list, through: from - 1, scope),
      through: counts.read(list, through: to, scope))
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

  private func pending(on day: Int32) -> Total { Total(tape: tapes.pending, day: day, isNegated: false) }

  /// The sums of totals; nil where 64 bits do not hold them.
  private func sums(_ totals: [Total], of units: UnitMap) -> [Int128]? {
    guard totals.allSatisfy(\.tape.isUsable) else { return nil }
    if count == 1, units.holdsAll {
      return [
        totals.reduce(0) { $1.isNegated ? $0 - $1.tape.total(through: $1.day) : $0 + $1.tape.total(through: $1.day) }
      ]
    }
    var sums = SlotSums(slots: scope.contents.count)
    for total in totals { total.tape.addTotals(through: total.day, negated: total.isNegated, to: &sums) }
    return sums.byUnit(units, count: count)
  }

  private func pendingAgeDays() -> [Int128]? {
    let openDays = Total(tape: tapes.openDays, day: to, isNegated: true)
    guard var column = sums([pending(on: to)], of: map), let days = sums([openDays], of: map) else { return nil }
    for index in column.indices { column[index] = column[index] * Int128(to) + days[index] }
    return column
  }

  /// Cases pending on the window's last day that are older than the age that goes for a branch's standard: those open
  /// so long before, less what of them has ended since.
  /// - Parameter place: of an age among the ages, by a standard; nil where the branch does not count.
  private func older(than ages: [Int32], place: (_ standard: Int32) -> Int?) -> [Int128]? {
    var column = [Int128](repeating: 0, count: count)
    for (branches, (index, age)) in zip(branches(by: place, count: ages.count), ages.enumerated()) {
      let then = to - age - 1
      guard let open = sums([pending(on: then)], of: map.limited { place($0) == index }) else { return nil }
      for unit in column.indices { column[unit] += open[unit] }
      for list in PendingCases.endedAges {
        let ended = values(of: list, from: then + 1, through: to)
        for (unit, branch) in branches {
          var count = 0
          ended.read(branch) { count = $0.countOpen(on: then) }
          column[unit] -= Int128(count)
        }
      }
    }
    return column
  }

  /// The branches, with their units, by the places that their standards have.
  private func branches(by place: (_ standard: Int32) -> Int?, count: Int) -> [[(unit: Int, branch: Branch)]] {
    var branches: [[(unit: Int, branch: Branch)]] = Array(repeating: [], count: count)
    for (unit, range) in units.enumerated() {
      scope.forEachBranch(range) { branch in
        if let place = place(branch.standard) { branches[place].append((unit, branch)) }
      }
    }
    return branches
  }

  /// Those older than the standard of their branch's kind, of which there are few.
  private func overStandard() -> [Int128]? {
    let standards = Set(map.standards).filter { $0 >= 0 }.sorted()
    return older(than: standards, place: standards.firstIndex)
  }
}

/// How many values of a list each slot has up to some days; a scorecard asks for the same ones several times.
private final class ValueCounts {
  private struct Key: Hashable {
    var list: Measure
    var day: Int32
  }

  private var known: [Key: [Int64]] = [:]

  func read(_ list: Measure, through day: Int32, _ scope: Scope) -> [Int64] {
    let key = Key(list: list, day: day)
    if let counts = known[key] { return counts }
    var sums = SlotSums(slots: scope.contents.count)
    if let counter = list.counter { scope.contents.tapes[counter].addTotals(through: day, to: &sums) }
    known[key] = sums.bySlot
    return sums.bySlot
  }
}
