import Foundation
import TestSupport
import Testing

/// `tarazu bench` as a program.
@Suite struct BenchProcessTests {
  private static let directory = """
    {"type":"class","code":"civil.financial","name":"x"}
    {"type":"kind","code":"civil","name":"x","standard_days":180}
    {"type":"unit","level":"country","code":"IR","name":"x"}
    {"type":"unit","level":"province","code":"08","parent":"IR","name":"x"}
    {"type":"unit","level":"district","code":"0801","parent":"08","name":"x"}
    {"type":"unit","level":"branch","code":"080101","parent":"0801","name":"x","kind":"civil","opened_on":"2020-01-01"}
    """

  @Test(arguments: [
    ["--depth", "0"], ["--rate", "fast"], ["--mix", "scorecard=1,tea=2"], ["--fail-if", "p99>5"],
    ["--find-rate", "rate>5"], ["--duration", "0"], ["--arrivals", "late"], ["--count", "5", "--duration", "1s"],
    ["--colour", "red"], ["much"],
  ])
  func wrongUsageIsToldBeforeAServiceIsLookedFor(words: [String]) throws {
    let outcome = try ChildProcess.outcome(
      of: Programs.folder + "/tarazu", ["bench", "--home", "/nonexistent/home"] + words)
    #expect((outcome.status, outcome.output) == (2, ""))
    #expect(outcome.errors.hasSuffix("(see `tarazu bench --help`)\n"))
  }

  @Test func withoutAServiceItSaysSo() throws {
    let outcome = try ChildProcess.outcome(of: Programs.folder + "/tarazu", ["bench", "--home", "/nonexistent/home"])
    #expect((outcome.status, outcome.output) == (3, ""))
  }

  /// A load test that runs, with its standard output and its words in pipes.
  private final class Loading {
    let process = Process()
    let output = Pipe()
    let errors = Pipe()
    private let deadline: Task<Void, any Error>

    init(_ harness: ServerHarness, _ words: [String]) throws {
      process.executableURL = URL(fileURLWithPath: Programs.folder + "/tarazu")
      process.arguments = ["--home", harness.home, "bench"] + words
      process.standardOutput = output
      process.standardError = errors
      try process.run()
      let pid = process.processIdentifier
      deadline = Task {
        try await Task.sleep(for: .seconds(120))
        kill(pid, SIGKILL)
      }
    }

    /// All that it tells until these words are among it, or it has ended. Blocks.
    func told(_ words: String) -> String {
      var text = ""
      while !text.contains(words) {
        let more = errors.fileHandleForReading.availableData
        if more.isEmpty { break }
        text += String(decoding: more, as: UTF8.self)
      }
      return text
    }

    func interrupt() { kill(process.processIdentifier, SIGINT) }

    deinit {
      deadline.cancel()
      if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func anInterruptEndsItEarlyWithItsReport() async throws {
    try await ServerHarness.run { harness in
      let units = try harness.file("directory.ndjson", BenchProcessTests.directory.utf8)
      #expect(try await harness.tarazu("directory", "import", units).status == 0)
      let words = ["--connections", "1", "--rate", "20", "--duration", "10m", "--output", "json"]

      let whole = try Loading(harness, words + ["--warmup", "0", "--fail-if", "rate<1000"])
      #expect(whole.told(" errors").contains(" errors"), "a second was measured")
      whole.interrupt()
      let bytes = whole.output.fileHandleForReading.readDataToEndOfFile()
      whole.process.waitUntilExit()
      let report = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
      #expect(report["cut_off"] as? Bool == true)
      let seconds = try #require(report["seconds"] as? Double)
      #expect((1..<300).contains(seconds))
      #expect(try #require(report["ok"] as? Int) >= 19)
      #expect((whole.process.terminationReason, whole.process.terminationStatus) == (.exit, 99))

      let early = try Loading(harness, words + ["--warmup", "10m"])
      #expect(early.told("warming up").contains("warming up"))
      early.interrupt()
      #expect(early.told("before anything was measured").contains("interrupted before anything was measured"))
      early.process.waitUntilExit()
      #expect(early.process.terminationStatus == 1)
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func aSecondInterruptEndsItAtOnce() async throws {
    try await ServerHarness.run { harness in
      let units = try harness.file("directory.ndjson", BenchProcessTests.directory.utf8)
      #expect(try await harness.tarazu("directory", "import", units).status == 0)
      let hanging = try Loading(
        harness, ["--connections", "1", "--rate", "20", "--warmup", "0", "--duration", "10m", "--timeout", "60s"])
      #expect(hanging.told(" errors").contains(" errors"))
      // The service stands still with calls in flight, so that the load tester has something to wait for.
      harness.pause()
      defer { harness.resume() }
      try await Task.sleep(for: .milliseconds(500))
      hanging.interrupt()
      #expect(hanging.told("once more").contains("interrupted: waiting"))
      hanging.interrupt()
      let output = hanging.output.fileHandleForReading.readDataToEndOfFile()
      hanging.process.waitUntilExit()
      #expect(output.isEmpty)
      #expect((hanging.process.terminationReason, hanging.process.terminationStatus) == (.uncaughtSignal, SIGINT))
    }
  }
}
