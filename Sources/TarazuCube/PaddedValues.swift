// The values of many units side by side, eight lanes at a time, for the quantiles of a rank.

/// Places for so many values of each unit, known beforehand. Each unit begins with a vector of its own, and what is left
/// of its last one is filled up with what is above every value. Behind a unit's places is one to spare, and one for all
/// units whose values are of no interest, so that taking a value needs no decision, which no processor could foresee.
struct PaddedValues {
  private var vectors: [SIMD8<Int32>]
  private let counts: [Int32]
  /// The first vector of each unit.
  private let starts: [Int32]
  /// Where the next value of each unit goes, and its place to spare, in lanes.
  private var next: [Int32]
  private let ends: [Int32]
  private var least = Int32.max
  private var greatest = Int32.min

  private static let lanes: Int32 = 8
  private static let filler = Int32.max

  /// - Parameter counts: how many values each unit has, together at most 2^30; 0 where they are of no interest.
  init(counts: [Int32]) {
    self.counts = counts
    // The first vector is the place of what is of no interest.
    var end: Int32 = 1
    starts = counts.map { count in
      guard count > 0 else { return 0 }
      defer { end += count / PaddedValues.lanes + 1 }
      return end
    }
    next = starts.map { $0 * PaddedValues.lanes }
    ends = zip(next, counts).map { $0 + $1 }
    vectors = Array(repeating: SIMD8(repeating: PaddedValues.filler), count: Int(end))
  }

  /// Takes the values of a tape on the days from `from` to `to`.
  mutating func fill(from tape: ValueTape, from: Int32, through to: Int32, of units: UnitMap) {
    var (next, least, greatest) = (next, least, greatest)
    let ends = ends
    vectors.withUnsafeMutableBytes { bytes in
      next.withUnsafeMutableBufferPointer { next in
        tape.forEach(from: from, through: to) { entry in
          guard let unit = units[Int(entry.slot)] else { return }
          let place = min(next[unit], ends[unit])
          bytes.storeBytes(of: entry.value, toByteOffset: Int(place) &* 4, as: Int32.self)
          next[unit] &+= 1
          least = min(least, entry.value)
          greatest = max(greatest, entry.value)
        }
      }
    }
    (self.next, self.least, self.greatest) = (next, least, greatest)
  }

  /// Whether as many values came for each unit as there were places.
  var isFull: Bool { counts.indices.allSatisfy { counts[$0] == 0 || next[$0] == ends[$0] } }

  /// The quantile of each unit, in tenths; nil where it has no values.
  func quantiles(tenths: Int) -> [Int32?] {
    counts.indices.map { unit in
      let count = counts[unit]
      guard count > 0 else { return nil }
      let range = Int(starts[unit])...Int(starts[unit] + count / PaddedValues.lanes)
      return value(at: (Int(count) * tenths + 9) / 10, in: range)
    }
  }

  /// Halves the range of values in which the answer lies, counting eight values at a time. The filler is never counted,
  /// since no middle reaches the greatest value.
  private func value(at needed: Int, in range: ClosedRange<Int>) -> Int32 {
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
