// The single values of a list, in the order of days.

/// Each age or lead of one series with its day, so that the values of any window are one slice. In it lies every exact
/// distribution, and, since an age at the end of a spell tells its opening day, how old the pending cases of any day
/// were (STORE, A1).
struct DatedValues: Sendable {
  struct Entry: Dated, Sendable {
    var day: Int32
    var value: Int32
  }

  /// In the order of days; within a day in none.
  private(set) var entries: [Entry] = []

  /// How many of the spells that ended after `day` and up to `to` were open on `day` already.
  func countOpen(on day: Int32, endedThrough to: Int32) -> Int {
    let entries = entries.span
    let first = entries.count(through: day)
    return entries.extracting(first..<max(first, entries.count(through: to))).countOpen(on: day)
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

/// Values are not negative, and there are fewer than 2^31 of them.
extension Span<DatedValues.Entry> {
  /// The sum of the values.
  var sum: Int128 {
    var sum: Int64 = 0
    for index in indices { sum &+= Int64(self[index].value) }
    return Int128(sum)
  }

  /// The greatest value; nil where there is none.
  var greatest: Int32? {
    var greatest = SIMD4<Int32>()
    forEachFour { _, values, isNew in greatest.replace(with: values, where: values .> greatest .& isNew) }
    return isEmpty ? nil : greatest.max()
  }

  /// How many values are at most `most`.
  @inline(__always)
  func count(atMost most: Int32) -> Int {
    var count = SIMD4<Int32>()
    forEachFour { _, values, isNew in count.replace(with: count &+ 1, where: values .<= most .& isNew) }
    return Int(count.wrappedSum())
  }

  /// How many values lie below a range, and how many do not lie above it.
  @inline(__always)
  func counts(around range: ClosedRange<Int32>) -> (below: Int, atMost: Int) {
    var (below, atMost) = (SIMD4<Int32>(), SIMD4<Int32>())
    forEachFour { _, values, isNew in
      below.replace(with: below &+ 1, where: values .< range.lowerBound .& isNew)
      atMost.replace(with: atMost &+ 1, where: values .<= range.upperBound .& isNew)
    }
    return (Int(below.wrappedSum()), Int(atMost.wrappedSum()))
  }

  /// How many of the spells, all of which ended after `day` but not 2^31 days after it, were open on it already.
  @inline(__always)
  func countOpen(on day: Int32) -> Int {
    var count = SIMD4<Int32>()
    forEachFour { days, values, isNew in
      count.replace(with: count &+ 1, where: values .>= days &- day .& isNew)
    }
    return Int(count.wrappedSum())
  }

  /// Goes through the entries by four: where each one is a decision that nobody could foresee, the processor loses more
  /// time by those than by all the rest. Entries that come once more, to make up the last four, are not new.
  @inline(__always)
  private func forEachFour(
    _ look: (_ days: SIMD4<Int32>, _ values: SIMD4<Int32>, _ isNew: SIMDMask<SIMD4<Int32>>) -> Void
  ) {
    withUnsafeBytes { bytes in
      let size = MemoryLayout<DatedValues.Entry>.stride
      func four(at place: Int) -> SIMD8<Int32> {
        bytes.loadUnaligned(fromByteOffset: place * size, as: SIMD8<Int32>.self)
      }
      var place = 0
      while place + 4 <= count {
        let entries = four(at: place)
        look(entries.evenHalf, entries.oddHalf, SIMDMask(repeating: true))
        place += 4
      }
      let first = SIMD4<Int32>(0, 1, 2, 3)
      if count >= 4 {
        let entries = four(at: count - 4)
        look(entries.evenHalf, entries.oddHalf, first .>= Int32(4 - (count - place)))
      } else {
        for place in 0..<count {
          let entry = bytes.loadUnaligned(fromByteOffset: place * size, as: SIMD2<Int32>.self)
          look(SIMD4(repeating: entry.x), SIMD4(repeating: entry.y), first .< 1)
        }
      }
    }
  }
}
