// The single values of a list, in the order of days.

/// Each age or lead of one series with its day, so that the values of any window are one slice. In it lies every exact
/// distribution, and, since an age at the end of a spell tells its opening day, how old the pending cases of any day
/// were (STORE, A1).
struct ValueStream: Sendable {
  struct Entry: Dated, Sendable {
    var day: Int32
    var value: Int32
  }

  /// In the order of days; within a day in none.
  private(set) var entries: [Entry] = []

  func range(from: Int32, through to: Int32) -> Range<Int> { entries.span.range(from: from, through: to) }

  /// The sum of the values from `from` to `to`.
  func sum(from: Int32, through to: Int32) -> Int128 {
    let entries = entries.span
    var sum: Int64 = 0
    // Values are of 31 bits and there are fewer than 2^32, so 64 bits hold the sum.
    for index in entries.range(from: from, through: to) { sum &+= Int64(entries[index].value) }
    return Int128(sum)
  }

  /// How many values from `from` to `to` are at most `most`.
  func count(from: Int32, through to: Int32, atMost most: Int32) -> Int {
    let entries = entries.span
    var count = 0
    for index in entries.range(from: from, through: to) { count &+= entries[index].value <= most ? 1 : 0 }
    return count
  }

  /// How many of the spells that ended after `day` and up to `to` were open on `day` already.
  func countOpen(on day: Int32, endedThrough to: Int32) -> Int {
    let entries = entries.span
    var count = 0
    let first = entries.count(through: day)
    for index in first..<max(first, entries.count(through: to)) {
      count &+= Int64(entries[index].day) - Int64(entries[index].value) <= Int64(day) ? 1 : 0
    }
    return count
  }

  /// The greatest value from `from` to `to`.
  func maximum(from: Int32, through to: Int32) -> Int32? {
    let entries = entries.span
    let range = entries.range(from: from, through: to)
    guard !range.isEmpty else { return nil }
    // Values are not negative.
    var greatest: Int32 = 0
    for index in range { greatest = max(greatest, entries[index].value) }
    return greatest
  }

  /// Appends the values from `from` to `to`.
  func copy(from: Int32, through to: Int32, into values: inout [Int32]) {
    let entries = entries.span
    for index in entries.range(from: from, through: to) { values.append(entries[index].value) }
  }

  /// Adds values to a day.
  mutating func add(_ values: [Int32], on day: Int32) {
    guard !values.isEmpty else { return }
    let at = entries.span.count(through: day)
    if at == entries.count {
      for value in values { entries.append(Entry(day: day, value: value)) }
    } else {
      entries.insert(contentsOf: values.lazy.map { Entry(day: day, value: $0) }, at: at)
    }
  }

  /// Takes back `count` occurrences of a value of a day; false, and nothing done, where there are fewer.
  mutating func remove(_ value: Int32, count: Int, on day: Int32) -> Bool {
    let range = entries.span.range(from: day, through: day)
    let found = entries[range].indices.filter { entries[$0].value == value }
    guard found.count >= count else { return false }
    for index in found.suffix(count).reversed() { entries.remove(at: index) }
    return true
  }

  /// Gives back what growing reserved.
  mutating func trim() { entries = entries.trimmed() }
}
