// A small run of dev/judgement-rates, with room for chance: three standard deviations of a rate of so many units.

import TarazuJudgement
import TestJudgement
import Testing

@Suite struct RatesTests {
  private static let units = 2_000

  private func most(_ percent: Double, of units: Int) -> Double {
    percent + 3 * (percent * (100 - percent) / Double(units)).squareRoot()
  }

  private func least(_ percent: Double, of units: Int) -> Double {
    percent - 3 * (percent * (100 - percent) / Double(units)).squareRoot()
  }

  @Test(arguments: [
    (Form.days, 0.25, 31), (.days, 0, 15), (.share, 0.1, 60), (.perMonth, 0.3, 31), (.ratio, 0.2, 31), (.score, 0, 31),
  ])
  func honestUnitsOfAFunnel(form: Form, tau: Double, size: Int) {
    var chance = Chance(seed: 7)
    let rates = FunnelSimulation(form, groupSize: size, tau: tau).rates(units: Self.units, &chance)
    #expect(rates.signalPercent <= most(0.25, of: rates.units))
    #expect(rates.anyPercent <= most(4.9, of: rates.units))
    #expect(rates.anyPercent >= least(0.5, of: rates.units))
  }

  @Test(arguments: [(15, 38.0, 100), (31, 73, 100), (140, 92, 25)])
  func aSlowUnitIsFound(size: Int, percent: Double, groups: Int) {
    var chance = Chance(seed: 11)
    let found = FunnelSimulation(.days, groupSize: size, tau: 0.15).found(groups: groups, &chance)
    #expect(found >= least(percent, of: groups))
  }

  @Test(arguments: SignalTests.forms, [5.0, 40]) func honestUnitsOfASignal(form: SignalForm, monthly: Double) {
    var chance = Chance(seed: 13)
    let rates = SignalSimulation(form, monthly: monthly).rates(units: 1_000, &chance)
    #expect(rates.units > 500)
    #expect(rates.signalPercent <= most(0.6, of: rates.units))
    #expect(rates.anyPercent <= most(3.1, of: rates.units))
  }

  @Test func fewFalseSentencesInTheMorning() {
    var chance = Chance(seed: 17)
    let outcome = MorningSimulation.outcome(units: 500, groupSize: 100, &chance)
    #expect(outcome.listed > 50)
    #expect(outcome.falsePercent <= most(6, of: outcome.listed))
  }
}
