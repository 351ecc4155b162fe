// A readable answer: lines and aligned tables.

/// A text for people, built from above.
struct Page {
  /// Whether it is for a terminal, where text that runs from right to left is isolated.
  let isForTerminal: Bool
  private(set) var text = ""

  init(isForTerminal: Bool) { self.isForTerminal = isForTerminal }

  /// What stands for a value that is null.
  static let nothing = "-"

  mutating func line(_ line: String = "") { text += line + "\n" }

  /// A text of others, safe to show.
  func shown(_ foreign: String) -> String { ForeignText.shown(foreign, onTerminal: isForTerminal) }

  func shown(_ foreign: String?) -> String { foreign.map { shown($0) } ?? Page.nothing }

  mutating func table(_ table: TextTable) {
    for row in table.lines { line(row) }
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
    for (place, cell) in cells.enumerated() where place < widths.count {
      widths[place] = max(widths[place], DisplayWidth.of(cell))
    }
    rows.append(cells)
  }

  /// Gives the rows away and keeps the widths, for tables that are written page by page.
  mutating func takeLines(withTitles: Bool) -> [String] {
    defer { rows = [] }
    return ((withTitles ? [titles] : []) + rows).map(line)
  }

  var isEmpty: Bool { rows.isEmpty }

  var lines: [String] { ([titles] + rows).map(line) }

  private func line(_ cells: [String]) -> String {
    var line = ""
    for (place, cell) in cells.enumerated() where place < widths.count {
      let padding = String(repeating: " ", count: widths[place] - DisplayWidth.of(cell))
      if place > 0 { line += "  " }
      line += sides[place] == .right ? padding + cell : cell + padding
    }
    while line.hasSuffix(" ") { line.removeLast() }
    return line
  }
}
