import TarazuDomain
import TarazuIngest
import TestRandom
import TestSupport
import Testing

/// Whatever is changed behind the service's back is found, and named.
@Suite(.timeLimit(.minutes(5))) struct VerifierTests {
  private struct Tampering: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// What a superuser does.
    var done: String
    /// What the report says.
    var words: String
    var differences: ClosedRange<Int64> = 1...1
  }

  private static let tamperings: [Tampering] = [
    Tampering(
      testDescription: "a count of a cell", done: "update cell set registered = registered + 1 where \(aCell)",
      words: "the cell of branch"),
    Tampering(
      testDescription: "two cells whose sum is right",
      done: "update cell set registered = registered + case when \(aCell) then 1 else -1 end where \(twoCells)",
      words: "the cell of branch", differences: 2...2),
    Tampering(
      testDescription: "rials of a cell",
      done: "update cell set paid_rials = coalesce(paid_rials, 0) + 1 where \(aCell)",
      words: "the cell of branch"),
    Tampering(
      testDescription: "an age", done: "update cell set closed_ages = closed_ages || 7 where \(aCell)",
      words: "the cell of branch"),
    Tampering(
      testDescription: "a cell that is gone",
      done: "delete from cell where \(aCell)",
      words: "the cell of branch"),
    Tampering(
      testDescription: "a cell too many",
      done: "insert into cell (day, branch_no, class_no, surveys) values ('2020-01-01', 1, 1, 1)",
      words: "2020-01-01 differs"),
    Tampering(
      testDescription: "a state", done: "update court_case set waiting = not waiting where \(aCase)",
      words: ": its stored state is not"),
    Tampering(
      testDescription: "a state's branch",
      done: "update court_case set spell_branch_no = -spell_branch_no where \(aCase)",
      words: ": its stored state is not"),
    Tampering(
      testDescription: "a state's checksum", done: "update court_case set state_sum = state_sum + 1 where \(aCase)",
      words: ": its stored state is not"),
    Tampering(
      testDescription: "a case's checksum", done: "update court_case set checksum = checksum + 1 where \(aCase)",
      words: ": its stored state is not"),
    Tampering(
      testDescription: "an anomaly's reason",
      done: "update anomaly set reason = 'same_branch' where \(anAnomaly)",
      words: "its anomalies are not"),
    Tampering(
      testDescription: "an anomaly that is gone",
      done: "delete from anomaly where \(anAnomaly)",
      words: "its anomalies are not"),
    Tampering(
      testDescription: "an anomaly of a case that is not there",
      done: "insert into anomaly values (999999999, 1, 1, 1, 0, 1, 'x', 'not_open')",
      words: "an anomaly of a case that is not stored"),
    Tampering(
      testDescription: "an event that is gone",
      done: "delete from journal where \(anEvent)",
      words: ": its stored state is not",
      differences: 1...9),
    Tampering(
      testDescription: "an event's time", done: "update journal set at_ns = at_ns - 86400000000000 where \(anEvent)",
      words: "the cell of branch",
      differences: 1...9),
    Tampering(
      testDescription: "an event of a case that is not there",
      done:
        "insert into journal select 999999999, at_ns, batch_no, n, source_no, branch_no, other_no, on_day, reach_no,"
        + " case_seq, kind, what, 'x', ref from journal where \(anEvent)",
      words: "an event of a case that is not stored", differences: 1...9),
    Tampering(
      testDescription: "a case that is gone",
      done: "delete from court_case where \(aCase)",
      words: "an event of a case that is not stored", differences: 1...50),
    Tampering(
      testDescription: "the directory", done: "delete from unit where code = 'B1'",
      words: "its stored state",
      differences: 1...1_000),
  ]

  private static let aCell = """
    (day, branch_no, class_no) = (select day, branch_no, class_no from cell where registered > 0 order by 1, 2, 3 limit 1)
    """
  private static let twoCells = """
    (day, branch_no, class_no) in
      (select day, branch_no, class_no from cell where registered > 0 order by 1, 2, 3 limit 2)
    """
  private static let aCase = "code = 'case-1'"
  private static let anAnomaly = """
    (source_no, id) = (select source_no, id from anomaly where reason = 'unknown_branch' order by 1, 2 limit 1)
    """
  private static let anEvent = "kind = 0 and id = 'case-1-0'"
  private static let tables = ["cell", "court_case", "anomaly", "journal", "unit"]

  @Test func tampering() async throws {
    let world = try await IngestWorld()
    let engine = world.engine()
    var dirty = DirtyEvents(SeededGenerator(seed: 5))
    for sent in dirty.cases((2...40).map { "case-\($0)" }, events: 3...20) {
      _ = try await engine.take(TestBatch(sender: sent.sender, lines: [sent.content]))
    }
    _ = try await engine.take(TestBatch(sender: .country, lines: DirtyEvents.life(of: "case-1")))
    await engine.stop()
    let clean = try await world.verify()
    #expect(clean.differences == 0 && clean.examples.isEmpty && clean.cells > 50 && clean.cells == clean.totalCells)
    let keep = Self.tables.map { "create table kept.\($0) as table tarazu.\($0);" }.joined()
    let restore = Self.tables.map { "delete from tarazu.\($0); insert into tarazu.\($0) table kept.\($0);" }.joined()
    try await world.database.psql("create schema kept; \(keep)")
    for tampering in Self.tamperings {
      try await world.database.psql("set search_path = tarazu; " + tampering.done)
      let report = try await world.verify()
      #expect(tampering.differences.contains(report.differences), "\(tampering.testDescription): \(report)")
      #expect(report.examples.contains { $0.contains(tampering.words) }, "\(tampering.testDescription): \(report)")
      try await world.database.psql(restore)
      let again = try await world.verify()
      #expect(again.differences == 0 && again.checksum == clean.checksum, "\(tampering.testDescription): \(again)")
    }
  }

  /// While events come in, it sees one state of all.
  @Test func amongEvents() async throws {
    let world = try await IngestWorld()
    var dirty = DirtyEvents(SeededGenerator(seed: 6))
    let batches = dirty.batches(dirty.cases((1...40).map { "case-\($0)" }, events: 3...20), upTo: 5)
    let engine = world.engine()
    async let ingest: Void = {
      for batch in batches { _ = try await engine.take(batch) }
    }()
    var reports: [VerificationReport] = []
    while reports.count < 5 { reports.append(try await world.verify()) }
    try await ingest
    await engine.stop()
    reports.append(try await world.verify())
    #expect(reports.allSatisfy { $0.differences == 0 })
    let contents = try await world.contents()
    #expect(reports.last?.position?.number == contents.commits.last)
    #expect(reports.last?.checksum == contents.cells.reduce(0) { $0 &+ $1.figureChecksum })
  }
}
