// The language of the templates: HTML with
//
//   {{path}}                  a value, encoded for its place; `.` parts the names of nested values, `{{.}}` is the item
//   {{text key}}              a text of the interface
//   {{text key name=path}}    the same, `{name}` in it being the value
//   {{#if path}} … {{else}} … {{/if}}
//   {{#each path}} … {{/each}}   the names of an item come before those around it
//   {{> name}}                another template
//   {{! … }}                  a remark
//
// Values stand between tags or in attributes between double quotes. In `href`, `src` and `action` a value is the whole
// address. There are none in scripts, styles, `style` and `on…` attributes, tags and names of attributes: such a template
// is refused.

/// Why a template cannot be read.
struct TemplateError: Error, Equatable, CustomStringConvertible {
  /// The line, from 1.
  let line: Int
  let description: String
}

/// Reads a template.
struct TemplateParser {
  private let source: [UInt8]
  private var position = 0
  private var state = HTMLState()

  private init(_ source: String) { self.source = Array(source.utf8) }

  static func parse(_ source: String) throws(TemplateError) -> Template {
    var parser = TemplateParser(source)
    let (nodes, end) = try parser.nodes()
    guard end == nil else { throw parser.error("a block ends that did not begin") }
    guard parser.state.position == .content else { throw parser.error("a tag does not end") }
    return Template(nodes: nodes)
  }

  private func error(_ words: String) -> TemplateError {
    TemplateError(line: source[..<position].count { $0 == UInt8(ascii: "\n") } + 1, description: words)
  }

  /// The nodes up to the end of the block, and the word that ends it: `else`, `/if`, `/each`; nil: the template's end.
  private mutating func nodes() throws(TemplateError) -> ([Template.Node], String?) {
    var nodes: [Template.Node] = []
    while position < source.count {
      let start = position
      while position < source.count, !isAt(TemplateParser.open) { position += 1 }
      if start < position {
        state.read(source[start..<position])
        guard !state.isBroken else { throw error("a name goes on after the end of a block") }
        nodes.append(.literal(Array(source[start..<position])))
      }
      guard position < source.count else { break }
      let words = try tag()
      guard let first = words.first else { throw error("an empty {{}}") }
      switch first {
      case "else", "/if", "/each": return (nodes, first)
      case "!": continue
      case "#if": nodes.append(try condition(words))
      case "#each": nodes.append(try each(words))
      case ">":
        guard words.count == 2, state.position == .content else { throw error("{{> name}} stands between tags") }
        nodes.append(.part(name: words[1]))
      default: nodes.append(try value(words))
      }
    }
    return (nodes, nil)
  }

  /// Whether the brace stands here twice.
  private func isAt(_ brace: UInt8) -> Bool {
    position + 1 < source.count && source[position] == brace && source[position + 1] == brace
  }

  private static let open = UInt8(ascii: "{")
  private static let close = UInt8(ascii: "}")

  /// The words of a `{{…}}`; a remark is `!` alone.
  private mutating func tag() throws(TemplateError) -> [String] {
    position += 2
    let start = position
    while position < source.count, !isAt(TemplateParser.close) { position += 1 }
    guard position < source.count else { throw error("{{ without }}") }
    let content = String(decoding: source[start..<position], as: UTF8.self)
    position += 2
    if content.first == "!" { return ["!"] }
    return content.split(separator: " ").map(String.init)
  }

  private mutating func condition(_ words: [String]) throws(TemplateError) -> Template.Node {
    guard words.count == 2 else { throw error("{{#if path}}") }
    let before = state
    let (then, ending) = try nodes()
    var end = ending
    guard state.isSame(as: before) else { throw error("an {{#if}} does not end where it began in the HTML") }
    var otherwise: [Template.Node] = []
    if end == "else" {
      (otherwise, end) = try nodes()
      guard state.isSame(as: before) else { throw error("an {{else}} does not end where it began in the HTML") }
    }
    guard end == "/if" else { throw error("{{#if}} without {{/if}}") }
    state.endBlock()
    return .condition(path: path(words[1]), then: then, otherwise: otherwise)
  }

  private mutating func each(_ words: [String]) throws(TemplateError) -> Template.Node {
    guard words.count == 2 else { throw error("{{#each path}}") }
    let before = state
    let (body, end) = try nodes()
    guard state.isSame(as: before) else { throw error("an {{#each}} does not end where it began in the HTML") }
    guard end == "/each" else { throw error("{{#each}} without {{/each}}") }
    state.endBlock()
    return .each(path: path(words[1]), body: body)
  }

