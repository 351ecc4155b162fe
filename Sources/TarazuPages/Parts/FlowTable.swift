// The table behind the picture of cases in and out.

import TarazuProtocol

/// Inflow, outflow and change of pending month by month.
struct FlowTable {
  let flow: MonthlyFlow
  let question: Question

  init(_ flow: MonthlyFlow, _ question: Question) {
    self.flow = flow
    self.question = question
  }

  func markup(in context: PageContext) -> Markup {
    let columns = [flow.inflow, flow.outflow, flow.change]
    let rows = flow.inflow.points.indices.reversed().map { index -> Value in
      let cells = columns.map { trend -> Value in
        guard index < trend.points.count, let figure = trend.points[index].figure else { return .nothing }
        let point = trend.points[index]
        let element = FigureElement(
          figure.kpi, figure.value, unit: question.unit.code, from: point.fromDate, to: point.toDate,
          kind: question.kind, caseClass: question.caseClass)
        return .markup(element.markup(context.figures))
      }
      return ["name": .text(context.month(flow.inflow.points[index].fromDate)), "cells": .list(cells)]
    }
    return context.part(
      "series",
      [
        "columns": .list([Kpi.inflow, .outflow, .pendingChange].map { .text(context.figures.title(of: $0)) }),
        "rows": .list(rows), "first": .text(context.text("table.month")), "summary": .text(context.text("table.show")),
      ])
  }
}
