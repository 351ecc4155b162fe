// A histogram of durations to three digits, with HdrHistogram's layout of counters, so that its tools can read it.

/// Counts whole numbers from 0 to `greatest`, in buckets that differ from their values by at most one in a thousand.
/// Recording costs a few nanoseconds, and histograms can be added up. Count, least, greatest and mean are exact.
public struct Histogram: Sendable, Equatable {
  /// The greatest number that is recorded as it is: in nanoseconds, 4.8 hours.
  public static let greatest: UInt64 = 1 << 44 - 1
  /// The digits that are kept.
  static let digits = 3

  /// Up to 2 x `half` each number has its own counter; above that, each power of two has `half` counters.
  private static let halfBits = 10
  private static let half = 1 << halfBits
  private static let size = index(of: greatest) + 1

  /// In the order of the values.
  private(set) var counters = [UInt64](repeating: 0, count: Histogram.size)
  /// How many numbers were recorded.
  public private(set) var count: UInt64 = 0
  /// Their sum; no run is long enough for it to overflow.
  private(set) var sum: UInt64 = 0
  private var smallest: UInt64 = .max
  /// The greatest number recorded; 0 if there is none.
  public private(set) var maximum: UInt64 = 0

  public init() {}

  /// The least number recorded; 0 if there is none.
  public var minimum: UInt64 { count == 0 ? 0 : smallest }

  /// The mean; 0 if nothing was recorded.
  public var mean: Double { count == 0 ? 0 : Double(sum) / Double(count) }

  /// A figure of what was recorded; nil if nothing was.
  func measured<Value>(_ figure: (Histogram) -> Value) -> Value? { count == 0 ? nil : figure(self) }

  /// Counts a number; one above `greatest` counts as that.
  public mutating func record(_ value: UInt64) {
    let value = min(value, Histogram.greatest)
    counters[Histogram.index(of: value)] &+= 1
    count &+= 1
    sum &+= value
    smallest = min(smallest, value)
    maximum = max(maximum, value)
  }

  /// Adds what the other has counted.
  public mutating func add(_ other: Histogram) {
    guard other.count > 0 else { return }
    let range = Histogram.index(of: other.smallest)...Histogram.index(of: other.maximum)
    for index in range { counters[index] &+= other.counters[index] }
    count &+= other.count
    sum &+= other.sum
    smallest = min(smallest, other.smallest)
    maximum = max(maximum, other.maximum)
  }

  /// Forgets everything.
  public mutating func reset() {
    guard count > 0 else { return }
    for index in Histogram.index(of: smallest)...Histogram.index(of: maximum) { counters[index] = 0 }
    (count, sum, smallest, maximum) = (0, 0, .max, 0)
  }

  /// The smallest value such that at least this share of what was recorded is at most that, as the greatest value of
  /// its bucket, but never above `maximum`; 0 if nothing was recorded.
  /// - Parameter share: from 0 to 1.
  public func value(at share: Double) -> UInt64 {
    guard count > 0 else { return 0 }
    let exact = max(0, min(1, share)) * Double(count)
    // A share such as 0.07 is not exact: what is next to a whole number is meant to be one.
    let isWhole = abs(exact - exact.rounded()) < 1e-6
    var left = max(1, min(count, UInt64(isWhole ? exact.rounded() : exact.rounded(.up))))
    for index in Histogram.index(of: smallest)...Histogram.index(of: maximum) where counters[index] > 0 {
      if counters[index] >= left { return min(maximum, Histogram.range(at: index).upperBound) }
      left -= counters[index]
    }
    return maximum
  }

  /// How many numbers were recorded in buckets wholly above a value.
  public func count(above value: UInt64) -> UInt64 {
    guard count > 0, value < maximum else { return 0 }
    let first = Histogram.index(of: value) + 1
    let last = Histogram.index(of: maximum)
    return first > last ? 0 : counters[first...last].reduce(0, &+)
  }

  // MARK: The layout

  /// The counter of a value.
  static func index(of value: UInt64) -> Int {
    let bucket = 64 - halfBits - 1 - (value | UInt64(2 * half - 1)).leadingZeroBitCount
    return (bucket << halfBits) + Int(value >> UInt64(bucket))
  }

  /// The values that a counter counts.
  static func range(at index: Int) -> ClosedRange<UInt64> {
    let bucket = UInt64(max(0, index >> halfBits - 1))
    let first = UInt64(index - Int(bucket) << halfBits) << bucket
    return first...(first + (1 << bucket - 1))
  }
}