  private mutating func value(_ words: [String]) throws(TemplateError) -> Template.Node {
    let place = try self.place()
    guard words[0] == "text" else {
      guard words.count == 1 else { throw error("{{path}} is one word") }
      return .value(path: path(words[0]), place: place)
    }
    guard words.count >= 2, place != .address else { throw error("{{text key}}, and not as an address") }
    var arguments: [(name: String, path: [String])] = []
    for word in words.dropFirst(2) {
      let parts = word.split(separator: "=", maxSplits: 1)
      guard parts.count == 2 else { throw error("{{text key name=path}}") }
      arguments.append((String(parts[0]), path(String(parts[1]))))
    }
    return .text(key: words[1], arguments: arguments, place: place)
  }

  private func path(_ word: String) -> [String] { word == "." ? [] : word.split(separator: ".").map(String.init) }

  /// How a value at this position is encoded.
  private mutating func place() throws(TemplateError) -> Template.Place {
    switch state.position {
    case .content: return .content
    case .value:
      if state.isAddress {
        let isWhole =
          state.isValueEmpty && position < source.count && source[position] == UInt8(ascii: "\"")
        guard isWhole else { throw error("a value is the whole of an address") }
        return .address
      }
      guard !state.isForbidden else { throw error("no value in an attribute that runs or styles") }
      state.isValueEmpty = false
      return .attribute
    case .tag, .raw: throw error("no value in a tag, a script or a style")
    }
  }
}

/// Where in the HTML a template is.
struct HTMLState {
  enum Position: Equatable {
    case content
    /// In a tag, outside values.
    case tag
    /// In an attribute's value.
    case value
    /// In a script or a style.
    case raw
  }

  private(set) var position = Position.content
  /// Whether nothing of the attribute's value has come yet.
  var isValueEmpty = true
  private var name: [UInt8] = []
  private static let gaps = Array(" \n\t>/".utf8)
  private var element: [UInt8] = []
  private var isNaming = false
  /// Whether a block has just ended in a tag: no name goes on there, which would be another one without the block.
  private var needsGap = false
  /// Whether one does.
  private(set) var isBroken = false

  /// Whether both are in the same place of the same tag.
  func isSame(as other: HTMLState) -> Bool {
    position == other.position && element == other.element && (position != .value || name == other.name)
  }

  /// Whether the attribute's value is an address.
  var isAddress: Bool { ["href", "src", "action", "formaction"].contains(String(decoding: name, as: UTF8.self)) }

  /// Whether the attribute runs a script, or styles.
  var isForbidden: Bool {
    let name = String(decoding: self.name, as: UTF8.self)
    return name == "style" || name.hasPrefix("on") || name == "srcdoc"
  }

  /// Ends a block that may not be there.
  mutating func endBlock() {
    isValueEmpty = false
    guard position == .tag else { return }
    (isNaming, name, needsGap) = (false, [], true)
  }

  /// Outside any tag.
  private mutating func begin() {
    let wasBroken = isBroken
    self = HTMLState()
    isBroken = wasBroken
  }

  mutating func read(_ bytes: ArraySlice<UInt8>) {
    for byte in bytes { read(byte) }
  }

  private mutating func read(_ byte: UInt8) {
    switch position {
    case .content:
      if byte == UInt8(ascii: "<") {
        begin()
        position = .tag
        isNaming = true
      }
    case .tag: readInTag(byte)
    case .value:
      if byte == UInt8(ascii: "\"") {
        position = .tag
        name = []
        isValueEmpty = true
      } else {
        isValueEmpty = false
      }
    case .raw:
      if byte == UInt8(ascii: "<") { position = .tag }
    }
  }

  private mutating func readInTag(_ byte: UInt8) {
    let isGap = HTMLState.gaps.contains(byte)
    if needsGap, !isGap { isBroken = true }
    needsGap = false
    switch byte {
    case UInt8(ascii: ">"):
      let element = String(decoding: self.element, as: UTF8.self)
      begin()
      // Templates have no content in their scripts, so the next tag ends one.
      if element == "script" || element == "style" { position = .raw }
    case UInt8(ascii: "\""):
      position = .value
      isValueEmpty = true
    case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t"):
      isNaming = false
      name = []
    case UInt8(ascii: "="): break
    default: if isNaming { element.append(byte) } else { name.append(byte) }
    }
  }
}
