// Swift source under construction: lines with their indentation.

/// Collects lines.
struct SourceText {
  private(set) var text = ""
  private var depth = 0

  /// Adds a line; an empty one has no indentation.
  mutating func line(_ line: String = "") {
    if !line.isEmpty { text += String(repeating: "  ", count: depth) + line }
    text += "\n"
  }

  /// Adds a block in braces: its head, what `body` adds, and its end.
  mutating func block(_ head: String, _ body: (inout SourceText) -> Void) {
    line(head + " {")
    depth += 1
    body(&self)
    depth -= 1
    line("}")
  }

  /// Adds a `switch`, whose cases are not indented.
  mutating func choice(of subject: String, _ cases: (inout SourceText) -> Void) {
    line("switch \(subject) {")
    cases(&self)
    line("}")
  }

  /// Adds a documentation comment.
  mutating func documentation(_ lines: [String], isDeprecated: Bool = false) {
    for comment in lines { line(comment.isEmpty ? "///" : "/// " + comment) }
    if isDeprecated {
      if !lines.isEmpty { line("///") }
      line("/// - Warning: Deprecated.")
    }
  }
}
