import TarazuPages

/// Tables as CSV (RFC 4180) in UTF-8 with a byte order mark, by which Excel knows the coding.
enum CSV {
  static func bytes(of table: DataTable) -> [UInt8] {
    var text = "\u{FEFF}"
    text += line(table.columns.map { Export.guarded($0) })
    for row in table.rows { text += line(row.map(field)) }
    return Array(text.utf8)
  }

  private static func field(_ cell: DataTable.Cell) -> String {
    switch cell {
    case .text(let text): Export.guarded(text)
    case .number(let number): shortest(number)
    case .empty: ""
    }
  }

  /// The number in the fewest digits that give it again; whole numbers without a point.
  private static func shortest(_ number: Double) -> String {
    let text = number.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func line(_ fields: [String]) -> String {
    fields.map(quoted).joined(separator: ",") + "\r\n"
  }

  private static func quoted(_ field: String) -> String {
    guard field.unicodeScalars.contains(where: { [",", "\"", "\r", "\n"].contains($0) }) else { return field }
    return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
