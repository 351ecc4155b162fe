// How often a signal cries wolf over honest units, and which share of a morning list is false.

import Glibc
import TarazuJudgement

/// Provinces of honest units with common seasons.
public struct SignalSimulation: Sendable {
  public var form: SignalForm
  /// About how many cases a unit has in a month.
  public var monthly: Double
  /// How many units are each other's peers.
  public var groupSize: Int

  /// The contract's rates are of units with 5 cases a month and more.
  private static let fewestMonthly = 5.0
  /// The course of the year from Farvardin on: at Nowruz half of the cases.
  static let season = [0.5, 1.05, 1.1, 1.05, 0.95, 1.0, 1.1, 1.05, 1.05, 1.05, 1.0, 1.1]

  public init(_ form: SignalForm, monthly: Double, groupSize: Int = 11) {
    (self.form, self.monthly, self.groupSize) = (form, monthly, groupSize)
  }

  /// Judges at least as many units.
  public func rates(units: Int, _ chance: inout Chance) -> Rates {
    var rates = Rates()
    while rates.units < units {
      for signal in signals(&chance) where signal.finding != nil { rates.add(signal.finding?.judgement) }
    }
    return rates
  }

  /// The signals of a group.
  /// - Parameters:
  ///   - change: by what each unit's y changes in the last six months; empty for none.
  ///   - others: how many units that never change are the peers of each; nil where the units of the group are each
  ///     other's peers.
  func signals(change: [Double] = [], others: Int? = nil, _ chance: inout Chance) -> [Signal] {
    let first = chance.below(12)
    let units = (0..<groupSize).map { unit in
      months(first: first, change: change.isEmpty ? 0 : change[unit], &chance)
    }
    let peers = others.map { count in (0..<count).map { _ in months(first: first, change: 0, &chance) } } ?? units
    let groups = (0...Signal.historyMonths).map { month in
      peers.reduce(into: Peers()) { $0.insert($1[month].own, Spread($1[month].own)) }
    }
    return units.map { months in
      Signal(
        form,
        months: zip(months, groups).map { month, group in
          var month = month
          month.peers = others == nil ? group.without(month.own, Spread(month.own)) : group
          return month
        })
    }
  }

  /// The 31 months of a unit, without its peers.
  private func months(first: Int, change: Double, _ chance: inout Chance) -> [SignalMonth] {
    let level = exp(0.3 * chance.normal())
    let usual = max(Self.fewestMonthly, monthly * level)
    var pending = Int64(12 * usual)
    var old = pending / 5
    return (0...Signal.historyMonths).map { month in
      let season = Self.season[(first + month) % 12]
      let effect = month > Signal.baselineMonths ? change : 0
      let mean = usual * season
      switch form {
      case .flow(let form): return SignalMonth(own: flow(form, mean, effect, level, season, &chance), peers: nil)
      case .stock(let form):
        let (came, went) = (chance.poisson(mean), min(chance.poisson(mean), pending))
        pending += came - went
        old = min(pending, old - chance.binomial(old, 0.08) + chance.poisson(0.08 * Double(pending) / 5))
        return SignalMonth(own: stock(form, pending, old, went), peers: nil, pending: pending)
      case .change:
        let (came, went) = (chance.poisson(mean * exp(effect)), chance.poisson(mean))
        pending += came - went
        return SignalMonth(
          own: Sums(top: came - went, bottom: 26_970), peers: nil, pending: pending, moves: came + went)
      }
    }
  }

  private func flow(
    _ form: Form, _ mean: Double, _ effect: Double, _ level: Double, _ season: Double, _ chance: inout Chance
  ) -> Sums {
    switch form {
    case .days:
      // Days too have a season: before Nowruz the easy cases are closed.
      return days(chance.poisson(mean), mean: 110 * level * (0.8 + 0.2 / season) * exp(effect), &chance)
    case .score:
      return scores(chance.poisson(mean), centre: 3.4 + 0.2 * log(level) + effect, &chance)
    case .share, .quantile:
      let count = chance.poisson(mean)
      let root = sin(min(max(asin((0.25 + 0.05 * season).squareRoot()) + 0.1 * log(level) + effect, 0), .pi / 2))
      return Sums(top: chance.binomial(count, root * root), bottom: count)
    case .perMonth: return Sums(top: chance.poisson(mean * exp(effect)), bottom: 26_970)
    case .ratio: return Sums(top: chance.poisson(mean * exp(effect)), bottom: chance.poisson(mean))
    }
  }

  private func stock(_ form: Form, _ pending: Int64, _ old: Int64, _ went: Int64) -> Sums {
    switch form {
    case .perMonth: Sums(top: pending, bottom: 1)
    case .ratio: Sums(top: pending, bottom: went)
    case .days, .score, .share, .quantile: Sums(top: old, bottom: pending)
    }
  }
}

/// Morning lists of a country in which a tenth of the units really changed.
public enum MorningSimulation {
  /// How many sentences were listed, and how many of them were about units that had not changed.
  public struct Outcome: Sendable {
    public var listed = 0
    public var wrong = 0
    public var falsePercent: Double { 100 * Double(wrong) / Double(max(1, listed)) }
  }

  private static let forms: [(form: SignalForm, monthly: Double)] = [
    (.flow(.perMonth), 120), (.flow(.days), 60), (.flow(.share), 60), (.flow(.ratio), 120), (.flow(.score), 30),
    (.change, 120),
  ]

  /// Lists of 5 groups each, until there are as many units. In a small group one unit that changes moves the peers of all
  /// others, so that these too differ from their peers by more than chance.
  /// - Parameter others: how many units that never change are the peers of each; nil where the units of a group are each
  ///   other's peers.
  public static func outcome(units: Int, groupSize: Int, others: Int? = nil, _ chance: inout Chance) -> Outcome {
    var outcome = Outcome()
    var count = 0
    while count < units {
      let groups = (0..<5).map { _ in changedUnits(of: groupSize, &chance) }
      count += groups.count * groupSize
      var findings: [(isChanged: Bool, p: Double, isListed: Bool)] = []
      for (form, monthly) in forms {
        for changed in groups {
          let changes = changed.map { $0 ? (chance.below(2) == 0 ? 0.35 : -0.35) : 0 }
          let simulation = SignalSimulation(form, monthly: monthly, groupSize: groupSize)
          for (unit, signal) in simulation.signals(change: changes, others: others, &chance).enumerated() {
            guard let finding = signal.finding else { continue }
            findings.append((changed[unit], finding.p, signal.hasLastMonth && finding.judgement != .usual))
          }
        }
      }
      guard let limit = FalseDiscovery.limit(findings.map(\.p)) else { continue }
      for finding in findings where finding.isListed && finding.p <= limit {
        outcome.listed += 1
        if !finding.isChanged { outcome.wrong += 1 }
      }
    }
    return outcome
  }

  /// A tenth of the units.
  private static func changedUnits(of groupSize: Int, _ chance: inout Chance) -> [Bool] {
    (0..<groupSize).map { _ in chance.below(10) == 0 }
  }
}
