import Foundation
import TestSupport
import Testing

/// `tarazu bench` as a program.
@Suite struct BenchProcessTests {
  @Test(arguments: [
    ["--depth", "0"], ["--rate", "fast"], ["--mix", "scorecard=1,tea=2"], ["--fail-if", "p99>5"],
    ["--find-rate", "rate>5"], ["--duration", "0"], ["--arrivals", "late"], ["--count", "5", "--duration", "1s"],
    ["--colour", "red"], ["much"], ["--mix", "subscribe=1", "--count", "5"], ["--mix", "subscribe", "--rate", "5"],
    ["--mix", "subscribe=2,rank=0", "--find-rate", "p99<5ms"], ["--mix", "subscribe", "--feeds", "0"],
    ["--mix", "scorecard=9,ingest=1"], ["--find-rate", "rank.p99<1ms"],
  ])
  func wrongUsageIsReportedBeforeTheServiceIsCalled(words: [String]) throws {
    let outcome = try ChildProcess.outcome(
      of: Programs.folder + "/tarazu", ["bench", "--home", "/nonexistent/home"] + words)
    #expect((outcome.status, outcome.output) == (2, ""))
    #expect(outcome.errors.hasSuffix("(see `tarazu bench --help`)\n"))
  }

  @Test func withoutAServiceItSaysSo() throws {
    let outcome = try ChildProcess.outcome(of: Programs.folder + "/tarazu", ["bench", "--home", "/nonexistent/home"])
    #expect((outcome.status, outcome.output) == (3, ""))
  }

  /// What a service keeps for ever is written only by whoever says so.
  @Test func ingestNeedsALeave() async throws {
    let refused = try ChildProcess.outcome(
      of: Programs.folder + "/tarazu", ["bench", "--home", "/nonexistent/home", "--mix", "ingest"])
    #expect(refused.status == 2)
    #expect(refused.errors.contains("they stay there for ever; add --allow-writes"))
    try await ServerHarness.run { harness in
      #expect(try await harness.tarazu("directory", "import", try harness.oneBranch()).status == 0)
      let allowed = try await harness.tarazu(
        "bench", "--mix", "ingest", "--allow-writes", "--batch", "5", "--count", "3", "--warmup", "0", "--output",
        "json")
      #expect(allowed.status == 0)
      let announcement = "writing simulated events of the source `bench`, which stay there for ever, for 1 branches"
      #expect(allowed.errors.hasPrefix(announcement))
      #expect(allowed.errors.contains("into 127.0.0.1:\(harness.port)"))
    }
  }

  @Test func whatWasNotMeasuredFailsAndFeedsAloneDoNot() async throws {
    try await ServerHarness.run { harness in
      #expect(try await harness.tarazu("directory", "import", try harness.oneBranch()).status == 0)
      let short = ["bench", "--duration", "300ms", "--warmup", "0"]
      let feeds = try await harness.tarazu(short + ["--mix", "subscribe=1"])
      #expect(feeds.status == 0, "\(feeds.errors)")
      #expect(feeds.output.contains("16 feeds held open"))
      let nothing = try await harness.tarazu(short + ["--fail-if", "rank.p99>1ns"])
      #expect(nothing.status == 99)
      #expect(nothing.errors.contains("--fail-if 'rank.p99>1ns': nothing was measured for it: the mix has no rank"))
    }
  }

  @Test(.timeLimit(.minutes(5)), arguments: [["--count", "100000000"], ["--duration", "2s"]])
  func aServiceThatDiesDoesNotPass(extent: [String]) async throws {
    try await ServerHarness.run { harness in
      #expect(try await harness.tarazu("directory", "import", try harness.oneBranch()).status == 0)
      let dying = try bench(harness, ["--timeout", "1s", "--warmup", "0", "--output", "json"] + extent)
      #expect(dying.reported(" errors").contains(" errors"))
      try await harness.kill()
      let bytes = dying.output.fileHandleForReading.readDataToEndOfFile()
      dying.process.waitUntilExit()
      #expect((dying.process.terminationReason, dying.process.terminationStatus) == (.exit, 1))
      let report = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
      #expect(report["service_gone"] as? Bool == true)
      #expect(try #require(report["unanswered"] as? Int) > 0)
    }
  }

  private func bench(_ harness: ServerHarness, _ words: [String]) throws -> RunningProgram {
    try RunningProgram(harness, ["bench"] + words)
  }

  @Test(.timeLimit(.minutes(5)))
  func anInterruptEndsItEarlyWithItsReport() async throws {
    try await ServerHarness.run { harness in
      let units = try harness.oneBranch()
      #expect(try await harness.tarazu("directory", "import", units).status == 0)
      let words = ["--connections", "1", "--rate", "20", "--duration", "10m", "--output", "json"]

      let whole = try bench(harness, words + ["--warmup", "0", "--fail-if", "rate<1000"])
      #expect(whole.reported(" errors").contains(" errors"), "a second was measured")
      whole.send(SIGINT)
      let bytes = whole.output.fileHandleForReading.readDataToEndOfFile()
      whole.process.waitUntilExit()
      let report = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
      #expect(report["cut_off"] as? Bool == true)
      let seconds = try #require(report["seconds"] as? Double)
      #expect((1..<300).contains(seconds))
      #expect(try #require(report["ok"] as? Int) >= 19)
      #expect((whole.process.terminationReason, whole.process.terminationStatus) == (.exit, 99))

      let early = try bench(harness, words + ["--warmup", "10m"])
      #expect(early.reported("warming up").contains("warming up"))
      early.send(SIGINT)
      #expect(early.reported("before anything was measured").contains("interrupted before anything was measured"))
      early.process.waitUntilExit()
      #expect(early.process.terminationStatus == 1)
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func aSecondInterruptEndsItAtOnce() async throws {
    try await ServerHarness.run { harness in
      let units = try harness.oneBranch()
      #expect(try await harness.tarazu("directory", "import", units).status == 0)
      let hanging = try bench(
        harness, ["--connections", "1", "--rate", "20", "--warmup", "0", "--duration", "10m", "--timeout", "60s"])
      #expect(hanging.reported(" errors").contains(" errors"))
      // The service stands still with calls in flight, so that the load tester has something to wait for.
      harness.pause()
      defer { harness.resume() }
      try await Task.sleep(for: .milliseconds(500))
      hanging.send(SIGINT)
      #expect(hanging.reported("interrupt again").contains("interrupted: waiting"))
      hanging.send(SIGINT)
      let output = hanging.output.fileHandleForReading.readDataToEndOfFile()
      hanging.process.waitUntilExit()
      #expect(output.isEmpty)
      #expect((hanging.process.terminationReason, hanging.process.terminationStatus) == (.uncaughtSignal, SIGINT))
    }
  }
}

extension RunningProgram {
  /// Its messages until one has this text, or until it ends. Blocks.
  fileprivate func reported(_ message: String) -> String {
    var text = ""
    while !text.contains(message) {
      let more = errors.fileHandleForReading.availableData
      if more.isEmpty { break }
      text += String(decoding: more, as: UTF8.self)
    }
    return text
  }
}
