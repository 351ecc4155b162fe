// The single values of a list, in the order of days.

/// Each value of one list of one series with its day. The values of any window are one slice, from which every
/// distribution is exact. An age also gives the day on which it began, and so the ages of the cases that were pending on
/// any day (docs/design/cube.md#dated-values).
struct DatedValues: Sendable {
  struct Entry: Dated, Sendable {
    var day: Int32
    var value: Int32
  }

  /// In the order of days; within a day in no order.
  private(set) var entries: [Entry] = []

  /// How many of the ages that are dated after `day` and not after `to` had already begun on `day`.
  func countBegun(on day: Int32, datedThrough to: Int32) -> Int {
    let entries = entries.span
    let first = entries.count(through: day)
    return entries.extracting(first..<max(first, entries.count(through: to))).countBegun(on: day)
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

  /// Removes `count` occurrences of a value from a day. False, and nothing changed, where there are fewer.
  mutating func remove(_ value: Int32, count: Int, on day: Int32) -> Bool {
    let range = entries.span.range(from: day, through: day)
    let found = entries[range].indices.filter { entries[$0].value == value }
    guard found.count >= count else { return false }
    for index in found.suffix(count).reversed() { entries.remove(at: index) }
    return true
  }

  /// Gives back memory that was reserved for growth.
  mutating func trim() { entries = entries.trimmed() }
}

/// Values are not negative, and there are fewer than 2^31 of them. Callers must hold to both.
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

  /// How many values are below a range, and how many are not above it.
  @inline(__always)
  func counts(around range: ClosedRange<Int32>) -> (below: Int, atMost: Int) {
    var (below, atMost) = (SIMD4<Int32>(), SIMD4<Int32>())
    forEachFour { _, values, isNew in
      below.replace(with: below &+ 1, where: values .< range.lowerBound .& isNew)
      atMost.replace(with: atMost &+ 1, where: values .<= range.upperBound .& isNew)
    }
    return (Int(below.wrappedSum()), Int(atMost.wrappedSum()))
  }

  /// How many of the ages had already begun on `day`. All of them must be dated after it, by less than 2^31 days.
  @inline(__always)
  func countBegun(on day: Int32) -> Int {
    var count = SIMD4<Int32>()
    forEachFour { days, values, isNew in
      count.replace(with: count &+ 1, where: values .>= days &- day .& isNew)
    }
    return Int(count.wrappedSum())
  }

  /// Calls `look` with four entries at a time, without a branch for each: mispredicted branches would take most of the
  /// time. The last call may repeat entries of the one before to make up four; `isNew` is false for these.
  @inline(__always)
  private func forEachFour(
    _ look: (_ days: SIMD4<Int32>, _ values: SIMD4<Int32>, _ isNew: SIMDMask<SIMD4<Int32>>) -> Void
  ) {
    withUnsafeBytes { bytes in
      let size = MemoryLayout<DatedValues.Entry>.stride
      func four(at index: Int) -> SIMD8<Int32> {
        bytes.loadUnaligned(fromByteOffset: index * size, as: SIMD8<Int32>.self)
      }
      var index = 0
      while index + 4 <= count {
        let entries = four(at: index)
        look(entries.evenHalf, entries.oddHalf, SIMDMask(repeating: true))
        index += 4
      }
      let first = SIMD4<Int32>(0, 1, 2, 3)
      if count >= 4 {
        let entries = four(at: count - 4)
        look(entries.evenHalf, entries.oddHalf, first .>= Int32(4 - (count - index)))
      } else {
        for index in 0..<count {
          let entry = bytes.loadUnaligned(fromByteOffset: index * size, as: SIMD2<Int32>.self)
          look(SIMD4(repeating: entry.x), SIMD4(repeating: entry.y), first .< 1)
        }
      }
    }
  }
}
