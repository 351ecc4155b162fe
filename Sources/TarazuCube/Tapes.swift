// All that happened at all branches, in the order of days.

import TarazuDomain

/// A tape for each measure, beside the series of each branch: the same facts, in the order that serves questions about
/// many branches and all classes.
struct Tapes: Sendable {
  /// The amounts of each measure, or the sums of a list's values.
  private var amounts = PerMeasure(repeating: Tape())
  /// How many spells opened less how many ended: added up, the pending ones.
  private(set) var pending = Tape()
  /// The day numbers on which the pending spells opened.
  private(set) var openDays = Tape()

  /// The amounts of a measure; of a list, the sums of its values.
  subscript(measure: Measure) -> Tape { amounts[measure] }

  /// Adds to a measure that is not a list, or takes away. What does not fit was refused by the series before.
  mutating func add(_ amount: Int128, to measure: Measure, of slot: Int, on day: Int32, slots: Int) {
    amounts[measure].add(amount, to: slot, on: day, slots: slots)
    let sign = PendingCases.sign[measure]
    if sign != 0 { pending.add(Int128(sign) * amount, to: slot, on: day, slots: slots) }
    if sign > 0 { openDays.add(amount * Int128(day), to: slot, on: day, slots: slots) }
  }

  /// Adds so many values with their sum to a list, or takes them away below 0. Sums follow their values, and spells
  /// that end take their opening days with them.
  mutating func add(_ sum: Int128, count: Int128, to list: Measure, of slot: Int, on day: Int32, slots: Int) {
    amounts[list].add(sum, to: slot, on: day, slots: slots)
    guard PendingCases.endedAges.contains(list) else { return }
    openDays.add(sum - count * Int128(day), to: slot, on: day, slots: slots)
  }

  /// Gives back what growing reserved.
  mutating func trim() {
    amounts.changeEach { $0.trim() }
    pending.trim()
    openDays.trim()
  }
}
