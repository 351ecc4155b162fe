// Every set through the real command line, TLS, a server process and PostgreSQL.

import TestSupport
import Testing

struct ServiceConformanceTests {
  @Test(.timeLimit(.minutes(10)), arguments: ConformanceSet.names)
  func theServiceAnswersAsTheSetSays(name: String) async throws {
    let set = try ConformanceSet(name)
    try await ServerHarness.run { harness in
      let service = AskedService(harness: harness)
      let directory = try await service.importDirectory(try #require(set.path("directory.ndjson")))
      #expect(directory.faults(set.directoryReport) == [])
      // Details are messages for people, which the sets leave open.
      var report = set.importReport
      report["rejections"] = (report["rejections"] as? [[String: Any]])?.map { $0.filter { $0.key != "detail" } }
      let events = try await service.importEvents(try #require(set.path("events.ndjson")))
      #expect(events.faults(report) == [])
      if let second = set.path("directory2.ndjson") {
        #expect(try await service.importDirectory(second).status == 0)
      }
      try await service.check(set)
    }
  }
}
