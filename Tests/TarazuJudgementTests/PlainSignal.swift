// docs/spec/judgement.md#signal read a second time, in the document's own order and names, without the code's types.

import Glibc

struct PlainSignal {
  enum Form { case days, score, share, perMonth, ratio }
  enum Kind { case flow, stock, change }

  /// A month: the unit and each of its peers.
  struct Month {
    var unit: PlainSums
    var peers: [PlainSums]
    var factor = 1.0
    /// For the change of the pending cases.
    var pending = 0.0
    var moves = 0.0
  }

  struct Answer {
    var judgement = "too_short"
    var side: String?
    var months: Int?
    var p: Double?
    var usual = [(Double, Double)?](repeating: nil, count: 30)
  }

  var form: Form
  var kind: Kind
  /// 31 of them.
  var months: [Month]

  private func sum(_ parts: [PlainSums]) -> PlainSums {
    PlainSums(s: parts.map(\.s).reduce(0, +), n: parts.map(\.n).reduce(0, +), q: parts.map(\.q).reduce(0, +))
  }

  private func hasPeers(_ m: Int) -> Bool { months[m].peers.filter { $0.n > 0 }.count >= 5 }

  private func y(_ u: PlainSums) -> Double {
    switch form {
    case .days, .perMonth: log((u.s + 0.5) / u.n)
    case .score: u.s / u.n
    case .share: asin(((u.s + 0.375) / (u.n + 0.75)).squareRoot())
    case .ratio: log((u.s + 0.5) / (u.n + 0.5))
    }
  }

  private func y0(_ m: Int) -> Double? {
    guard hasPeers(m) else { return nil }
    let g = sum(months[m].peers)
    guard g.n > 0 else { return nil }
    switch form {
    case .days: return log((g.s + 0.5) / g.n)
    case .score: return g.s / g.n
    case .share: return asin((g.s / g.n).squareRoot())
    case .perMonth: return g.s > 0 ? log(g.s / g.n) : nil
    case .ratio: return log((g.s + 0.5) / (g.n + 0.5))
    }
  }

  private func difference(_ m: Int) -> Double? {
    guard months[m].unit.n > 0, let y0 = y0(m) else { return nil }
    return y(months[m].unit) - y0
  }

  private func pace(_ m: Int) -> Double {
    let g = sum(months[m].peers)
    return g.s / g.n
  }

  private func yOfMonth(_ m: Int) -> Double? {
    let u = months[m].unit
    switch kind {
    case .change: return hasPeers(m) && u.n > 0 ? u.s / u.n - pace(m) : nil
    case .stock:
      guard let now = difference(m), let before = difference(m - 1) else { return nil }
      return now - before
    case .flow:
      if form == .days || form == .score { return u.n >= 5 ? difference(m) : nil }
      guard form == .perMonth else { return difference(m) }
      return y0(m) != nil && u.n > 0 ? ((u.s + 0.375) / (u.n * pace(m))).squareRoot() : nil
    }
  }

  private func kSquared(_ baseline: [Int]) -> Double? {
    var (top, bottom) = (0.0, 0.0)
    var means: [Double] = []
    for m in baseline {
      let g = sum(months[m].peers)
      let mean = form == .days ? (g.s + 0.5) / g.n : 1
      means.append(mean)
      for u in [months[m].unit] + months[m].peers where u.n > 0 {
        top += (u.q - u.s * u.s / u.n) / (mean * mean)
        bottom += u.n - 1
      }
    }
    guard bottom > 0 else { return nil }
    let mean = means.reduce(0, +) / Double(means.count)
    return top / bottom + 1 / (12 * mean * mean)
  }

