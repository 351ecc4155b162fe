// How often a funnel accuses honest units, and finds a slow one.

import Glibc
import TarazuJudgement

/// How often something was found.
public struct Rates: Sendable {
  public var units = 0
  public var signals = 0
  public var watches = 0

  /// The share of signals, in percent.
  public var signalPercent: Double { 100 * Double(signals) / Double(max(1, units)) }
  /// The share of signals and watches, in percent.
  public var anyPercent: Double { 100 * Double(signals + watches) / Double(max(1, units)) }

  public mutating func add(_ judgement: Judgement?) {
    units += 1
    if judgement == .signal { signals += 1 }
    if judgement == .watch { watches += 1 }
  }
}

/// Honest units that differ by chance, and by a spread of their own that is no fault of theirs.
public struct FunnelSimulation: Sendable {
  public var form: Form
  public var groupSize: Int
  /// The spread of the units on the scale of the form's y.
  public var tau: Double

  public init(_ form: Form, groupSize: Int, tau: Double) {
    (self.form, self.groupSize, self.tau) = (form, groupSize, tau)
  }

  /// Judges at least as many units.
  public func rates(units: Int, _ chance: inout Chance) -> Rates {
    var rates = Rates()
    while rates.units < units {
      let group = (0..<groupSize).map { _ in FunnelUnit(sums: unit(effect: chance.normal() * tau, &chance)) }
      for row in Funnel(form, units: group).rows { rates.add(row.judgement) }
    }
    return rates
  }

  /// How often a unit whose days are 2.2 times as long is a signal.
  public func found(groups: Int, _ chance: inout Chance) -> Double {
    var found = 0
    for _ in 0..<groups {
      let group = (0..<groupSize).map { index in
        FunnelUnit(sums: unit(effect: index == 0 ? log(2.2) : chance.normal() * tau, &chance))
      }
      let row = Funnel(form, units: group).rows[0]
      if row.judgement == .signal, row.side == .high { found += 1 }
    }
    return 100 * Double(found) / Double(groups)
  }

  /// A year of a unit.
  private func unit(effect: Double, _ chance: inout Chance) -> Sums {
    let count = Int64(min(5_000, max(30, exp(log(250) + 0.9 * chance.normal()))))
    switch form {
    case .days:
      return days(count, mean: 120 * exp(effect), &chance)
    case .score:
      return scores(count, centre: 3.5 + effect, &chance)
    case .share, .quantile:
      let root = sin(min(max(asin(0.2.squareRoot()) + effect, 0), .pi / 2))
      return Sums(top: chance.binomial(count, root * root), bottom: count)
    case .perMonth:
      let months = [3, 6, 9, 12][chance.below(4)]
      return Sums(top: chance.poisson(120 * exp(effect) * Double(months)), bottom: Int64(months) * 26_970)
    case .ratio:
      return Sums(top: chance.poisson(Double(count) * exp(effect)), bottom: chance.poisson(Double(count)))
    }
  }
}

/// The sums of a number of gamma distributed days.
func days(_ count: Int64, mean: Double, _ chance: inout Chance) -> Sums {
  let days = DrawnValues.days
  return sums(count) { (mean * days.next(&chance)).rounded() }
}

/// The sums of a number of scores.
func scores(_ count: Int64, centre: Double, _ chance: inout Chance) -> Sums {
  let normal = DrawnValues.normal
  return sums(count) { min(5, max(1, (centre + 1.1 * normal.next(&chance)).rounded())) }
}

/// The sums of a number of values.
private func sums(_ count: Int64, _ value: () -> Double) -> Sums {
  var (sum, squares): (Int64, Int64) = (0, 0)
  for _ in 0..<count {
    let value = Int64(value())
    sum += value
    squares += value * value
  }
  return Sums(top: sum, bottom: count, squares: squares)
}
