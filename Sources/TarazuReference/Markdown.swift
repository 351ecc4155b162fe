// Tables and blocks of Markdown.

enum Markdown {
  /// A table. What a cell has of `|` is escaped.
  static func table(_ titles: [String], _ rows: [[String]]) -> String {
    let lines = [row(titles), "|" + String(repeating: "---|", count: titles.count)] + rows.map(row)
    return lines.joined(separator: "\n")
  }

  private static func row(_ cells: [String]) -> String {
    "|" + cells.map { $0.isEmpty ? " |" : " " + escaped($0) + " |" }.joined()
  }

  private static func escaped(_ cell: String) -> String {
    cell.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }

  static func code(_ language: String, _ lines: [String]) -> String {
    (["```\(language)"] + lines + ["```"]).joined(separator: "\n")
  }

  static func literal(_ text: String) -> String { "`\(text)`" }
}
