// Events of protobuf messages: proto3's zeros, and the checks of lines.

import TarazuCalendar
import TarazuDomain
import TarazuLines
import Testing

struct MessageEventTests {
  private var survey: MessageEvent {
    var fields = MessageEvent()
    (fields.source, fields.id, fields.caseCode, fields.branch) = ("s", "1", "c", "A")
    (fields.kind, fields.score, fields.time) = (.surveyed, 3, (1_704_067_200, 0))
    return fields
  }

  private func reason(_ change: (inout MessageEvent) -> Void) -> RejectionReason? {
    var fields = survey
    change(&fields)
    if case .failure(let rejection) = fields.parse() { return rejection.reason }
    return nil
  }

  @Test func aGoodEventIsTheSameAsItsLine() {
    #expect(survey.parse() == parse(TarazuLinesTests.survey()))
    var hearing = survey
    (hearing.kind, hearing.score, hearing.hearing, hearing.on) = (.hearingSet, 0, "h", "2024-02-01")
    let line =
      #"{"source":"s","id":"1","kind":"hearing_set","at":"2024-01-01T00:00:00Z","case":"c","branch":"A","hearing":"h","on":"2024-02-01"}"#
    #expect(hearing.parse() == parse(line))
    #expect(hearing.line == Array(line.utf8))
    hearing.purpose = "control"
    #expect(hearing.parse() != parse(line))
  }

  @Test func zerosAreMissing() {
    #expect(reason { $0.score = 0 } == .missingField)
    #expect(reason { $0.branch = "" } == .missingField)
    #expect(reason { $0.source = "" } == .missingField)
    #expect(reason { $0.time = nil } == .missingField)
    // A message that is present is a time, even if it is empty.
    #expect(reason { $0.time = (0, 0) } == nil)
  }

  @Test func otherReasons() {
    #expect(reason { $0.kind = nil } == .unknownKind)
    #expect(reason { $0.unknownField = 20 } == .unknownField)
    #expect(reason { ($0.unknownField, $0.branch) = (20, "") } == .unknownField)
    #expect(reason { $0.score = 6 } == .badField)
    #expect(reason { $0.score = 4_294_967_299 } == .badField)
    #expect(reason { $0.score = -1 } == .badField)
    #expect(reason { $0.branch = "a b" } == .badField)
    #expect(reason { $0.caseCode = "\u{0}" } == .badField)
    #expect(reason { $0.size = 16_384 } == nil)
    #expect(reason { $0.size = 16_385 } == .malformed)
  }

  /// A text that needs many escapes is not malformed, as long as the message is within the limit.
  @Test func escapesDoNotMakeAnEventTooLong() {
    #expect(reason { $0.caseCode = String(repeating: "\u{1}", count: 10_000) } == .badField)
  }

  @Test(arguments: [
    (-2_208_988_800, 0, true), (-2_208_988_801, 999_999_999, false), (7_258_118_399, 999_999_999, true),
    (7_258_118_400, 0, false), (0, -1, false), (0, 1_000_000_000, false), (Int64.max, 0, false),
    (Int64.min, Int32.min, false), (253_402_300_800, 0, false),
  ])
  func timesAreWithinTheirRange(seconds: Int64, nanoseconds: Int32, isGood: Bool) {
    #expect(reason { $0.time = (seconds, nanoseconds) } == (isGood ? nil : .badField))
  }

  /// A sender of messages is told of the message's fields, not of a line's.
  @Test func detailsNameTheFieldsOfTheMessage() throws {
    func detail(_ change: (inout MessageEvent) -> Void) throws -> String {
      var fields = survey
      change(&fields)
      guard case .failure(let rejection) = fields.parse() else { return "" }
      return fields.detail(of: rejection)
    }
    #expect(try detail { $0.time = nil } == "surveyed also needs event_time")
    #expect(
      try detail { ($0.id, $0.caseCode, $0.branch) = ("", "", "") }
        == "surveyed also needs event_id, case_id, surveyed.branch")
    #expect(try detail { $0.branch = "a b" }.hasPrefix("surveyed.branch: \"a b\""))
    #expect(try detail { $0.score = 6 }.hasPrefix("surveyed.score: "))
    #expect(try detail { $0.time = (Int64.max, 0) }.hasPrefix("event_time: "))
    #expect(try detail { $0.id = "ا" }.hasPrefix("event_id: "))
    let unknown = try detail { $0.unknownField = 20 }
    for name in ["source", "event_id", "kind", "event_time", "case_id", "surveyed.branch", "surveyed.score"] {
      #expect(unknown.split(separator: " ").contains { $0 == name }, "\(name) in \(unknown)")
    }
    for (kind, change, path) in [
      (.registered, { $0.caseClass = "A" }, "registered.case_class"),
      (.transferred, { $0.to = "a b" }, "transferred.to_branch"),
      (.enforcementPaid, { $0.amount = -1 }, "enforcement_paid.amount_rials"),
      (.retracted, { $0.retracts = "ا" }, "retracted.retracted_event_id"),
      (.hearingSet, { ($0.hearing, $0.on) = ("h", "soon") }, "hearing_set.on_date"),
      (.hearingHeld, { $0.hearing = "ا" }, "hearing_held.hearing_id"),
    ] as [(EventKind, (inout MessageEvent) -> Void, String)] {
      let text = try detail { fields in
        (fields.kind, fields.score) = (kind, 0)
        if [.retracted, .hearingHeld].contains(kind) { fields.branch = "" }
        change(&fields)
      }
      #expect(text.hasPrefix(path + ": "), "\(text)")
    }
    let event = try survey.parse().get()
    #expect(survey.detail(of: .conflict(event)).hasPrefix("event_id: "))
    #expect(survey.detail(of: .inFuture(event)).hasPrefix("event_time: "))
    #expect(survey.detail(of: .notAllowed(branch: event)).hasPrefix("surveyed.branch: "))
    #expect(survey.detail(of: .caseFull(event)).hasPrefix("case_id: "))
    #expect(survey.detail(of: .notAllowed(source: event)).hasPrefix("source: "))
  }

  @Test func theLineOfARejectionSaysWhatWasSent() {
    var fields = survey
    (fields.branch, fields.score, fields.unknownField) = ("", 9, 20)
    fields.time = (Int64.max, 5)
    #expect(
      String(decoding: fields.line, as: UTF8.self)
        == #"{"source":"s","id":"1","kind":"surveyed","at":"9223372036854775807 s + 5 ns","case":"c","score":9,"field 20":true}"#
    )
  }
}
