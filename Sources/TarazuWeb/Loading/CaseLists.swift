// The lists of cases that need action, by how many they have.

import TarazuCalendar
import TarazuPages
import TarazuProtocol
import TarazuWire

/// The four lists of a unit.
struct CaseLists: Sendable {
  private let visit: Visit
  private let question: Question

  /// A list, the indicator whose stock it is, and from which age on its rows count.
  private struct Kind: Sendable {
    let list: CaseList
    var kpi: Kpi?
    var olderThan: Int32?
  }

  private static let kinds = [
    Kind(list: .undated, kpi: .undated), Kind(list: .undecided, kpi: .undecided),
    Kind(list: .overdue, kpi: .hearingsOverdue), Kind(list: .pending, olderThan: 1_095),
  ]

  init(_ visit: Visit, _ question: Question) {
    self.visit = visit
    self.question = question
  }

  /// Each list with its figure of today and how that has changed since a day.
  func counts(since day: Day, withOldest: Bool) async throws -> [ListCount] {
    async let comparison = self.comparison(with: day)
    async let firsts = each(CaseLists.kinds) { kind in try await rows(of: kind, withOldest ? 1 : 0) }
    let (compared, answers) = (try await comparison, try await firsts)
    return zip(CaseLists.kinds, answers).map { count($0, $1, compared) }
  }

  /// The same with their first rows.
  func lists(since day: Day, rows count: Int32) async throws -> [MeetingList] {
    async let comparison = self.comparison(with: day)
    async let firsts = each(CaseLists.kinds) { kind in try await rows(of: kind, count) }
    let (compared, answers) = (try await comparison, try await firsts)
    return zip(CaseLists.kinds, answers).map { kind, answer in
      MeetingList(count: self.count(kind, answer, compared), rows: answer?.rows ?? [])
    }
  }

  private func count(
    _ kind: Kind, _ answer: ListCasesResponse?, _ comparison: CompareScorecardsResponse
  ) -> ListCount {
    ListCount(
      list: kind.list, olderThan: kind.olderThan, total: answer?.total,
      figure: kind.kpi.flatMap { kpi in comparison.a?.figures.first { $0.kpi == kpi } },
      change: kind.kpi.flatMap { kpi in comparison.differences.first { $0.kpi == kpi }?.value },
      oldest: answer?.rows.first)
  }

  private func comparison(with day: Day) async throws -> CompareScorecardsResponse {
    let today = visit.today
    return try await visit.service.ask(
      KpiService.compareScorecards,
      CompareScorecardsRequest(
        a: question.selection(from: today, to: today), b: .selection(question.selection(from: day, to: day))))
  }

  /// Nil where the visitor sees no cases.
  private func rows(of kind: Kind, _ count: Int32) async throws -> ListCasesResponse? {
    guard visit.viewer.seesCases else { return nil }
    return try await visit.service.ask(
      CaseService.listCases,
      ListCasesRequest(
        list: kind.list, unit: question.unit.code, caseClass: question.caseClass, branchKind: question.kind,
        olderThan: kind.olderThan, pageSize: max(1, count)))
  }
}
