// What needs action: the lists of cases, by how many there are.

import TarazuProtocol

/// The lists of a unit that need action.
public struct ActionPage: PageContent {
  /// The unit, with today as its window.
  public var question: Question
  /// Each list, with its change since yesterday.
  public var lists: [ListCount]
  /// The figures of these lists for the units directly below; empty for a branch.
  public var children: [UnitFigures]

  public init(question: Question, lists: [ListCount], children: [UnitFigures] = []) {
    self.question = question
    self.lists = lists
    self.children = children
  }

  /// The indicators of the children's table.
  public static let childIndicators: [Kpi] = [.undated, .undecided, .hearingsOverdue, .pending, .caseOldRate]
}

extension ActionPage {
  public func page(in context: PageContext) -> Page {
    let table = UnitsTable(units: children, kpis: ActionPage.childIndicators, question: question)
    return context.page(
      "action", title: context.text("nav.action") + " · " + question.unit.name, section: .action,
      isLive: true,
      takes: [("take.meeting", Address.of(PagePath.meeting, [("unit", question.unit.code)]))],
      tables: children.isEmpty ? [] : [table.data(in: context)],
      [
        "head": .markup(
          context.head(
            question, title: question.unit.name, line: Markup(context.dates.weekdayAndDay(context.today)))),
        "needs": .list(lists.map { ListCountPart($0, question).value(in: context) }),
        "children": children.isEmpty ? .nothing : .markup(table.markup(in: context)),
      ])
  }
}
