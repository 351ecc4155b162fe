// An indicator over time: the large picture, and the table behind it.

import TarazuCalendar
import TarazuProtocol

/// Pictures and tables of one indicator's periods.
struct SeriesPart {
  let kpi: Kpi
  let question: Question

  func chart(_ trend: GetTrendResponse, by period: TarazuProtocol.Period, in context: PageContext) -> Markup {
    HistoryChart(
      kpi: kpi, points: trend.points.map { SparkPoint(from: $0.fromDate, value: $0.figure?.value, usual: nil) },
      lateMonths: 0, verdict: nil, labels: trend.points.map { label($0.fromDate, period, context) }
    ).markup(in: context)
  }

  func chart(_ signal: GetSignalResponse, in context: PageContext) -> Markup {
    let isJudged = signal.judgement == .signal || signal.judgement == .watch
    return HistoryChart(
      kpi: kpi, points: signal.points.map { SparkPoint(from: $0.fromDate, value: $0.value, usual: $0.usual) },
      lateMonths: isJudged ? Int(signal.months ?? 0) : 0,
      verdict: Verdict(changeOf: kpi, signal.judgement, signal.side),
      labels: signal.points.map { context.month($0.fromDate) }
    ).markup(in: context)
  }

  func table(_ trend: GetTrendResponse, by period: TarazuProtocol.Period, in context: PageContext) -> Markup {
    let rows = trend.points.reversed().map { point -> Value in
      let figure = point.figure ?? Figure(kpi: kpi)
      let element = self.element(figure.value, point.fromDate, point.toDate)
      return [
        "name": .text(
          label(point.fromDate, period, context) + (point.incomplete ? " (\(context.text("state.incomplete")))" : "")),
        "cells": [
          .markup(element.markup(context.figures)), Value(figure.numerator.map(context.numerals.whole)),
          Value(figure.sampleSize.map(context.numerals.whole)),
        ],
      ]
    }
    return context.part(
      "series",
      [
        "columns": .list(
          [context.figures.title(of: kpi), context.text("explain.numerator"), context.text("table.sample")]
            .map(Value.text)),
        "rows": .list(rows), "first": .text(context.text("by.\(period.key)")),
        "summary": .text(context.text("table.show")),
      ])
  }

  func table(_ signal: GetSignalResponse, in context: PageContext) -> Markup {
    let rows = signal.points.reversed().map { point -> Value in
      [
        "name": .text(context.month(point.fromDate)),
        "cells": [
          .markup(element(point.value, point.fromDate, point.toDate).markup(context.figures)),
          Value(point.usual.map { context.figures.value($0.low, of: kpi) }),
          Value(point.usual.map { context.figures.value($0.high, of: kpi) }),
        ],
      ]
    }
    return context.part(
      "series",
      [
        "columns": .list(
          [context.figures.title(of: kpi), context.text("table.usual-low"), context.text("table.usual-high")]
            .map(Value.text)),
        "rows": .list(rows), "first": .text(context.text("table.month")),
        "summary": .text(context.text("table.show")),
      ])
  }

  func data(_ trend: GetTrendResponse, in context: PageContext) -> DataTable {
    DataTable(
      name: "trend", title: context.figures.title(of: kpi),
      columns: ["table.from", "table.to", "table.value", "table.sample"].map(context.text),
      rows: trend.points.map { point in
        [
          .text(context.dates.short(point.fromDate)), .text(context.dates.short(point.toDate)),
          point.figure?.value.map(DataTable.Cell.number) ?? .empty,
          point.figure?.sampleSize.map { .number(Double($0)) } ?? .empty,
        ]
      })
  }

  private func element(_ value: Double?, _ from: String, _ to: String) -> FigureElement {
    FigureElement(
      kpi, value, unit: question.unit.code, from: from, to: to, kind: question.kind, caseClass: question.caseClass)
  }

  /// The name of a period by its first day.
  private func label(_ from: String, _ period: TarazuProtocol.Period, _ context: PageContext) -> String {
    guard let day = Day(gregorian: from) else { return from }
    let date = JalaliDate(day)
    switch period {
    case .day, .week: return context.dates.short(day)
    case .quarter: return context.text("season.\((date.month + 2) / 3)") + " " + context.numerals.plain(date.year)
    case .year: return context.numerals.plain(date.year)
    case .month, .unspecified, .unrecognized: return context.dates.monthAndYear(day)
    }
  }
}
