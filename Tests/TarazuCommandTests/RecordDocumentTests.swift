import TarazuCalendar
import TarazuLines
import TarazuProtocol
import Testing

@testable import TarazuCommand

@Suite struct RecordDocumentTests {
  private func event(_ kind: Event.Kind) -> Event {
    Event(
      source: "s", eventId: "1", eventTime: ProtobufTimestamp(seconds: 1_704_096_000, nanos: 500_000_000),
      caseId: "X", kind: kind)
  }

  private func text(_ kind: Event.Kind) -> String {
    var writer = JSONWriter()
    writer.object { writer in EventFieldList(event(kind)).write(to: &writer) }
    return writer.text
  }

  /// Each kind of event with its fields, defaults written out (docs/spec/events.md#kinds-of-event).
  @Test(
    arguments: [
      (.registered(.init(branch: "A", caseClass: "c")), #""registered""#, #","branch":"A","class":"c""#),
      (.transferred(.init(branch: "A", toBranch: "B")), #""transferred""#, #","branch":"A","to":"B""#),
      (.transferred(.init(branch: "A")), #""transferred""#, #","branch":"A","to":null"#),
      (.closed(.init(branch: "A", outcome: "judgment")), #""closed""#, #","branch":"A","outcome":"judgment""#),
      (.reopened(.init(branch: "A")), #""reopened""#, #","branch":"A""#),
      (
        .hearingSet(.init(branch: "A", hearingId: "h", onDate: "2024-02-01")), #""hearing_set""#,
        #","branch":"A","hearing":"h","on":"2024-02-01","purpose":"trial""#
      ),
      (
        .hearingSet(.init(branch: "A", hearingId: "h", onDate: "2024-02-01", purpose: "control")), #""hearing_set""#,
        #","branch":"A","hearing":"h","on":"2024-02-01","purpose":"control""#
      ),
      (.hearingHeld(.init(hearingId: "h")), #""hearing_held""#, #","hearing":"h""#),
      (.hearingAdjourned(.init(hearingId: "h")), #""hearing_adjourned""#, #","hearing":"h","reason":"other""#),
      (.hearingCancelled(.init(hearingId: "h")), #""hearing_cancelled""#, #","hearing":"h""#),
      (.appealed(.init()), #""appealed""#, ""),
      (.appealDecided(.init(result: "upheld")), #""appeal_decided""#, #","result":"upheld""#),
      (.enforcementOpened(.init(branch: "A", amountRials: 5)), #""enforcement_opened""#, #","branch":"A","amount":5"#),
      (.enforcementPaid(.init(branch: "A", amountRials: 5)), #""enforcement_paid""#, #","branch":"A","amount":5"#),
      (.enforcementClosed(.init(branch: "A")), #""enforcement_closed""#, #","branch":"A""#),
      (.surveyed(.init(branch: "A", score: 4)), #""surveyed""#, #","branch":"A","score":4"#),
      (.retracted(.init(retractedEventId: "0")), #""retracted""#, #","retracts":"0""#),
    ] as [(Event.Kind, String, String)])
  func eachKindHasItsFields(_ kind: Event.Kind, _ word: String, _ further: String) {
    #expect(
      text(kind)
        == "{\"source\":\"s\",\"id\":\"1\",\"kind\":\(word),\"at\":\"2024-01-01T08:00:00.5Z\",\"case\":\"X\"\(further)}"
    )
  }

  @Test func aCase() {
    let response = GetCaseResponse(
      caseId: "X",
      spells: [
        Spell(
          branch: "A", openedBy: "registered", openedDate: "2024-01-01", endedBy: "closed", endedDate: "2024-01-02",
          caseOpenedDate: "2023-06-01"),
        Spell(openedBy: "transferred", hidden: true),
        Spell(branch: "B", openedBy: "reopened", openedDate: "2024-02-01", caseOpenedDate: "2024-02-01"),
      ])
    let events = [
      CaseEvent(event: event(.appealed(.init())), anomaly: "not_closed", retractedBy: nil),
      CaseEvent(
        event: event(.reopened(.init(branch: "A"))),
        contributions: [EventContribution(branch: "A", onDate: "2024-02-01", measure: "reopened", amount: 1)]),
    ]
    let answer = CaseAnswer(response: response, events: events, hasHiddenEvents: true)
    #expect(
      document(answer) == """
        {"case":"X","class":null,"spells":[\
        {"branch":"A","opened_by":"registered","opened_on":"2024-01-01","ended_by":"closed","ended_on":"2024-01-02",\
        "case_opened_on":"2023-06-01"},\
        {"branch":null,"opened_by":null,"opened_on":null,"ended_by":null,"ended_on":null,"case_opened_on":null,\
        "hidden":true},\
        {"branch":"B","opened_by":"reopened","opened_on":"2024-02-01","ended_by":null,"ended_on":null,\
        "case_opened_on":"2024-02-01"}],\
        "events":[{"source":"s","id":"1","kind":"appealed","at":"2024-01-01T08:00:00.5Z","case":"X",\
        "anomaly":"not_closed","retracted_by":null,"contributions":[]},\
        {"source":"s","id":"1","kind":"reopened","at":"2024-01-01T08:00:00.5Z","case":"X","branch":"A",\
        "anomaly":null,"retracted_by":null,"contributions":[\
        {"branch":"A","day":"2024-02-01","measure":"reopened","amount":1}]}],"hidden_events":true}

        """)
  }

  @Test func whatTheEventsOfACaseAddedIsShown() {
    let response = GetCaseResponse(caseId: "X")
    var entry = CaseEvent(event: event(.reopened(.init(branch: "A"))))
    func text(_ entry: CaseEvent) -> String {
      var page = Page(isForTerminal: false)
      CaseAnswer(response: response, events: [entry], hasHiddenEvents: false).show(on: &page)
      return page.text
    }
    #expect(!text(entry).contains("added"))
    entry.contributions = [
      EventContribution(branch: "A", onDate: "2024-02-01", measure: "reopened", amount: 1),
      EventContribution(branch: "B", onDate: "2024-01-05", measure: "closed_reopened", amount: 12),
      EventContribution(branch: "A", onDate: "2024-03-02", measure: "undated", amount: -1),
    ]
    #expect(
      text(entry).hasSuffix(
        """
        what the events added to the figures
        source  id  branch  day         measure          amount
        s       1   A       2024-02-01  reopened              1
        s       1   B       2024-01-05  closed_reopened      12
        s       1   A       2024-03-02  undated              -1

        """))
  }

  private static let listed = ListCasesResponse(
    total: 7,
    rows: [
      ListedCase(
        caseId: "X", caseClass: "c", branch: "A", openedDate: "2026-01-02", caseOpenedDate: "2026-01-01",
        sinceDate: "2026-03-21", days: 9, hearingId: "h", onDate: "2026-03-21"),
      ListedCase(
        caseId: "پ", caseClass: "c", branch: "A", openedDate: "2026-01-02", caseOpenedDate: "2026-01-02",
        sinceDate: "2026-03-22", days: 8),
    ], nextPageToken: "t")

  @Test func aListOfCases() {
    var response = Self.listed
    let answer = CaseListAnswer(
      list: "overdue", request: ListCasesRequest(list: .overdue, unit: "08"), response: response)
    #expect(
      document(answer) == """
        {"list":"overdue","in":"08","total":7,"cases":[\
        {"case":"X","class":"c","branch":"A","opened_on":"2026-01-02","case_opened_on":"2026-01-01",\
        "since":"2026-03-21","days":9,"hearing":"h","on":"2026-03-21"},\
        {"case":"پ","class":"c","branch":"A","opened_on":"2026-01-02","case_opened_on":"2026-01-02",\
        "since":"2026-03-22","days":8,"hearing":null,"on":null}],"next":"t",\
        "as_of":{"position":null,"commit_time":null,"current_time":null}}

        """)
    response.nextPageToken = ""
    let last = CaseListAnswer(
      list: "pending", request: ListCasesRequest(list: .pending, unit: "08"), response: response)
    #expect(document(last).contains(#""next":null"#))
  }

  @Test func pageOfAListOfCases() {
    var request = ListCasesRequest(list: .overdue, unit: "08", caseClass: "c", olderThan: 3)
    let lines = shown(CaseListAnswer(list: "overdue", request: request, response: Self.listed))
    #expect(lines.first == "overdue at 08, class c, older than 3 days: 7 in all")
    #expect(lines.contains { $0.hasPrefix("   9  2026-03-21 (1405-01-01)  X     h        c      A") })
    #expect(lines.contains("more: --after t"))
    request.list = .pending
    let pending = shown(CaseListAnswer(list: "pending", request: request, response: Self.listed))
    #expect(!pending.contains { $0.contains("hearing") })
  }

  @Test func aHearingCalendar() throws {
    let day = try #require(Day(gregorian: "2026-03-21"))
    let answer = HearingCalendarAnswer(
      request: GetHearingCalendarRequest(unit: "08", branchKind: "civil"), window: Window(day),
      response: GetHearingCalendarResponse(days: [HearingDay(onDate: "2026-03-21", trialCount: 12, controlCount: 3)]))
    #expect(
      document(answer) == """
        {"in":"08","days":[{"on":"2026-03-21","trial":12,"control":3}],\
        "as_of":{"position":null,"commit_time":null,"current_time":null}}

        """)
    let lines = shown(answer)
    #expect(
      lines.first
        == "hearings at 08, 2026-03-21 (1405-01-01) to 2026-03-21 (1405-01-01), branches of kind civil")
    #expect(lines.contains("2026-03-21 (1405-01-01)     12        3"))
  }

  private func shown(_ answer: some Answer) -> [String] {
    table(answer).split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
  }

  private func text<Item: ListItem>(_ item: Item) -> String {
    var writer = JSONWriter()
    item.write(to: &writer)
    return writer.text
  }

  @Test func documentOfAnAnomaly() {
    let item = Anomaly(source: "s", eventId: "1", caseId: "X", kind: "appealed", reason: "not_closed")
    #expect(
      text(item)
        == #"{"source":"s","id":"1","case":"X","kind":"appealed","branch":null,"reason":"not_closed"}"#)
  }

  @Test func documentOfARejection() {
    var item = Rejection(
      receivedTime: ProtobufTimestamp(seconds: 0), sender: "admin", line: 3, reason: "malformed", detail: "d",
      raw: Array("{\"".utf8), length: 2)
    #expect(
      text(item) == """
        {"received_at":"1970-01-01T00:00:00Z","sender":"admin","source":null,"line":3,"reason":"malformed",\
        "detail":"d","raw":"{\\""}
        """)
    item.raw = [0x61, 0xFF]
    item.source = "s"
    item.length = 20_000
    #expect(
      text(item).hasSuffix(
        #""source":"s","line":3,"reason":"malformed","detail":"d","raw":"a�","raw_base64":"Yf8=","length":20000}"#))
  }

  @Test func documentsOfImports() throws {
    let directory = DirectoryImportAnswer(
      response: ImportDirectoryResponse(
        counts: DirectoryCounts(unitCount: 3, kindCount: 2, classCount: 1), refusedCount: 1,
        refused: [LineRefusal(line: 7, reason: "bad_field", detail: "code: …")]))
    #expect(
      document(directory) == """
        {"units":3,"kinds":2,"classes":1,"refused_count":1,\
        "refused":[{"line":7,"reason":"bad_field","detail":"code: …"}]}

        """)
    let verification = VerificationAnswer(last: VerifyFiguresResponse(cellCount: 9, totalCount: 9, differenceCount: 0))
    #expect(document(verification) == "{\"cells\":9,\"differences\":0}\n")
    #expect(document(HealthAnswer(service: "", status: .serving)) == "{\"status\":\"SERVING\"}\n")
    #expect(!HealthAnswer(service: "", status: .notServing).isServing)
  }

  @Test func countsOfAnImportAddUpOverStreams() throws {
    var answer = ImportAnswer()
    let first = EventCounts(acceptedCount: 5, duplicateCount: 1, rejectedCount: 2)
    try answer.add(first, since: EventCounts())
    try answer.add(EventCounts(acceptedCount: 7, duplicateCount: 1, rejectedCount: 2), since: first)
    try answer.add(EventCounts(acceptedCount: 1, duplicateCount: 2, rejectedCount: 0), since: EventCounts())
    #expect(answer.counts == EventCounts(acceptedCount: 8, duplicateCount: 3, rejectedCount: 2))
  }

  @Test func countsThatCannotBeAreRefused() {
    var answer = ImportAnswer()
    #expect(throws: (any Error).self) {
      try answer.add(EventCounts(), since: EventCounts(acceptedCount: 1))
    }
    #expect(throws: (any Error).self) {
      try answer.add(EventCounts(acceptedCount: .max), since: EventCounts(acceptedCount: .min))
    }
  }

  @Test func documentOfAUnit() {
    func text(_ unit: Unit) -> String {
      var writer = JSONWriter()
      unit.write(to: &writer)
      return writer.text
    }
    #expect(
      text(Unit(code: "0101", level: .district, parent: "01", name: "شهر ری"))
        == #"{"code":"0101","level":"district","parent":"01","name":"شهر ری","kind":null,"opened_on":null,"closed_on":null}"#
    )
    #expect(
      text(
        Unit(
          code: "B", level: .branch, parent: "0101", name: "b", branchKind: "civil", openedDate: "2020-01-01",
          closedDate: "2021-01-01"))
        == #"{"code":"B","level":"branch","parent":"0101","name":"b","kind":"civil","opened_on":"2020-01-01","closed_on":"2021-01-01"}"#
    )
  }
}

/// Records of the audit.
@Suite struct AuditDocumentTests {
  private func record() -> AuditRecord {
    AuditRecord(
      time: ProtobufTimestamp(seconds: 1_790_000_000, nanos: 250_000_000), name: "p", role: .head, scope: "08",
      credentialKind: .session, credentialId: 4, address: "192.0.2.1", gateway: "web", server: "127.0.0.1:7443",
      method: "CaseService/GetCase", unit: nil, caseId: "k\u{202E}1", outcome: "PERMISSION_DENIED", reason: "SCOPE",
      count: 2, rowCount: 0, milliseconds: 1.5, callId: "ab", change: #"{"after":1}"#)
  }

  @Test func aDocument() {
    let answer = AuditAnswer(records: [record()], next: "00ff")
    #expect(
      String(decoding: answer.bytes(.json, forTerminal: false), as: UTF8.self) == """
        {"records":[{"at":"2026-09-21T14:13:20.25Z","who":"p","role":"head","scope":"08",\
        "credential":{"kind":"session","id":4},"from":"192.0.2.1","via":"web","server":"127.0.0.1:7443",\
        "method":"CaseService/GetCase","unit":null,"case":"k\\u202e1","outcome":"PERMISSION_DENIED","reason":"SCOPE",\
        "count":2,"rows":0,"ms":1.5,"call":"ab","change":{"after":1}}],"next":"00ff"}

        """)
    let nobody = AuditAnswer(records: [AuditRecord(address: "::1", outcome: "OK", count: 1)], next: "")
    let text = String(decoding: nobody.bytes(.json, forTerminal: false), as: UTF8.self)
    #expect(text.contains(#""who":null,"role":null,"scope":null,"credential":null"#))
    #expect(text.contains(#""reason":null"#) && text.hasSuffix("\"change\":null}],\"next\":null}\n"))
  }

  @Test func aTable() {
    let text = String(
      decoding: AuditAnswer(records: [record()], next: "00ff").bytes(.table, forTerminal: false), as: UTF8.self)
    #expect(text.contains(#"k\u{202e}1"#) && text.contains("PERMISSION_DENIED SCOPE"))
    #expect(text.hasSuffix("1 records; the next ones: --after 00ff\n"))
  }

  @Test(arguments: [
    (["--since", "2026-10-22T08:00:00+03:30"], 1_792_643_400), (["--since", "1405-01-01"], 1_774_038_600),
    (["--since", "2020-06-01"], 1_590_953_400),
  ])
  func times(_ words: [String], _ seconds: Int) throws {
    guard case .run(_, let arguments) = try ArgumentParser(commands: AuditCommand.all).parse(["audit"] + words) else {
      Issue.record("no command")
      return
    }
    #expect(try arguments.time(AuditCommand.since)?.seconds == Int64(seconds))
  }
}
