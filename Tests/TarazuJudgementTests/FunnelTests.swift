import Foundation
@testable import TarazuJudgement
import TestRandom
import Testing

@Suite struct FunnelTests {
  /// Units of days whose means are given, half of the values of each as much below it as the others are above.
  static func days(_ means: [Int64], count: Int64 = 40, spread: Int64 = 10) -> [FunnelUnit] {
    means.map { mean in
      let (low, high) = (mean - spread, mean + spread)
      return FunnelUnit(
        sums: Sums(top: mean * count, bottom: count, squares: count / 2 * (low * low + high * high)))
    }
  }

  static func shares(_ tops: [Int64], of count: Int64) -> [FunnelUnit] {
    tops.map { FunnelUnit(sums: Sums(top: $0, bottom: count)) }
  }

  // MARK: By hand

  /// Twenty units alike and one far away: tau is 0, and z is the distance in errors.
  @Test func oneFarAway() throws {
    let funnel = Funnel(.days, units: Self.days(Array(repeating: 100, count: 20) + [150], spread: 60))
    #expect(!funnel.isTooFew && funnel.unitCount == 21)
    #expect(funnel.tau == 0)
    let mean = (40.0 * 2_150 + 0.5) / 840
    #expect(isNear(funnel.centre, mean))
    // Within each unit the values are 60 away from the mean: 840 x 3,600 over 21 x 39.
    let error = ((840 * 3_600 / 819.0 + 1 / 12.0) / 40).squareRoot() / mean
    let z = (log((6_000 + 0.5) / 40) - log(mean)) / error
    let row = funnel.rows[20]
    #expect(isNear(row.z, z))
    #expect(row.judgement == .signal && row.side == .high)
    #expect(isNear(row.watch?.high, mean * exp(Student.quantile(0.975, degrees: 20) * error)))
    #expect(isNear(row.signal?.low, mean * exp(-Student.quantile(0.999, degrees: 20) * error)))
    #expect(isNear(funnel.expectedByChance, 0.042))
    #expect(row.share == nil && row.adjustedValue == nil)
  }

  @Test func allAlike() {
    for form in Form.allCases where form != .quantile {
      let sums = Sums(top: 60, bottom: 200, squares: 60)
      let funnel = Funnel(form, units: Array(repeating: FunnelUnit(sums: sums), count: 12))
      #expect(funnel.tau == 0, "\(form)")
      #expect(funnel.rows.allSatisfy { $0.judgement == .usual }, "\(form)")
      #expect(funnel.signalCount == 0 && funnel.watchCount == 0)
    }
  }

  /// A unit exactly at the centre is on neither side.
  @Test func noSide() {
    let funnel = Funnel(.score, units: (0..<9).map { _ in FunnelUnit(sums: Sums(top: 40, bottom: 10, squares: 170)) })
    #expect(funnel.rows.allSatisfy { $0.z == 0 && $0.side == nil })
  }

  @Test func sidesAndCounts() {
    let funnel = Funnel(.share, units: Self.shares([100, 102, 98, 101, 99, 100, 103, 97, 100, 30, 180], of: 200))
    #expect(funnel.rows[9].side == .low && funnel.rows[10].side == .high)
    #expect(funnel.signalCount == funnel.rows.count { $0.judgement == .signal })
    #expect(funnel.watchCount == funnel.rows.count { $0.judgement == .watch })
    #expect(funnel.signalCount > 0)
  }

  // MARK: Boundaries

  @Test func sevenUnitsAreTooFew() {
    let seven = Funnel(.days, units: Self.days([90, 100, 110, 100, 90, 110, 300]))
    #expect(seven.isTooFew && seven.unitCount == 7)
    #expect(seven.centre == nil && seven.tau == nil && seven.expectedByChance == nil)
    #expect(seven.rows == Array(repeating: Funnel.Row(), count: 7))
    #expect(seven.signalCount == 0 && seven.watchCount == 0)
    #expect(!Funnel(.days, units: Self.days([90, 100, 110, 100, 90, 110, 300, 100])).isTooFew)
  }

