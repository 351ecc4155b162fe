// What the tests compare and make up.

import TarazuJudgement
import TestJudgement
import TestRandom
import Testing

/// Whether two numbers are equal to a relative 1e-6, or are both missing.
func isNear(_ a: Double?, _ b: Double?) -> Bool {
  guard let a, let b else { return a == nil && b == nil }
  return abs(a - b) <= max(1e-6 * max(abs(a), abs(b)), 1e-12)
}

func isNear(_ limits: Limits?, _ plain: (Double, Double)?) -> Bool {
  isNear(limits?.low, plain?.0) && isNear(limits?.high, plain?.1)
}

extension PlainSums {
  init(_ sums: Sums) { self.init(s: Double(sums.top), n: Double(sums.bottom), q: Double(sums.squares)) }
}

extension Form {
  /// The form as the plain readings name it; quantiles are judged as shares.
  var plain: PlainFunnel.Form {
    switch self {
    case .days: .days
    case .score: .score
    case .share, .quantile: .share
    case .perMonth: .perMonth
    case .ratio: .ratio
    }
  }

  var plainSignal: PlainSignal.Form {
    switch self {
    case .days: .days
    case .score: .score
    case .share, .quantile: .share
    case .perMonth: .perMonth
    case .ratio: .ratio
    }
  }
}

extension SeededGenerator {
  /// The sums of some cases of a form.
  /// - Parameter level: how large the unit's numbers are, 1 for usual ones.
  mutating func sums(_ form: Form, count: Int, level: Double = 1) -> Sums {
    switch form {
    case .days: values(count) { Int64(Double(1 + $0.below(200)) * level) }
    case .score: values(count) { Int64(1 + $0.below(5)) }
    case .share, .quantile:
      Sums(
        top: Int64((0..<count).reduce(0) { sum, _ in sum + (chance(Int(30 * level)) ? 1 : 0) }), bottom: Int64(count))
    case .perMonth: Sums(top: Int64(Double(below(count + 1)) * level), bottom: Int64(1 + below(12)) * 26_970)
    case .ratio: Sums(top: Int64(Double(below(count + 1)) * level), bottom: Int64(count))
    }
  }

  private mutating func values(_ count: Int, _ value: (inout SeededGenerator) -> Int64) -> Sums {
    var sums = Sums(top: 0, bottom: Int64(count))
    for _ in 0..<count {
      let value = value(&self)
      sums.top += value
      sums.squares += value * value
    }
    return sums
  }
}
