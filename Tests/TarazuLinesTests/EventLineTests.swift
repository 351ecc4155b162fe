// Lines to events: each boundary of docs/spec/events.md from both sides.

import TarazuCalendar
import TarazuDomain
import TarazuLines
import Testing

/// A line of a survey, with some members replaced, added or, if the text is nil, left out.
func survey(_ changes: [(String, String?)] = []) -> String {
  var members: [(String, String?)] = [
    ("source", #""s""#), ("id", #""1""#), ("kind", #""surveyed""#), ("at", #""2024-01-01T00:00:00Z""#),
    ("case", #""c""#), ("branch", #""A""#), ("score", "3"),
  ]
  for (name, text) in changes {
    if let index = members.firstIndex(where: { $0.0 == name }) {
      members[index].1 = text
    } else {
      members.append((name, text))
    }
  }
  return "{" + members.compactMap { name, text in text.map { "\"\(name)\":\($0)" } }.joined(separator: ",") + "}"
}

func parse(_ line: String) -> Result<Event, LineRejection> { EventLine.parse(Array(line.utf8)) }

func reason(_ line: String) -> RejectionReason? {
  if case .failure(let rejection) = parse(line) { rejection.reason } else { nil }
}

struct EventLineTests {
  @Test func everyKind() throws {
    let head = #"{"source":"s","id":"1","at":"2024-01-01T00:00:00Z","case":"c","kind":"#
    let day = try #require(Day(gregorian: "2024-02-01"))
    let lines: [(String, EventBody)] = [
      (#""registered","branch":"A","class":"k"}"#, .registered(branch: "A", caseClass: "k")),
      (#""transferred","branch":"A","to":"B"}"#, .transferred(branch: "A", to: "B")),
      (#""closed","branch":"A","outcome":"judgment"}"#, .closed(branch: "A", outcome: .judgment)),
      (#""closed","branch":"A","outcome":"settlement"}"#, .closed(branch: "A", outcome: .settlement)),
      (#""closed","branch":"A","outcome":"dismissal"}"#, .closed(branch: "A", outcome: .dismissal)),
      (#""closed","branch":"A","outcome":"withdrawn"}"#, .closed(branch: "A", outcome: .withdrawn)),
      (#""closed","branch":"A","outcome":"other"}"#, .closed(branch: "A", outcome: .other)),
      (#""reopened","branch":"A"}"#, .reopened(branch: "A")),
      (
        #""hearing_set","branch":"A","hearing":"h","on":"2024-02-01"}"#,
        .hearingSet(branch: "A", hearing: "h", on: day, purpose: .trial)
      ),
      (
        #""hearing_set","branch":"A","hearing":"h","on":"2024-02-01","purpose":"control"}"#,
        .hearingSet(branch: "A", hearing: "h", on: day, purpose: .control)
      ),
      (#""hearing_held","hearing":"h"}"#, .hearingHeld(hearing: "h")),
      (#""hearing_adjourned","hearing":"h"}"#, .hearingAdjourned(hearing: "h", reason: .other)),
      (#""hearing_adjourned","hearing":"h","reason":"service"}"#, .hearingAdjourned(hearing: "h", reason: .service)),
      (#""hearing_adjourned","hearing":"h","reason":"party"}"#, .hearingAdjourned(hearing: "h", reason: .party)),
      (#""hearing_adjourned","hearing":"h","reason":"counsel"}"#, .hearingAdjourned(hearing: "h", reason: .counsel)),
      (#""hearing_adjourned","hearing":"h","reason":"court"}"#, .hearingAdjourned(hearing: "h", reason: .court)),
      (#""hearing_adjourned","hearing":"h","reason":"expert"}"#, .hearingAdjourned(hearing: "h", reason: .expert)),
      (#""hearing_cancelled","hearing":"h"}"#, .hearingCancelled(hearing: "h")),
      (#""appealed"}"#, .appealed),
      (#""appeal_decided","result":"upheld"}"#, .appealDecided(result: .upheld)),
      (#""appeal_decided","result":"modified"}"#, .appealDecided(result: .modified)),
      (#""appeal_decided","result":"reversed"}"#, .appealDecided(result: .reversed)),
      (#""enforcement_opened","branch":"A","amount":5}"#, .enforcementOpened(branch: "A", amount: 5)),
      (#""enforcement_paid","branch":"A","amount":5}"#, .enforcementPaid(branch: "A", amount: 5)),
      (#""enforcement_closed","branch":"A"}"#, .enforcementClosed(branch: "A")),
      (#""surveyed","branch":"A","score":5}"#, .surveyed(branch: "A", score: 5)),
      (#""retracted","retracts":"x"}"#, .retracted(retracts: "x")),
    ]
    for (tail, body) in lines {
      let wanted = Event(
        source: "s", id: "1", at: Instant(nanoseconds: 1_704_067_200_000_000_000), caseCode: "c", body: body)
      #expect(parse(head + tail) == .success(wanted))
      // And back: the event's own line reads as the same event.
      #expect(EventLine.parse(EventLine.text(of: wanted)) == .success(wanted))
    }
    #expect(Set(lines.map(\.1.kind)) == Set(EventKind.allCases))
  }

  @Test func defaultsAreWrittenOut() throws {
    let event = try parse(
      #"{"source":"s","id":"\"\\","kind":"hearing_adjourned","at":"2024-01-01T03:30:00.10+03:30","case":"c","hearing":"h"}"#
    ).get()
    #expect(
      String(decoding: EventLine.text(of: event), as: UTF8.self)
        == #"{"source":"s","id":"\"\\","kind":"hearing_adjourned","at":"2024-01-01T00:00:00.1Z","case":"c","hearing":"h","reason":"other"}"#
    )
  }

  /// Order, white space, escapes, nulls, defaults and offsets make no difference.
  @Test func contentIsComparedAfterParsing() throws {
    let event = try parse(survey()).get()
    for same in [
      #" { "score" : 3 , "branch":"A","case":"c","at":"2024-01-01T00:00:00Z","kind":"surveyed","id":"1","source":"s"}"#,
      survey([("x", "null"), ("to", "null")]), survey([("branch", #""\u0041""#)]),
      survey([("at", #""2024-01-01t03:30:00.000+03:30""#)]),
      survey().replacing("\"case\"", with: #""c\u0061se""#),
      "\t\r" + survey() + " \r",
    ] { #expect(parse(same) == .success(event), "\(same)") }
    #expect(parse(survey([("score", "4")])) != .success(event))
  }

  /// The first reason in the order of the checks is the one.
  @Test(arguments: [
    (#"{"kind":"closed","kind":"closed"}"#, RejectionReason.malformed), ("{}", .unknownKind),
    (#"{"kind":null,"x":1}"#, .unknownKind), (#"{"kind":5}"#, .unknownKind), (#"{"kind":"Closed"}"#, .unknownKind),
    (#"{"kind":["closed"]}"#, .unknownKind), (#"{"kind":"closed ","x":1}"#, .unknownKind),
    (#"{"kind":"closed","x":1}"#, .unknownField), (#"{"kind":"closed","to":"A"}"#, .unknownField),
    (#"{"kind":"closed","X":null,"at":5}"#, .missingField),
    (#"{"kind":"closed","at":"2100-01-01T00:00:00Z"}"#, .missingField),
    (survey([("score", "null")]), .missingField), (survey([("branch", nil)]), .missingField),
    (survey([("score", nil), ("at", "5")]), .missingField), (survey([("at", "5"), ("x", "1")]), .unknownField),
    (survey([("Score", "3")]), .unknownField), (survey([("purpose", #""trial""#)]), .unknownField),
  ])
  func firstReason(line: String, wanted: RejectionReason) { #expect(reason(line) == wanted) }

  @Test func everyRequiredFieldIsRequired() {
    for field in ["source", "id", "at", "case", "branch", "score"] {
      #expect(reason(survey([(field, nil)])) == .missingField, "\(field)")
      #expect(reason(survey([(field, "null")])) == .missingField, "\(field)")
    }
  }

  @Test func formsOfCodes() {
    let long = { (count: Int) in "\"" + String(repeating: "a", count: count) + "\"" }
    let good: [(String, String)] = [
      ("source", long(64)), ("source", #""aZ09._:-""#), ("id", long(64)),
      ("id", ##""!\"#$%&'()*+,/:;<=>?@[\\]^`{|}~""##),
      ("case", long(64)), ("case", #""<script>""#), ("branch", long(32)), ("branch", #""aZ09._-""#),
    ]
    for (field, text) in good { #expect(reason(survey([(field, text)])) == nil, "\(field) \(text)") }
    let bad: [(String, String)] = [
      ("source", long(65)), ("source", #""""#), ("source", #""a b""#), ("source", #""a/b""#), ("source", #""منبع""#),
      ("source", "5"), ("source", #""s\n""#), ("id", long(65)), ("id", #""""#), ("id", #""a b""#), ("id", #""é""#),
      ("id", "\"a\u{7F}\""), ("id", "7"), ("id", #""\u0000""#), ("case", long(65)), ("case", #""a\u200c""#),
      ("case", "[]"), ("branch", long(33)), ("branch", #""""#), ("branch", #""a:b""#), ("branch", "{}"),
      ("branch", "true"),
    ]
    for (field, text) in bad { #expect(reason(survey([(field, text)])) == .badField, "\(field) \(text)") }
  }

  @Test func formsOfClassesWordsAndDates() {
    let head = #"{"source":"s","id":"1","at":"2024-01-01T00:00:00Z","case":"c","branch":"A","kind":"#
    func reasonOf(_ tail: String) -> RejectionReason? { reason(head + tail + "}") }
    #expect(reasonOf(#""registered","class":"a09._-""#) == nil)
    #expect(reasonOf("\"registered\",\"class\":\"\(String(repeating: "k", count: 64))\"") == nil)
    #expect(reasonOf("\"registered\",\"class\":\"\(String(repeating: "k", count: 65))\"") == .badField)
    #expect(reasonOf(#""registered","class":"K""#) == .badField)
    #expect(reasonOf(#""closed","outcome":"Other""#) == .badField)
    #expect(reasonOf(#""closed","outcome":"""#) == .badField)
    for (on, wanted) in [
      ("2199-12-31", nil), ("2200-01-01", .badField), ("1900-01-01", nil), ("1899-12-31", .badField),
      ("1403-05-01", .badField), ("2024-02-30", .badField), ("2024-1-1", .badField), ("", .badField),
    ] as [(String, RejectionReason?)] {
      #expect(reasonOf("\"hearing_set\",\"hearing\":\"h\",\"on\":\"\(on)\"") == wanted, "\(on)")
    }
    #expect(reasonOf(#""hearing_set","hearing":"h","on":20240101"#) == .badField)
    #expect(reasonOf(#""hearing_set","hearing":"h","on":"2024-02-01","purpose":"""#) == .badField)
    #expect(reasonOf(#""hearing_set","hearing":"h","on":"2024-02-01","purpose":null"#) == nil)
  }

  @Test(
    arguments: [
      ("1", nil), ("5", nil), ("0", .badField), ("6", .badField), ("-1", .badField), ("-0", .badField),
      ("1.0", .badField), ("1e0", .badField), ("3E0", .badField), ("1e400", .badField), ("true", .badField),
      (#""3""#, .badField), ("[3]", .badField), ("{}", .badField), ("9223372036854775808", .badField),
      ("-9223372036854775809", .badField), (String(repeating: "9", count: 5_000), .badField),
      ("NaN", .malformed), ("Infinity", .malformed), ("-Infinity", .malformed), ("01", .malformed), ("+1", .malformed),
      (".5", .malformed), ("1.", .malformed), ("0x1", .malformed), ("1e", .malformed), ("1e+", .malformed),
      ("-", .malformed), ("True", .malformed), ("'3'", .malformed), ("-01", .malformed), ("tru", .malformed),
      ("nul", .malformed), ("3 3", .malformed), ("", .malformed),
    ] as [(String, RejectionReason?)])
  func scoresAreWholeNumbers(text: String, wanted: RejectionReason?) {
    #expect(reason(survey([("score", text)])) == wanted)
  }

  @Test(
    arguments: [
      ("1", nil), ("100000000000000", nil), ("100000000000001", .badField), ("0", .badField), ("-5", .badField),
      ("18446744073709551616", .badField), ("100.0", .badField),
    ] as [(String, RejectionReason?)])
  func amountsAreChecked(text: String, wanted: RejectionReason?) {
    let line = survey([("kind", #""enforcement_paid""#), ("score", nil), ("amount", text)])
    #expect(reason(line) == wanted)
  }

  @Test func sourceAndBranchAreGivenWhereTheyCanBeRead() throws {
    func rejection(_ line: String) throws -> LineRejection {
      guard case .failure(let rejection) = parse(line) else { throw TestFailure() }
      return rejection
    }
    let bad = try rejection(survey([("score", "9")]))
    #expect((bad.source, bad.branch) == ("s", "A"))
    let formless = try rejection(survey([("source", "5"), ("branch", #""a b""#)]))
    #expect((formless.source, formless.branch) == (nil, nil))
    let kindless = try rejection(survey([("kind", #""x""#)]))
    #expect((kindless.source, kindless.branch) == ("s", "A"))
    let malformed = try rejection(survey() + "x")
    #expect((malformed.source, malformed.branch) == (nil, nil))
  }

  /// What is wrong, where, and what is allowed, in at most 200 bytes.
  @Test(arguments: [
    (survey([("score", "9")]), ["score", "9", "1 to 5"]),
    (survey([("at", #""2024-01-01""#)]), ["at", "2024-01-01", "offset"]),
    (survey([("at", #""1403-01-01T00:00:00Z""#)]), ["at", "1403", "1900 to 2199"]),
    (survey([("kind", #""shut""#)]), ["kind", "shut"]), (survey([("colour", "1")]), ["colour", "surveyed", "score"]),
    (survey([("branch", nil), ("score", nil)]), ["branch", "score"]), (survey() + "}", ["byte 104"]),
    (survey([("score", "9,\"score\":8")]), ["score", "repeated"]),
    (survey([("case", "\"" + String(repeating: "ش", count: 3_000) + "\"")]), ["case", "…", "1 to 64"]),
    (survey([("case", "\"a\u{202E}b\\u0000\"")]), ["case", #"\u{202e}"#, #"\u{0}"#]),
  ])
  func detailsSayWhatIsWrong(line: String, words: [String]) throws {
    guard case .failure(let rejection) = parse(line) else { throw TestFailure() }
    for word in words { #expect(rejection.detail.contains(word), "\(rejection.detail)") }
    #expect(rejection.detail.utf8.count <= 200)
  }

  @Test func refusalsOfTheIngest() throws {
    let long = "\"" + String(repeating: "c", count: 64) + "\""
    let event = try parse(survey([("case", long), ("id", long), ("source", long)])).get()
    for rejection in [
      LineRejection.notAllowed(source: event), .notAllowed(branch: event), .inFuture(event), .conflict(event),
      .caseFull(event),
    ] {
      #expect(rejection.detail.utf8.count <= 200)
      #expect((rejection.source, rejection.branch) == (event.source, "A"))
    }
    #expect(LineRejection(reason: .conflict, detail: String(repeating: "ش", count: 200)).detail.utf8.count <= 200)
  }
}

struct TestFailure: Error {}
