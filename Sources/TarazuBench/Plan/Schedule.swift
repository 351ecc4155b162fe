// When calls are meant to begin in open loop, whatever the service does.

import Glibc

/// How the calls of an open loop follow one another.
public enum Arrivals: String, CaseIterable, Sendable {
  /// At equal distances.
  case constant
  /// At random, as from many clients that know nothing of each other, with the same mean.
  case poisson
}

/// The instants at which calls are meant to begin, one after the other.
struct Schedule: Sendable {
  /// The next call's, in nanoseconds of the clock.
  private(set) var next: UInt64
  private let start: UInt64
  private let arrivals: Arrivals
  private let distance: Double
  private var number: UInt64
  private let step: UInt64
  private var time: Double
  private var random: SeededRandom

  /// The part of a schedule that one of several loops has: together they keep `rate`.
  /// - Parameters:
  ///   - rate: calls a second, of all parts.
  ///   - part: from 0 to `parts` - 1.
  init(rate: Double, arrivals: Arrivals, start: UInt64, part: Int = 0, of parts: Int = 1, seed: UInt64) {
    self.start = start
    self.arrivals = arrivals
    let own = UInt64(max(0, part))
    let all = UInt64(max(1, parts))
    random = SeededRandom(seed: seed &+ own &* 0x5851_F42D_4C95_7F2D)
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

  /// Turns to the call after the next one.
  mutating func advance() {
    switch arrivals {
    case .constant:
      // From the beginning each time, so that no rounding adds up.
      number += step
      next = start + UInt64(Double(number) * distance)
    case .poisson:
      time -= log(1 - Double.random(in: 0..<1, using: &random)) * distance
      next = start + UInt64(time)
    }
  }
}
