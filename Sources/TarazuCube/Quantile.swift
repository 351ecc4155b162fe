// Exact order statistics of unsorted values.

enum Quantile {
  /// The smallest value v with at least ceil(tenths / 10 x n) of the n values <= v; nil where n = 0. `tenths` is 1 to
  /// 10.
  static func value(of values: [Int32], tenths: Int) -> Int32? {
    var scratch = Scratch()
    return scratch.value(of: values[...], tenths: tenths)
  }

  /// The position of the quantile among n values in ascending order, from 1 on: ceil(tenths / 10 x n).
  static func position(tenths: Int, of count: Int) -> Int { (count * tenths + 9) / 10 }

  /// Memory for counting, used again for the next quantile.
  struct Scratch {
    private var counts: [Int32] = []
    private var vectors: [SIMD8<Int32>] = []

    mutating func value(of values: ArraySlice<Int32>, tenths: Int) -> Int32? {
      guard var low = values.first else { return nil }
      var high = low
      for value in values {
        low = min(low, value)
        high = max(high, value)
      }
      let needed = Quantile.position(tenths: tenths, of: values.count)
      let width = Int64(high) - Int64(low) + 1
      // Counting each value is quickest where there are many values for the width of their range.
      if width <= Int64(values.count) * 4 {
        return counted(values, needed: needed, low: low, width: Int(width))
      }
      return bisected(values, needed: needed, low: low, high: high)
    }

    private mutating func counted(_ values: ArraySlice<Int32>, needed: Int, low: Int32, width: Int) -> Int32 {
      if counts.count < width { counts = Array(repeating: 0, count: width) }
      for index in 0..<width { counts[index] = 0 }
      for value in values { counts[Int(value - low)] += 1 }
      var index = 0
      var sum = Int(counts[0])
      while sum < needed, index < width - 1 {
        index += 1
        sum += Int(counts[index])
      }
      return low + Int32(index)
    }

    /// Halves the range that has the answer, counting eight values at a time.
    private mutating func bisected(_ values: ArraySlice<Int32>, needed: Int, low: Int32, high: Int32) -> Int32 {
      fill(values)
      var (low, high) = (low, high)
      while low < high {
        let middle = low + Int32((Int64(high) - Int64(low)) / 2)
        if count(atMost: middle) >= needed { high = middle } else { low = middle + 1 }
      }
      return low
    }

    /// The last vector is filled up with the greatest integer. It is never counted: every middle is below the greatest
    /// value.
    private mutating func fill(_ values: ArraySlice<Int32>) {
      vectors.removeAll(keepingCapacity: true)
      var vector = SIMD8(repeating: Int32.max)
      var lane = 0
      for value in values {
        vector[lane] = value
        lane += 1
        guard lane == 8 else { continue }
        vectors.append(vector)
        vector = SIMD8(repeating: Int32.max)
        lane = 0
      }
      if lane > 0 { vectors.append(vector) }
    }

    private func count(atMost most: Int32) -> Int {
      let most = SIMD8(repeating: most)
      var counts = SIMD8<Int32>(repeating: 0)
      for vector in vectors { counts &+= SIMD8(repeating: 0).replacing(with: 1, where: vector .<= most) }
      return Int(counts.wrappedSum())
    }
  }

  /// Each value with how often it occurs, ascending. The values must not be negative.
  static func counts(of values: [Int32]) -> [(value: Int32, count: Int)] {
    guard let greatest = values.max() else { return [] }
    // A table by value is quicker than sorting, unless it is much larger than the number of values.
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
