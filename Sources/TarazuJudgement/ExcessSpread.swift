// How much units differ beyond chance: tau^2 of a funnel.

/// W(t) is the mean of the squares of the z, each cut to lie between the 0.1 and 0.9 quantiles of all. With enough
/// spread t in their errors it falls to what honest units have.
enum ExcessSpread {
  /// The least t, at least 0, for which W(t) is not above what chance gives.
  /// - Parameter points: how far each unit is from the centre, and the variance of that by chance.
  static func square(of points: [(distance: Double, variance: Double)]) -> Double {
    guard !points.isEmpty else { return 0 }
    let limit = 0.679 + 0.45 / Double(points.count)
    // The z for any t are then nearly in order, and quick to sort.
    let points = points.sorted { $0.distance / $0.variance.squareRoot() < $1.distance / $1.variance.squareRoot() }
    var scratch = [Double](repeating: 0, count: points.count)
    func excess(_ t: Double) -> Double { meanSquare(points, t, &scratch) - limit }
    let atZero = excess(0)
    guard atZero > 0 else { return 0 }
    // There no square of a z is above the limit, so neither is their mean.
    let greatest = points.reduce(0) { max($0, $1.distance * $1.distance) } / limit
    return root(excess, from: (0, atZero), to: (greatest, excess(greatest)))
  }

  private static func meanSquare(
    _ points: [(distance: Double, variance: Double)], _ t: Double, _ z: inout [Double]
  ) -> Double {
    for index in points.indices { z[index] = points[index].distance / (points[index].variance + t).squareRoot() }
    z.sort()
    let (low, high) = (quantile(0.1, of: z), quantile(0.9, of: z))
    return z.reduce(0) { sum, z in
      let cut = min(max(z, low), high)
      return sum + cut * cut
    } / Double(z.count)
  }

  /// The q quantile by linear interpolation at 1 + (I - 1) q among the sorted, counted from 1.
  private static func quantile(_ q: Double, of sorted: [Double]) -> Double {
    let place = Double(sorted.count - 1) * q
    let index = Int(place)
    guard index + 1 < sorted.count else { return sorted[sorted.count - 1] }
    return sorted[index] + (place - Double(index)) * (sorted[index + 1] - sorted[index])
  }

  /// The place between two others at which a falling function is 0, to a relative 1e-12: by secants, with the value of
  /// an end that stays halved (Illinois), and by halves where secants are slow.
  private static func root(
    _ function: (Double) -> Double, from: (t: Double, value: Double), to: (t: Double, value: Double)
  ) -> Double {
    var (low, high) = (from, to)
    var width = high.t - low.t
    var steps = 0
    while high.t - low.t > 1e-12 * high.t, steps < 400, high.value < 0 {
      steps += 1
      var t = low.t + (high.t - low.t) * low.value / (low.value - high.value)
      // Every third step the interval must be at most half of what it was.
      if steps % 3 == 0 {
        if high.t - low.t > width / 2 { t = low.t + (high.t - low.t) / 2 }
        width = high.t - low.t
      }
      if t <= low.t || t >= high.t { t = low.t + (high.t - low.t) / 2 }
      guard t > low.t, t < high.t else { break }
      let value = function(t)
      if value == 0 { return t }
      if value > 0 {
        low = (t, value)
        high.value /= 2
      } else {
        high = (t, value)
        low.value /= 2
      }
    }
    return high.t
  }
}
