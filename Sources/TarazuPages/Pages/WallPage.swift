// The wall screen of a meeting room: a few large pages that turn by themselves.

import TarazuProtocol

/// The wall screen of a unit.
public struct WallPage: PageContent {
  public var question: Question
  public var rows: [MorningRow]
  public var changes: [ChangeSentence]
  public var needsAction: [ListCount]

  public init(question: Question, rows: [MorningRow], changes: [ChangeSentence], needsAction: [ListCount]) {
    self.question = question
    self.rows = rows
    self.changes = changes
    self.needsAction = needsAction
  }
}

extension WallPage {
  public func page(in context: PageContext) -> Page {
    context.page(
      "wall", title: question.unit.name, section: .morning,
      isLive: true,
      [
        "title": .text(question.unit.name), "line": .text(context.dates.weekdayAndDay(context.today)),
        "rowsTitle": .text(context.text("morning.rows.\(question.unit.level.key)")),
        "rows": .list(rows.map { MorningRowPart(row: $0, question: question).value(in: context) }),
        "sentences": .list(changes.prefix(5).map { SentencePart($0, question).value(in: context) }),
        "needs": .list(needsAction.map { ListCountPart($0, question).value(in: context) }),
      ])
  }
}
