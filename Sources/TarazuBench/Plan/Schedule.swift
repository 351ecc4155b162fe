// When the calls of an open loop are due, no matter how the service responds.

import Glibc
import TarazuBase

/// How the calls of an open loop follow each other.
public enum Arrivals: String, CaseIterable, Sendable {
  /// At equal distances.
  case constant
  /// At random with the same mean, like calls of many independent clients.
  case poisson
}

/// The instants at which calls are due, one after the other.
struct Schedule: Sendable {
  /// The next call's, in nanoseconds of the clock.
  private(set) var next: UInt64
  private let start: UInt64
  private let arrivals: Arrivals
  private let distance: Double
  private var number: UInt64
  private let step: UInt64
  private var time: Double
  private var random: SplitMix64

  /// One loop's part of a schedule. Together the parts keep `rate`.
  /// - Parameters:
  ///   - rate: calls a second, of all parts.
  ///   - part: from 0 to `parts` - 1.
  init(rate: Double, arrivals: Arrivals, start: UInt64, part: Int = 0, of parts: Int = 1, seed: UInt64) {
    self.start = start
    self.arrivals = arrivals
    let own = UInt64(max(0, part))
    let all = UInt64(max(1, parts))
    random = SplitMix64(seed: seed &+ own &* 0x5851_F42D_4C95_7F2D)
    number = own
    step = all
    time = 0
    next = start
    switch arrivals {
    case .constant:
      distance = 1e9 / rate
      next = start + UInt64(Double(number) * distance)
    case .poisson:
      distance = 1e9 / rate * Double(all)
      advance()
    }
  }

  /// Goes on to the following call.
  mutating func advance() {
    switch arrivals {
    case .constant:
      // Computed from the start each time, so that rounding errors do not add up.
      number += step
      next = start + UInt64(Double(number) * distance)
    case .poisson:
      time -= log(1 - Double.random(in: 0..<1, using: &random)) * distance
      next = start + UInt64(time)
    }
  }
}
