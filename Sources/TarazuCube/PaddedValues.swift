// The values of many units side by side, eight lanes at a time, for the quantiles of a rank.

/// Places for so many values of each unit, known beforehand. Each unit begins with a vector of its own, and what is left
/// of its last one is filled up with what is above every value.
struct PaddedValues {
  private var vectors: [SIMD8<Int32>]
  /// The first vector of each unit, and the end of the last.
  private var starts: [Int]
  /// Where the next value of each unit goes, and where its places end, in lanes.
  private var next: [Int]
  private var ends: [Int]
  private var least = Int32.max
  private var greatest = Int32.min
  /// Whether more came than there were places for.
  private var isOverfull = false

  private static let lanes = 8
  private static let filler = Int32.max

  /// - Parameter counts: how many values each unit has; 0 for a unit whose values are of no interest.
  init(counts: [Int]) {
    starts = [0]
    starts.reserveCapacity(counts.count + 1)
    for count in counts {
      starts.append(starts[starts.count - 1] + (count + PaddedValues.lanes - 1) / PaddedValues.lanes)
    }
    next = counts.indices.map { [starts] in starts[$0] * PaddedValues.lanes }
    ends = zip(next, counts).map { $0 + $1 }
    vectors = Array(repeating: SIMD8(repeating: PaddedValues.filler), count: starts[starts.count - 1])
  }

  /// Takes values, each with its unit, from a function that goes through them all.
  mutating func fill(_ forEach: ((_ unit: Int, _ value: Int32) -> Void) -> Void) {
    var (next, least, greatest, isOverfull) = (next, least, greatest, isOverfull)
    let (starts, ends) = (starts, ends)
    vectors.withUnsafeMutableBytes { bytes in
      forEach { unit, value in
        let place = next[unit]
        guard place < ends[unit] else {
          isOverfull = isOverfull || starts[unit] < starts[unit + 1]
          return
        }
        bytes.storeBytes(of: value, toByteOffset: place &* 4, as: Int32.self)
        next[unit] = place &+ 1
        least = min(least, value)
        greatest = max(greatest, value)
      }
    }
    (self.next, self.least, self.greatest, self.isOverfull) = (next, least, greatest, isOverfull)
  }

  /// Whether as many values came for each unit as there were places.
  var isFull: Bool { !isOverfull && next == ends }

  /// The quantile of each unit, in tenths; nil where it has no values.
  func quantiles(tenths: Int) -> [Int32?] {
    next.indices.map { unit in
      let count = next[unit] - starts[unit] * PaddedValues.lanes
      guard count > 0 else { return nil }
      return value(at: (count * tenths + 9) / 10, in: starts[unit]..<starts[unit + 1])
    }
  }

  /// Halves the range of values in which the answer lies, counting eight values at a time. The filler is never counted,
  /// since no middle reaches the greatest value.
  private func value(at needed: Int, in range: Range<Int>) -> Int32 {
    var (low, high) = (least, greatest)
    let vectors = vectors.span
    while low < high {
      let middle = low + Int32((Int64(high) - Int64(low)) / 2)
      let most = SIMD8(repeating: middle)
      var counts = SIMD8<Int32>(repeating: 0)
      for index in range { counts &+= SIMD8(repeating: 0).replacing(with: 1, where: vectors[index] .<= most) }
      if Int(counts.wrappedSum()) >= needed { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
