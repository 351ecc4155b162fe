// The meeting sheet.

import TarazuCalendar
import TarazuPages
import TarazuProtocol
import TarazuWire

enum MeetingLoading {
  /// How many rows of each list stand on the sheet.
  private static let rows: Int32 = 10

  static func page(_ visit: Visit) async throws -> Loaded {
    let month = Periods.lastMonth(before: visit.today)
    let since = try Periods.day("since", of: visit) ?? visit.today.advanced(by: -7) ?? visit.today
    guard since <= visit.today else { throw Status.badField("since", "it is not after today") }
    let question = try await visit.question(window: month)
    async let now = changes(visit, question, as: visit.today)
    async let then = changes(visit, question, as: since)
    async let lists = CaseLists(visit, question).lists(since: since, rows: rows)
    let (found, before) = (try await now, try await then)
    let still = Set(found.changes.map { Pair(unit: $0.unit, kpi: $0.kpi) })
    let signals = try await each(Array(found.changes.prefix(12))) { change in
      try await visit.service.askIfPossible(
        KpiService.getSignal,
        GetSignalRequest(kpi: change.kpi, unit: change.unit, toDate: month.to.description))
    }
    let sentences = found.changes.enumerated().map { index, change in
      ChangeSentence(change, signal: index < signals.count ? signals[index] : nil)
    }
    let sheets = try await lists
    let content = MeetingPage(
      question: question, since: since, changes: sentences, checkedCount: found.checkedCount,
      usualAgain: before.changes.filter { !still.contains(Pair(unit: $0.unit, kpi: $0.kpi)) }, lists: sheets)
    let branches = sheets.flatMap { $0.rows.map(\.branch) }
    return Loaded(content, asOf: found.asOf, names: try await visit.names(of: branches))
  }

  private struct Pair: Hashable {
    let unit: String
    let kpi: Kpi
  }

  private static func changes(_ visit: Visit, _ question: Question, as day: Day) async throws -> ListChangesResponse {
    try await visit.service.ask(
      KpiService.listChanges, ListChangesRequest(unit: question.unit.code, toDate: day.description))
  }
}
