// A conformance set in `sets`, and the comparison of answers that its `check` makes.

import Foundation
import Testing

/// One of the sets, with its questions and the right answers.
struct ConformanceSet {
  static let names = ["clean", "dirty", "directory", "edge", "stocks", "judgement"]

  let name: String
  let queries: [[String: Any]]
  let answers: [Any]
  let importReport: [String: Any]
  let directoryReport: [String: Any]
  private let folder: URL

  init(_ name: String) throws {
    self.name = name
    folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "sets/\(name)")
    queries = try #require(try ConformanceSet.json(folder, "queries.json") as? [[String: Any]])
    let expected = try #require(try ConformanceSet.json(folder, "expected.json") as? [String: Any])
    answers = try #require(expected["answers"] as? [Any])
    importReport = try #require(expected["import_report"] as? [String: Any])
    directoryReport = try #require(expected["directory_report"] as? [String: Any])
    #expect(queries.count == answers.count)
  }

  /// The bytes of a file of the set; nil if it has none of this name.
  func bytes(_ file: String) -> [UInt8]? { (try? Data(contentsOf: folder.appending(path: file))).map { Array($0) } }

  /// Where a file of the set is; nil if it has none of this name.
  func path(_ file: String) -> String? {
    let path = folder.appending(path: file).path
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }

  /// The questions of some kinds with the right answers.
  func questions(_ kinds: String...) -> [(ask: [String: Any], want: Any)] {
    zip(queries, answers).filter { kinds.contains($0.0["ask"] as? String ?? "") }.map { ($0.0, $0.1) }
  }

  private static func json(_ folder: URL, _ file: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(contentsOf: folder.appending(path: file)), options: .fragmentsAllowed)
  }
}

/// Where `got` differs from what is wanted. More members than wanted are no difference, except for `incomplete`, and
/// among indicators: one that the answers of the set do not have would pass without being checked.
/// - Parameter isLoose: whether numbers may differ by a relative 1e-6, as those of judgements may.
func differences(_ want: Any, _ got: Any?, at path: String = "", isLoose: Bool = false) -> [String] {
  switch want {
  case let want as [String: Any]:
    guard let got = got as? [String: Any] else { return ["\(path): want an object, got \(shown(got))"] }
    let isFalselyIncomplete = got["incomplete"] != nil && want["incomplete"] == nil
    let unchecked = path.hasSuffix(".kpis") ? got.keys.filter { want[$0] == nil }.sorted() : []
    return want.flatMap { differences($0.value, got[$0.key], at: "\(path).\($0.key)", isLoose: isLoose) }
      + (isFalselyIncomplete ? ["\(path).incomplete: should be absent"] : [])
      + unchecked.map { "\(path).\($0): the set has no right answer for this indicator; add it" }
  case let want as [Any]:
    guard let got = got as? [Any] else { return ["\(path): want a list, got \(shown(got))"] }
    guard want.count == got.count else { return ["\(path): want \(want.count) entries, got \(got.count)"] }
    return zip(want, got).enumerated().flatMap { differences($1.0, $1.1, at: "\(path)[\($0)]", isLoose: isLoose) }
  case is NSNull: return got is NSNull ? [] : ["\(path): want null, got \(shown(got))"]
  case let want as String: return want == got as? String ? [] : ["\(path): want \(want), got \(shown(got))"]
  case let want as NSNumber:
    guard let got = got as? NSNumber, isBoolean(want) == isBoolean(got) else {
      return ["\(path): want \(want), got \(shown(got))"]
    }
    if isLoose {
      let (a, b) = (want.doubleValue, got.doubleValue)
      return abs(a - b) <= max(1e-6 * max(abs(a), abs(b)), 1e-12) ? [] : ["\(path): want \(want), got \(got)"]
    }
    // Mean ages are given to fewer digits.
    let tolerance = path.hasSuffix("_age_days") ? 1e-6 : 1e-9
    let isClose = abs(want.doubleValue - got.doubleValue) <= tolerance * max(1, abs(want.doubleValue))
    return want == got || isClose && isFloat(want) ? [] : ["\(path): want \(want), got \(got)"]
  default: return ["\(path): an answer of an unknown type"]
  }
}

private func isFloat(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "d" }

private func isBoolean(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" }

private func shown(_ value: Any?) -> String { value.map { "\($0)" } ?? "nothing" }
