// The tables behind pictures of counts: days, ages, the calendar.

import TarazuProtocol

/// A table behind a picture, folded.
struct FoldedTable {
  var first: String
  var columns: [String]
  var rows: [(name: String, cells: [String])]

  func markup(in context: PageContext) -> Markup {
    context.part(
      "series",
      [
        "first": .text(first), "columns": .list(columns.map(Value.text)), "summary": .text(context.text("table.show")),
        "rows": .list(rows.map { ["name": .text($0.name), "cells": .list($0.cells.map(Value.text))] }),
      ])
  }
}

/// The table behind a distribution.
struct DistributionTable {
  let bins: [DistributionChart.Bin]

  init(_ bins: [DistributionChart.Bin]) { self.bins = bins }

  func markup(in context: PageContext) -> Markup {
    FoldedTable(
      first: context.text("unit.days"), columns: [context.text("table.sample")],
      rows: bins.filter { $0.count > 0 }.map { bin in
        let range = context.text(
          "table.between", ("low", Markup(context.numerals.whole(bin.from))),
          ("high", Markup(context.numerals.whole(bin.to))))
        return (
          bin.from == bin.to ? context.numerals.whole(bin.from) : range.plainText, [context.numerals.whole(bin.count)]
        )
      }
    ).markup(in: context)
  }
}

/// The table behind an age pyramid.
struct AgingTable {
  let aging: GetAgingResponse

  init(_ aging: GetAgingResponse) { self.aging = aging }

  func markup(in context: PageContext) -> Markup {
    FoldedTable(
      first: context.text("aging.age"), columns: [context.text("aging.branch"), context.text("aging.case")],
      rows: AgePyramid(aging).rows.map { row in
        (
          context.age(row.days),
          [context.numerals.whole(row.atBranch), context.numerals.whole(row.ofCase)]
        )
      }
    ).markup(in: context)
  }
}

/// The table behind the calendar ahead.
struct CalendarTable {
  let calendar: GetHearingCalendarResponse

  init(_ calendar: GetHearingCalendarResponse) { self.calendar = calendar }

  func markup(in context: PageContext) -> Markup {
    FoldedTable(
      first: context.text("by.week"), columns: [context.text("purpose.trial"), context.text("purpose.control")],
      rows: CalendarChart(calendar).weeks.map { week in
        (
          context.dates.day(week.from),
          [context.numerals.whole(week.trials), context.numerals.whole(week.controls)]
        )
      }
    ).markup(in: context)
  }
}
