// Amounts by day, of which any day may change at any time.

/// An amount for each day, without running totals: a change of any day costs no more than one of the last, and a total
/// reads all days before it. For the few sums of the whole country; prefix sums serve those of branches.
struct DatedAmounts: Sendable {
  private struct Entry: Dated, Sendable {
    var day: Int32
    var amount: Int64
  }

  private var entries: [Entry] = []
  /// False once an amount has left 64 bits. From then on the sums of the branches have to be read instead.
  private var isUsable = true

  /// The sum of all days up to `day`; nil where it is not known.
  func total(through day: Int32) -> Int128? {
    guard isUsable else { return nil }
    let entries = entries.span
    var sum: Int128 = 0
    for index in 0..<entries.count(through: day) { sum += Int128(entries[index].amount) }
    return sum
  }

  /// Adds to a day.
  mutating func add(_ amount: Int128, on day: Int32) {
    guard isUsable, let amount = Int64(exactly: amount) else { return isUsable = false }
    let at = entries.span.count(through: day)
    guard at > 0, entries[at - 1].day == day else { return entries.insert(Entry(day: day, amount: amount), at: at) }
    let (sum, overflow) = entries[at - 1].amount.addingReportingOverflow(amount)
    if overflow { isUsable = false } else { entries[at - 1].amount = sum }
  }

  /// Gives back memory that was reserved for growth.
  mutating func trim() { entries = entries.trimmed() }
}
