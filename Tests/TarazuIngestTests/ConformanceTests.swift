import Foundation
import TarazuDomain
import TarazuIngest
import TarazuLines
import TarazuLoop
import TarazuPostgres
import TarazuStore
import TestSupport
import Testing

/// The conformance sets, over the engine into PostgreSQL.
@Suite struct IngestConformanceTests {
  private struct ConformanceSet {
    let name: String

    func bytes(_ file: String) -> [UInt8]? {
      let path = "\(PrivateCluster.repository)/Tests/Conformance/sets/\(name)/\(file)"
      return FileManager.default.contents(atPath: path).map { Array($0) }
    }

    func json(_ file: String) throws -> Any {
      try JSONSerialization.jsonObject(with: Data(#require(bytes(file))), options: .fragmentsAllowed)
    }

    func lines(_ file: String) throws -> [Line] {
      var splitter = LineSplitter(newDigest: nil)
      var lines = splitter.take(try #require(bytes(file)))
      if let last = splitter.finish() { lines.append(last) }
      return lines
    }
  }

  @Test(arguments: ["clean", "dirty", "directory", "edge"])
  func set(name: String) async throws {
    let set = ConformanceSet(name: name)
    let world = try await IngestWorld(directory: nil)
    var directories = [Directory()]
    let expected = try #require(try set.json("expected.json") as? [String: Any])
    let first = try await importDirectory(set.lines("directory.ndjson"), into: world, &directories)
    try compare(first, with: expected["directory_report"])
    try await importEvents(set.lines("events.ndjson"), into: world, expected["import_report"])
    if set.bytes("directory2.ndjson") != nil {
      _ = try await importDirectory(set.lines("directory2.ndjson"), into: world, &directories)
    }
    try await compareAnomalies(set, expected["answers"], world)
    #expect(try await world.differences(after: directories) == [])
  }

  // MARK: In

  private func importDirectory(
    _ lines: [Line], into world: IngestWorld, _ directories: inout [Directory]
  ) async throws -> DirectoryImport {
    let parsed = lines.map { (number: $0.number, parsed: DirectoryLine.parse($0)) }
    let good = parsed.compactMap { try? $0.parsed.get() }
    let connection = try await world.connect()
    let writer = DirectoryTransaction(connection: connection, dictionaries: Dictionaries())
    let units = good.compactMap { if case .unit(let unit) = $0 { unit.code } else { nil } }
    let classes = good.compactMap { if case .caseClass(let caseClass) = $0 { caseClass.code } else { nil } }
    let (outcome, _) = try await writer.change(units: Set(units), classes: Set(classes)) { current in
      let outcome = DirectoryImport.resolve(lines: parsed, onto: current) { _ in true }
      return (outcome.directory, outcome)
    }
    await connection.close()
    directories.append(outcome.directory)
    return outcome
  }

  private func compare(_ outcome: DirectoryImport, with expected: Any?) throws {
    let report = try #require(expected as? [String: Any])
    #expect(report["units"] as? Int == outcome.units)
    #expect(report["kinds"] as? Int == outcome.kinds)
    #expect(report["classes"] as? Int == outcome.classes)
    let refused = try #require(report["refused"] as? [[String: Any]])
    #expect(refused.map(words) == outcome.refused.map { "\($0.line) \($0.reason.rawValue)" })
  }

  private func importEvents(_ lines: [Line], into world: IngestWorld, _ expected: Any?) async throws {
    let engine = world.engine()
    var (accepted, duplicates, rejections): (Int, Int, [String]) = (0, 0, [])
    // The same bytes for the same reason are kept once.
    var kept: Set<[UInt8]> = []
    for start in stride(from: 0, to: lines.count, by: 700) {
      let piece = Array(lines[start..<min(start + 700, lines.count)])
      let submission = Submission(
        sender: TestSender.country.sender, lines: piece.map(submitted), byteCount: 0,
        sha256: [UInt8](repeating: 0, count: 32))
      let receipt = try await engine.submit(submission, before: MonotonicClock.deadline(after: .seconds(120)))
      for (line, outcome) in zip(piece, receipt.outcomes) {
        switch outcome {
        case .accepted: accepted += 1
        case .duplicate: duplicates += 1
        case .rejected(let rejection):
          rejections.append("\(line.number) \(rejection.reason.rawValue)")
          kept.insert(Array(rejection.reason.rawValue.utf8) + (line.sha256 ?? Array(line.bytes)))
        }
      }
    }
    await engine.stop()
    let report = try #require(expected as? [String: Any])
    #expect(report["accepted"] as? Int == accepted)
    #expect(report["duplicates"] as? Int == duplicates)
    #expect(try #require(report["rejections"] as? [[String: Any]]).map(words) == rejections)
    #expect(try await world.contents().rejections.count == kept.count)
  }

  private func submitted(_ line: Line) -> SubmittedLine {
    let content: SubmittedLine.Content =
      switch EventLine.parse(line) {
      case .success(let event): .event(event)
      case .failure(let rejection): .rejected(rejection)
      }
    return SubmittedLine(
      line: Int64(line.number), content: content, raw: Array(line.bytes),
      cut: line.sha256.map { (Int64(line.length), $0) })
  }

  private func words(_ refusal: [String: Any]) -> String { "\(refusal["line"] ?? "") \(refusal["reason"] ?? "")" }

  // MARK: Out

  private func compareAnomalies(_ set: ConformanceSet, _ answers: Any?, _ world: IngestWorld) async throws {
    let queries = try #require(try set.json("queries.json") as? [[String: Any]])
    let answers = try #require(answers as? [[String: Any]])
    let connection = try await world.connect()
    let stored = try await StoredDirectory.load(on: connection)
    var asked = 0
    for (query, answer) in zip(queries, answers) where query["ask"] as? String == "anomalies" {
      let unit = query["in"] as? String
      guard let wanted = answer["anomalies"] as? [[String: Any]] else {
        #expect(unit.map { stored.directory.units[$0] == nil } ?? false, "\(query)")
        continue
      }
      let extent = unit == stored.directory.country ? nil : unit.map { UnitExtent($0, in: stored) }
      let listed = try await list(query["reason"] as? String, within: extent, on: connection)
      let rows = wanted.map { row in
        ["source", "id", "case", "kind", "branch", "reason"].map { row[$0] as? String ?? "-" }.joined(separator: " ")
      }
      #expect(rows == listed, "\(query)")
      asked += 1
    }
    #expect(asked > 3)
    await connection.close()
  }

  /// All pages of a list, in small ones.
  private func list(
    _ reason: String?, within extent: UnitExtent?, on connection: PostgresConnection
  ) async throws -> [String] {
    var rows: [String] = []
    var last = (source: "", id: "")
    while true {
      let page = try await QualityQueries.anomalies(
        after: last, reason: reason, within: extent, source: nil, limit: 37, on: connection)
      rows += page.map {
        [$0.source, $0.id, $0.caseCode, $0.kind.code, $0.branch ?? "-", $0.reason].joined(separator: " ")
      }
      guard let end = page.last else { return rows }
      last = (end.source, end.id)
    }
  }
}
