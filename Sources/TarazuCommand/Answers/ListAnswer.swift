// Lists of any length, anomalies and rejections, which are read page by page and written when complete.

import TarazuBase
import TarazuClient
import TarazuLines
import TarazuProtocol

/// An item of a list: a member of a document, or a row of a table.
protocol ListItem {
  /// The table with its titles and without rows.
  static var table: TextTable { get }
  func write(to document: inout JSONWriter)
  func addRow(to table: inout TextTable, on page: Page)
}

/// A list that is read page by page, in constant memory.
struct ListAnswer<Item: ListItem> {
  /// The list's name in the document.
  let name: String
  let form: OutputForm
  let page: Page
  private var held = HeldOutput()
  private var table = Item.table
  private var count = 0

  init(_ name: String, _ form: OutputForm, forTerminal: Bool) {
    self.name = name
    self.form = form
    page = Page(isForTerminal: forTerminal)
  }

  mutating func add(_ items: [Item]) throws(FileError) {
    switch form {
    case .json:
      for item in items {
        var document = JSONWriter()
        item.write(to: &document)
        try held.append((held.isEmpty ? [] : [UInt8(ascii: ",")]) + ForeignText.escaped(json: document.bytes))
      }
    case .table:
      for item in items { item.addRow(to: &table, on: page) }
      for line in table.takeLines(withTitles: count == 0) { try held.append((line + "\n").utf8) }
    }
    count += items.count
  }

  /// Writes the whole list.
  func write(to console: Console) throws(FileError) {
    if form == .json { try console.write("{\"\(name)\":[") }
    try held.forEachPiece(console.write)
    try console.write(form == .json ? "]}\n" : "\n\(count) \(name)\n")
  }
}

extension Anomaly: ListItem {
  static var table: TextTable { TextTable("source", "id", "case", "kind", "branch", "reason") }

  func write(to document: inout JSONWriter) {
    document.object { writer in
      writer.member("source", source)
      writer.member("id", eventId)
      writer.member("case", caseId)
      writer.member("kind", kind)
      writer.member("branch", branch)
      writer.member("reason", reason)
    }
  }

  func addRow(to table: inout TextTable, on page: Page) {
    table.row(
      page.shown(source), page.shown(eventId), page.shown(caseId), page.shown(kind), page.shown(branch),
      page.shown(reason))
  }
}

extension Rejection: ListItem {
  static var table: TextTable { TextTable("received", "sender", "source", ">line", "reason", "detail", "raw") }

  /// How much of a line a table shows.
  private static let shownRaw = 100

  func write(to document: inout JSONWriter) {
    document.object { writer in
      writer.member("received_at", receivedTime?.text)
      writer.member("sender", sender)
      writer.member("source", source)
      writer.member("line", line)
      writer.member("reason", reason)
      writer.member("detail", detail)
      writer.member("raw", String(decoding: raw, as: UTF8.self))
      if String(validating: raw, as: UTF8.self) == nil { writer.member("raw_base64", Base64.text(raw)) }
      if length > Int64(raw.count) { writer.member("length", length) }
    }
  }

  func addRow(to table: inout TextTable, on page: Page) {
    let text = String(decoding: raw, as: UTF8.self)
    let start = String(text.prefix(Rejection.shownRaw))
    table.row(
      receivedTime?.text ?? Page.nothing, page.shown(sender), page.shown(source), String(line), page.shown(reason),
      page.shown(detail), page.shown(start) + (start.count < text.count ? "…" : ""))
  }
}
