// Every set through the real command line, TLS, a server process and PostgreSQL, as its `check` does it.

import Foundation
import TestSupport
import Testing

struct ServiceConformanceTests {
  @Test(.timeLimit(.minutes(10)), arguments: ConformanceSet.names)
  func set(name: String) async throws {
    let set = try ConformanceSet(name)
    try await ServerHarness.run { harness in
      try await load(set, into: harness)
      try await ask(set, of: harness)
      let verification = try await answer(harness, ["verify"])
      #expect(verification.faults(["differences": 0]) == [])
    }
  }

  private func load(_ set: ConformanceSet, into harness: ServerHarness) async throws {
    let directory = try await answer(harness, ["directory", "import", try #require(set.path("directory.ndjson"))])
    #expect(directory.faults(set.directoryReport) == [])
    // Details are words for a person, which the sets leave open.
    var report = set.importReport
    report["rejections"] = (report["rejections"] as? [[String: Any]])?.map { $0.filter { $0.key != "detail" } }
    let events = try await answer(harness, ["events", "import", try #require(set.path("events.ndjson"))])
    #expect(events.faults(report) == [])
    guard let second = set.path("directory2.ndjson") else { return }
    #expect(try await answer(harness, ["directory", "import", second]).status == 0)
  }

  func ask(_ set: ConformanceSet, of harness: ServerHarness) async throws {
    let answers = set.answers
    try await withThrowingTaskGroup(of: (Int, CommandAnswer).self) { group in
      var asked = 0
      func askNext() throws {
        guard asked < set.queries.count else { return }
        let (place, words) = (asked, try self.words(of: set.queries[asked]))
        asked += 1
        group.addTask { (place, try await answer(harness, words)) }
      }
      for _ in 0..<3 { try askNext() }
      while let (place, answer) = try await group.next() {
        #expect(answer.faults(answers[place]) == [], "\(answer.words.joined(separator: " "))")
        try askNext()
      }
    }
  }

  /// The command line of a question.
  private func words(of question: [String: Any]) throws -> [String] {
    func options(_ names: String...) -> [String] {
      names.flatMap { name in
        question[name].map { $0 is NSNull ? [] : ["--" + name.replacing("_", with: "-"), "\($0)"] } ?? []
      }
    }
    func word(_ name: String) throws -> String { try #require(question[name] as? String) }
    switch question["ask"] as? String {
    case "scorecard": return ["scorecard", try word("unit")] + options("from", "to", "class", "kind")
    case "rank":
      return ["rank", try word("kpi")] + options("in", "level", "from", "to", "kind", "class", "count", "min_n")
    case "trend": return ["trend", try word("kpi")] + options("unit", "from", "to", "by", "class", "kind")
    case "aging": return ["aging", try word("unit")] + options("to", "class", "kind")
    case "anomalies": return ["anomalies"] + options("in", "reason")
    case "distribution": return ["distribution", try word("measure")] + options("unit", "from", "to", "class", "kind")
    case "case": return ["case", "show", try word("case")]
    default: throw CommandAnswer.Unreadable(words: ["\(question)"])
    }
  }

  private func answer(_ harness: ServerHarness, _ words: [String]) async throws -> CommandAnswer {
    let outcome = try await harness.tarazu(words + ["--output", "json"])
    return CommandAnswer(words: words, status: outcome.status, output: outcome.output, errors: outcome.errors)
  }
}

/// What the command line printed.
private struct CommandAnswer: Sendable {
  struct Unreadable: Error { let words: [String] }

  let words: [String]
  let status: Int32
  let output: String
  let errors: String

  var document: Any? {
    try? JSONSerialization.jsonObject(with: Data(output.utf8), options: .fragmentsAllowed)
  }

  /// What is wrong with it, where an error's status name or a document is wanted.
  func faults(_ want: Any) -> [String] {
    if let want = want as? [String: Any], want.count == 1, let error = want["error"] as? String {
      let isRefused = status == 1 && output.isEmpty && errors.contains(error)
      return isRefused ? [] : ["want \(error) and exit status 1, got \(status) \(errors)\(output.prefix(200))"]
    }
    return status == 0 ? differences(want, document) : ["exit status \(status): \(errors)"]
  }
}
