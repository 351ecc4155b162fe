// A unit: all its indicators, the units below it, and for a branch its calendar and its oldest cases.

import TarazuProtocol

/// A province, a district, a branch or the country.
public struct UnitPage: PageContent {
  public var question: Question
  /// All indicators in the window.
  public var scorecard: GetScorecardResponse
  /// CompareScorecards with the unit above, or with the peers; nil: not asked, or not allowed.
  public var comparison: CompareScorecardsResponse?
  /// The units directly below, with some figures each; empty for a branch.
  public var children: [UnitFigures]
  /// The calendar ahead of a branch; nil: not of a branch.
  public var calendar: GetHearingCalendarResponse?
  /// ListCases `pending`, 10 rows, of a branch; nil where the reader sees no cases.
  public var oldest: ListCasesResponse?

  public init(
    question: Question, scorecard: GetScorecardResponse, comparison: CompareScorecardsResponse? = nil,
    children: [UnitFigures] = [], calendar: GetHearingCalendarResponse? = nil, oldest: ListCasesResponse? = nil
  ) {
    self.question = question
    self.scorecard = scorecard
    self.comparison = comparison
    self.children = children
    self.calendar = calendar
    self.oldest = oldest
  }

  /// The indicators of the children's table: what a scorecard of each is to be asked for.
  public static let childIndicators: [Kpi] = [
    .pending, .processingDaysMean, .leadDaysMax, .leadDaysMean, .inflowMean, .outflowMean, .satisfactionMean,
    .clearanceRate,
  ]
}

/// A unit in a table, with its figures.
public struct UnitFigures: Sendable {
  public var unit: Unit
  public var figures: [Figure]

  public init(unit: Unit, figures: [Figure]) {
    self.unit = unit
    self.figures = figures
  }
}

extension UnitPage {
  public func page(in context: PageContext) -> Page {
    var values: [String: Value] = [
      "head": .markup(
        context.head(
          question, title: question.unit.name, small: context.text("level.\(question.unit.level.key)"),
          line: line(in: context), hasPeriod: true)),
      "doors": .list(doors.map { ["path": .text($0.path), "label": .text(context.text($0.key))] }),
      "incomplete": .flag(scorecard.incomplete), "themes": .list(themes(in: context)),
    ]
    if !children.isEmpty {
      let table = UnitsTable(units: children, kpis: UnitPage.childIndicators, question: question)
      values["children"] = .markup(table.markup(in: context))
      let level = children[0].unit.level.key
      values["childrenTitle"] = .text(context.text("levels.\(level)"))
    }
    if let calendar, !calendar.days.isEmpty {
      values["calendar"] = .markup(CalendarChart(calendar).markup(in: context))
      values["calendarTable"] = .markup(CalendarTable(calendar).markup(in: context))
    }
    if let oldest { values["oldest"] = .markup(CaseTable(rows: oldest.rows, list: .pending).markup(in: context)) }
    return context.page(
      "unit", title: question.unit.name, section: .units, isLive: true,
      takes: [("take.meeting", Address.of(PagePath.meeting, [("unit", question.unit.code)]))],
      tables: tables(in: context), .fields(values))
  }

  /// The code, and for a branch its kind and since when it is active.
  private func line(in context: PageContext) -> Markup {
    var line = context.code(question.unit.code)
    if let kind = question.unit.branchKind { line += " · " + context.name(context.names.kind(kind)) }
    if let opened = question.unit.openedDate {
      line += " · " + context.text("unit.opened", ("day", context.dates.element(opened)))
    }
    if let closed = question.unit.closedDate {
      line += " · " + context.text("unit.closed", ("day", context.dates.element(closed)))
    }
    return line
  }

  private var doors: [(key: String, path: String)] {
    let unit = [("unit", Optional(question.unit.code))]
    var doors: [(key: String, path: String)] = [
      ("nav.morning", Address.of(PagePath.morning, unit)), ("nav.action", Address.of(PagePath.action, unit)),
    ]
    if question.unit.level != .branch {
      doors.insert(
        ("nav.extremes", Address.of(PagePath.extremes, question.query(("kpi", Kpi.processingDaysMean.code)))), at: 1)
    }
    return doors
  }

  private func themes(in context: PageContext) -> [Value] {
    Kpi.themes.map { theme in
      [
        "id": .text("h-" + theme.key.dropFirst("theme.".count)), "title": .text(context.text(theme.key)),
        "table": .markup(
          ScorecardTable(kpis: theme.kpis, scorecard: scorecard, comparison: comparison, question: question)
            .markup(in: context)),
      ]
    }
  }

  private func tables(in context: PageContext) -> [DataTable] {
    let all = DataTable(
      name: "figures", title: context.text("take.indicators"),
      columns: ["table.kpi", "table.value", "table.unit", "table.sample"].map(context.text),
      rows: scorecard.figures.map { figure in
        [
          .text(context.figures.title(of: figure.kpi)), figure.value.map(DataTable.Cell.number) ?? .empty,
          .text(context.figures.unit(of: figure.kpi)), figure.sampleSize.map { .number(Double($0)) } ?? .empty,
        ]
      })
    guard !children.isEmpty else { return [all] }
    return [all, UnitsTable(units: children, kpis: UnitPage.childIndicators, question: question).data(in: context)]
  }
}
