// Cases of a list, the oldest first.

import TarazuCalendar
import TarazuProtocol

/// Rows of a list of cases.
struct CaseTable {
  let rows: [ListedCase]
  let list: CaseList
  /// Rows that began after this day are marked as new; nil: none is.
  var since: Day?

  func markup(in context: PageContext) -> Markup {
    guard !rows.isEmpty else { return #"<p class="nothing">\#(context.text("rows.none"))</p>"# }
    var columns = [
      TablePart.Column(context.text("rows.case")),
      TablePart.Column(context.text("rows.since.\(list.key)"), isNumber: true),
      TablePart.Column(context.text("rows.since-day")), TablePart.Column(context.text("level.branch")),
      TablePart.Column(context.text("rows.class")),
    ]
    if list != .pending { columns.append(TablePart.Column(context.text("rows.registered"))) }
    return TablePart(columns: columns, rows: rows.map { row($0, in: context) }).markup(in: context)
  }

  private func row(_ row: ListedCase, in context: PageContext) -> TablePart.Row {
    let isNew = since.map { since in Day(gregorian: row.sinceDate).map { $0 > since } ?? false } ?? false
    var head = context.link(PagePath.caseFile + Address.encoded(row.caseId), context.code(row.caseId))
    if isNew { head += #" <span class="tag">\#(context.text("rows.new"))</span>"# }
    let days: Markup =
      #"<data class="days" value="\#(Int(row.days))">\#(context.numerals.whole(row.days))</data> <span class="unit">\#(context.text("unit.days"))</span>"#
    var cells: [Markup] = [
      days, context.dates.element(row.sinceDate),
      context.link(context.unitAddress(row.branch), context.name(context.names.unit(row.branch))),
      context.name(context.names.caseClass(row.caseClass)),
    ]
    if list != .pending { cells.append(context.dates.element(row.caseOpenedDate)) }
    return TablePart.Row(head, cells, isNew: isNew)
  }

  func data(in context: PageContext) -> DataTable {
    DataTable(
      name: "cases", title: context.text("list.\(list.key)"),
      columns: ["rows.case", "rows.class", "table.code", "level.branch", "rows.since-day", "unit.days"].map(
        context.text),
      rows: rows.map { row in
        [
          .text(row.caseId), .text(context.names.caseClass(row.caseClass)), .text(row.branch),
          .text(context.names.unit(row.branch)), .text(context.dates.short(row.sinceDate)), .number(Double(row.days)),
        ]
      })
  }
}