  private func error(_ m: Int, _ k2: Double, _ f: Double) -> Double {
    let u = months[m].unit
    let table: Double
    switch form {
    case .days, .score: table = (k2 / u.n).squareRoot()
    case .share: table = 1 / (2 * (u.n + 0.5).squareRoot())
    case .perMonth: table = kind == .flow ? 0.5 / (u.n * pace(m)).squareRoot() : 1 / (u.s + 0.5).squareRoot()
    case .ratio: table = (1 / (u.s + 0.5) + 1 / (u.n + 0.5)).squareRoot()
    }
    switch kind {
    case .flow: return table
    case .stock: return table * 2.0.squareRoot()
    case .change: return max(1, f).squareRoot() / u.n
    }
  }

  func answer() -> Answer {
    var answer = Answer()
    var there = (1...30).filter { yOfMonth($0) != nil }
    var k2 = 0.0
    if kind == .flow, form == .days || form == .score {
      if let known = kSquared(there.filter { $0 <= 24 }) { k2 = known } else { there = [] }
    }
    let base = there.filter { $0 <= 24 }
    let last = there.filter { $0 > 24 }
    if base.count < 12 || last.isEmpty { return answer }
    let f = base.map { months[$0].moves }.reduce(0, +) / Double(base.count)
    let y = Dictionary(uniqueKeysWithValues: there.map { ($0, yOfMonth($0) ?? 0) })
    let s = Dictionary(uniqueKeysWithValues: there.map { ($0, error($0, k2, f)) })
    func weight(_ m: Int) -> Double { 1 / pow(s[m] ?? 1, 2) }
    func mean(_ of: [Int]) -> Double {
      of.map { weight($0) * (y[$0] ?? 0) }.reduce(0, +) / of.map(weight).reduce(0, +)
    }
    let c = mean(base)
    let z = base.map { ((y[$0] ?? 0) - c) / (s[$0] ?? 1) }
    let ranges = (1..<z.count).map { abs(z[$0] - z[$0 - 1]) }
    let all = ranges.reduce(0, +) / Double(ranges.count)
    let kept = ranges.filter { $0 <= 3.267 * all }
    let sigma = max(kind == .stock ? 0.1 : 0.5, kept.reduce(0, +) / Double(kept.count) / 1.128)
    let nu = Int((0.56 * Double(base.count - 1)).rounded(.up))

    var best: (h: Int, t: Double)?
    var before = 0
    for h in [1, 3, 6] {
      let months = last.filter { $0 > 30 - h }
      if months.count == before { continue }
      before = months.count
      let error = sigma * (1 / months.map(weight).reduce(0, +) + 1 / base.map(weight).reduce(0, +)).squareRoot()
      let t = (mean(months) - c) / error
      if best == nil || abs(t) > abs(best?.t ?? 0) { best = (h, t) }
    }
    guard let best else { return answer }
    let size = abs(best.t)
    let (outer, inner) = (PlainStudent.quantile(0.9995, nu), PlainStudent.quantile(0.995, nu))
    answer.judgement = size > outer ? "signal" : size > inner ? "watch" : "usual"
    answer.side = size < 1e-9 ? nil : best.t > 0 ? "up" : "down"
    answer.months = best.h
    answer.p = min(1, 6 * PlainStudent.tail(size, nu))
    for m in there {
      let reach = inner * sigma * (s[m] ?? 0) * (1 + 1 / Double(base.count)).squareRoot()
      answer.usual[m - 1] = (back(c - reach, m), back(c + reach, m))
    }
    return answer
  }

  private func back(_ y: Double, _ m: Int) -> Double {
    let factor = months[m].factor
    var y = y
    switch kind {
    case .change: return max(0, months[m - 1].pending + months[m].unit.n * (y + pace(m)))
    case .stock: y += (difference(m - 1) ?? 0) + (y0(m) ?? 0)
    case .flow:
      if form == .perMonth { return pow(max(0, y), 2) * pace(m) * factor }
      y += y0(m) ?? 0
    }
    switch form {
    case .days, .perMonth, .ratio: return exp(y) * factor
    case .score: return min(5, max(1, y))
    case .share: return pow(sin(min(.pi / 2, max(0, y))), 2)
    }
  }
}
