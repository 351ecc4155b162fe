// A template, read once and filled often. The language is described in `TemplateParser.swift`.

/// A template of `Templates/`.
struct Template: Sendable {
  let nodes: [Node]

  /// A piece of a template.
  indirect enum Node: Sendable {
    /// HTML as it is written.
    case literal([UInt8])
    /// A value in its place.
    case value(path: [String], place: Place)
    /// A text of the interface, filled with values.
    case text(key: String, arguments: [(name: String, path: [String])], place: Place)
    case condition(path: [String], then: [Node], otherwise: [Node])
    case each(path: [String], body: [Node])
    case part(name: String)
  }

  /// Where a value stands, which says how it is encoded.
  enum Place: Sendable, Equatable {
    /// Between tags.
    case content
    /// In an attribute's value, between double quotes.
    case attribute
    /// The whole value of an attribute that is an address.
    case address
  }
}

/// Fills templates of one set with values and the texts of one language.
struct TemplateFiller {
  let templates: [String: Template]
  let texts: Texts
  private var output: [UInt8] = []
  /// The values that paths are looked up in, the innermost last.
  private var scopes: [Value] = []
  private var depth = 0

  /// Parts within parts: the templates' own do not nest so deep.
  private static let mostDepth = 16

  init(templates: [String: Template], texts: Texts) {
    self.templates = templates
    self.texts = texts
  }

  /// The template's HTML in UTF-8; nothing for a name that no template has.
  mutating func fill(_ name: String, with values: Value) -> [UInt8] {
    output = []
    output.reserveCapacity(32_768)
    scopes = [values]
    write(part: name)
    return output
  }

  private mutating func write(part name: String) {
    guard depth < TemplateFiller.mostDepth, let template = templates[name] else { return }
    depth += 1
    write(template.nodes)
    depth -= 1
  }

  private mutating func write(_ nodes: [Template.Node]) {
    for node in nodes {
      switch node {
      case .literal(let bytes): output.append(contentsOf: bytes)
      case .value(let path, let place): write(value(at: path), in: place)
      case .text(let key, let arguments, let place):
        let filled = texts.filled(key, arguments.map { ($0.name, value(at: $0.path).asMarkup) })
        write(.markup(filled), in: place)
      case .condition(let path, let then, let otherwise): write(value(at: path).isTrue ? then : otherwise)
      case .each(let path, let body): writeEach(value(at: path), body)
      case .part(let name): write(part: name)
      }
    }
  }

  private mutating func writeEach(_ value: Value, _ body: [Template.Node]) {
    guard case .list(let items) = value else { return }
    for item in items {
      scopes.append(item)
      write(body)
      scopes.removeLast()
    }
  }

  private func value(at path: [String]) -> Value {
    guard let first = path.first else { return scopes.last ?? .nothing }
    for scope in scopes.reversed() {
      guard var found = scope.field(first) else { continue }
      for name in path.dropFirst() { found = found.field(name) ?? .nothing }
      return found
    }
    return .nothing
  }

  private mutating func write(_ value: Value, in place: Template.Place) {
    switch (place, value) {
    case (.content, .text(let text)), (.attribute, .text(let text)): Markup.append(text, to: &output)
    case (.content, .markup(let markup)): output.append(contentsOf: markup.html.utf8)
    // In an attribute only the text counts; its characters are encoded already.
    case (.attribute, .markup(let markup)): output.append(contentsOf: markup.plainText.utf8)
    case (.address, .text(let text)): Markup.append(Address.isOwn(text) ? text : "#", to: &output)
    default: break
    }
  }
}
