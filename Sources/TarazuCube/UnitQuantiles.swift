// The exact quantiles of many units, as far as a rank needs them.

/// Finds the quantile of one unit after the other. A rank wants only a number of units at each end. Once that many have
/// been found, two counts over a unit's values show whether its quantile is beyond them; for most units it is not.
struct UnitQuantiles {
  private let tenths: Int
  private var lowest: Nearest?
  /// Values with the opposite sign, so that the highest come first.
  private var highest: Nearest?
  private var values: [Int32] = []
  private var scratch = Quantile.Scratch()

  /// - Parameters:
  ///   - tenths: 1 to 10.
  ///   - ends: how many units the rank wants at each end; nil for all units.
  init(tenths: Int, ends: Int?) {
    self.tenths = tenths
    lowest = ends.map { Nearest(count: $0) }
    highest = lowest
  }

  /// The quantile of the next unit; nil where it has no values. If it is beyond neither end of the quantiles found so
  /// far, the result is the last wanted one of the lowest: just as surely not among the units of either end, because
  /// earlier units win ties.
  mutating func next(_ unit: Range<Int>, of window: WindowValues) -> Int32? {
    if let low = lowest?.last, let high = highest?.last, low <= -high,
      isWithin(low...(-high), unit, of: window)
    {
      return low
    }
    values.removeAll(keepingCapacity: true)
    window.copy(unit, into: &values)
    guard let quantile = scratch.value(of: values[...], tenths: tenths) else { return nil }
    lowest?.take(quantile)
    highest?.take(-quantile)
    return quantile
  }

  /// Whether a unit has a quantile, and it is in a range.
  private func isWithin(_ range: ClosedRange<Int32>, _ unit: Range<Int>, of window: WindowValues) -> Bool {
    var (count, below, atMost) = (0, 0, 0)
    window.forEach(unit) { _, entries in
      count += entries.count
      let counts = entries.counts(around: range)
      below += counts.below
      atMost += counts.atMost
    }
    let needed = Quantile.position(tenths: tenths, of: count)
    return count > 0 && below < needed && needed <= atMost
  }
}

/// A number of the least values.
private struct Nearest {
  let count: Int
  /// Ascending.
  private var values: [Int32] = []

  init(count: Int) { self.count = count }

  /// The greatest of them; nil while there are fewer than wanted.
  var last: Int32? { values.count == count ? values.last : nil }

  mutating func take(_ value: Int32) {
    if let last {
      guard value < last else { return }
      values.removeLast()
    }
    values.insert(value, at: values.firstIndex { $0 > value } ?? values.count)
  }
}
