// The texts of the interface, by language and key; the files are in `Texts/`.

/// The texts of one language.
struct Texts: Sendable {
  let language: Language
  private let byKey: [String: String]

  /// The texts of a language. Made once.
  static func of(_ language: Language) -> Texts { language == .persian ? persian : english }

  private static let persian = Texts(.persian, GeneratedTexts.persian)
  private static let english = Texts(.english, GeneratedTexts.english)

  /// Texts in lines of a key, a tab and the text; lines that begin with `#` are remarks.
  init(_ language: Language, _ lines: String) {
    self.language = language
    var byKey: [String: String] = [:]
    for line in lines.split(separator: "\n") where line.first != "#" {
      let parts = line.split(separator: "\t", maxSplits: 1)
      if parts.count == 2 { byKey[String(parts[0])] = String(parts[1]) }
    }
    self.byKey = byKey
  }

  /// All keys, sorted.
  var keys: [String] { byKey.keys.sorted() }

  /// The text of a key; the key itself where there is none, which the tests do not allow.
  func callAsFunction(_ key: String) -> String { byKey[key] ?? key }

  /// The text of a key that may have none.
  func optional(_ key: String) -> String? { byKey[key] }

  /// The text with `{name}` replaced by the argument of that name, and `{name|one|many}` by one or many, as the argument
  /// is the number 1 or another.
  func filled(_ key: String, _ arguments: [(name: String, value: Markup)]) -> Markup {
    var filled = Markup()
    var rest = self(key)[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      filled += Markup(String(rest[..<open]))
      let choice = rest[rest.index(after: open)..<close].split(separator: "|", omittingEmptySubsequences: false)
      if let value = arguments.first(where: { $0.name == choice[0] })?.value {
        if choice.count == 3 {
          filled += Markup(String(value.plainText == "1" ? choice[1] : choice[2]))
        } else {
          filled += value
        }
      }
      rest = rest[rest.index(after: close)...]
    }
    return filled + Markup(String(rest))
  }
}
