// Lists of cases, a case, what needs action, what does not fit.

import TarazuCalendar
import TarazuPages
import TarazuProtocol
import TarazuWire

enum CaseLoading {
  static func list(_ visit: Visit) async throws -> Loaded {
    let list = try Self.list(named: visit.code)
    let older = try visit.number(visit.value("older"), "older")
    let question = try await visit.question(window: Window(visit.today))
    let answer = try await visit.service.ask(
      CaseService.listCases,
      ListCasesRequest(
        list: list, unit: question.unit.code, caseClass: question.caseClass, branchKind: question.kind,
        olderThan: older, pageSize: 100, pageToken: visit.value("after") ?? ""))
    return Loaded(
      CaseListPage(question: question, list: list, olderThan: older, answer: answer), asOf: answer.asOf,
      names: try await visit.names(of: answer.rows.map(\.branch)))
  }

  private static func list(named word: String) throws(Status) -> CaseList {
    switch word {
    case "pending": return .pending
    case "undated": return .undated
    case "undecided": return .undecided
    case "overdue": return .overdue
    default: throw .badField("list", "pending, undated, undecided or overdue is needed")
    }
  }

  static func file(_ visit: Visit) async throws -> Loaded {
    let answer = try await visit.service.ask(
      CaseService.getCase, GetCaseRequest(caseId: visit.code, pageSize: 200, pageToken: visit.value("after") ?? ""))
    return Loaded(CasePage(answer: answer), names: try await visit.names(of: answer.spells.map(\.branch)))
  }

  static func action(_ visit: Visit) async throws -> Loaded {
    let question = try await visit.question(window: Window(visit.today))
    async let lists = CaseLists(visit, question).counts(
      since: visit.today.advanced(by: -1) ?? visit.today, withOldest: true)
    async let children = UnitLoading.children(visit, question, ActionPage.childIndicators)
    async let names = visit.names(of: [])
    return Loaded(
      ActionPage(question: question, lists: try await lists, children: try await children), names: try await names)
  }

  static func quality(_ visit: Visit) async throws -> Loaded {
    let unit = try await visit.value("unit").mapAsync { try await visit.unit($0) }
    let reason = visit.value("reason") ?? ""
    guard visit.viewer.seesFaults else { return Loaded(QualityPage(unit: unit, reason: reason, content: .nothing)) }
    let (code, after) = (unit?.code ?? "", visit.value("after") ?? "")
    switch visit.value("show") {
    case nil, "anomalies":
      let answer = try await visit.service.ask(
        QualityService.listAnomalies,
        ListAnomaliesRequest(unit: code, reason: reason, pageSize: 100, pageToken: after))
      return Loaded(
        QualityPage(unit: unit, reason: reason, content: .anomalies(answer)),
        names: try await visit.names(of: answer.anomalies.compactMap(\.branch)))
    case "rejections":
      let answer = try await visit.service.ask(
        QualityService.listRejections,
        ListRejectionsRequest(unit: code, reason: reason, pageSize: 100, pageToken: after))
      return Loaded(QualityPage(unit: unit, reason: reason, content: .rejections(answer)))
    default: throw Status.badField("show", "anomalies or rejections is needed")
    }
  }
}

extension Optional where Wrapped: Sendable {
  /// `map` by a function that waits.
  fileprivate func mapAsync<Output>(_ body: (Wrapped) async throws -> Output) async rethrows -> Output? {
    guard let self else { return nil }
    return try await body(self)
  }
}
