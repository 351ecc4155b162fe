// What charts share: scales, round numbers for axes, the direction of time.

import TarazuProtocol

/// Values along a line of the picture.
struct Axis {
  var low: Double
  var high: Double
  /// Where `low` and `high` are in the picture.
  var start: Double
  var end: Double
  var isLogarithmic = false

  func callAsFunction(_ value: Double) -> Double {
    let place = scaled(value)
    let (first, last) = (scaled(low), scaled(high))
    guard last > first, place.isFinite else { return (start + end) / 2 }
    return start + (place - first) / (last - first) * (end - start)
  }

  private func scaled(_ value: Double) -> Double { isLogarithmic ? log2(max(value, 1e-9)) : value }

  /// An axis around values, with room beyond them.
  static func around(_ values: [Double], from start: Double, to end: Double, fromZero: Bool = false) -> Axis {
    let finite = values.filter(\.isFinite)
    var low = finite.min() ?? 0
    var high = finite.max() ?? 1
    let room = high > low ? (high - low) * 0.08 : max(abs(high) * 0.1, 0.5)
    if fromZero, low >= 0 { low = 0 } else { low = low >= 0 ? max(0, low - room) : low - room }
    high += room
    return Axis(low: low, high: high, start: start, end: end)
  }

  /// Round values within the axis, about as many as asked for.
  func ticks(_ count: Int) -> [Double] {
    guard high > low, count > 0 else { return [low] }
    let rough = (high - low) / Double(count)
    var step = 1.0
    while step > rough { step /= 10 }
    while step * 10 <= rough { step *= 10 }
    let factor = [1.0, 2, 2.5, 5, 10].first { $0 * step >= rough } ?? 10
    step *= factor
    var ticks: [Double] = []
    var tick = (low / step).rounded(.up) * step
    while tick <= high + step * 1e-9, ticks.count < 50 {
      ticks.append(tick)
      tick += step
    }
    return ticks
  }
}

/// The base-2 logarithm, from the exponent and a series for the rest: enough for a picture.
func log2(_ value: Double) -> Double {
  guard value > 0, value.isFinite else { return 0 }
  let fraction = (value.significand - 1) / (value.significand + 1)
  let square = fraction * fraction
  // ln((1 + f) / (1 - f)) = 2 (f + f^3 / 3 + f^5 / 5 + …), f at most 1/3.
  let series = 1 + square * (1.0 / 3 + square * (1.0 / 5 + square * (1.0 / 7 + square * (1.0 / 9 + square / 11))))
  return Double(value.exponent) + 2 * fraction * series / 0.6931471805599453
}

extension PageContext {
  /// Places of a number of periods, the newest last: from right to left, or as the reader wants it.
  func timeAxis(_ count: Int, from left: Double, to right: Double) -> (Int) -> Double {
    let step = count > 1 ? (right - left) / Double(count - 1) : 0
    let isRightToLeft = timeDirection == .rightToLeft
    return { index in isRightToLeft ? right - Double(index) * step : left + Double(index) * step }
  }
}

extension Markup {
  /// The points of a line, `x,y x,y`.
  static func points(_ points: [(Double, Double)]) -> String {
    points.map { "\(Coordinate.text($0.0)),\(Coordinate.text($0.1))" }.joined(separator: " ")
  }
}
