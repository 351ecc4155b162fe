// The simulated directory: the real provinces, the statutory standards, well-formed units.

import Foundation
import TarazuCalendar
import TarazuDomain
import TarazuSimulation
import Testing

@Suite struct SimulatedDirectoryTests {
  @Test func hasTheProvincesByName() throws {
    let units = try Simulation(seed: 1, events: 1_000).directory.units
    let provinces = units.filter { $0.level == .province }
    #expect(provinces.count == 31)
    #expect(Set(provinces.map(\.name)).count == 31)
    #expect(units.first?.code == "IR" && units.first?.level == .country)
    #expect(provinces.first { $0.code == "08" }?.name == "کرمان")
    #expect(provinces.first { $0.code == "23" }?.name == "تهران")
  }

  @Test func hasTheStatutoryStandards() throws {
    let kinds = try Simulation(seed: 1, events: 1_000).directory.kinds
    let standards = Dictionary(uniqueKeysWithValues: kinds.map { ($0.code, $0.standardDays) })
    #expect(standards["prosecution"] == 46)
    #expect(standards["bakhsh"] == 70)
    #expect(standards["criminal2"] == 79)
    #expect(standards["revolution"] == 86)
    #expect(standards["appeal"] == 90)
    #expect(standards["civil"] == 104)
    #expect(standards["criminal1"] == 224)
    #expect(standards["enforcement"] == .some(nil))
  }

  @Test(arguments: [0, 1_000, 100_000, 1_000_000, 20_000_000])
  func isWellFormed(events: Int) throws {
    let simulated = try Simulation(seed: 4, events: events).directory
    let directory = simulated.directory
    #expect(directory.units.count == simulated.units.count)
    #expect(directory.classes.count == simulated.classes.count)
    var before: Set<String> = []
    let odd = simulated.units.filter { (unit: TarazuDomain.Unit) in
      let isInOrder = unit.parent.map { before.contains($0) } ?? (unit.level == .country)
      before.insert(unit.code)
      return !isInOrder || !isGood(unit, in: directory)
    }
    #expect(odd.isEmpty)
    let kinds = Set(simulated.units.compactMap(\.kind))
    #expect(kinds == Set(simulated.kinds.map(\.code)))
    #expect(Set(simulated.units.map(\.name)).count > simulated.units.count * 95 / 100)
  }

  @Test func growsWithTheEvents() throws {
    func count(_ events: Int) throws -> Int {
      try Simulation(seed: 1, events: events).directory.units.count { $0.level == .branch }
    }
    #expect((1_900...2_100).contains(try count(1_000_000)))
    #expect((62...100).contains(try count(1_000)))
    #expect((11_000...12_500).contains(try count(1_000_000_000)))
  }

  @Test func everyBranchIsBusy() throws {
    let simulation = try Simulation(seed: 6, events: 120_000)
    var events: [String: Int] = [:]
    for event in simulation { if let branch = event.body.branch { events[branch, default: 0] += 1 } }
    let branches = simulation.directory.units.filter { $0.level == .branch }
    #expect(branches.allSatisfy { events[$0.code, default: 0] >= 10 })
    let busiest = branches.map { events[$0.code, default: 0] }.max() ?? 0
    // Loads differ: the busiest has well above the mean.
    #expect(busiest > 3 * 120_000 / branches.count / 2)
  }

  @Test func noCaseComesToABranchBeforeItOpens() throws {
    let simulation = try Simulation(seed: 6, events: 100_000)
    let units = simulation.directory.directory.units
    for event in simulation {
      guard let opened = event.body.branch.flatMap({ units[$0]?.openedOn }) else { continue }
      #expect(opened <= event.at.tehranDay)
    }
  }
}

private func isGood(_ unit: TarazuDomain.Unit, in directory: Directory) -> Bool {
  let isBranch = unit.level == .branch
  // Scalars are compared, since strings that are canonically equal are equal.
  let normal = unit.name.precomposedStringWithCanonicalMapping
  return unit.parent.flatMap({ directory.units[$0] })?.level == unit.level.above
    && unit.name.unicodeScalars.elementsEqual(normal.unicodeScalars)
    && !unit.name.unicodeScalars.contains("ي") && !unit.name.unicodeScalars.contains("ك")
    && (unit.openedOn != nil) == isBranch && unit.closedOn == nil
    && (unit.kind.flatMap { directory.kinds[$0] } != nil) == isBranch
}
