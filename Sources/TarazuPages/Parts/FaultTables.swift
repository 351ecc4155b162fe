// What did not fit: anomalies and rejections, with what each means.

import TarazuProtocol

/// Accepted events that have no effect.
struct AnomalyTable {
  let rows: [Anomaly]

  func markup(in context: PageContext) -> Markup {
    TablePart(
      columns: ["quality.reason", "rows.case", "level.branch", "quality.event", "quality.source", "quality.remedy"]
        .map { TablePart.Column(context.text($0)) },
      rows: rows.map { row in
        TablePart.Row(
          #"<b>\#(context.text("anomaly.\(row.reason)"))</b><span class="sub">\#(context.text("anomaly.\(row.reason).about"))</span>"#,
          [
            caseLink(row.caseId, context),
            row.branch.map { context.name(context.names.unit($0)) } ?? "",
            Markup(context.text("event.\(row.kind)")) + #" <span class="sub">\#(context.code(row.eventId))</span>"#,
            context.code(row.source), Markup(context.text("anomaly.\(row.reason).remedy")),
          ])
      }
    ).markup(in: context)
  }

  private func caseLink(_ code: String, _ context: PageContext) -> Markup {
    guard context.viewer?.seesCases ?? false else { return context.code(code) }
    return context.link(PagePath.caseFile + Address.encoded(code), context.code(code))
  }

  func data(in context: PageContext) -> DataTable {
    DataTable(
      name: "anomalies", title: context.text("quality.anomalies"),
      columns: ["quality.source", "quality.id", "rows.case", "quality.event", "level.branch", "quality.reason"]
        .map(context.text),
      rows: rows.map { row in
        [row.source, row.eventId, row.caseId, row.kind, row.branch ?? "", row.reason].map(DataTable.Cell.text)
      })
  }
}

/// Lines that were refused at the door.
struct RejectionTable {
  let rows: [Rejection]

  func markup(in context: PageContext) -> Markup {
    TablePart(
      columns: ["quality.reason", "quality.received", "quality.sender", "quality.line-number", "quality.raw"]
        .map { TablePart.Column(context.text($0)) },
      rows: rows.map { row in
        let raw = String(decoding: row.raw.prefix(400), as: UTF8.self)
        let isCut = row.length > 400
        return TablePart.Row(
          #"<b>\#(context.text("rejection.\(row.reason)"))</b><span class="sub"><bdi>\#(row.detail)</bdi></span><span class="sub">\#(context.text("rejection.\(row.reason).remedy"))</span>"#,
          [
            row.receivedTime.map(context.dates.element) ?? "", context.code(row.sender),
            Markup(context.numerals.whole(row.line)), #"<code>\#(raw)\#(isCut ? "…" : "")</code>"#,
          ])
      }
    ).markup(in: context)
  }

  func data(in context: PageContext) -> DataTable {
    DataTable(
      name: "rejections", title: context.text("quality.rejections"),
      columns: [
        "quality.sender", "quality.source", "quality.line-number", "quality.reason", "quality.detail", "quality.raw",
      ]
      .map(context.text),
      rows: rows.map { row in
        [
          .text(row.sender), .text(row.source ?? ""), .number(Double(row.line)), .text(row.reason), .text(row.detail),
          .text(String(decoding: row.raw, as: UTF8.self)),
        ]
      })
  }
}
