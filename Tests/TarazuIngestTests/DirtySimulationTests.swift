// A dirty simulation through the ingest: what it says of each line is what the store then holds.

import TarazuCalendar
import TarazuDomain
import TarazuIngest
import TarazuLines
import TarazuSimulation
import Testing

@Suite struct DirtySimulationTests {
  @Test func everyReasonThatASenderAtTheCountryCanMeet() async throws {
    // Its days lie before today by any clock.
    let end = try #require(Day(gregorian: "2024-10-21"))
    let simulation = try SimulatedLines(seed: 9, lines: 4_000, to: end, dirty: 200_000)
    let directory = simulation.directory.directory
    let world = try await IngestWorld(directory: directory)
    let engine = world.engine()
    var rejections: [RejectionReason: Int] = [:]
    var accepted = 0
    // A line that was rejected before is not kept again.
    var kept: Set<String> = []
    for batch in TestBatch.batches(of: simulation, size: 400) {
      for (line, outcome) in zip(batch.submission.lines, try await engine.take(batch).outcomes) {
        switch outcome {
        case .accepted: accepted += 1
        case .duplicate: Issue.record("a simulation sends nothing twice")
        case .rejected(let rejection):
          rejections[rejection.reason, default: 0] += 1
          kept.insert("\(rejection.reason) \(line.raw)")
        }
      }
    }
    await engine.stop()
    let contents = try await world.contents()
    let anomalies = contents.anomalies.compactMap { $0.split(separator: "|").last.map(String.init) }
    let dirty = rejections.values.reduce(0, +) + anomalies.count
    #expect(abs(dirty - 800) <= 1, "\(dirty)")
    #expect(accepted == 4_000 - rejections.values.reduce(0, +))
    #expect(contents.rejections.count == kept.count)
    // A case is full with 10,000 events only; SlowPathTests has one.
    #expect(Set(rejections.keys) == Set(RejectionReason.allCases).subtracting([.notAllowed, .caseFull]))
    #expect(Set(anomalies) == Set(AnomalyReason.allCases.map(\.rawValue)).subtracting(["out_of_reach"]))
    #expect(try await world.differences(after: [directory]) == [])
  }
}

extension TestBatch {
  /// The lines as a server reads them, in batches.
  fileprivate static func batches(of lines: SimulatedLines, size: Int) -> [TestBatch] {
    let contents: [Sent.Content] = lines.map { line in
      switch EventLine.parse(line) {
      case .success(let event): .event(event)
      case .failure(let refusal): .refused(refusal)
      }
    }
    return stride(from: 0, to: contents.count, by: size).map {
      TestBatch(sender: .country, lines: Array(contents[$0..<min($0 + size, contents.count)]))
    }
  }
}
