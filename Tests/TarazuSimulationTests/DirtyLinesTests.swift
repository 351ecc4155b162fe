// Dirty lines: each is rejected or an anomaly, every reason occurs, and the clean lines stay clean.

import Foundation
import TarazuCalendar
import TarazuDomain
import TarazuLines
import Testing

@testable import TarazuSimulation

@Suite struct DirtyLinesTests {
  private static let atTheCountry = Set(AnomalyReason.allCases).subtracting([.outOfReach])
  private static let atTheDoor = Set(RejectionReason.allCases).subtracting([.notAllowed, .caseFull])

  @Test(arguments: [(4, 5_000, 100_000), (2, 12_000, 20_000), (3, 3_000, 300_000)])
  func everyReasonComesAndTheShareIsRight(seed: UInt64, lines: Int, dirty: Int) throws {
    let simulation = try SimulatedLines(seed: seed, lines: lines, dirty: dirty)
    let door = Door(simulation)
    let anomalies = try anomalies(of: door.accepted, in: simulation.directory.directory)
    #expect(door.lines == lines)
    #expect(Set(door.rejections.keys) == DirtyLinesTests.atTheDoor)
    #expect(Set(anomalies.map(\.reason)) == DirtyLinesTests.atTheCountry)
    let count = door.rejections.values.reduce(0, +) + anomalies.count
    #expect(abs(count - lines * dirty / 1_000_000) <= 1, "\(count)")
    // None of the reasons is rare.
    let rarest = Dictionary(grouping: anomalies, by: \.reason).values.map(\.count).min() ?? 0
    #expect(rarest * 100 > anomalies.count)
    #expect(Set(door.malformed).count >= 3)
    #expect(door.accepted.allSatisfy { $0.at.tehranDay <= Simulation.defaultEnd })
  }

  /// With a tenth of what a case holds, so that it is quick; the last lines say that it is a tenth.
  @Test func aCaseIsFilledUpWhereThereAreEnoughDirtyLines() throws {
    let size = EventLimits.eventsPerCase / 10
    let lines = 4 * size * 10 / 3 + 10
    let simulation = try SimulatedLines(
      seed: 4, lines: lines, to: Simulation.defaultEnd, dirty: 300_000, eventsPerCase: size)
    let door = Door(simulation, eventsPerCase: size)
    let anomalies = try anomalies(of: door.accepted, in: simulation.directory.directory)
    let full = Dictionary(grouping: door.accepted, by: \.caseCode).values.filter { $0.count > size / 10 }
    #expect(full.map(\.count) == [size])
    #expect(Set(full[0].map(\.at)).count == size)
    #expect(door.rejections[.caseFull, default: 0] > 10)
    #expect(Set(door.rejections.keys) == DirtyLinesTests.atTheDoor.union([.caseFull]))
    let count = door.rejections.values.reduce(0, +) + anomalies.count + size
    #expect(abs(count - lines * 3 / 10) <= 1)

    #expect(try SimulatedLines(seed: 4, lines: 10 * lines, dirty: 300_000).stuck?.fillers == 10_000)
    #expect(SimulatedLines.fullCaseFrom == 40_000)
    #expect(try SimulatedLines(seed: 4, lines: 133_330, dirty: 300_000).stuck == nil)
  }

  @Test func withoutDirtAllLinesAreTheEvents() throws {
    let lines = Array(try SimulatedLines(seed: 5, lines: 3_000, dirty: 0))
    #expect(lines == (try Simulation(seed: 5, events: 3_000)).map { EventLine.text(of: $0) })
  }

  @Test func theSameSeedGivesTheSameBytes() throws {
    var checksum = Checksum()
    for line in try SimulatedLines(seed: 42, lines: 20_000, dirty: 50_000) {
      checksum.add(line)
    }
    #expect(checksum.text == "1b4a8d3d1d70829e")
  }

  @Test(arguments: [0, 1, 2, 3, 10, 99, 1_234]) func thereAreExactlyAsManyAsAskedFor(lines: Int) throws {
    for dirty in [0, 1, 10_000, 300_000] {
      let simulation = try SimulatedLines(seed: 6, lines: lines, dirty: dirty)
      #expect(Array(simulation).count == lines)
    }
  }

  @Test func refusesWhatItCannotMake() throws {
    for dirty in [-1, 300_001] {
      #expect(throws: SimulationError.dirty(dirty)) { try SimulatedLines(seed: 1, lines: 1, dirty: dirty) }
    }
    #expect(throws: SimulationError.events(-1)) { try SimulatedLines(seed: 1, lines: -1, dirty: 0) }
  }
}

/// Judges lines of a sender for the whole country (docs/spec/events.md#rejected-events).
private struct Door {
  private(set) var lines = 0
  private(set) var accepted: [Event] = []
  private(set) var rejections: [RejectionReason: Int] = [:]
  /// The details of what is malformed.
  private(set) var malformed: [String] = []
  private var known: [String: Event] = [:]
  private var sizes: [String: Int] = [:]
  private let eventsPerCase: Int
  private let now = Int64(Date().timeIntervalSince1970) * 1_000_000_000

  init(_ simulation: SimulatedLines, eventsPerCase: Int = EventLimits.eventsPerCase) {
    self.eventsPerCase = eventsPerCase
    for line in simulation {
      lines += 1
      switch EventLine.parse(line) {
      case .failure(let refusal):
        rejections[refusal.reason, default: 0] += 1
        if refusal.reason == .malformed { malformed.append(refusal.detail.filter { !$0.isNumber }) }
      case .success(let event):
        if let reason = refusal(of: event) { rejections[reason, default: 0] += 1 } else { take(event) }
      }
    }
  }

  private func refusal(of event: Event) -> RejectionReason? {
    // The simulated days may be ahead of this machine's clock.
    if event.at.nanoseconds > max(now, Int64(Simulation.defaultEnd.number + 1) * 86_400_000_000_000) {
      return .inFuture
    }
    if let first = known["\(event.source) \(event.id)"], first != event { return .conflict }
    return sizes[event.caseCode, default: 0] >= eventsPerCase ? .caseFull : nil
  }

  private mutating func take(_ event: Event) {
    known["\(event.source) \(event.id)"] = event
    sizes[event.caseCode, default: 0] += 1
    accepted.append(event)
  }
}
