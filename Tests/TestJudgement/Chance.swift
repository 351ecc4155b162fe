// Random numbers of the kinds that courts give: counts, days, scores, shares.

import Glibc
import TestRandom

/// Draws from distributions; the same for the same seed.
public struct Chance {
  private var generator: SeededGenerator

  public init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// A number from 0 to 1, never 0.
  public mutating func uniform() -> Double { 1 - Double.random(in: 0..<1, using: &generator) }

  public mutating func below(_ bound: Int) -> Int { generator.below(bound) }

  /// Box and Muller.
  public mutating func normal() -> Double { (-2 * log(uniform())).squareRoot() * cos(2 * .pi * uniform()) }

  /// Marsaglia and Tsang, for a shape below 1 too. The mean is shape x scale.
  public mutating func gamma(shape: Double, scale: Double) -> Double {
    let boosted = shape < 1 ? shape + 1 : shape
    let d = boosted - 1 / 3.0
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let v = (1 + c * x) * (1 + c * x) * (1 + c * x)
      guard v > 0, log(uniform()) < x * x / 2 + d - d * v + d * log(v) else { continue }
      return d * v * scale * (shape < 1 ? pow(uniform(), 1 / shape) : 1)
    }
  }

  /// Knuth's product of uniform numbers, in pieces of a mean of at most 30.
  public mutating func poisson(_ mean: Double) -> Int64 {
    var (count, rest): (Int64, Double) = (0, mean)
    while rest > 0 {
      let limit = exp(-min(rest, 30))
      rest -= 30
      var product = uniform()
      while product > limit {
        count += 1
        product *= uniform()
      }
    }
    return count
  }

  public mutating func binomial(_ count: Int64, _ share: Double) -> Int64 {
    var hits: Int64 = 0
    for _ in 0..<count where uniform() <= share { hits += 1 }
    return hits
  }
}

/// Values that were drawn once, of which single ones are drawn again: where many are needed, about as good as new ones,
/// and far quicker.
struct DrawnValues {
  private let values: [Double]

  private init(_ draw: (inout Chance) -> Double) {
    var chance = Chance(seed: 365)
    values = (0..<1 << 17).map { _ in draw(&chance) }
  }

  /// Days with a mean of 1 and a standard deviation of 1.1.
  static let days = DrawnValues { $0.gamma(shape: 1 / 1.21, scale: 1.21) }
  static let normal = DrawnValues { $0.normal() }

  func next(_ chance: inout Chance) -> Double { values[chance.below(values.count)] }
}
