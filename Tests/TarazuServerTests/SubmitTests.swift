import TarazuAccess
import TarazuNet
import TarazuProtocol
import TarazuWire
import TestSupport
import Testing

/// Batches of one call: what is taken, what is refused, and that a batch takes effect together.
@Suite struct SubmitTests {
  @Test(.timeLimit(.minutes(5)))
  func eachLineHasItsOutcome() async throws {
    let world = try await World.shared
    let province = try await world.province()
    let first = try await world.administrator.submit(province.registered("1"), "", "  \t\r", province.registered("2"))
    #expect(first.results.map(\.line) == [1, 4])
    #expect(first.counts == EventCounts(acceptedCount: 2))
    let position = try #require(first.asOf?.position)
    let again = try await world.administrator.submit(
      province.registered("1"),  // the same
      province.registered("2", at: "2024-01-01T12:30:00+03:30"),  // the same instant
      province.registered("2", branch: province.branches[1]), "nothing", province.line("3", "closed"),
      province.line("4", "appealed", #""branch":null,"more":1"#), province.line("5", "vanished"),
      province.registered("6", at: "2199-01-01T00:00:00Z"))
    #expect(
      again.results.map(\.reason) == [
        "", "", "conflict", "malformed", "missing_field", "unknown_field", "unknown_kind", "in_future",
      ])
    #expect(again.results.map(\.outcome) == [.duplicate, .duplicate] + Array(repeating: .rejected, count: 6))
    #expect(again.results.dropFirst(2).allSatisfy { !$0.detail.isEmpty && $0.detail.utf8.count <= 200 })
    #expect(
      try await world.administrator.numerators([.inflow, .pending], of: province.selection(), minPosition: position)
        == [2, 2])
  }

  @Test(.timeLimit(.minutes(5)))
  func tooManyLinesAreRefusedWhole() async throws {
    let world = try await World.shared
    let province = try await world.province()
    let lines = (1...5_001).map { province.registered("\($0)", case: "one") }
    let request = SubmitLinesRequest(lines: Array(lines.joined(separator: "\n").utf8))
    let status = try #require(await world.administrator.failure(of: IngestService.submitLines, request))
    #expect(Caller.message(of: status) == "INVALID_ARGUMENT BAD_FIELD" && status.fields.map(\.path) == ["lines"])
    // Blank lines do not count.
    let most = SubmitLinesRequest(lines: Array((lines.dropLast() + ["", ""]).joined(separator: "\n").utf8))
    let taken = try await world.administrator.call(IngestService.submitLines, most)
    #expect(taken.counts == EventCounts(acceptedCount: 5_000))
    let events = SubmitEventsRequest(events: Array(repeating: Event(), count: 5_001))
    #expect(await world.administrator.outcome(IngestService.submitEvents, events) == "INVALID_ARGUMENT BAD_FIELD")
  }

  @Test(.timeLimit(.minutes(5)))
  func messagesAreTheLinesThatTheyWouldBe() async throws {
    let world = try await World.shared
    let province = try await world.province()
    let branch = province.branches[0]
    func event(_ id: String, _ kind: Event.Kind?, at seconds: Int64 = 1_704_099_600) -> Event {
      Event(
        source: province.code, eventId: id, eventTime: ProtobufTimestamp(seconds: seconds),
        caseId: province.code + "-m",
        kind: kind)
    }
    try await world.administrator.submit(province.registered("1", case: "m"))
    let long = String(repeating: "x", count: 16_400)
    let hearing = Event.HearingSet(branch: branch, hearingId: "h", onDate: "2024-02-01")
    let answer = try await world.administrator.call(
      IngestService.submitEvents,
      SubmitEventsRequest(events: [
        event("1", .registered(.init(branch: branch, caseClass: "money"))),  // the line's twin
        event("2", .hearingSet(hearing), at: 1_704_103_200), event("3", nil),
        event("4", .closed(.init(branch: branch))), event("", .appealed(.init())),
        event("5", .surveyed(.init(branch: branch, score: 6))),
        event("6", .closed(.init(branch: branch, outcome: "won"))),
        event("7", .hearingSet(.init(branch: long, hearingId: "h", onDate: "2024-02-01"))),
        event("8", .hearingSet(.init(branch: branch, hearingId: "i", onDate: "1402-11-12"))),
        event("9", .appealed(.init()), at: 7_258_118_400),
      ]))
    #expect(
      answer.results.map(\.reason) == [
        "", "", "unknown_kind", "missing_field", "missing_field", "bad_field", "bad_field", "malformed", "bad_field",
        "bad_field",
      ])
    #expect(answer.counts == EventCounts(acceptedCount: 1, duplicateCount: 1, rejectedCount: 8))
    // The default is written out: the line that says it is the same.
    let line = province.line(
      "2", "hearing_set", #""branch":"\#(branch)","hearing":"h","on":"2024-02-01","purpose":"trial""#, case: "m",
      at: "2024-01-01T10:00:00Z")
    #expect(try await world.administrator.submit(line).counts == EventCounts(duplicateCount: 1))
  }

  /// A field that is not known is a rejection in an event, and skipped elsewhere.
  @Test(.timeLimit(.minutes(5)))
  func unknownFields() async throws {
    let world = try await World.shared
    let province = try await world.province()
    let event = Event(
      source: province.code, eventId: "1", eventTime: ProtobufTimestamp(seconds: 1_704_099_600), caseId: "c",
      kind: .appealed(.init()))
    func submit(_ extra: [UInt8], inEvent: Bool) async throws -> SubmitEventsResponse {
      let bytes = event.encode() + (inEvent ? extra : [])
      let request = [0x0A, UInt8(bytes.count)] + bytes + (inEvent ? [] : extra)
      return try SubmitEventsResponse.decode(
        from: try await world.administrator.connection.unary(
          service: IngestService.fullName, method: "SubmitEvents", payload: request,
          metadata: world.administrator.metadata, timeout: .seconds(60)))
    }
    // Field 100, a varint.
    let extra: [UInt8] = [0xA0, 0x06, 0x01]
    #expect(try await submit(extra, inEvent: true).results.map(\.reason) == ["unknown_field"])
    #expect(try await submit(extra, inEvent: false).results.map(\.outcome) == [.accepted])
  }

  @Test(.timeLimit(.minutes(5)))
  func whatIsNotTheSendersIsNotAllowed() async throws {
    let world = try await World.shared
    let (province, other) = (try await world.province(), try await world.province())
    let source = try await world.caller(.source, unit: province.first, source: province.code)
    let answer = try await source.submit(
      province.registered("1"), province.registered("2", branch: province.branches[2]),
      province.registered("3", branch: "none"), other.registered("4"))
    // A branch that the directory does not have is an anomaly, not a refusal.
    #expect(answer.results.map(\.reason) == ["", "not_allowed", "", "not_allowed"])
    // A name that a principal elsewhere has may not be taken, one that nobody has may.
    let administrator = try await world.caller(.admin, unit: other.code)
    let lines = [
      other.line("5", "registered", #""branch":"\#(other.branches[0])","class":"money""#, source: province.code),
      other.line("5", "registered", #""branch":"\#(other.branches[0])","class":"money""#),
    ]
    #expect(try await administrator.submit(lines[0], lines[1]).results.map(\.reason) == ["not_allowed", ""])
  }

  /// The events of one batch take effect together, and each commit is in the answers that ask for it.
  @Test(.timeLimit(.minutes(5)))
  func oneReadsOnesWrites() async throws {
    let world = try await World.shared
    let province = try await world.province()
    var last = ""
    for number in 1...20 {
      let answer = try await world.administrator.submit(
        province.registered("r\(number)"),
        province.line(
          "c\(number)", "closed", #""branch":"\#(province.branches[0])","outcome":"judgment""#, case: "r\(number)",
          at: "2024-02-01T09:00:00Z"))
      last = try #require(answer.asOf?.position)
      #expect(
        try await world.administrator.numerators(
          [.inflow, .outflow, .pending], of: province.selection(), minPosition: last)
          == [Int64(number), Int64(number), 0])
    }
  }

  /// What a source sends of another's: under its name, at its branch, about its event. The rest of the batch is taken.
  @Test(.timeLimit(.minutes(5)))
  func whatIsAnothersIsNotTouched() async throws {
    let world = try await World.shared
    let (province, other) = (try await world.province(), try await world.province())
    let source = try await world.caller(.source, unit: province.code, source: province.code)
    let owner = try await world.caller(.source, unit: other.code, source: other.code)
    try await owner.submit(other.registered("theirs"))
    let position = try await owner.submit(
      other.line("end", "closed", #""branch":"\#(other.branches[0])","outcome":"judgment""#, case: "theirs")
    ).asOf?.position
    func theirs() async throws -> [Int64?] {
      try await world.administrator.numerators(
        [.inflow, .outflow, .pending], of: other.selection(), minPosition: position ?? "")
    }
    let before = try await theirs()
    let answer = try await source.submit(
      other.registered("forged"),
      province.registered("elsewhere", branch: other.branches[0]),
      province.line("undo", "retracted", #""retracts":"theirs""#, case: "theirs"),
      province.registered("good"))
    #expect(answer.results.map(\.reason) == ["not_allowed", "not_allowed", "", ""])
    #expect(answer.counts?.acceptedCount == 2 && answer.counts?.rejectedCount == 2)
    let anomalies = try await world.administrator.call(
      QualityService.listAnomalies,
      ListAnomaliesRequest(unit: province.code, minPosition: answer.asOf?.position ?? ""))
    #expect(anomalies.anomalies.map { "\($0.eventId) \($0.reason)" } == ["undo nothing_to_retract"])
    #expect(
      try await world.administrator.numerators(
        [.inflow], of: province.selection(), minPosition: answer.asOf?.position ?? "") == [1])
    #expect(before == [1, 1, 0])
    #expect(try await theirs() == before)
  }

  /// A branch that moves takes its history along, and its old source may send for it no more.
  @Test(.timeLimit(.minutes(5)))
  func aBranchMovesToAnotherProvince() async throws {
    let world = try await World.shared
    let (province, other) = (try await world.province(), try await world.province())
    let source = try await world.caller(.source, unit: province.code, source: province.code)
    let branch = province.branches[0]
    var position = try await source.submit(
      province.registered("1"), province.registered("2"),
      province.line(
        "c", "closed", #""branch":"\#(branch)","outcome":"judgment""#, case: "1", at: "2024-03-01T09:00:00Z")
    ).asOf?.position
    func card(_ unit: String) async throws -> [Int64?] {
      try await world.administrator.numerators(
        [.inflow, .outflow, .pending], of: province.selection(unit), minPosition: position ?? "")
    }
    #expect(try await card(branch) == [2, 1, 1])
    #expect(try await card(province.code) == [2, 1, 1])
    position = try await world.administrator.apply(
      #"{"type":"unit","level":"branch","code":"\#(branch)","parent":"\#(other.first)","name":"moved","kind":"civil","#
        + #""opened_on":"2020-03-20"}"#
    ).asOf?.position
    #expect(try await card(branch) == [2, 1, 1])
    #expect(try await card(other.code) == [2, 1, 1])
    #expect(try await card(province.code) == [0, 0, 0])
    #expect(try await source.submit(province.registered("3")).results.map(\.reason) == ["not_allowed"])
    let heir = try await world.caller(.source, unit: other.code, source: other.code)
    let answer = try await heir.submit(other.registered("4", branch: branch))
    #expect(answer.results.map(\.outcome) == [.accepted])
    position = answer.asOf?.position
    #expect(try await card(branch) == [3, 1, 2])
  }
}
