// Units by a text, or those at and below one's own.

import TarazuProtocol

/// The answer to a search for units.
public struct UnitsPage: PageContent {
  /// What was searched for; empty: nothing.
  public var text: String
  /// SearchUnits, or ListUnits without a text.
  public var units: [Unit]
  /// The mark of the next page; empty: this is the last.
  public var nextPageToken: String

  public init(text: String, units: [Unit], nextPageToken: String = "") {
    self.text = text
    self.units = units
    self.nextPageToken = nextPageToken
  }
}

extension UnitsPage {
  public func page(in context: PageContext) -> Page {
    let table = TablePart(
      columns: ["table.name", "table.code", "table.level", "extremes.kind"].map { TablePart.Column(context.text($0)) },
      rows: units.map { unit in
        TablePart.Row(
          context.link(context.unitAddress(unit.code), context.name(unit.name)),
          [
            context.code(unit.code), Markup(context.text("level.\(unit.level.key)")),
            unit.branchKind.map { context.name(context.names.kind($0)) } ?? Markup(),
          ])
      })
    let line =
      text.isEmpty
      ? Markup(context.text("units.line")) : context.text("units.found", ("text", context.name(text)))
    return context.page(
      "units", title: context.text("nav.units"), section: .units,
      [
        "line": .markup(line), "units": units.isEmpty ? .nothing : .markup(table.markup(in: context)),
        "next": .markup(context.nextPage(nextPageToken)),
      ])
  }
}
