import TarazuDomain
import TestRandom
import Testing

@testable import TarazuCube

/// Prefix sums and dated values, compared with plain dictionaries and arrays.
@Suite struct SeriesTests {
  /// If this fails, raise the length of `Series.Lists`.
  @Test func aSeriesHasRoomForAllLists() { #expect(Measure.valueLists.count <= Series.Lists.count) }

  @Test(arguments: [1, 2, 3] as [UInt64]) func prefixSumsEqualThoseOfADictionary(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var sums = PrefixSums()
    var amounts: [Int32: Int128] = [:]
    // Small amounts first, then amounts that need more than 32 bits.
    for round in 0..<600 {
      let day = Int32.random(in: -40...(round % 5 == 0 ? 4_000 : 60), using: &generator)
      let most: Int64 = round < 400 ? 9 : 1 << 60
      let amount =
        Int.random(in: 0..<3, using: &generator) == 0
        ? -(amounts[day] ?? 0) : Int128(Int64.random(in: 1...most, using: &generator))
      try sums.add(amount, on: day)
      amounts[day, default: 0] += amount
      if round == 399 { #expect(sums.wide == nil) }
      let asked = Int32.random(in: -50...4_100, using: &generator)
      #expect(sums.total(through: asked) == amounts.filter { $0.key <= asked }.values.reduce(0, +))
    }
    #expect(sums.wide != nil)
    for day in -50...4_100 as ClosedRange<Int32> {
      #expect(sums.total(from: day, through: day + 9) == (day...day + 9).reduce(0) { $0 + (amounts[$1] ?? 0) })
    }
    var seen: [Int32: Int128] = [:]
    sums.forEach(through: Int32.max) { seen[$0] = $1 }
    #expect(seen == amounts.filter { $0.value != 0 })
  }

  /// Amounts of both signs, most of them on the last day or on a new day after it. At times they add up to 0.
  @Test(arguments: [6, 7] as [UInt64]) func signedPrefixSumsEqualThoseOfADictionary(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var sums = PrefixSums()
    var amounts: [Int32: Int128] = [:]
    var day: Int32 = 0
    for _ in 0..<600 {
      if Int.random(in: 0..<4, using: &generator) == 0 { day += 1 }
      let at = Int.random(in: 0..<9, using: &generator) == 0 ? Int32.random(in: 0...day, using: &generator) : day
      let amount = Int128(Int64.random(in: -2...2, using: &generator))
      try sums.add(amount, on: at, signed: true)
      amounts[at, default: 0] += amount
      let asked = Int32.random(in: -1...day + 1, using: &generator)
      #expect(sums.total(through: asked) == amounts.filter { $0.key <= asked }.values.reduce(0, +))
    }
    var seen: [Int32: Int128] = [:]
    sums.forEach(through: Int32.max) { seen[$0] = $1 }
    #expect(seen == amounts.filter { $0.value != 0 })
  }

  @Test func amountsThatDoNotFitAreRefused() throws {
    var sums = PrefixSums()
    #expect(throws: PrefixSums.Refusal.belowZero) { try sums.add(-1, on: 5) }
    try sums.add(3, on: 5)
    #expect(throws: PrefixSums.Refusal.belowZero) { try sums.add(-4, on: 5) }
    #expect(throws: PrefixSums.Refusal.belowZero) { try sums.add(-1, on: 4) }
    #expect(throws: PrefixSums.Refusal.outOfRange) { try sums.add(Int128.max, on: 5) }
    #expect(throws: PrefixSums.Refusal.outOfRange) { try sums.add(WideSum.limit, on: 4) }
    #expect(sums.total(through: 4) == 0)
    #expect(sums.total(through: 5) == 3)
    try sums.add(-3, on: 5)
    #expect(sums.narrow.isEmpty)
    try sums.add(-7, on: 6, signed: true)
    try sums.add(Int128(Int32.max) + 8, on: 3, signed: true)
    #expect(sums.total(through: 6) == Int128(Int32.max) + 1)
  }

  /// A late change that makes a later sum, or its own, leave 32 bits: all sums then have 128, and none is lost.
  @Test(arguments: [1, -1] as [Int128]) func signedSumsThatLeave32Bits(sign: Int128) throws {
    let most = Int128(Int32.max)
    for (day, amount) in [(3, 1), (5, 1), (4, most)] as [(Int32, Int128)] {
      var sums = PrefixSums()
      try sums.add(sign * (most - 1), on: 5, signed: true)
      try sums.add(sign, on: 7, signed: true)
      #expect(sums.wide == nil)
      try sums.add(sign * amount, on: day, signed: true)
      #expect(sums.wide != nil)
      #expect(sums.total(through: 4) == (day < 5 ? sign * amount : 0))
      #expect(sums.total(through: 5) == sign * (most - 1 + amount))
      #expect(sums.total(through: 7) == sign * (most + amount))
    }
  }

  @Test func amountsByDayEqualThoseOfADictionary() {
    var generator = SeededGenerator(seed: 8)
    var amounts = DatedAmounts()
    var all: [Int32: Int128] = [:]
    for _ in 0..<500 {
      let day = Int32.random(in: -9...90, using: &generator)
      let amount = Int128(Int64.random(in: -3...3, using: &generator))
      amounts.add(amount, on: day)
      all[day, default: 0] += amount
      let asked = Int32.random(in: -10...91, using: &generator)
      #expect(amounts.total(through: asked) == all.filter { $0.key <= asked }.values.reduce(0, +))
    }
    amounts.trim()
    amounts.add(Int128(Int64.max), on: 93)
    amounts.add(Int128(Int64.max), on: 94)
    #expect(amounts.total(through: 94) == all.values.reduce(0, +) + 2 * Int128(Int64.max))
    amounts.add(Int128(Int64.max), on: 94)
    #expect(amounts.total(through: 94) == nil)
  }

  @Test(arguments: [4, 5] as [UInt64]) func datedValuesEqualThoseOfAList(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var values = DatedValues()
    var all: [(day: Int32, value: Int32)] = []
    for _ in 0..<800 {
      let (day, value) = (Int32.random(in: 0...50, using: &generator), Int32.random(in: 0...12, using: &generator))
      if Int.random(in: 0..<3, using: &generator) == 0 {
        let found = all.firstIndex { $0 == (day, value) }
        #expect(values.remove(value, count: 1, on: day) == (found != nil))
        if let found { all.remove(at: found) }
      } else {
        values.add([value, value], on: day)
        all += [(day, value), (day, value)]
      }
      let from = Int32.random(in: -5...55, using: &generator)
      let to = from + Int32.random(in: 0...30, using: &generator)
      let slice = all.filter { from <= $0.day && $0.day <= to }
      let entries = values.entries.span
      let range = entries.range(from: from, through: to)
      #expect(values.entries[range].map(\.value).sorted() == slice.map(\.value).sorted())
      // A guess of the range, right or wrong.
      let start = Int64(range.lowerBound) + [0, 0, -1, 1].randomElement(using: &generator)!
      let end = Int64(range.upperBound) + [0, 0, -1, 1, 5_000].randomElement(using: &generator)!
      #expect(entries.range(from: from, through: to, guess: (start, end)) == range)
      let window = entries.extracting(range)
      #expect(window.sum == slice.reduce(0) { $0 + Int128($1.value) })
      #expect(window.greatest == slice.map(\.value).max())
      #expect(window.count(atMost: 6) == slice.filter { $0.value <= 6 }.count)
      let counts = window.counts(around: 3...7)
      #expect(counts.below == slice.filter { $0.value < 3 }.count)
      #expect(counts.atMost == slice.filter { $0.value <= 7 }.count)
      let open = all.filter { $0.day > from && $0.day <= to && $0.day - $0.value <= from }.count
      #expect(values.countBegun(on: from, datedThrough: to) == open)
    }
    #expect(values.entries.map(\.day) == values.entries.map(\.day).sorted())
  }
}
