// Records of the audit.

import TarazuProtocol

/// Who asked for what, and what was answered.
struct AuditTable {
  let rows: [AuditRecord]
  /// Whether they are the reader's own, whose name goes without saying.
  let isOwn: Bool

  func markup(in context: PageContext) -> Markup {
    var keys = ["audit.time"]
    if !isOwn { keys.append("sign-in.name") }
    keys += ["audit.method", "audit.about", "audit.outcome", "account.from", "audit.rows"]
    return TablePart(
      columns: keys.enumerated().map {
        TablePart.Column(context.text($0.element), isNumber: $0.offset == keys.count - 1)
      },
      rows: rows.map { row($0, in: context) }
    ).markup(in: context)
  }

  private func row(_ row: AuditRecord, in context: PageContext) -> TablePart.Row {
    var cells: [Markup] = []
    if !isOwn { cells.append(row.name.map { context.code($0) } ?? "") }
    let about = [row.unit.map { context.name(context.names.unit($0)) }, row.caseId.map { context.code($0) }]
    let isRefused = row.outcome != "OK" && row.outcome != "STARTED"
    let outcome = row.outcome + (row.reason.isEmpty ? "" : " " + row.reason)
    var outcomeCell: Markup = #"<span class="code\#(isRefused ? " bad" : "")">\#(outcome)</span>"#
    if row.count > 1 { outcomeCell += Markup(" × " + context.numerals.whole(row.count)) }
    if !row.change.isEmpty { outcomeCell += #"<code class="sub">\#(row.change)</code>"# }
    cells += [
      context.code(row.method), about.compactMap(\.self).joined(" · "), outcomeCell, context.code(row.address),
      Markup(context.numerals.whole(row.rowCount)),
    ]
    return TablePart.Row(row.time.map(context.dates.element) ?? "", cells)
  }
}
