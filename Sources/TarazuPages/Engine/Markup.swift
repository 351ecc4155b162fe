// HTML that is safe: what is put into it as text is encoded.

/// HTML or SVG. A literal is taken as it is written; texts put into it by interpolation are encoded, for text and for values
/// of attributes in double quotes alike, so nothing that others wrote can become markup.
public struct Markup: Sendable, Equatable {
  /// The HTML.
  public private(set) var html: String

  /// Nothing.
  public init() { html = "" }

  /// A text, encoded.
  public init(_ text: String) { html = Markup.encoded(text) }

  /// What the template engine wrote.
  init(rendered bytes: [UInt8]) { html = String(decoding: bytes, as: UTF8.self) }

  var isEmpty: Bool { html.isEmpty }

  static func += (markup: inout Markup, further: Markup) { markup.html += further.html }

  static func + (a: Markup, b: Markup) -> Markup {
    var sum = a
    sum += b
    return sum
  }

  /// The text without its tags, as a reader sees it.
  var plainText: String {
    var text = ""
    var isInTag = false
    for character in html {
      if character == "<" { isInTag = true }
      if !isInTag { text.append(character) }
      if character == ">" { isInTag = false }
    }
    return text
  }

  /// The text with the characters encoded that mean something in HTML. Control characters, which no text of the dashboard
  /// has, become U+FFFD.
  static func encoded(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + 16)
    append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the text, encoded, in UTF-8.
  static func append(_ text: String, to bytes: inout [UInt8]) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "\""): bytes.append(contentsOf: "&quot;".utf8)
      case UInt8(ascii: "'"): bytes.append(contentsOf: "&#39;".utf8)
      case 0x09, 0x0A, 0x0D: bytes.append(byte)
      case 0x00..<0x20, 0x7F: bytes.append(contentsOf: "\u{FFFD}".utf8)
      default: bytes.append(byte)
      }
    }
  }
}

extension Markup: ExpressibleByStringInterpolation {
  public init(stringLiteral value: String) { html = value }

  public init(stringInterpolation: StringInterpolation) { html = stringInterpolation.html }

  /// Collects the parts of a literal.
  public struct StringInterpolation: StringInterpolationProtocol {
    var html = ""

    public init(literalCapacity: Int, interpolationCount: Int) { html.reserveCapacity(literalCapacity * 2) }

    public mutating func appendLiteral(_ literal: String) { html += literal }
    public mutating func appendInterpolation(_ markup: Markup) { html += markup.html }
    public mutating func appendInterpolation(_ text: String) { html += Markup.encoded(text) }
    public mutating func appendInterpolation(_ number: Int) { html += String(number) }
    /// A coordinate: at most one decimal.
    public mutating func appendInterpolation(_ coordinate: Double) { html += Coordinate.text(coordinate) }
  }
}

extension Sequence where Element == Markup {
  /// All of them, one after the other.
  func joined(_ separator: Markup = "") -> Markup {
    var all = Markup()
    var isFirst = true
    for markup in self {
      if !isFirst { all += separator }
      isFirst = false
      all += markup
    }
    return all
  }
}

/// Numbers of SVG's geometry.
enum Coordinate {
  /// The number with at most one decimal; 0 for what is not finite or out of any picture.
  static func text(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 100_000 else { return "0" }
    let tenths = Int((value * 10).rounded())
    let (whole, rest) = (abs(tenths) / 10, abs(tenths) % 10)
    let sign = tenths < 0 ? "-" : ""
    return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
  }
}
