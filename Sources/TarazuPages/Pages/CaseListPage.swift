// A list of cases.

import TarazuProtocol

/// A page of one list of cases.
public struct CaseListPage: PageContent {
  /// The unit, the kind and the class, with today as its window.
  public var question: Question
  public var list: CaseList
  /// Only rows older than this many days; nil: all.
  public var olderThan: Int32?
  public var answer: ListCasesResponse

  public init(question: Question, list: CaseList, olderThan: Int32? = nil, answer: ListCasesResponse) {
    self.question = question
    self.list = list
    self.olderThan = olderThan
    self.answer = answer
  }
}

extension CaseListPage {
  public func page(in context: PageContext) -> Page {
    let title = context.text("list.\(list.key)")
    let table = CaseTable(rows: answer.rows, list: list)
    return context.page(
      "rows", title: title + " · " + question.unit.name, section: .action, tables: [table.data(in: context)],
      [
        "head": .markup(context.head(question, title: title, small: question.unit.name, line: line(in: context))),
        "tabs": .list(tabs(in: context)), "filter": .markup(filter(in: context)),
        "note": .text(context.text("list.\(list.key).about")),
        "table": answer.rows.isEmpty ? .nothing : .markup(table.markup(in: context)),
        "next": .markup(context.nextPage(answer.nextPageToken)),
      ])
  }

  private func line(in context: PageContext) -> Markup {
    let count = CountElement(
      list: list, unit: question.unit.code, olderThan: olderThan, kind: question.kind, caseClass: question.caseClass,
      total: answer.total)
    let key = list == .overdue ? "rows.total-hearings" : "rows.total"
    return context.text(key, ("n", count.markup(context.numerals)))
  }

  private func tabs(in context: PageContext) -> [Value] {
    [CaseList.undated, .undecided, .overdue, .pending].map { list in
      [
        "label": .text(context.text("list.\(list.key)")),
        "path": .text(
          Address.of(
            PagePath.list + list.key,
            [("unit", question.unit.code), ("kind", question.kind), ("class", question.caseClass)])),
        "current": .flag(list == self.list),
      ]
    }
  }

  private func filter(in context: PageContext) -> Markup {
    context.part(
      "list-filter",
      [
        "action": .text(PagePath.list + list.key), "unit": .text(question.unit.code),
        "kinds": .list(
          context.names.kinds.map {
            ["code": .text($0.code), "label": .text($0.name), "selected": .flag($0.code == question.kind)]
          }),
        "classes": .list(
          context.names.classes.map {
            ["code": .text($0.code), "label": .text($0.name), "selected": .flag($0.code == question.caseClass)]
          }),
        "ages": .list(
          [30, 90, 180, 365, 730, 1_095, 1_825].map { (days: Int32) in
            ["code": .text("\(days)"), "label": .text(context.age(days)), "selected": .flag(days == olderThan)]
          }),
      ])
  }
}
