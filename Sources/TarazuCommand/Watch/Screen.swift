// Draws a page in place on a terminal. Pure: pages in, text with control sequences out.

/// A terminal's size in characters.
struct TerminalSize: Equatable, Sendable {
  var rows: Int
  var columns: Int
}

enum Screen {
  /// Switches to the alternate screen, hides the cursor and turns off line wrapping.
  static let enter = "\u{1B}[?1049h\u{1B}[?25l\u{1B}[?7l"
  static let leave = "\u{1B}[?7h\u{1B}[?25h\u{1B}[?1049l"

  // Terminals that support synchronized output (2026) show a frame only when it is complete.
  private static let begin = "\u{1B}[?2026h\u{1B}[H"
  private static let end = "\u{1B}[J\u{1B}[H\u{1B}[?2026l"
  private static let clearToEnd = "\u{1B}[K"
  private static let reverse = "\u{1B}[7m"
  private static let plain = "\u{1B}[0m"
  /// The last row is kept free for messages about the service.
  private static let noteRows = 1

  /// The text that draws a page over the earlier one.
  /// - Parameter before: the earlier page, with which the rows are compared; nil if there is none.
  static func frame(_ page: Page, after before: Page?, in size: TerminalSize) -> String {
    let changed = changedRows(page, before)
    let lines = fit(page.lines, into: max(1, size.rows - noteRows))
    var frame = begin
    for (index, line) in lines.enumerated() {
      if index > 0 { frame += "\r\n" }
      let isChanged = line.row.map { changed.contains($0.name) } ?? false
      let text = DisplayWidth.clipped(line.text, to: size.columns)
      frame += (isChanged ? reverse + text + plain : text) + clearToEnd
    }
    // The rest is cleared from the next line on, not from the end of this one, which may be cut.
    return frame + (lines.count < size.rows ? "\r\n" : "") + end
  }

  /// The text that shows a message in the last row.
  static func note(_ message: String, in size: TerminalSize) -> String {
    "\u{1B}[\(size.rows);1H" + DisplayWidth.clipped(message, to: size.columns) + clearToEnd + "\u{1B}[H"
  }

  /// The names of the rows that are new or have changed.
  private static func changedRows(_ page: Page, _ before: Page?) -> Set<String> {
    guard let before else { return [] }
    let old = Dictionary(before.lines.compactMap(\.row).map { ($0.name, $0.cells) }) { first, _ in first }
    return Set(page.lines.compactMap(\.row).filter { old[$0.name] != $0.cells }.map(\.name))
  }

  /// As many lines as there is room for. The text below the last row of a table stays; rows above it are cut.
  private static func fit(_ lines: [Page.Line], into rows: Int) -> [Page.Line] {
    guard lines.count > rows else { return lines }
    let rowsEnd = (lines.lastIndex { $0.row != nil } ?? lines.count - 1) + 1
    let foot = lines[rowsEnd...].drop { $0.text.isEmpty }.suffix(max(0, rows / 2))
    let room = max(0, rows - foot.count - 1)
    let hidden = lines.count - room - foot.count
    return lines.prefix(room) + [Page.Line(text: "… \(hidden) more lines; a taller window shows them")] + foot
  }
}
