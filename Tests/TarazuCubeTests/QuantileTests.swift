import TarazuCalendar
import TarazuDomain
import TestRandom
import Testing

@testable import TarazuCube

/// Exact quantiles, by the definition of docs/spec/indicators.md#quantiles.
@Suite struct QuantileTests {
  @Test func theQuantileIsTheSmallestValueThatEnoughValuesDoNotExceed() {
    #expect(Quantile.value(of: [], tenths: 5) == nil)
    #expect(Quantile.value(of: [4], tenths: 9) == 4)
    #expect(Quantile.value(of: [1, 2], tenths: 5) == 1)
    #expect(Quantile.value(of: [3, 1, 2], tenths: 5) == 2)
    #expect(Quantile.value(of: Array(1...10), tenths: 9) == 9)
    #expect(Quantile.value(of: Array(1...11), tenths: 9) == 10)
    #expect(Quantile.value(of: [Int32.max, 0, Int32.max], tenths: 5) == Int32.max)
  }

  /// Each number of values and each tenth, so that every end is met: values close together are counted one by one,
  /// values far apart are searched for.
  @Test(arguments: [1, 7, 1_000_000] as [Int32]) func allNumbersOfValuesAndAllTenths(distance: Int32) {
    var generator = SeededGenerator(seed: UInt64(distance))
    for count in 1...45 {
      let sorted = (1...Int32(count)).map { $0 * distance }
      let shuffled = sorted.shuffled(using: &generator)
      for tenths in 1...10 {
        let expected = sorted[(count * tenths + 9) / 10 - 1]
        #expect(Quantile.value(of: shuffled, tenths: tenths) == expected, "\(tenths) tenths of \(count)")
        let twice = (sorted + sorted).sorted()[(2 * count * tenths + 9) / 10 - 1]
        #expect(Quantile.value(of: shuffled + shuffled, tenths: tenths) == twice)
      }
    }
  }

  @Test func aDistributionOfValuesFarApartHasEachValueWithItsCount() {
    let counts = Quantile.counts(of: [Int32.max, 3, 3, Int32.max, 0])
    #expect(counts.map(\.value) == [0, 3, Int32.max])
    #expect(counts.map(\.count) == [1, 2, 2])
  }

  // MARK: Ranks of quantiles

  /// The leads of some branches, each in turn in the order of codes; the median of each decides the rank.
  private func rank(_ leads: [[Int32]], count: Int, fewBranches: Int) throws -> Ranking {
    var directory = Directory(kinds: ["civil": BranchKind(code: "civil", name: "حقوقی", standardDays: nil)])
    directory.units["IR"] = Unit(code: "IR", level: .country, parent: nil, name: "کل کشور")
    directory.units["01"] = Unit(code: "01", level: .province, parent: "IR", name: "یک")
    directory.units["0101"] = Unit(code: "0101", level: .district, parent: "01", name: "یک یک")
    var world = World(directory: directory)
    for (index, leads) in leads.enumerated() {
      let code = "b\(100 + index)"
      world.directory.units[code] = Unit(
        code: code, level: .branch, parent: "0101", name: code, kind: "civil", openedOn: Day(number: 15_000))
      for lead in leads {
        world.hearings.append(World.Hearing(branch: code, caseClass: "penal", day: 20_000, lead: lead))
      }
    }
    var reader = try world.cube().reader(today: Day.last)
    reader.fewBranches = fewBranches
    return try reader.rank(
      RankQuestion(
        indicator: try Indicator.checked("lead_days_median"), unit: "IR", level: .branch,
        window: Window(Day(number: 20_000)), count: count, minSample: 0))
  }

  /// With one unit wanted at each end, and 5 and 9 found, the third unit is looked at by two counts only. Its quantile
  /// is beyond an end by the least that is possible, or not at all.
  @Test(
    arguments: [
      ([4, 9], "b102", "b101"), ([5, 9], "b100", "b101"), ([4, 5], "b102", "b101"), ([5, 5], "b100", "b101"),
      ([9, 9], "b100", "b101"), ([9, 10], "b100", "b101"), ([10, 10], "b100", "b102"), ([9, 10, 10], "b100", "b102"),
      ([8, 9, 10, 10], "b100", "b101"), ([4, 4, 5, 9], "b102", "b101"), ([4, 5, 5, 9], "b100", "b101"),
      ([7], "b100", "b101"), ([4], "b102", "b101"), ([10], "b100", "b102"),
    ] as [([Int32], String, String)]) func aUnitIsPassedOverOnlyIfItIsBeyondNoEnd(
      leads: [Int32], lowest: String, highest: String
    ) throws
  {
    for fewBranches in [1_000, 0] {
      let answer = try rank([[5], [9], leads], count: 1, fewBranches: fewBranches)
      #expect(answer.rankedCount == 3)
      #expect(answer.lowest.map(\.unit) == [lowest])
      #expect(answer.highest.map(\.unit) == [highest])
      let sorted = leads.sorted()
      let median = Int128(sorted[(sorted.count + 1) / 2 - 1])
      for row in answer.lowest + answer.highest where row.unit == "b102" { #expect(row.figure.numerator == median) }
    }
  }

  @Test func equalQuantilesAreInTheOrderOfCodesAtBothEnds() throws {
    for fewBranches in [1_000, 0] {
      let answer = try rank([[5], [5], [7], [5], [9], [9], [5]], count: 3, fewBranches: fewBranches)
      #expect(answer.lowest.map(\.unit) == ["b100", "b101", "b103"])
      #expect(answer.lowest.map(\.rank) == [1, 1, 1])
      #expect(answer.highest.map(\.unit) == ["b104", "b105", "b102"])
      #expect(answer.highest.map(\.rank) == [1, 1, 3])
    }
  }
}
