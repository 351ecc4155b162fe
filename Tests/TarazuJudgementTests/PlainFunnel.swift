// docs/spec/judgement.md#funnel read a second time, in the document's own order and names, without the code's types.

import Glibc

/// The document's sums of one unit: S or x or a; n, E or b; Q.
struct PlainSums {
  var s: Double
  var n: Double
  var q = 0.0
}

struct PlainFunnel {
  enum Form { case days, score, share, perMonth, ratio }

  struct Row {
    var z: Double
    var judgement: String
    var watch: (Double, Double)
    var signal: (Double, Double)
    var adjustedValue: Double?
  }

  var form: Form
  /// Of each unit by class.
  var units: [[Int: PlainSums]]
  var isAdjusted: Bool
  var factor = 1.0

  private func total(_ parts: [PlainSums]) -> PlainSums {
    PlainSums(s: parts.map(\.s).reduce(0, +), n: parts.map(\.n).reduce(0, +), q: parts.map(\.q).reduce(0, +))
  }

  private func v(_ groups: [PlainSums]) -> Double? {
    let there = groups.filter { $0.n > 0 }
    let divisor = there.map { $0.n - 1 }.reduce(0, +)
    return divisor > 0 ? there.map { $0.q - $0.s * $0.s / $0.n }.reduce(0, +) / divisor + 1 / 12.0 : nil
  }

  /// Whether no more than half of a unit's n lies in classes of fewer than three units.
  private func isComparable(_ unit: Int, _ n: Double) -> Bool {
    let rare = units[unit].filter { part in units.filter { ($0[part.key]?.n ?? 0) > 0 }.count < 3 }
    return rare.values.map(\.n).reduce(0, +) <= n / 2
  }

  /// Nil where there are too few. The rows of units that are not judged are nil.
  func answer() -> (centre: Double, tau: Double, rows: [Row?])? {
    let whole = units.map { total(Array($0.values)) }
    let group = total(whole)
    let judged = units.indices.filter { !isAdjusted || isComparable($0, whole[$0].n) }
    let i = judged.count
    if i < 8 { return nil }
    if form == .share, group.s < Double(i) || group.n - group.s < Double(i) { return nil }
    let m = (group.s + 0.5) / group.n
    let vAll = v(whole)
    if (form == .days || form == .score) && vAll == nil { return nil }
    if form == .perMonth && group.s == 0 { return nil }

    var y: [Double] = []
    var s: [Double] = []
    var expected: [Double] = []
    for unit in judged {
      let u = whole[unit]
      let e = units[unit].reduce(0.0) { sum, part in
        let c = total(units.compactMap { $0[part.key] })
        return sum + part.value.n * (form == .days ? (c.s + 0.5) / c.n : c.s / c.n)
      }
      expected.append(e)
      switch form {
      case .days where isAdjusted:
        let variances = units[unit].reduce(0.0) { sum, part in
          sum + part.value.n * (v(units.compactMap { $0[part.key] }) ?? vAll ?? 0)
        }
        y.append(log((u.s + 0.5) / e))
        s.append(variances.squareRoot() / e)
      case .days:
        y.append(log((u.s + 0.5) / u.n) - log(m))
        s.append(((vAll ?? 0) / u.n).squareRoot() / m)
      case .score:
        y.append(u.s / u.n - group.s / group.n)
        s.append(((vAll ?? 0) / u.n).squareRoot())
      case .share:
        let centre = isAdjusted ? min(1, e / u.n) : group.s / group.n
        y.append(asin(((u.s + 0.375) / (u.n + 0.75)).squareRoot()) - asin(centre.squareRoot()))
        s.append(0.5 / (u.n + 0.5).squareRoot())
      case .perMonth:
        y.append(log((u.s + 0.5) / u.n) - log(group.s / group.n))
        s.append(1 / (u.s + 0.5).squareRoot())
      case .ratio:
        y.append(log((u.s + 0.5) / (u.n + 0.5)) - log((group.s + 0.5) / (group.n + 0.5)))
        s.append((1 / (u.s + 0.5) + 1 / (u.n + 0.5)).squareRoot())
      }
    }
    let tau2 = tauSquared(y, s)
    let (outer, inner) = (PlainStudent.quantile(0.999, i - 1), PlainStudent.quantile(0.975, i - 1))
    var rows = [Row?](repeating: nil, count: units.count)
    for (index, unit) in judged.enumerated() {
      let spread = (s[index] * s[index] + tau2).squareRoot()
      let z = y[index] / spread
      func limits(_ t: Double) -> (Double, Double) {
        func back(_ distance: Double) -> Double { self.back(distance, whole[unit], group, expected[index]) }
        return (back(-t * spread), back(t * spread))
      }
      var adjusted: Double?
      if isAdjusted { adjusted = form == .days ? m * (whole[unit].s + 0.5) / expected[index] : nil }
      if isAdjusted, form == .share, expected[index] > 0 {
        adjusted = group.s / group.n * whole[unit].s / expected[index]
      }
      rows[unit] = Row(
        z: z, judgement: abs(z) > outer ? "signal" : abs(z) > inner ? "watch" : "usual", watch: limits(inner),
        signal: limits(outer), adjustedValue: adjusted)
    }
    return (back(0, group, group, group.s), tau2.squareRoot(), rows)
  }

  /// The value of a unit that is so far from the centre on the scale of y.
  private func back(_ distance: Double, _ unit: PlainSums, _ group: PlainSums, _ expected: Double) -> Double {
    switch form {
    case .days:
      let m = (group.s + 0.5) / group.n
      let isGroup = unit.n == group.n
      return isAdjusted && !isGroup ? exp(distance) * expected / unit.n : exp(distance) * m
    case .score: return min(5, max(1, group.s / group.n + distance))
    case .share:
      let centre = isAdjusted ? min(1, expected / unit.n) : group.s / group.n
      return pow(sin(min(.pi / 2, max(0, asin(centre.squareRoot()) + distance))), 2)
    case .perMonth: return exp(distance) * group.s / group.n * factor
    case .ratio: return exp(distance) * (group.s + 0.5) / (group.n + 0.5) * factor
    }
  }

  /// By halves.
  private func tauSquared(_ y: [Double], _ s: [Double]) -> Double {
    let c = 0.679 + 0.45 / Double(y.count)
    func w(_ t: Double) -> Double {
      let z = zip(y, s).map { $0 / ($1 * $1 + t).squareRoot() }
      let sorted = z.sorted()
      func quantile(_ q: Double) -> Double {
        let place = 1 + Double(y.count - 1) * q
        let (below, above) = (Int(place.rounded(.down)), Int(place.rounded(.up)))
        return sorted[below - 1] + (sorted[above - 1] - sorted[below - 1]) * (place - Double(below))
      }
      let (low, high) = (quantile(0.1), quantile(0.9))
      return z.map { pow(min(high, max(low, $0)), 2) }.reduce(0, +) / Double(z.count)
    }
    if w(0) <= c { return 0 }
    var (low, high) = (0.0, 1e-6)
    while w(high) > c { high *= 2 }
    for _ in 0..<200 {
      let middle = (low + high) / 2
      if w(middle) > c { low = middle } else { high = middle }
    }
    return high
  }
}
