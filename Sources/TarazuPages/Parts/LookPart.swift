// Where to look: units by the seven figures, marked only where it is more than chance.

import TarazuProtocol

/// The units that have a mark, and how many have none.
struct LookPart {
  let rows: [LookRow]
  let basis: LookBasis
  let question: Question

  func markup(in context: PageContext) -> Markup {
    let marked = rows.filter { row in row.cells.values.contains { $0.isMarked } }
      .sorted { a, b in (LookPart.weight(b), a.unit.code) < (LookPart.weight(a), b.unit.code) }
    let other: LookBasis = basis == .signal ? .funnel : .signal
    return context.part(
      "look",
      [
        "columns": .list(
          Kpi.founding.map { kpi in
            ["short": .text(context.text("short.\(kpi.code ?? "")")), "title": .text(context.figures.title(of: kpi))]
          }), "rows": .list(marked.map { row($0, in: context) }),
        "calm": .markup(
          context.text("look.calm", ("n", Markup(context.numerals.whole(rows.count - marked.count))))),
        "basis": .text(context.text("look.basis.\(basis.rawValue)")),
        "other": .text(context.here(with: [("look", other.rawValue)]) + "#look"),
        "otherLabel": .text(context.text("look.switch.\(other.rawValue)")),
        "units": .text(context.unitAddress(question.unit.code)),
      ])
  }

  /// What is said where a unit has no cell: of changes that nothing changed, if it is judged.
  private func absent(_ kpi: Kpi) -> String {
    kpi == .leadDaysMax ? "state.maximum" : basis == .signal ? "state.usual" : "state.not_judged"
  }

  /// Signals weigh more than what is worth a look.
  private static func weight(_ row: LookRow) -> Int {
    row.cells.values.reduce(0) { $0 + ($1.judgement == .signal ? 100 : $1.judgement == .watch ? 1 : 0) }
  }

  private func row(_ row: LookRow, in context: PageContext) -> Value {
    [
      "name": .text(row.unit.name), "path": .text(context.unitAddress(row.unit.code)),
      "cells": .list(
        Kpi.founding.map { kpi -> Value in
          guard let cell = row.cells[kpi] else { return ["words": .text(context.text(absent(kpi)))] }
          let verdict =
            basis == .signal
            ? Verdict(changeOf: kpi, cell.judgement, cell.side) : Verdict(differenceIn: kpi, cell.judgement, cell.side)
          let side = cell.side == .down || cell.side == .low ? "look.lower" : "look.higher"
          let words =
            context.text(verdict.key) + (cell.isMarked ? context.text("list.comma") + " " + context.text(side) : "")
          return [
            "icon": cell.isMarked ? .markup(verdict.icon) : .nothing, "words": .text(words),
            "path": .text(question.indicatorAddress(kpi, unit: row.unit.code)),
          ]
        }),
    ]
  }
}

extension LookCell {
  /// Whether it is more than chance, or might be.
  var isMarked: Bool { judgement == .signal || judgement == .watch }
}