  @Test func sharesNeedAsManyCasesAsUnitsOnEitherSide() {
    #expect(Funnel(.share, units: Self.shares([1, 1, 1, 1, 1, 1, 1, 0], of: 30)).isTooFew)
    #expect(!Funnel(.share, units: Self.shares([1, 1, 1, 1, 1, 1, 1, 1], of: 30)).isTooFew)
    #expect(Funnel(.share, units: Self.shares([30, 29, 29, 29, 29, 29, 29, 29], of: 30)).isTooFew)
    #expect(!Funnel(.quantile, units: Self.shares([29, 29, 29, 29, 29, 29, 29, 29], of: 30)).isTooFew)
    #expect(Funnel(.quantile, units: Self.shares([0, 0, 0, 0, 0, 0, 7, 0], of: 30)).isTooFew)
  }

  @Test func missingSums() {
    let one = FunnelUnit(sums: Sums(top: 10, bottom: 1, squares: 100))
    // A value each: nothing varies within a unit.
    #expect(Funnel(.days, units: Array(repeating: one, count: 9)).isTooFew)
    #expect(Funnel(.score, units: Array(repeating: one, count: 9)).isTooFew)
    let none = FunnelUnit(sums: Sums(top: 0, bottom: 26_970))
    #expect(Funnel(.perMonth, units: Array(repeating: none, count: 9)).isTooFew)
    #expect(!Funnel(.ratio, units: Array(repeating: none, count: 9)).isTooFew)
    let some = FunnelUnit(sums: Sums(top: 5, bottom: 10))
    let lacking = Array(repeating: some, count: 9) + [FunnelUnit(sums: Sums(top: 5, bottom: 0))]
    #expect(Funnel(.ratio, units: lacking).isTooFew)
    #expect(Funnel(.ratio, units: Array(lacking.dropLast())).isTooFew == false)
  }

  /// More than half of the last unit's cases are of a class that fewer than three units have.
  @Test func unitsThatHaveAClassToThemselves() {
    func unit(rare: Int64, of number: Int) -> FunnelUnit {
      let (common, own) = (Sums(top: 30, bottom: 100 - rare), Sums(top: 10, bottom: rare))
      return FunnelUnit(
        sums: common + own, classes: [.init(number: 1, sums: common), .init(number: number, sums: own)])
    }
    func funnel(_ units: [FunnelUnit]) -> Funnel { Funnel(.share, units: units, adjusted: true) }
    let others = (0..<8).map { _ in unit(rare: 20, of: 2) }

    let excluded = funnel(others + [unit(rare: 51, of: 3)])
    #expect(excluded.unitCount == 8 && excluded.rows[8] == Funnel.Row())
    #expect(excluded.rows[0].judgement != nil)
    let half = funnel(others + [unit(rare: 50, of: 3)])
    #expect(half.unitCount == 9 && half.rows[8].judgement != nil)
    let two = funnel(others + [unit(rare: 51, of: 3), unit(rare: 51, of: 3)])
    #expect(two.unitCount == 8)
    let three = funnel(others + (0..<3).map { _ in unit(rare: 51, of: 3) })
    #expect(three.unitCount == 11)
    // It stays in the sums of the group.
    #expect(isNear(excluded.centre, (8 * 40 + 40) / 900.0))
    // Seven that can be compared are too few, whatever else there is.
    let seven = funnel(Array(others.dropLast()) + [unit(rare: 51, of: 3), unit(rare: 51, of: 4)])
    #expect(seven.isTooFew && seven.isAdjusted && seven.unitCount == 7)
    // Unadjusted nobody is left out.
    #expect(Funnel(.share, units: others + [unit(rare: 51, of: 3)]).unitCount == 9)
  }

  /// Where a unit's classes never have what is counted there is nothing to compare with.
  @Test func nothingExpected() {
    let without = Sums(top: 0, bottom: 50)
    let units = (0..<9).map { index in
      index < 3
        ? FunnelUnit(sums: without, classes: [.init(number: 2, sums: without)])
        : FunnelUnit(
          sums: Sums(top: 10, bottom: 50), classes: [.init(number: 1, sums: Sums(top: 10, bottom: 50))])
    }
    let funnel = Funnel(.share, units: units, adjusted: true)
    #expect(!funnel.isTooFew)
    #expect(funnel.rows[0].adjustedValue == nil && funnel.rows[0].z != nil)
    #expect(funnel.rows[5].adjustedValue != nil)
  }

