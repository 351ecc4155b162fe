// The meeting sheet: signals, lists of cases with what is new, units usual again, a line to sign.

import TarazuCalendar
import TarazuProtocol

/// The sheet for the weekly meeting.
public struct MeetingPage: PageContent {
  /// The unit, with the last whole month as its window.
  public var question: Question
  /// The day since which changes are told.
  public var since: Day
  /// ListChanges as of today.
  public var changes: [ChangeSentence]
  public var checkedCount: Int64?
  /// Those of ListChanges as of `since` that are not in `changes` any more.
  public var usualAgain: [Change]
  /// The lists, with their change since that day.
  public var lists: [MeetingList]

  public init(
    question: Question, since: Day, changes: [ChangeSentence], checkedCount: Int64?, usualAgain: [Change],
    lists: [MeetingList]
  ) {
    self.question = question
    self.since = since
    self.changes = changes
    self.checkedCount = checkedCount
    self.usualAgain = usualAgain
    self.lists = lists
  }
}

/// A list of the meeting sheet.
public struct MeetingList: Sendable {
  public var count: ListCount
  /// Its first rows; none where the reader sees no cases.
  public var rows: [ListedCase]

  public init(count: ListCount, rows: [ListedCase]) {
    self.count = count
    self.rows = rows
  }
}

extension MeetingPage {
  public func page(in context: PageContext) -> Page {
    var values: [String: Value] = [
      "title": .text(question.unit.name), "action": .text(PagePath.meeting), "unit": .text(question.unit.code),
      "line": .markup(
        context.text(
          "meeting.line", ("today", Markup(context.dates.weekdayAndDay(context.today))),
          ("since", Markup(context.dates.day(since))))), "sinces": .list(sinces(in: context)),
      "sentences": .list(changes.map { SentencePart($0, question).value(in: context) }),
      "again": .list(usualAgain.map { .markup(again($0, in: context)) }),
      "lists": .list(lists.map { list($0, in: context) }),
    ]
    if let checkedCount {
      values["rest"] = .markup(
        context.text("morning.rest", ("n", Markup(context.numerals.whole(checkedCount)))))
    }
    return context.page(
      "meeting", title: context.text("ui.brief") + " · " + question.unit.name, section: .action, .fields(values))
  }

  /// Days to tell changes since: 7, 14, 30 and 91 days ago, and the one that is shown.
  private func sinces(in context: PageContext) -> [Value] {
    let days = [7, 14, 30, 91].compactMap { context.today.advanced(by: -$0) }
    return Set(days + [since]).sorted(by: >).map { day in
      [
        "day": .text(JalaliDate(day).description), "label": .text(context.dates.weekdayAndDay(day)),
        "selected": .flag(day == since),
      ]
    }
  }

  private func again(_ change: Change, in context: PageContext) -> Markup {
    context.text(
      "meeting.usual", ("title", Markup(context.figures.title(of: change.kpi))), ("unit", context.name(change.name)))
  }

  private func list(_ list: MeetingList, in context: PageContext) -> Value {
    let part = ListCountPart(list.count, question)
    let change = part.change(in: context)
    let table = CaseTable(rows: list.rows, list: list.count.list, since: since)
    return [
      "title": .text(part.title(in: context)), "number": .markup(part.number(in: context)),
      "change": .text(change.words), "tone": .text(change.tone),
      "table": list.rows.isEmpty ? .nothing : .markup(table.markup(in: context)),
    ]
  }
}
