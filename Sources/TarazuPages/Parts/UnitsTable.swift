// Units with some figures each, as a table that is sorted by a click on a heading.

import TarazuProtocol

/// A table of units.
struct UnitsTable {
  let units: [UnitFigures]
  let kpis: [Kpi]
  let question: Question

  /// The order that the address asks for: an indicator, and `-` before it for the highest first.
  private struct Order {
    var kpi: Kpi?
    var isDescending: Bool

    init(_ text: String?) {
      isDescending = text?.hasPrefix("-") ?? false
      kpi = text.flatMap { Kpi(code: isDescending ? String($0.dropFirst()) : $0) }
    }
  }

  func markup(in context: PageContext) -> Markup {
    let order = Order(context.queryValue("sort"))
    var columns = [
      TablePart.Column(
        context.text("table.name"), path: order.kpi == nil ? nil : context.here(with: [("sort", nil)]),
        sort: order.kpi == nil ? "ascending" : nil)
    ]
    columns += kpis.map { kpi in
      let isSorted = order.kpi == kpi
      // The first click shows the highest first.
      let next = isSorted && order.isDescending ? kpi.code ?? "" : "-" + (kpi.code ?? "")
      return TablePart.Column(
        context.figures.title(of: kpi), isNumber: true, path: context.here(with: [("sort", next)]),
        sort: isSorted ? order.isDescending ? "descending" : "ascending" : nil)
    }
    let rows = sorted(order).map { unit in
      TablePart.Row(
        context.link(context.unitAddress(unit.unit.code), context.name(unit.unit.name)),
        kpis.map { kpi in cell(kpi, unit, context) })
    }
    return TablePart(columns: columns, rows: rows).markup(in: context)
  }

  func data(in context: PageContext) -> DataTable {
    DataTable(
      name: "children", title: context.text("nav.units"),
      columns: [context.text("table.code"), context.text("table.name")] + kpis.map(context.figures.title),
      rows: units.map { unit in
        [.text(unit.unit.code), .text(unit.unit.name)]
          + kpis.map { kpi in unit.figure(kpi)?.value.map(DataTable.Cell.number) ?? .empty }
      })
  }

  private func cell(_ kpi: Kpi, _ unit: UnitFigures, _ context: PageContext) -> Markup {
    guard let figure = unit.figure(kpi) else { return Markup() }
    let element = FigureElement(
      figure, unit: unit.unit.code, from: question.from, to: question.to, kind: question.kind,
      caseClass: question.caseClass)
    let address = question.indicatorAddress(kpi, unit: unit.unit.code)
    return #"<a class="door" href="\#(address)">\#(element.markup(context.figures))</a>"#
  }

  /// Units without the figure come last, equals by code.
  private func sorted(_ order: Order) -> [UnitFigures] {
    guard let kpi = order.kpi else { return units.sorted { $0.unit.code < $1.unit.code } }
    return units.sorted { a, b in
      switch (a.figure(kpi)?.value, b.figure(kpi)?.value) {
      case (let x?, let y?) where x != y: order.isDescending ? x > y : x < y
      case (_?, nil): true
      case (nil, _?): false
      default: a.unit.code < b.unit.code
      }
    }
  }
}

extension UnitFigures {
  func figure(_ kpi: Kpi) -> Figure? { figures.first { $0.kpi == kpi } }
}