  @Test func onlyDaysAndSharesAreAdjusted() {
    let units = (0..<9).map { _ in FunnelUnit(sums: Sums(top: 20, bottom: 40, squares: 20)) }
    for form in Form.allCases {
      #expect(Funnel(form, units: units, adjusted: true).isAdjusted == (form == .days || form == .share))
      #expect(!Funnel(form, units: units).isAdjusted)
    }
  }

  // MARK: At random

  fileprivate struct Case {
    var form: Form
    var units: [FunnelUnit]
    var isAdjusted: Bool
    var factor = 1.0

    init(_ seed: UInt64) {
      var generator = SeededGenerator(seed: seed)
      form = generator.pick(Form.allCases)
      isAdjusted = (form == .days || form == .share) && generator.chance(60)
      factor = generator.pick([1, 26_970, 365])
      let (form, count) = (form, 6 + generator.below(25))
      units = (0..<count).map { _ in
        let level = generator.pick([0.8, 1, 1, 1, 1.3, 2.2])
        let classes = (1...(1 + generator.below(4))).map { number in
          let sums = generator.sums(form, count: 1 + generator.below(60), level: level * Double(number) / 2)
          return FunnelUnit.ClassSums(number: generator.chance(5) ? 40 + number : number, sums: sums)
        }
        return FunnelUnit(sums: classes.reduce(into: .zero) { $0 += $1.sums }, classes: classes)
      }
    }

    var plain: PlainFunnel {
      let units = units.map { unit in
        Dictionary(unit.classes.map { ($0.number, PlainSums($0.sums)) }) { a, b in
          PlainSums(s: a.s + b.s, n: a.n + b.n, q: a.q + b.q)
        }
      }
      return PlainFunnel(
        form: form.plain, units: units, isAdjusted: isAdjusted,
        factor: form == .perMonth || form == .ratio ? factor : 1)
    }
  }

  @Test(arguments: 0..<150 as Range<UInt64>) func againstThePlainReading(seed: UInt64) throws {
    let asked = Case(seed)
    let funnel = Funnel(asked.form, units: asked.units, factor: asked.factorOfForm, adjusted: asked.isAdjusted)
    guard let plain = asked.plain.answer() else {
      #expect(funnel.isTooFew)
      return
    }
    #expect(!funnel.isTooFew)
    #expect(isNear(funnel.centre, plain.centre) && isNear(funnel.tau, plain.tau))
    for (row, plain) in zip(funnel.rows, plain.rows) {
      #expect(isNear(row.z, plain?.z) || abs((row.z ?? 0) - (plain?.z ?? 0)) < 1e-9)
      #expect(row.judgement?.rawValue == plain?.judgement)
      #expect(isNear(row.watch, plain?.watch) && isNear(row.signal, plain?.signal))
      #expect(isNear(row.adjustedValue, plain?.adjustedValue))
    }
  }

  @Test(arguments: 0..<40 as Range<UInt64>) func theOrderOfUnitsChangesNothing(seed: UInt64) {
    let asked = Case(seed)
    var generator = SeededGenerator(seed: seed)
    let order = asked.units.indices.shuffled(using: &generator)
    let funnel = Funnel(asked.form, units: asked.units, adjusted: asked.isAdjusted)
    let shuffled = Funnel(asked.form, units: order.map { asked.units[$0] }, adjusted: asked.isAdjusted)
    #expect(isNear(funnel.tau, shuffled.tau) && isNear(funnel.centre, shuffled.centre))
    #expect(funnel.isTooFew == shuffled.isTooFew && funnel.unitCount == shuffled.unitCount)
    for (place, index) in order.enumerated() {
      #expect(funnel.rows[index].judgement == shuffled.rows[place].judgement)
      #expect(isNear(funnel.rows[index].z, shuffled.rows[place].z))
    }
  }

  /// Sums at the limits of 64 bits are judged without a trap.
  @Test func extremeSums() {
    let units = (0..<9).map { _ in FunnelUnit(sums: Sums(top: .max, bottom: .max, squares: .max)) }
    for form in Form.allCases { #expect(Funnel(form, units: units).unitCount == 9) }
    let negative = (0..<9).map { _ in FunnelUnit(sums: Sums(top: .min, bottom: .min, squares: .min)) }
    for form in Form.allCases { #expect(Funnel(form, units: negative).isTooFew) }
  }
}

extension FunnelTests.Case {
  fileprivate var factorOfForm: Double { form == .perMonth || form == .ratio ? factor : 1 }
}
