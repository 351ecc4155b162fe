// The morning view: what changed, what needs me today, the seven figures, in and out, where to look.

import TarazuCalendar
import TarazuProtocol

/// The morning view of a unit.
public struct MorningPage: PageContent {
  /// The unit, with the last whole Jalali month as its window.
  public var question: Question
  /// ListChanges of the unit: all of them; the page shows five. Nil: the country's or a branch's page without.
  public var changes: [ChangeSentence]
  /// ListChanges' `checked_count`; nil: not asked.
  public var checkedCount: Int64?
  /// The lists that need action: undated, undecided, overdue, pending older than 1,095 days; changes since yesterday.
  public var needsAction: [ListCount]
  /// The seven founding figures, in their order.
  public var rows: [MorningRow]
  /// Inflow, outflow and pending of 24 months; nil: not drawn.
  public var flow: MonthlyFlow?
  /// Units below x seven figures; empty for a branch.
  public var whereToLook: [LookRow]
  /// How the marks of `whereToLook` came about.
  public var lookBasis: LookBasis

  public init(
    question: Question, changes: [ChangeSentence] = [], checkedCount: Int64? = nil, needsAction: [ListCount] = [],
    rows: [MorningRow], flow: MonthlyFlow? = nil, whereToLook: [LookRow] = [], lookBasis: LookBasis = .signal
  ) {
    self.question = question
    self.changes = changes
    self.checkedCount = checkedCount
    self.needsAction = needsAction
    self.rows = rows
    self.flow = flow
    self.whereToLook = whereToLook
    self.lookBasis = lookBasis
  }
}

extension MorningPage {
  /// How many sentences stand there at first; the rest comes by a link.
  private static let sentences = 5

  public func page(in context: PageContext) -> Page {
    let showsAll = context.queryValue("changes") == "all"
    let shown = showsAll ? changes[...] : changes.prefix(MorningPage.sentences)
    var values: [String: Value] = [
      "head": .markup(context.head(question, title: question.unit.name, line: line(in: context))),
      "asksChanges": .flag(checkedCount != nil),
      "sentences": .list(shown.map { SentencePart($0, question).value(in: context) }),
      "needs": .list(needsAction.map { ListCountPart($0, question).value(in: context) }),
      "rows": .list(rows.map { MorningRowPart(row: $0, question: question).value(in: context) }),
      "rowsTitle": .text(context.text("morning.rows.\(question.unit.level.key)")),
      "peersTitle": .text(context.text("morning.place.\(question.unit.level.key)")),
      "endsTitle": Value(rows.compactMap { $0.extremes?.level.key }.first.map { context.text("morning.ends.\($0)") }),
      "hasExtremes": .flag(rows.contains { $0.extremes != nil }),
      "hasSignals": .flag(rows.contains { $0.signal != nil }),
      "monthName": .text(context.dates.monthAndYear(question.from)),
      "action": .text(Address.of(PagePath.action, [("unit", question.unit.code)])),
      "method": .text(PagePath.method),
    ]
    if let checkedCount {
      values["rest"] = .markup(
        context.text("morning.rest", ("n", Markup(context.numerals.whole(checkedCount)))))
    }
    if changes.count > shown.count {
      values["all"] = .text(context.here(with: [("changes", "all")]))
      values["allLabel"] = .markup(
        context.text("morning.all", ("n", Markup(context.numerals.whole(changes.count)))))
    }
    if let flow {
      values["flow"] = .markup(FlowChart(flow).markup(in: context))
      values["flowTable"] = .markup(FlowTable(flow, question).markup(in: context))
    }
    if !whereToLook.isEmpty { values["look"] = .markup(look(in: context)) }
    let takes: [(key: String, path: String)] = [
      ("take.meeting", Address.of(PagePath.meeting, [("unit", question.unit.code)])),
      ("take.wall", Address.of(PagePath.wall, [("unit", question.unit.code)])),
      ("take.indicators", PagePath.indicators), ("take.method", PagePath.method),
    ]
    return context.page(
      "morning", title: question.unit.name, section: .morning,
      isLive: true, takes: takes, tables: [table(in: context)],
      .fields(values))
  }

  /// `سه‌شنبه ۳ آذر ۱۴۰۵`, and when the reader was last here.
  private func line(in context: PageContext) -> Markup {
    Markup(context.dates.weekdayAndDay(context.today))
  }

  private func look(in context: PageContext) -> Markup {
    let part = LookPart(rows: whereToLook, basis: lookBasis, question: question)
    return part.markup(in: context)
  }

  private func table(in context: PageContext) -> DataTable {
    DataTable(
      name: "founding", title: context.text("theme.founding"),
      columns: ["table.kpi", "table.value", "table.unit", "table.from", "table.to"].map(context.text),
      rows: rows.map { row in
        [
          .text(context.figures.title(of: row.figure.kpi)), row.figure.value.map(DataTable.Cell.number) ?? .empty,
          .text(context.figures.unit(of: row.figure.kpi)), .text(context.dates.short(row.from)),
          .text(context.dates.short(row.to)),
        ]
      })
  }
}
