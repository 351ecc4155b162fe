// A simulation is the same everywhere, exact in number, within its days, and clean.

import Foundation
import TarazuCalendar
import TarazuDomain
import Testing

@testable import TarazuSimulation

@Suite struct SimulationTests {
  @Test func sameSeedGivesTheSameEventsOnAnyMachine() throws {
    var checksum = Checksum()
    for event in try Simulation(seed: 42, events: 20_000) { checksum.add(event) }
    #expect(checksum.text == "cda17e81047b8f1a")
  }

  @Test func sameSeedGivesTheSameDirectoryOnAnyMachine() throws {
    var checksum = Checksum()
    for unit in try Simulation(seed: 42, events: 200_000).directory.units {
      checksum.add("\(unit.code) \(unit.level.code) \(unit.parent ?? "") \(unit.name) \(unit.kind ?? "")")
      checksum.add(unit.openedOn?.description ?? "")
    }
    #expect(checksum.text == "1b8f72b38f90255d")
  }

  @Test func anotherSeedGivesOthers() throws {
    let one = Array(try Simulation(seed: 1, events: 500))
    #expect(one == Array(try Simulation(seed: 1, events: 500)))
    #expect(one != Array(try Simulation(seed: 2, events: 500)))
  }

  @Test(arguments: [0, 1, 2, 3, 17, 999, 1_000, 5_000, 30_000])
  func thereAreExactlyAsManyAsAskedFor(events: Int) throws {
    var simulation = try Simulation(seed: 7, events: events)
    var count = 0
    while simulation.next() != nil { count += 1 }
    #expect(count == events)
    #expect(simulation.next() == nil)
  }

  @Test(arguments: ["2026-10-22", "2019-08-01", "1999-02-28"])
  func nothingLiesOutsideTheThreeYears(to text: String) throws {
    let end = try #require(Day(gregorian: text))
    let simulation = try Simulation(seed: 3, events: 20_000, to: end)
    let days = simulation.map { $0.at.tehranDay }
    #expect(days.max() ?? end <= end)
    #expect((days.max() ?? end).number > end.number - 6)
    #expect((days.min() ?? end).number >= end.number - 1_095)
    #expect((days.min() ?? end).number < end.number - 1_060)
  }

  @Test func refusesWhatItCannotMake() throws {
    #expect(throws: SimulationError.events(-1)) { try Simulation(seed: 1, events: -1) }
    #expect(throws: SimulationError.events(10_000_000_001)) { try Simulation(seed: 1, events: 10_000_000_001) }
    #expect(throws: SimulationError.end(.first)) { try Simulation(seed: 1, events: 1, to: .first) }
    #expect(throws: SimulationError.end(.last)) { try Simulation(seed: 1, events: 1, to: .last) }
    for end in [Simulation.ends.lowerBound, Simulation.ends.upperBound] {
      let events = Array(try Simulation(seed: 1, events: 3_000, to: end))
      let dates = events.compactMap { if case .hearingSet(_, _, let on, _) = $0.body { on } else { nil } }
      #expect(dates.allSatisfy { (Day.first...Day.last).contains($0) })
      #expect(events.allSatisfy { (Instant.first...Instant.last).contains($0.at) })
    }
  }

  @Test func everyKindOccurs() throws {
    for seed: UInt64 in 1...10 {
      let kinds = Set(try Simulation(seed: seed, events: 5_000).map(\.kind))
      #expect(kinds.count == EventKind.allCases.count)
    }
  }

  @Test func eventsComeAboutInOrder() throws {
    var latest = Int32.min
    var farthest: Int32 = 0
    var late = 0
    for event in try Simulation(seed: 5, events: 80_000) {
      let day = event.at.tehranDay.number
      latest = max(latest, day)
      farthest = max(farthest, latest - day)
      if day < latest { late += 1 }
    }
    // Two weeks and, around Nowruz, as much again until a workday.
    #expect(farthest <= 33 && farthest > 10)
    #expect((80_000 * 2 / 100...80_000 * 5 / 100).contains(late))
  }

  @Test func identitiesAreUniqueAndRise() throws {
    var seen: Set<String> = []
    for event in try Simulation(seed: 9, events: 20_000) {
      #expect(seen.insert("\(event.source) \(event.id)").inserted)
      #expect(event.caseCode.utf8.count == 16)
    }
    #expect(seen.count == 20_000)
  }

  @Test func largeNumbersAreMadeInPassesWithinThePool() throws {
    var simulation = try Simulation(seed: 11, events: 50_001, to: Simulation.defaultEnd, eventsPerPass: 10_000)
    var events: [Event] = []
    var most = 0
    while let event = simulation.next() {
      events.append(event)
      most = max(most, simulation.pool.most)
    }
    #expect(events.count == 50_001)
    #expect(
      Set(events.map { EventKey(source: SourceNumber(Int32($0.source.dropFirst(4)) ?? -1), id: $0.id) }).count == 50_001
    )
    #expect(Set(events.filter { $0.kind == .registered }.map(\.caseCode)).count > 5_000)
    // As many cases are held as are open, and a whole pass has room for them.
    #expect(most > 50)
    #expect(most * Simulation.eventsPerPass / 10_000 < CasePool.capacity)
    try expectClean(events, in: simulation.directory.directory)
  }

  @Test func noEventIsAnAnomaly() throws {
    for seed: UInt64 in [1, 2] {
      let simulation = try Simulation(seed: seed, events: 30_000)
      try expectClean(Array(simulation), in: simulation.directory.directory)
    }
  }

  @Test func aCaseAtTheFullPoolWaits() {
    var pool = CasePool()
    let some = CourtCase(code: 1, branch: 0, matter: .money)
    for _ in 0..<CasePool.capacity { _ = pool.add(some) }
    #expect(pool.isFull)
    pool.remove(5)
    #expect(!pool.isFull)
    #expect(pool.add(some) == 5)
    #expect(pool.isFull && pool.most == CasePool.capacity)
  }
}
