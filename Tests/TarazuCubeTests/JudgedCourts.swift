// Courts with three years of cases, large enough to be judged, for the tests of judgement.

import TarazuCalendar
import TarazuDomain
import TestRandom

@testable import TarazuCube

enum JudgedCourts {
  /// The first day of the cases, and the day after the last one.
  static let days: Range<Int32> = 18_900..<20_030
  static let today = Day(number: 20_040)

  /// Two provinces with enough branches of a kind to be peers, one with few, one with a single district and branch, and one
  /// without branches.
  static func world(seed: UInt64) -> World {
    var generator = SeededGenerator(seed: seed)
    var world = World(directory: directory())
    for branch in world.branchCodes { add(branch, to: &world, using: &generator) }
    return world
  }

  private static func directory() -> Directory {
    var directory = Directory()
    directory.kinds["civil"] = BranchKind(
      code: "civil", name: "حقوقی", standardDays: 60, leadNormDays: 30, keepsCalendar: true)
    directory.kinds["penal"] = BranchKind(code: "penal", name: "کیفری", standardDays: nil)
    directory.units["IR"] = Unit(code: "IR", level: .country, parent: nil, name: "کل کشور")
    let sizes = [1: [4, 3, 2], 2: [3, 3, 1, 1], 3: [2, 1], 4: [1], 5: [0, 1], 6: [2], 7: [1, 1, 1]]
    for (province, districts) in sizes.sorted(by: { $0.key < $1.key }) {
      let code = "0\(province)"
      directory.units[code] = Unit(code: code, level: .province, parent: "IR", name: code)
      for (district, count) in districts.enumerated() {
        let below = "\(code)0\(district + 1)"
        directory.units[below] = Unit(code: below, level: .district, parent: code, name: below)
        for branch in 0..<count {
          let number = "\(below)0\(branch + 1)"
          directory.units[number] = Unit(
            code: number, level: .branch, parent: below, name: "شعبه \(branch + 1)",
            kind: (province + district + branch) % 5 == 0 ? "penal" : "civil",
            openedOn: Day(number: (branch == 2 ? 19_700 : 18_000)))
        }
      }
    }
    directory.units["08"] = Unit(code: "08", level: .province, parent: "IR", name: "08")
    return directory
  }

  private static func add(_ branch: String, to world: inout World, using generator: inout SeededGenerator) {
    let slowness = generator.pick([20, 40, 40, 60, 120] as [Int32])
    let civil = generator.pick([20, 50, 80])
    for day in days where generator.chance(25) {
      // One gets many more cases in the last months.
      for _ in 0..<(1 + generator.below(day > 19_850 && branch == "010101" ? 7 : 2)) {
        let caseClass = generator.chance(civil) ? "civil.a" : World.classes[generator.below(World.classes.count)]
        let ended = day + Int32(generator.below(Int(slowness) * (caseClass == "penal" ? 3 : 1) + 1))
        world.spells.append(
          World.Spell(
            branch: branch, caseClass: caseClass, opened: day, openedBy: .registered,
            ended: ended < days.upperBound ? ended : nil, endedBy: generator.chance(10) ? .sent : .closed))
        world.hearings.append(
          World.Hearing(branch: branch, caseClass: caseClass, day: day, lead: Int32(generator.below(50))))
        add(branch, caseClass, on: day, to: &world, using: &generator)
      }
    }
  }

  /// What happens beside: hearings and surveys.
  private static func add(
    _ branch: String, _ caseClass: String, on day: Int32, to world: inout World, using generator: inout SeededGenerator
  ) {
    func add(_ measure: Measure, _ amount: Int64 = 1) {
      world.occurrences.append(
        World.Occurrence(branch: branch, caseClass: caseClass, day: day, measure: measure, amount: amount))
    }
    add(generator.chance(70) ? .hearingsHeld : .hearingsAdjourned)
    if generator.chance(20) { add(.adjournedService) }
    if generator.chance(60) {
      let score = Int64(1 + generator.below(5))
      add(.surveys)
      add(.scoreSum, score)
      add(.scoreSquares, score * score)
    }
    if generator.chance(30) { add(generator.pick([.upheld, .modified, .reversed])) }
    if generator.chance(15) { add(.appealed) }
  }
}
