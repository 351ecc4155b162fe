// All that happened at all branches, in the order of days.

import TarazuDomain

/// A delta log for each measure, beside the series of each branch: the same facts, in the order that serves questions
/// about many branches and all classes.
struct DeltaLogs: Sendable {
  /// By a measure's raw value: its amounts, or the sums of a list's values.
  private var amounts = Array(repeating: DeltaLog(), count: Measure.allCases.count)
  /// How many spells opened less how many ended: added up, the pending ones.
  private(set) var pending = DeltaLog()
  /// The day numbers on which the pending spells opened.
  private(set) var openDays = DeltaLog()

  /// The amounts of a measure; of a list, the sums of its values.
  subscript(measure: Measure) -> DeltaLog { amounts[Int(measure.rawValue)] }

  /// Adds to a measure that is not a list, or takes away. What does not fit was refused by the series before.
  mutating func add(_ amount: Int128, to measure: Measure, of slot: Int, on day: Int32, slots: Int) {
    amounts[Int(measure.rawValue)].add(amount, to: slot, on: day, slots: slots)
    if Series.opening.contains(measure) {
      pending.add(amount, to: slot, on: day, slots: slots)
      openDays.add(amount * Int128(day), to: slot, on: day, slots: slots)
    } else if Series.ending.contains(measure) {
      pending.add(-amount, to: slot, on: day, slots: slots)
    }
  }

  /// Adds so many values with their sum to a list, or takes them away below 0. Sums follow their values, and spells
  /// that end take their opening days with them.
  mutating func add(_ sum: Int128, count: Int128, to list: Measure, of slot: Int, on day: Int32, slots: Int) {
    amounts[Int(list.rawValue)].add(sum, to: slot, on: day, slots: slots)
    if list != .leads { openDays.add(sum - count * Int128(day), to: slot, on: day, slots: slots) }
  }

  /// Gives back what growing reserved.
  mutating func trim() {
    for index in amounts.indices { amounts[index].trim() }
    pending.trim()
    openDays.trim()
  }
}
