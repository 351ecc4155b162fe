// Student's t by adding up its density: a second reading beside Boost's.

import Glibc

enum PlainStudent {
  /// The share above t >= 0.
  static func tail(_ t: Double, _ degrees: Int) -> Double {
    let nu = Double(degrees)
    let scale = exp(lgamma((nu + 1) / 2) - lgamma(nu / 2)) / (nu * .pi).squareRoot()
    // x = tan u brings the infinite tail into a finite range.
    func density(_ u: Double) -> Double {
      let x = tan(u)
      return scale * pow(1 + x * x / nu, -(nu + 1) / 2) * (1 + x * x)
    }
    let (from, steps) = (atan(t), 20_000)
    let width = (Double.pi / 2 - from) / Double(steps)
    // Midpoints: the end itself has no tangent.
    return (0..<steps).reduce(0) { $0 + density(from + (Double($1) + 0.5) * width) } * width
  }

  /// The value below which a share p >= 0.5 lies.
  static func quantile(_ p: Double, _ degrees: Int) -> Double {
    var (low, high) = (0.0, 1.0)
    while tail(high, degrees) > 1 - p { high *= 2 }
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if tail(middle, degrees) > 1 - p { low = middle } else { high = middle }
    }
    return high
  }
}
