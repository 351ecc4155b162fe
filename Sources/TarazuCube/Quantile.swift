// Exact order statistics of values that are not sorted.

enum Quantile {
  /// The smallest value v with at least ceil(tenths / 10 x n) of the n values <= v; nil where n = 0. `tenths` is 1 to 10.
  ///
  /// Found by bisection of the range of values: counting is a loop without branches over the values as they lie, and
  /// the range of ages and leads is small.
  static func value(of values: [Int32], tenths: Int) -> Int32? {
    guard !values.isEmpty else { return nil }
    let needed = (values.count * tenths + 9) / 10
    var low = Int32.max
    var high = Int32.min
    for value in values {
      low = min(low, value)
      high = max(high, value)
    }
    // The answer lies from `low` to `high`.
    while low < high {
      let middle = low + Int32((Int64(high) - Int64(low)) / 2)
      if count(values, atMost: middle) >= needed { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private static func count(_ values: [Int32], atMost most: Int32) -> Int {
    let values = values.span
    var count = 0
    for index in 0..<values.count { count &+= values[index] <= most ? 1 : 0 }
    return count
  }

  /// Each value with how often it occurs, ascending. The values are not negative.
  static func counts(of values: [Int32]) -> [(value: Int32, count: Int)] {
    guard let greatest = values.max() else { return [] }
    // A table by value is quicker than sorting, as long as it is not much larger than what it counts.
    guard Int(greatest) <= values.count * 4 + 65_536 else {
      return values.sorted().reduce(into: []) { counts, value in
        if let last = counts.indices.last, counts[last].value == value {
          counts[last].count += 1
        } else {
          counts.append((value, 1))
        }
      }
    }
    var table = [Int](repeating: 0, count: Int(greatest) + 1)
    for value in values { table[Int(value)] += 1 }
    return table.indices.lazy.filter { table[$0] > 0 }.map { (Int32($0), table[$0]) }
  }
}
