import Foundation
import TestSupport
import Testing

/// `tarazu watch` as a program, with a real service.
@Suite struct WatchProcessTests {
  private func event(_ number: Int) -> String {
    #"{"source":"s","id":"\#(number)","kind":"registered","at":"2026-05-01T09:30:00Z","case":"\#(number)","#
      + #""branch":"080101","class":"civil.financial"}"#
  }

  /// A watch that runs, and its lines.
  private final class Watching {
    let program: RunningProgram
    private var rest = Data()

    init(_ harness: ServerHarness, _ words: [String]) throws { program = try RunningProgram(harness, words) }

    /// The next line. Blocks.
    func line() throws -> [String: Any] {
      while true {
        if let end = rest.firstIndex(of: 0x0A) {
          let line = rest[..<end]
          rest = Data(rest[(end + 1)...])
          return try JSONSerialization.jsonObject(with: line) as? [String: Any] ?? [:]
        }
        let more = program.output.fileHandleForReading.availableData
        if more.isEmpty {
          let words = String(decoding: program.errors.fileHandleForReading.availableData, as: UTF8.self)
          throw ChildProcess.Failure(description: "the watch ended: \(words)")
        }
        rest += more
      }
    }

    /// Its exit status after a signal. Blocks.
    func end(_ signal: Int32) -> Int32 {
      program.send(signal)
      program.process.waitUntilExit()
      return program.process.terminationStatus
    }
  }

  private func pending(_ line: [String: Any]) -> Int? {
    ((line["kpis"] as? [String: Any])?["pending"] as? [String: Any])?["value"] as? Int
  }

  @Test(.timeLimit(.minutes(5)))
  func linesOfTheCommandsDocumentsWithTheirSequence() async throws {
    try await ServerHarness.run { harness in
      let units = try harness.oneBranch()
      #expect(try await harness.tarazu("directory", "import", units).status == 0)
      let window = ["--from", "2026-05-01", "--to", "2026-05-31"]
      let scorecard = try Watching(harness, ["watch", "08", "--every", "0.01"] + window)
      let rank = try Watching(
        harness, ["watch", "rank", "pending", "--in", "IR", "--level", "province", "--output", "json"] + window)
      var line = try scorecard.line()
      #expect((line["sequence"] as? Int, pending(line)) == (1, 0))
      #expect(try rank.line()["ranked"] as? Int == 1)
      for number in 1...3 {
        let events = try harness.file("events.ndjson", event(number).utf8)
        #expect(try await harness.tarazu("events", "import", events).status == 0)
        line = try scorecard.line()
        #expect((line["sequence"] as? Int, pending(line)) == (number + 1, number))
      }
      // Without what a feed adds it is the document of the command itself.
      let asked = try await harness.tarazu(["scorecard", "08", "--output", "json"] + window)
      var whole = try #require(try JSONSerialization.jsonObject(with: Data(asked.output.utf8)) as? [String: Any])
      // Today is what the service's clock says.
      let short = try await harness.tarazu("scorecard", "08", "--from", "1405-02", "--to", "today", "--output", "json")
      #expect(short.status == 0 && short.output.contains(#""from":"2026-04-21""#), "\(short.errors)")
      line["sequence"] = nil
      (line["as_of"], whole["as_of"]) = (nil, nil)
      #expect(NSDictionary(dictionary: line) == NSDictionary(dictionary: whole))
      #expect(scorecard.end(SIGINT) == 0)
      #expect(rank.end(SIGTERM) == 0)
    }
  }

  /// The server ends, as a crash would end it or in order, and another one starts in its place.
  @Test(.timeLimit(.minutes(5)), arguments: [true, false])
  func itContinuesWhenTheServerIsRestarted(afterACrash: Bool) async throws {
    try await ServerHarness.run { harness in
      let units = try harness.oneBranch()
      #expect(try await harness.tarazu("directory", "import", units).status == 0)
      let watch = try Watching(
        harness, ["watch", "08", "--every", "0.01", "--from", "2026-05-01", "--to", "2026-05-31"])
      var line = try watch.line()
      #expect((line["sequence"] as? Int, pending(line)) == (1, 0))

      let port = harness.port
      if afterACrash { try await harness.kill() } else { #expect(try await harness.stop() == 0) }
      try await harness.start(port: port)
      let events = try harness.file("events.ndjson", event(1).utf8)
      #expect(try await harness.tarazu("events", "import", events).status == 0)
      // The new subscription's first state has the event already, or comes before it.
      line = try watch.line()
      #expect(line["sequence"] as? Int == 1)
      if pending(line) == 0 { line = try watch.line() }
      #expect(pending(line) == 1)
      let more = try harness.file("events.ndjson", event(2).utf8)
      #expect(try await harness.tarazu("events", "import", more).status == 0)
      while pending(line) == 1 { line = try watch.line() }
      #expect(pending(line) == 2)

      #expect(watch.end(SIGINT) == 0)
      let words = String(decoding: watch.program.errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      #expect(words.contains("connecting again"))
      #expect(words.contains("connected again"))
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func itEndsWithItsReaderAndSaysWhyItCannotBegin() async throws {
    try await ServerHarness.run { harness in
      let units = try harness.oneBranch()
      #expect(try await harness.tarazu("directory", "import", units).status == 0)
      let closed = try Watching(harness, ["watch", "08"])
      _ = try closed.line()
      try closed.program.output.fileHandleForReading.close()
      closed.program.process.waitUntilExit()
      #expect(closed.program.process.terminationStatus == 0)

      let unknown = try await harness.tarazu("watch", "99")
      #expect((unknown.status, unknown.output) == (1, ""))
      #expect(unknown.errors.hasPrefix("NOT_FOUND: "))
      let single = try await harness.tarazu("watch", "08", "--from", "2026-05-01")
      #expect(single.status == 2)
      let often = try await harness.tarazu("watch", "08", "--every", "0")
      #expect((often.status, often.output) == (1, ""))
      let unreachable = try await harness.tarazu("watch", "08", "--server", "127.0.0.1:1")
      #expect((unreachable.status, unreachable.output) == (3, ""))
    }
  }
}
