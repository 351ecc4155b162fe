// Lines of the directory, and the checks that need only a line.

import TarazuCalendar
import TarazuDomain
import TarazuLines
import Testing

struct DirectoryLineTests {
  private func parse(_ line: String) -> Result<DirectoryLine, DirectoryRefusal> {
    DirectoryLine.parse(Array(line.utf8).span)
  }

  private func reason(_ line: String) -> DirectoryRefusalReason? {
    if case .failure(let refusal) = parse(line) { refusal.reason } else { nil }
  }

  private func branch(_ changes: String) -> String {
    #"{"type":"unit","level":"branch","code":"B","parent":"D","name":"b","kind":"civil""# + changes + "}"
  }

  @Test func goodLines() throws {
    let opened = try #require(Day(gregorian: "2019-03-21"))
    #expect(
      parse(#"{"type":"kind","code":"civil","name":"حقوقی","standard_days":104}"#)
        == .success(.kind(BranchKind(code: "civil", name: "حقوقی", standardDays: 104))))
    #expect(
      parse(#"{"type":"kind","code":"k","name":"k"}"#)
        == .success(.kind(BranchKind(code: "k", name: "k", standardDays: nil, leadNormDays: nil, keepsCalendar: false)))
    )
    #expect(
      parse(#"{"type":"kind","code":"k","name":"k","standard_days":1,"lead_norm_days":1095,"calendar":true}"#)
        == .success(.kind(BranchKind(code: "k", name: "k", standardDays: 1, leadNormDays: 1_095, keepsCalendar: true))))
    #expect(
      parse(#"{"type":"kind","code":"k","name":"k","lead_norm_days":null,"calendar":null}"#)
        == .success(.kind(BranchKind(code: "k", name: "k", standardDays: nil))))
    #expect(
      parse(#"{"type":"class","code":"civil.financial","name":"مطالبه وجه","x":null}"#)
        == .success(.caseClass(CaseClass(code: "civil.financial", name: "مطالبه وجه"))))
    #expect(
      parse(#"{"type":"unit","level":"country","code":"IR","name":"کل کشور","parent":null}"#)
        == .success(.unit(Unit(code: "IR", level: .country, parent: nil, name: "کل کشور"))))
    #expect(
      parse(#"{"type":"unit","level":"province","code":"08","parent":"IR","name":"کرمان","kind":null}"#)
        == .success(.unit(Unit(code: "08", level: .province, parent: "IR", name: "کرمان"))))
    #expect(
      parse(branch(#","opened_on":"2019-03-21","closed_on":null"#))
        == .success(
          .unit(Unit(code: "B", level: .branch, parent: "D", name: "b", kind: "civil", openedOn: opened))))
    #expect(
      parse(branch(#","opened_on":"2019-03-21","closed_on":"2019-03-21""#))
        == .success(
          .unit(
            Unit(
              code: "B", level: .branch, parent: "D", name: "b", kind: "civil", openedOn: opened, closedOn: opened))))
  }

  @Test(arguments: [
    ("", DirectoryRefusalReason.malformed), ("[1]", .malformed), (#"{"type":"kind","type":"kind"}"#, .malformed),
    ("{}", .unknownType), (#"{"type":null}"#, .unknownType), (#"{"type":5,"x":1}"#, .unknownType),
    (#"{"type":"Kind"}"#, .unknownType), (#"{"type":"thing"}"#, .unknownType), (#"{"type":"unit"}"#, .unknownType),
    (#"{"type":"unit","level":"court","x":1}"#, .unknownType), (#"{"type":"unit","level":["branch"]}"#, .unknownType),
    (#"{"type":"kind","x":1}"#, .unknownField), (#"{"type":"kind","level":"branch"}"#, .unknownField),
    (#"{"type":"class","standard_days":5}"#, .unknownField),
    (#"{"type":"unit","level":"country","code":"IR","name":"x","parent":"IR"}"#, .unknownField),
    (#"{"type":"unit","level":"district","kind":"civil"}"#, .unknownField),
    (#"{"type":"unit","level":"province","closed_on":"2020-01-01"}"#, .unknownField),
    (#"{"type":"kind","code":"BAD!"}"#, .missingField), (#"{"type":"class","name":"x"}"#, .missingField),
    (#"{"type":"unit","level":"district","code":"d","name":"x"}"#, .missingField),
    (#"{"type":"unit","level":"branch","code":"b","parent":"d","name":"x","opened_on":"2020-01-01"}"#, .missingField),
    (#"{"type":"unit","level":"branch","code":"b","parent":"d","name":"x","kind":"k"}"#, .missingField),
    (#"{"type":"kind","code":"Civil","name":"k"}"#, .badField), (#"{"type":"kind","code":5,"name":"k"}"#, .badField),
    (#"{"type":"class","code":"a:b","name":"k"}"#, .badField), (#"{"type":"class","code":"a","name":5}"#, .badField),
    (#"{"type":"unit","level":"country","code":"a b","name":"x"}"#, .badField),
    (#"{"type":"unit","level":"district","code":"d","name":"x","parent":"a b"}"#, .badField),
  ])
  func wrongLinesAreRefused(line: String, wanted: DirectoryRefusalReason) { #expect(reason(line) == wanted) }

  @Test(
    arguments: [
      ("1", nil), ("3660", nil), ("null", nil), ("0", .badField), ("3661", .badField), ("-1", .badField),
      ("104.0", .badField), ("1e2", .badField), (#""104""#, .badField), ("true", .badField), ("NaN", .malformed),
    ] as [(String, DirectoryRefusalReason?)])
  func standardDaysAreChecked(days: String, wanted: DirectoryRefusalReason?) {
    #expect(reason("{\"type\":\"kind\",\"code\":\"k\",\"name\":\"k\",\"standard_days\":\(days)}") == wanted)
  }

  @Test(
    arguments: [
      ("1", nil), ("1095", nil), ("null", nil), ("0", .badField), ("1096", .badField), ("-1", .badField),
      ("1.0", .badField), ("1e2", .badField), (#""30""#, .badField), ("true", .badField),
    ] as [(String, DirectoryRefusalReason?)])
  func leadNormDaysAreChecked(days: String, wanted: DirectoryRefusalReason?) {
    #expect(reason("{\"type\":\"kind\",\"code\":\"k\",\"name\":\"k\",\"lead_norm_days\":\(days)}") == wanted)
  }

  @Test(
    arguments: [
      ("true", nil), ("false", nil), ("null", nil), ("1", .badField), ("0", .badField), (#""true""#, .badField),
      ("[true]", .badField), ("True", .malformed),
    ] as [(String, DirectoryRefusalReason?)])
  func calendarIsChecked(calendar: String, wanted: DirectoryRefusalReason?) {
    #expect(reason("{\"type\":\"kind\",\"code\":\"k\",\"name\":\"k\",\"calendar\":\(calendar)}") == wanted)
  }

  @Test(arguments: ["class", #"unit","level":"district"#]) func onlyKindsHaveNormAndCalendar(type: String) {
    for field in [#""lead_norm_days":5"#, #""calendar":true"#] {
      #expect(reason("{\"type\":\"\(type)\",\"code\":\"k\",\"name\":\"k\",\(field)}") == .unknownField)
    }
  }

  @Test(
    arguments: [
      (#""1900-01-01""#, "null", nil), (#""2199-12-31""#, #""2199-12-31""#, nil), (#""1899-12-31""#, "null", .badField),
      (#""2200-01-01""#, "null", .badField), (#""2019-01-01""#, #""2200-01-01""#, .badField),
      (#""2020-01-02""#, #""2020-01-01""#, .badField), (#""1398-01-01""#, "null", .badField),
      (#""2021-02-29""#, "null", .badField), (#""2021-2-3""#, "null", .badField), ("5", "null", .badField),
      (#""2020-01-01T00:00:00Z""#, "null", .badField), ("null", "null", .missingField),
    ] as [(String, String, DirectoryRefusalReason?)])
  func datesAreChecked(opened: String, closed: String, wanted: DirectoryRefusalReason?) {
    #expect(reason(branch(",\"opened_on\":\(opened),\"closed_on\":\(closed)")) == wanted)
  }

  @Test func codesHaveTheirLengths() {
    func line(_ type: String, _ length: Int) -> String {
      "{\(type),\"code\":\"\(String(repeating: "a", count: length))\",\"name\":\"x\"}"
    }
    for (type, longest) in [
      (#""type":"kind""#, 32), (#""type":"class""#, 64), (#""type":"unit","level":"country""#, 32),
    ] {
      #expect(reason(line(type, longest)) == nil)
      #expect(reason(line(type, longest + 1)) == .badField)
      #expect(reason(line(type, 0)) == .badField)
    }
  }

  @Test func linesHaveTheirLength() {
    let line = Array(#"{"type":"class","code":"c","name":"x"}"#.utf8)
    let whole = line + [UInt8](repeating: 0x20, count: 16_384 - line.count)
    guard case .success = DirectoryLine.parse(whole.span) else {
      Issue.record("a line of 16,384 bytes was refused")
      return
    }
    guard case .failure(let refusal) = DirectoryLine.parse((whole + [0x20]).span) else {
      Issue.record("a line of 16,385 bytes was taken")
      return
    }
    #expect(refusal.reason == .malformed)
  }
}

struct UnitNameTests {
  private func name(_ text: String) -> String? { try? UnitName.normalized(text).get() }

  @Test(arguments: [
    "x", "a b", "a\u{3000}b", "\u{200C}a\u{200C}", "می‌شود", "a\u{61B}b", "a\u{2010}b", "a\u{202F}b", "a~b",
  ])
  func goodNamesAreKept(text: String) { #expect(name(text)?.unicodeScalars.elementsEqual(text.unicodeScalars) == true) }

  @Test(arguments: [
    "", " ", "   ", " a", "a ", "\u{3000}a", "a\u{A0}", "a\u{202F}", "\u{2003}a", "a\u{1680}", "a\u{85}", "a\u{0}b",
    "a\tb", "a\nb", "a\u{1B}b", "a\u{7F}b", "a\u{80}b", "a\u{9F}b", "a\u{2028}b", "a\u{2029}b", "a\u{61C}b",
    "a\u{200E}b", "a\u{200F}b", "a\u{202A}b", "a\u{202B}b", "a\u{202C}b", "a\u{202D}b", "a\u{202E}b", "a\u{2066}b",
    "a\u{2067}b", "a\u{2068}b", "a\u{2069}b", "abc\u{200F}",
  ])
  func badNamesAreRefused(text: String) { #expect(name(text) == nil) }

  /// Lengths count code points of the composed form.
  @Test func composedForm() {
    #expect(name("e\u{301}")?.unicodeScalars.map(\.value) == [0xE9])
    #expect(name("آ")?.unicodeScalars.map(\.value) == [0x622])
    #expect(name("\u{627}\u{653}")?.unicodeScalars.map(\.value) == [0x622])
    #expect(name("\u{958}")?.unicodeScalars.map(\.value) == [0x915, 0x93C])
    let composed = String(repeating: "e\u{301}", count: 200)
    #expect(name(composed)?.unicodeScalars.count == 200)
    #expect(name(composed + "e") == nil)
    #expect(name(String(repeating: "\u{958}", count: 100))?.unicodeScalars.count == 200)
    #expect(name(String(repeating: "\u{958}", count: 101)) == nil)
    #expect(name(String(repeating: "😀", count: 200)) != nil)
    #expect(name(String(repeating: "😀", count: 201)) == nil)
  }
}
