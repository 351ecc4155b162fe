// What a template is filled with.

/// A value for a template.
enum Value: Sendable {
  /// Nothing: shows nothing, and counts as false.
  case nothing
  /// A text, which the engine encodes for the place where it stands.
  case text(String)
  /// HTML that is safe already; only between tags.
  case markup(Markup)
  case flag(Bool)
  case list([Value])
  case fields([String: Value])

  /// A text that may be missing.
  init(_ text: String?) { self = text.map(Value.text) ?? .nothing }

  /// Whether `{{#if}}` takes it as true: not nothing, false, or empty.
  var isTrue: Bool {
    switch self {
    case .nothing: false
    case .text(let text): !text.isEmpty
    case .markup(let markup): !markup.isEmpty
    case .flag(let flag): flag
    case .list(let items): !items.isEmpty
    case .fields: true
    }
  }

  /// What it shows between tags.
  var asMarkup: Markup {
    switch self {
    case .text(let text): Markup(text)
    case .markup(let markup): markup
    case .nothing, .flag, .list, .fields: Markup()
    }
  }

  /// The value of a field; nil: it has none of that name.
  func field(_ name: String) -> Value? {
    guard case .fields(let fields) = self else { return nil }
    return fields[name]
  }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  init(stringLiteral value: String) { self = .text(value) }
  init(booleanLiteral value: Bool) { self = .flag(value) }
  init(arrayLiteral elements: Value...) { self = .list(elements) }
  init(dictionaryLiteral elements: (String, Value)...) {
    self = .fields(Dictionary(elements, uniquingKeysWith: { first, _ in first }))
  }
}
