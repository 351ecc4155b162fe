// Asks a running service the questions of a set with the command line, as the set's `check` does.

import Foundation
import TestSupport
import Testing

struct AskedService {
  let harness: ServerHarness

  func importDirectory(_ path: String) async throws -> CommandAnswer {
    try await answer(["directory", "import", path, "--allow-rejections"])
  }

  func importEvents(_ path: String) async throws -> CommandAnswer {
    try await answer(["events", "import", path, "--allow-rejections"])
  }

  /// Asks the questions of a set, some at the same time, and verifies the figures.
  func check(_ set: ConformanceSet) async throws {
    let (queries, answers) = (set.queries, set.answers)
    try await withThrowingTaskGroup(of: (Int, CommandAnswer).self) { group in
      var next = 0
      func askNext() throws {
        guard next < queries.count else { return }
        let (index, words) = (next, try CommandAnswer.words(of: queries[next]))
        next += 1
        group.addTask { (index, try await answer(words)) }
      }
      for _ in 0..<3 { try askNext() }
      while let (index, answer) = try await group.next() {
        #expect(answer.faults(answers[index]) == [], "\(answer.words.joined(separator: " "))")
        try askNext()
      }
    }
    #expect(try await answer(["verify"]).faults(["differences": 0]) == [])
  }

  private func answer(_ words: [String]) async throws -> CommandAnswer {
    let outcome = try await harness.tarazu(words + ["--output", "json"])
    return CommandAnswer(words: words, status: outcome.status, output: outcome.output, errors: outcome.errors)
  }
}

/// What the command line printed.
struct CommandAnswer: Sendable {
  let words: [String]
  let status: Int32
  let output: String
  let errors: String

  /// How it differs from the wanted document or error.
  func faults(_ want: Any) -> [String] {
    if let want = want as? [String: Any], want.count == 1, let error = want["error"] as? String {
      let isRefused = status == 1 && output.isEmpty && errors.contains(error)
      return isRefused ? [] : ["want \(error) and exit status 1, got \(status) \(errors)\(output.prefix(200))"]
    }
    let document = try? JSONSerialization.jsonObject(with: Data(output.utf8), options: .fragmentsAllowed)
    let isJudgement = ["funnel", "signal", "changes"].contains(words.first)
    return status == 0 ? differences(want, document, isLoose: isJudgement) : ["exit status \(status): \(errors)"]
  }

  /// The command line of a question.
  static func words(of question: [String: Any]) throws -> [String] {
    func options(_ names: String...) -> [String] {
      names.flatMap { name in
        question[name].map { $0 is NSNull ? [] : ["--" + name.replacing("_", with: "-"), "\($0)"] } ?? []
      }
    }
    func word(_ name: String) throws -> String { try #require(question[name] as? String) }
    switch question["ask"] as? String {
    case "scorecard":
      let kpis = question["kpis"] as? [String] ?? []
      return ["scorecard", try word("unit")] + options("from", "to", "class", "kind")
        + (kpis.isEmpty ? [] : ["--kpis", kpis.joined(separator: ",")])
    case "rank":
      return ["rank", try word("kpi")] + options("in", "level", "from", "to", "kind", "class", "count", "min_n")
    case "trend": return ["trend", try word("kpi")] + options("unit", "from", "to", "by", "class", "kind")
    case "aging": return ["aging", try word("unit")] + options("to", "class", "kind")
    case "anomalies": return ["anomalies"] + options("in", "reason")
    case "distribution": return ["distribution", try word("measure")] + options("unit", "from", "to", "class", "kind")
    case "cases":
      return ["cases", try word("list")] + options("in", "kind", "class", "older_than", "count")
    case "case": return ["case", "show", try word("case")]
    case "funnel":
      let isUnadjusted = question["unadjusted"] as? Bool == true
      return ["funnel", try word("kpi")] + options("in", "level", "from", "to", "kind", "class", "min_n")
        + (isUnadjusted ? ["--unadjusted"] : [])
    case "signal": return ["signal", try word("kpi")] + options("unit", "to", "class", "kind")
    case "changes": return ["changes"] + options("in", "to", "level")
    default: throw ChildProcess.Failure(description: "a question of an unknown kind: \(question)")
    }
  }
}
