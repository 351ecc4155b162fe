// Invented cases, lists and faults.

import TarazuCalendar
import TarazuPages
import TarazuProtocol

/// Cases that nobody brought.
public enum SampleCases {
  public static let listed: [ListedCase] = (0..<8).map { index in
    let branch = SampleUnits.branches[index * 3 % SampleUnits.branches.count]
    let since = SampleUnits.day(1404, 1 + index, 3 + index * 2)
    return ListedCase(
      caseId: "1403\(70_210 + index * 917)", caseClass: index % 3 == 0 ? "rent" : "debt", branch: branch.code,
      openedDate: since.description, caseOpenedDate: SampleUnits.day(1403, 6, 1 + index).description,
      sinceDate: since.description, days: Int64(SampleUnits.today.number - since.number))
  }

  public static let overdue: [ListedCase] = listed.enumerated().map { index, row in
    var row = row
    row.sinceDate = SampleUnits.day(1405, 8, 12 + index).description
    row.days = Int64(SampleUnits.today.number - SampleUnits.day(1405, 8, 12 + index).number)
    row.hearingId = "h-\(index)"
    row.onDate = row.sinceDate
    return row
  }

  public static let counts: [ListCount] = [
    ListCount(list: .undated, total: 184, change: 9, oldest: listed[0]),
    ListCount(list: .undecided, total: 212, change: 17, oldest: listed[1]),
    ListCount(list: .overdue, total: 61, change: -4, oldest: overdue[0]),
    ListCount(list: .pending, olderThan: 1_095, total: 47, change: 0),
  ]

  /// What an analyst sees of them: figures.
  public static let figures: [ListCount] = [
    ListCount(list: .undated, total: nil, figure: SampleFigures.figure(.undated), change: 9),
    ListCount(list: .undecided, total: nil, figure: SampleFigures.figure(.undecided), change: -1),
  ]

  public static let found: GetCaseResponse = {
    let branch = SampleUnits.branches[0].code
    let other = SampleUnits.branches[10].code
    let spells = [
      Spell(
        branch: branch, openedBy: "registered", openedDate: "2025-10-02", endedBy: "transferred",
        endedDate: "2026-02-11", caseOpenedDate: "2025-10-02"),
      Spell(hidden: true),
      Spell(branch: other, openedBy: "transferred", openedDate: "2026-03-30", caseOpenedDate: "2025-10-02"),
    ]
    return GetCaseResponse(
      caseId: "140309970012345", caseClass: "debt", spells: spells,
      events: [
        event("e-1", 1404, 7, 10, .registered(.init(branch: branch, caseClass: "debt"))),
        event("e-2", 1404, 8, 2, .hearingSet(.init(branch: branch, hearingId: "h-1", onDate: "2025-12-20"))),
        event("e-3", 1404, 9, 29, .hearingAdjourned(.init(hearingId: "h-1", reason: "service"))),
        event("e-4", 1404, 11, 22, .transferred(.init(branch: branch, toBranch: other))),
        event("e-5", 1405, 1, 16, .hearingHeld(.init(hearingId: "<h&9>")), anomaly: "unknown_hearing"),
        event(
          "e-6", 1405, 2, 1, .enforcementOpened(.init(branch: other, amountRials: 2_450_000_000)), retracted: "e-7"),
      ], hiddenEvents: true)
  }()

  private static func event(
    _ id: String, _ year: Int, _ month: Int, _ day: Int, _ kind: Event.Kind, anomaly: String? = nil,
    retracted: String? = nil
  ) -> CaseEvent {
    var event = Event()
    event.source = "cms-08"
    event.eventId = id
    event.eventTime = SampleUnits.time(year, month, day, 10, 15)
    event.kind = kind
    var item = CaseEvent(event: event, anomaly: anomaly, retractedBy: retracted)
    if anomaly == nil, retracted == nil {
      item.contributions = [
        EventContribution(branch: SampleUnits.branches[0].code, onDate: "2025-10-02", measure: "registered", amount: 1)
      ]
    }
    return item
  }

  public static let anomalies = ListAnomaliesResponse(
    anomalies: ["not_open", "unknown_hearing", "hearing_too_far"].enumerated().map { index, reason in
      Anomaly(
        source: "cms-08", eventId: "x-\(index)", caseId: "140309970099\(index)", kind: "hearing_held",
        branch: SampleUnits.branches[index].code, reason: reason)
    }, nextPageToken: "next")

  public static let rejections = ListRejectionsResponse(
    rejections: [
      Rejection(
        receivedTime: SampleUnits.time(1405, 9, 3, 6, 2), sender: "cms-08", source: "cms-08", line: 17,
        reason: "bad_field", detail: "on: 1405-09-20 is before 1900-01-01",
        raw: Array(#"{"kind":"hearing_set","case":"<b>12</b>","on":"1405-09-20"}"#.utf8), length: 59)
    ])
}
