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
    #expect(checksum.text == "9122c1f199fe4f4")
  }

  @Test func sameSeedGivesTheSameDirectoryOnAnyMachine() throws {
    var checksum = Checksum()
    for unit in try Simulation(seed: 42, events: 200_000).directory.units {
      checksum.add("\(unit.code) \(unit.level.code) \(unit.parent ?? "") \(unit.name) \(unit.kind ?? "")")
      checksum.add(unit.openedOn?.description ?? "")
    }
    #expect(checksum.text == "befb9e6adcce22a2")
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
    // What is held back leaves after some hundred others, which is days at this rate, and weeks around Nowruz.
    #expect(farthest <= 30)
    #expect(late > 0 && late < 80_000 / 50)
  }

  @Test func courtsRestAtWeekends() throws {
    var registered = Array(repeating: 0, count: 7)
    for event in try Simulation(seed: 5, events: 40_000) {
      let weekday = Int(event.at.tehranDay.number % 7)
      if event.kind == .registered {
        registered[weekday] += 1
      } else if event.kind != .retracted, case .hearingHeld = event.body {
        #expect(weekday > 1)
      }
    }
    // 1970-01-01, day 0, was a Thursday.
    let (thursday, saturday) = (registered[0], registered[2])
    #expect(thursday > 0 && thursday * 10 < saturday)
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
    #expect(Set(events.map { EventKey(source: Int32($0.source.dropFirst(4)) ?? -1, id: $0.id) }).count == 50_001)
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

/// Runs every case through the timeline, each event with the reach of its source's province: nothing may be amiss.
private func expectClean(_ events: [Event], in directory: Directory) throws {
  let numbers = Numbers(directory)
  let cases = Dictionary(grouping: events.enumerated(), by: \.element.caseCode)
  for (code, own) in cases {
    let rows = own.enumerated().map { place, item in numbers.row(item.element, sequence: Int32(place + 1)) }
    let timeline = try Timeline(rows, in: numbers.territory)
    let reasons = timeline.anomalies.map { "\($0.event.kind) \($0.event.id) \($0.reason.rawValue)" }
    #expect(reasons.isEmpty, "case \(code)")
  }
}

/// The numbers that a store would give.
private struct Numbers {
  private let units: [String: Int32]
  private let classes: [String: Int32]
  let territory: Territory

  init(_ directory: Directory) {
    let codes = directory.units.keys.sorted()
    let units = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, Int32($0 + 1)) })
    self.units = units
    classes = Dictionary(
      uniqueKeysWithValues: directory.classes.keys.sorted().enumerated().map { ($1, Int32($0 + 1)) })
    var parents: [Int32: Int32] = [:]
    for unit in directory.units.values {
      if let number = units[unit.code], let parent = unit.parent.flatMap({ units[$0] }) { parents[number] = parent }
    }
    territory = Territory(
      parents: parents, country: directory.country.flatMap { units[$0] },
      branches: directory.units.values.filter { $0.level == .branch }.compactMap { units[$0.code] }, formerlyBelow: [:])
  }

  /// An unknown code gets -1, which is no branch.
  private func unit(_ code: String) -> Int32 { units[code] ?? -1 }

  func row(_ event: Event, sequence: Int32) -> TimelineEvent {
    let province = String(event.source.dropFirst(4))
    var row = TimelineEvent(
      source: SourceName(number: unit(province), code: event.source), id: event.id, at: event.at.nanoseconds,
      kind: event.kind, branch: event.body.branch.map(unit) ?? 0, reach: unit(province), sequence: sequence)
    switch event.body {
    case .registered(_, let caseClass): row.other = classes[caseClass] ?? -1
    case .transferred(_, let to): row.other = unit(to)
    case .closed(_, let outcome): row.what = outcome.rawValue
    case .hearingSet(_, let hearing, let on, let purpose):
      row.reference = hearing
      row.onDay = on.number
      row.what = purpose.rawValue
    case .hearingHeld(let hearing), .hearingCancelled(let hearing): row.reference = hearing
    case .hearingAdjourned(let hearing, let reason):
      row.reference = hearing
      row.what = reason.rawValue
    case .appealDecided(let result): row.what = result.rawValue
    case .enforcementOpened(_, let amount), .enforcementPaid(_, let amount): row.amount = amount
    case .surveyed(_, let score): row.amount = Int64(score)
    case .retracted(let retracts): row.reference = retracts
    case .reopened, .appealed, .enforcementClosed: break
    }
    return row
  }
}

/// FNV-1a, 64 bits.
private struct Checksum {
  private var sum: UInt64 = 0xCBF2_9CE4_8422_2325

  var text: String { String(sum, radix: 16) }

  mutating func add(_ text: String) {
    for byte in text.utf8 { sum = (sum ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
  }

  mutating func add(_ event: Event) {
    add("\(event.source) \(event.id) \(event.at.nanoseconds) \(event.caseCode) \(event.kind.code) ")
    switch event.body {
    case .registered(let branch, let caseClass): add("\(branch) \(caseClass)")
    case .transferred(let branch, let to): add("\(branch) \(to)")
    case .closed(let branch, let outcome): add("\(branch) \(outcome.code)")
    case .hearingSet(let branch, let hearing, let on, let purpose): add("\(branch) \(hearing) \(on) \(purpose.code)")
    case .hearingHeld(let hearing), .hearingCancelled(let hearing): add(hearing)
    case .hearingAdjourned(let hearing, let reason): add("\(hearing) \(reason.code)")
    case .appealDecided(let result): add(result.code)
    case .enforcementOpened(let branch, let amount), .enforcementPaid(let branch, let amount):
      add("\(branch) \(amount)")
    case .surveyed(let branch, let score): add("\(branch) \(score)")
    case .retracted(let retracts): add(retracts)
    case .reopened(let branch), .enforcementClosed(let branch): add(branch)
    case .appealed: break
    }
  }
}
