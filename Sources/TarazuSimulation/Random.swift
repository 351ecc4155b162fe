// Random whole numbers, so that a seed gives the same on any machine.

/// SplitMix64: a small generator whose outputs depend only on its seed.
struct Random: Sendable {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 to `bound - 1`; `bound` is from 1 to 2^32.
  mutating func below(_ bound: Int) -> Int { Int(((next() >> 32) &* UInt64(bound)) >> 32) }

  /// A number of the range, both ends included.
  mutating func within(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.upperBound - range.lowerBound + 1)
  }

  /// True in `percent` of 100 cases.
  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  /// A random index by a list of weights, which are not all 0.
  mutating func index(byWeights weights: [Int]) -> Int {
    var roll = below(weights.reduce(0, +))
    for (index, weight) in weights.enumerated() {
      if roll < weight { return index }
      roll -= weight
    }
    return weights.count - 1
  }

  /// A duration or an amount with the mean `typical`: often less, at times several times as much.
  mutating func spread(_ typical: Int) -> Int {
    let roll = below(16 * 256)
    let low = Random.quantiles[roll / 256]
    let high = Random.quantiles[roll / 256 + 1]
    let percent = low + (high - low) * (roll % 256) / 256
    return typical * percent / 100
  }

  /// Percent of the mean at each sixteenth of a right-skewed distribution.
  private static let quantiles = [12, 24, 33, 41, 48, 55, 63, 71, 80, 90, 102, 116, 134, 158, 192, 255, 480]
}
