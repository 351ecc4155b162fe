// Random whole numbers, so that a seed gives the same on any machine.

import TarazuBase

/// The simulation's source of chance: whole numbers that depend only on a seed.
struct Random: Sendable {
  private var generator: SplitMix64

  init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  /// A number from 0 to `bound - 1`; `bound` is from 1 to 2^32.
  mutating func below(_ bound: Int) -> Int { Int(((generator.next() >> 32) &* UInt64(bound)) >> 32) }

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
