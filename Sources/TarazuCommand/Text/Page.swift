// A readable answer: lines and aligned tables.

/// A text for people, built from above.
struct Page {
  /// A line, and what it shows of a table.
  struct Line: Equatable {
    let text: String
    /// A row's name on its page, and its cells; nil for other lines.
    var row: Row?
  }

  struct Row: Equatable {
    let name: String
    let cells: [String]
  }

  /// Whether it is for a terminal, where text that runs from right to left is isolated.
  let isForTerminal: Bool
  private(set) var lines: [Line] = []

  var text: String { lines.reduce(into: "") { $0 += $1.text + "\n" } }

  init(isForTerminal: Bool) { self.isForTerminal = isForTerminal }

  /// The text of a null value.
  static let nothing = "-"

  mutating func line(_ line: String = "") { lines.append(Line(text: line)) }

  /// A text of others, safe to show.
  func shown(_ foreign: String) -> String { ForeignText.shown(foreign, onTerminal: isForTerminal) }

  func shown(_ foreign: String?) -> String { foreign.map { shown($0) } ?? Page.nothing }

  /// - Parameters:
  ///   - name: distinguishes its rows from those of the page's other tables.
  ///   - key: the column that identifies a row of the table.
  mutating func table(_ table: TextTable, named name: String = "", key: Int = 0) {
    line(table.head)
    for (cells, text) in table.rowLines {
      let row = Row(name: name + ":" + (key < cells.count ? cells[key] : ""), cells: cells)
      lines.append(Line(text: text, row: row))
    }
  }
}

/// Rows under titles, each column as wide as its widest cell.
struct TextTable {
  enum Side { case left, right }

  private let titles: [String]
  private let sides: [Side]
  private var rows: [[String]] = []
  private var widths: [Int]

  /// Titles that begin with `>` head columns of numbers, which are aligned to the right.
  init(_ titles: String...) {
    sides = titles.map { $0.hasPrefix(">") ? .right : .left }
    self.titles = titles.map { $0.hasPrefix(">") ? String($0.dropFirst()) : $0 }
    widths = self.titles.map(DisplayWidth.of)
  }

  /// A row has a cell for each title.
  mutating func row(_ cells: String...) {
    for (column, cell) in cells.enumerated() where column < widths.count {
      widths[column] = max(widths[column], DisplayWidth.of(cell))
    }
    rows.append(cells)
  }

  /// Gives the rows away and keeps the widths, for tables that are written page by page.
  mutating func takeLines(withTitles: Bool) -> [String] {
    defer { rows = [] }
    return ((withTitles ? [titles] : []) + rows).map(line)
  }

  var isEmpty: Bool { rows.isEmpty }

  /// The titles as a line.
  var head: String { line(titles) }

  /// The rows, and each as a line.
  var rowLines: [(cells: [String], text: String)] { rows.map { ($0, line($0)) } }

  private func line(_ cells: [String]) -> String {
    var line = ""
    for (column, cell) in cells.enumerated() where column < widths.count {
      let padding = String(repeating: " ", count: widths[column] - DisplayWidth.of(cell))
      if column > 0 { line += "  " }
      line += sides[column] == .right ? padding + cell : cell + padding
    }
    while line.hasSuffix(" ") { line.removeLast() }
    return line
  }
}
