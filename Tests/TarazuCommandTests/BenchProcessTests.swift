import Foundation
import TestSupport
import Testing

/// `tarazu bench` as a program.
@Suite struct BenchProcessTests {
  @Test(arguments: [
    ["--depth", "0"], ["--rate", "fast"], ["--mix", "scorecard=1,tea=2"], ["--fail-if", "p99>5"],
    ["--find-rate", "rate>5"], ["--duration", "0"], ["--arrivals", "late"], ["--count", "5", "--duration", "1s"],
    ["--colour", "red"], ["much"],
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
