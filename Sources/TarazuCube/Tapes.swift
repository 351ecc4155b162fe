// All that happened at all branches, in the order of days.

import TarazuDomain

/// A tape for each measure, beside the series of each branch: the same facts, in the order that serves questions about
/// many branches and all classes.
struct Tapes: Sendable {
  /// By a measure's raw value: its amounts, or the sums of a list's values.
  private var amounts = Array(repeating: Tape(), count: Measure.allCases.count)
  /// The day numbers on which the pending spells opened.
  private(set) var openDays = Tape()
  private(set) var closedAges = ValueTape()
  private(set) var sentAges = ValueTape()
  private(set) var leads = ValueTape()

  /// The amounts of a measure; of a list, the sums of its values.
  subscript(measure: Measure) -> Tape { amounts[Int(measure.rawValue)] }

  func values(of list: Measure) -> ValueTape {
    list == .leads ? leads : list == .sentAges ? sentAges : closedAges
  }

  /// Adds to a measure that is not a list, or takes away. What does not fit was refused by the series before.
  mutating func add(_ amount: Int128, to measure: Measure, of slot: Int, on day: Int32, slots: Int) {
    amounts[Int(measure.rawValue)].add(amount, to: slot, on: day, slots: slots)
    if Series.opening.contains(measure) { openDays.add(amount * Int128(day), to: slot, on: day, slots: slots) }
  }

  /// Adds values to a list.
  mutating func add(_ values: [Int32], to list: Measure, of slot: Int, on day: Int32, slots: Int) {
    for value in values {
      switch list {
      case .leads: leads.add(value, to: slot, on: day)
      case .sentAges: sentAges.add(value, to: slot, on: day)
      default: closedAges.add(value, to: slot, on: day)
      }
    }
    note(values.reduce(0) { $0 + Int128($1) }, count: Int128(values.count), in: list, of: slot, on: day, slots: slots)
  }

  /// Takes occurrences of a value away from a list.
  mutating func remove(_ value: Int32, count: Int, from list: Measure, of slot: Int, on day: Int32, slots: Int) {
    for _ in 0..<count {
      switch list {
      case .leads: leads.remove(value, from: slot, on: day)
      case .sentAges: sentAges.remove(value, from: slot, on: day)
      default: closedAges.remove(value, from: slot, on: day)
      }
    }
    note(Int128(-count) * Int128(value), count: Int128(-count), in: list, of: slot, on: day, slots: slots)
  }

  /// Sums follow their values, and spells that end take their opening days with them.
  private mutating func note(
    _ sum: Int128, count: Int128, in list: Measure, of slot: Int, on day: Int32, slots: Int
  ) {
    amounts[Int(list.rawValue)].add(sum, to: slot, on: day, slots: slots)
    if list != .leads { openDays.add(sum - count * Int128(day), to: slot, on: day, slots: slots) }
  }

  /// Gives back what growing reserved.
  mutating func trim() {
    for index in amounts.indices { amounts[index].trim() }
    openDays.trim()
    closedAges.trim()
    sentAges.trim()
    leads.trim()
  }
}
