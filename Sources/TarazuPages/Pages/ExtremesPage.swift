// Highest and lowest: both ends of a rank, and which units differ by more than chance.

import TarazuCalendar
import TarazuProtocol

/// The highest and the lowest units by one indicator.
public struct ExtremesPage: PageContent {
  /// The unit to look below, the window, the kind and the class.
  public var question: Question
  public var kpi: Kpi
  /// The level of the units.
  public var level: Level
  /// RankUnits, of 5 at each end or more.
  public var rank: RankUnitsResponse
  /// GetFunnel; nil where the indicator is not judged, or branches are not of one kind.
  public var funnel: GetFunnelResponse?

  public init(question: Question, kpi: Kpi, level: Level, rank: RankUnitsResponse, funnel: GetFunnelResponse?) {
    self.question = question
    self.kpi = kpi
    self.level = level
    self.rank = rank
    self.funnel = funnel
  }
}

extension ExtremesPage {
  public func page(in context: PageContext) -> Page {
    let answer = FunnelWords(kpi: kpi, level: level, rank: rank, funnel: funnel, question: question)
    let rows = funnel?.rows ?? []
    var values: [String: Value] = [
      "action": .text(PagePath.extremes), "themes": themes(in: context), "levels": levels(in: context),
      "kinds": kinds(in: context), "units": units(in: context), "hidden": hidden,
      "period": .markup(PeriodPicker(from: question.from, to: question.to).markup(in: context)),
      "answer": .markup(answer.sentence(in: context)), "aside": .markup(answer.aside(in: context)),
      "method": .text(PagePath.method), "adjusted": .flag(funnel?.adjusted ?? false),
      "ends": [
        end("highest", rank.highest, isHigh: true, in: context), end("lowest", rank.lowest, isHigh: false, in: context),
      ],
      "insufficientCount": .text(context.numerals.whole(rank.insufficientCount)),
      "insufficient": .list(
        rank.insufficient.map { unit in
          [
            "name": .text(context.names.unit(unit.unit)), "path": .text(context.unitAddress(unit.unit)),
            "n": Value(unit.sampleSize.map(context.numerals.whole)),
          ]
        }),
    ]
    if let funnel, !funnel.tooFew { values["funnel"] = .markup(FunnelChart(funnel, of: kpi).markup(in: context)) }
    if !rows.isEmpty {
      values["dots"] = .markup(DotsChart(kpi: kpi, rows: rows).markup(in: context))
      values["dotsTitle"] = .markup(
        context.text(
          "dots.title", ("n", Markup(context.numerals.whole(rows.count))),
          ("level", Markup(context.text("level.\(level.key)")))))
      values["table"] = .markup(FunnelTable(kpi: kpi, rows: rows, question: question).markup(in: context))
    }
    return context.page(
      "extremes", title: context.figures.title(of: kpi) + " · " + context.text("nav.extremes"), section: .extremes,
      isLive: true, tables: [table(in: context)], .fields(values))
  }

  private func themes(in context: PageContext) -> Value {
    .list(
      Kpi.themes.map { theme in
        [
          "label": .text(context.text(theme.key)),
          "kpis": .list(
            theme.kpis.map { kpi in
              [
                "code": Value(kpi.code), "label": .text(context.figures.title(of: kpi)),
                "selected": .flag(kpi == self.kpi),
              ]
            }),
        ]
      })
  }

  /// The levels below the unit, or its own.
  private func levels(in context: PageContext) -> Value {
    let all: [Level] = [.province, .district, .branch]
    let below = all.filter { $0.rawValue > question.unit.level.rawValue }
    return .list(
      (below.isEmpty ? [question.unit.level] : below).map { level in
        [
          "code": .text(level.key), "label": .text(context.text("levels.\(level.key)")),
          "selected": .flag(level == self.level),
        ]
      })
  }

  private func kinds(in context: PageContext) -> Value {
    .list(
      context.names.kinds.map { kind in
        ["code": .text(kind.code), "label": .text(kind.name), "selected": .flag(kind.code == question.kind)]
      })
  }

  /// The unit, and those above it that the reader may ask about.
  private func units(in context: PageContext) -> Value {
    let own = context.viewer?.unit
    let scope = question.parents.drop { parent in own.map { $0.code != parent.code } ?? false }
    return .list(
      (Array(scope) + [question.unit]).map { unit in
        ["code": .text(unit.code), "label": .text(unit.name), "selected": .flag(unit.code == question.unit.code)]
      })
  }

  private var hidden: Value {
    .list(
      question.query().filter { ["from", "to", "class"].contains($0.0) }.compactMap { name, value in
        value.map { ["name": .text(name), "value": .text($0)] }
      })
  }

  private func end(_ name: String, _ units: [RankedUnit], isHigh: Bool, in context: PageContext) -> Value {
    let judged = Dictionary(
      (funnel?.rows ?? []).map { ($0.unit, $0) }, uniquingKeysWith: { first, _ in first })
    let most = (rank.highest + rank.lowest).compactMap { $0.figure?.value }.max() ?? 1
    return [
      "id": .text("h-\(name)"), "title": .text(context.text("extremes.\(name)")),
      "small": .text(context.figures.unit(of: kpi)),
      "rows": .list(units.map { row($0, judged[$0.unit], most, in: context) }),
    ]
  }

  private func row(_ unit: RankedUnit, _ judged: FunnelRow?, _ most: Double, in context: PageContext) -> Value {
    let verdict = Verdict(differenceIn: kpi, judged?.judgement ?? .unspecified, judged?.side ?? .unspecified)
    let isJudged = judged.map { $0.judgement != .unspecified } ?? false
    var sub = isJudged ? context.text(verdict.key) : ""
    if let figure = unit.figure, figure.sampleSize != nil {
      sub += (sub.isEmpty ? "" : context.text("list.comma") + " ") + context.figures.sample(figure)
    }
    let element = FigureElement(
      kpi, unit.figure?.value, unit: unit.unit, from: question.from.description, to: question.to.description,
      kind: question.kind, caseClass: question.caseClass)
    let bar = BarMark(
      value: unit.figure?.value ?? 0, most: most, centre: funnel?.threshold == nil ? funnel?.centre : nil,
      tone: verdict.tone, isSure: judged?.judgement == .signal)
    return [
      "rank": .text(context.numerals.whole(unit.rank)), "icon": .markup(isJudged ? verdict.icon : "<span></span>"),
      "name": .text(unit.name), "sub": .text(sub), "bar": .markup(bar.markup(in: context)),
      "figure": .markup(element.markup(context.figures)),
      "path": .text(question.indicatorAddress(kpi, unit: unit.unit)),
    ]
  }

  private func table(in context: PageContext) -> DataTable {
    let units: [(String, String, Figure?)] =
      funnel.map { funnel in funnel.rows.map { ($0.unit, $0.name, $0.figure) } }
      ?? (rank.highest + rank.lowest).map { ($0.unit, $0.name, $0.figure) }
    return DataTable(
      name: "units", title: context.figures.title(of: kpi),
      columns: ["table.code", "table.name", "table.value", "table.sample"].map(context.text),
      rows: units.map { code, name, figure in
        [
          .text(code), .text(name), figure?.value.map(DataTable.Cell.number) ?? .empty,
          figure?.sampleSize.map { .number(Double($0)) } ?? .empty,
        ]
      })
  }
}
