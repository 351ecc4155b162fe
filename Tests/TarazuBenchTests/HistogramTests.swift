import TestRandom
import Testing

@testable import TarazuBench

@Suite struct HistogramTests {
  /// Durations as they occur: most small, a few very large.
  private static func values(seed: UInt64, count: Int) -> [UInt64] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      let bits = UInt64.random(in: 0...40, using: &random)
      return UInt64.random(in: 0...(1 << bits), using: &random)
    }
  }

  private static func histogram(_ values: [UInt64]) -> Histogram {
    var histogram = Histogram()
    for value in values { histogram.record(value) }
    return histogram
  }

  @Test(arguments: 0..<8) func agreesWithSortedValues(_ seed: Int) {
    let values = HistogramTests.values(seed: UInt64(seed), count: 1 + seed * 997)
    let sorted = values.sorted()
    let histogram = HistogramTests.histogram(values)
    #expect(histogram.count == UInt64(values.count))
    #expect(histogram.minimum == sorted.first)
    #expect(histogram.maximum == sorted.last)
    #expect(abs(histogram.mean - Double(values.reduce(0, &+)) / Double(values.count)) < 1e-6 * histogram.mean + 1e-9)
    for thousandths in [1, 10, 100, 250, 500, 750, 900, 950, 990, 999, 1_000] {
      let rank = max(1, (thousandths * sorted.count + 999) / 1_000)
      let exact = sorted[rank - 1]
      let value = histogram.value(at: Double(thousandths) / 1_000)
      #expect(value >= exact && value - exact <= exact / 1_000 + 1, "\(thousandths) of \(sorted.count)")
      #expect(value <= histogram.maximum)
    }
    let limit = sorted[sorted.count / 2]
    let above = histogram.count(above: limit)
    #expect(above <= UInt64(sorted.count { $0 > limit }))
    #expect(above >= UInt64(sorted.count { $0 > limit + limit / 500 + 1 }))
  }

  @Test func everyCounterIsNextToTheOther() {
    for index in [0, 1, 2_047, 2_048, 3_071, 3_072, 20_000] {
      let range = Histogram.range(at: index)
      #expect(Histogram.index(of: range.lowerBound) == index)
      #expect(Histogram.index(of: range.upperBound) == index)
      #expect(Histogram.index(of: range.upperBound + 1) == index + 1)
    }
  }

  @Test func sumsAreWhatAllOfItWouldBe() {
    let (first, second) = (HistogramTests.values(seed: 1, count: 500), HistogramTests.values(seed: 2, count: 900))
    var sum = HistogramTests.histogram(first)
    sum.add(HistogramTests.histogram(second))
    sum.add(Histogram())
    #expect(sum == HistogramTests.histogram(first + second))
    sum.reset()
    #expect(sum == Histogram())
  }

  @Test func emptyAndGreatest() {
    var histogram = Histogram()
    #expect(histogram.value(at: 0.99) == 0 && histogram.minimum == 0 && histogram.mean == 0)
    histogram.record(.max)
    #expect(histogram.value(at: 0.5) == Histogram.greatest)
    histogram.record(0)
    #expect(histogram.value(at: 0.5) == 0)
    #expect(histogram.minimum == 0)
  }

  @Test func aHundredthIsNotTwo() {
    // 0.07 of 100 is a little more than 7 in binary.
    let histogram = HistogramTests.histogram((1...100).map { UInt64($0) })
    for percent in 1...100 { #expect(histogram.value(at: Double(percent) / 100) == UInt64(percent)) }
  }

  @Test func checksumsOfZlib() {
    #expect(Zlib.adler32(Array("Wikipedia".utf8)) == 0x11E6_0398)
    #expect(Zlib.stored(Array("a".utf8)) == [0x78, 0x01, 1, 1, 0, 0xfe, 0xff, 0x61, 0, 0x62, 0, 0x62])
    let long = [UInt8](repeating: 7, count: 70_000)
    let stored = Zlib.stored(long)
    #expect(stored.count == 2 + 5 + 65_535 + 5 + 4_465 + 4)
    #expect(stored[2] == 0 && stored[2 + 5 + 65_535] == 1)
  }

  @Test func formOfHdrHistogram() {
    var histogram = Histogram()
    for value in [1, 1, 3, 5_000] as [UInt64] { histogram.record(value) }
    let bytes = histogram.encoded()
    #expect(bytes[..<8] == [0x1c, 0x84, 0x93, 0x13, 0, 0, 0, UInt8(bytes.count - 40)])
    // Three digits, from 1 on, and the ratio 1.0.
    #expect(bytes[8..<16] == [0, 0, 0, 0, 0, 0, 0, 3])
    #expect(bytes[16..<24] == [0, 0, 0, 0, 0, 0, 0, 1])
    #expect(bytes[32..<40] == [0x3f, 0xf0, 0, 0, 0, 0, 0, 0])
    // One that is 0, twice 1, one that is 0, once 3, then a run of zeros, once 5,000.
    let gap = Histogram.index(of: 5_000) - 4
    let zigZag = UInt64(gap) * 2 - 1
    #expect(bytes[40...] == [1, 4, 1, 2, UInt8(zigZag & 0x7f) | 0x80, UInt8(zigZag >> 7), 2])
  }
}
