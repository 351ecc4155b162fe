/// How the generated SQL is laid out, so that a person can read it.
enum ReportText {
  /// The longest line, as everywhere in the project.
  private static let width = 120

  /// Parts with commas between them, in as few lines as hold them.
  static func wrapped(_ parts: [String], indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = margin
    for (index, part) in parts.enumerated() {
      let text = part + (index == parts.count - 1 ? "" : ",")
      if line == margin {
        line += text
      } else if line.count + 1 + text.count <= width, !text.contains("\n") {
        line += " " + text
      } else {
        lines.append(line)
        line = margin + text
      }
    }
    return (lines + [line]).joined(separator: "\n")
  }

  /// The sum of columns in which null is 0.
  static func sum(_ columns: [String]) -> String { columns.map { "coalesce(\($0), 0)" }.joined(separator: " + ") }

  /// A string literal over as many lines as it needs: SQL joins literals with only line ends between them.
  static func literal(_ text: String, indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      if !line.isEmpty, indent + line.count + word.count + 4 > width {
        lines.append(line)
        line = ""
      }
      line += word + " "
    }
    line.removeLast()
    return (lines + [line]).map { margin + ReportFormulas.quoted($0) }.joined(separator: "\n")
  }
}
