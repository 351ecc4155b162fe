import TarazuDomain
import TarazuLines
import TarazuProtocol
import TestSupport
import Testing

/// The examples of the generated documents: a real server takes each as it is printed.
@Suite struct ReferenceTests {
  @Test(.timeLimit(.minutes(5)))
  func serverTakesEachExample() async throws {
    try await ServerHarness.run { harness in
      let caller = try await Caller.connect(to: harness, tokens: [harness.token])
      let file = DirectoryFormat.examples.joined(separator: "\n")
      let directory = try await caller.call(
        DirectoryService.applyDirectory, ApplyDirectoryRequest(ndjson: Array(file.utf8)))
      #expect(directory.refused == [] && directory.refusedCount == 0)
      #expect(directory.counts == DirectoryCounts(unitCount: 5, kindCount: 1, classCount: 1))

      let lines = EventFormat.story.map(\.line)
      let events = try await caller.call(
        IngestService.submitLines, SubmitLinesRequest(lines: Array(lines.joined(separator: "\n").utf8)))
      #expect(events.results.map(\.outcome) == Array(repeating: .accepted, count: lines.count))
      #expect(try await caller.call(QualityService.listAnomalies, ListAnomaliesRequest()).anomalies == [])
    }
  }

  @Test func eachKindHasAnExample() {
    for kind in EventKind.allCases { #expect(EventFormat.example(of: kind) != nil, "\(kind)") }
  }
}
