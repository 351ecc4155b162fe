// A small writer of JSON documents and lines.

/// Writes one JSON value compactly, without white space. Members of an object are in the order of writing. The caller
/// must not repeat a name.
public struct JSONWriter: Sendable {
  /// The bytes written so far.
  public private(set) var bytes: [UInt8] = []
  /// Whether a number was given that JSON cannot represent. It is written as null.
  public private(set) var hasRefusedNumber = false
  private var needsComma = false

  public init() {}

  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// An object; `body` writes its members.
  public mutating func object<Failure: Error>(
    _ body: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    open(UInt8(ascii: "{"))
    try body(&self)
    close(UInt8(ascii: "}"))
  }

  /// An array; `body` writes its values.
  public mutating func array<Failure: Error>(
    _ body: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    open(UInt8(ascii: "["))
    try body(&self)
    close(UInt8(ascii: "]"))
  }

  /// A member's name; its value must follow.
  public mutating func key(_ name: String) {
    separate()
    append(quoting: name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  public mutating func value(_ value: some JSONScalar) {
    separate()
    value.append(to: &self)
    needsComma = true
  }

  /// A value that is JSON already; that it is one is for the caller to know.
  public mutating func value(json text: String) {
    separate()
    append(raw: text)
    needsComma = true
  }

  public mutating func null() {
    separate()
    append(raw: "null")
    needsComma = true
  }

  public mutating func member(_ name: String, _ value: some JSONScalar) {
    key(name)
    self.value(value)
  }

  /// A member that is null if there is no value.
  public mutating func member(_ name: String, _ value: (some JSONScalar)?) {
    key(name)
    if let value { self.value(value) } else { null() }
  }

  private mutating func open(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    needsComma = false
  }

  private mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
  }

  fileprivate mutating func append(raw text: String) { bytes.append(contentsOf: text.utf8) }

  fileprivate mutating func refuseNumber() {
    hasRefusedNumber = true
    append(raw: "null")
  }

  fileprivate mutating func append(quoting text: String) {
    bytes.append(UInt8(ascii: "\""))
    if text.utf8.contains(where: { JSONWriter.mustEscape($0) }) {
      for byte in text.utf8 {
        if JSONWriter.mustEscape(byte) { append(escaping: byte) } else { bytes.append(byte) }
      }
    } else {
      append(raw: text)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func mustEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private mutating func append(escaping byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): append(raw: "\\\"")
    case UInt8(ascii: "\\"): append(raw: "\\\\")
    case 0x0A: append(raw: "\\n")
    case 0x0D: append(raw: "\\r")
    case 0x09: append(raw: "\\t")
    default: append(raw: (byte < 0x10 ? "\\u000" : "\\u00") + String(byte, radix: 16))
    }
  }
}

/// A simple value: a text, a number, true or false.
public protocol JSONScalar {
  func append(to writer: inout JSONWriter)
}

extension String: JSONScalar {
  public func append(to writer: inout JSONWriter) { writer.append(quoting: self) }
}

extension Bool: JSONScalar {
  public func append(to writer: inout JSONWriter) { writer.append(raw: self ? "true" : "false") }
}

extension Double: JSONScalar {
  /// The shortest form that reads back as the same number. NaN and infinities are
  /// written as null, and recorded in `hasRefusedNumber`.
  public func append(to writer: inout JSONWriter) {
    if isFinite { writer.append(raw: description) } else { writer.refuseNumber() }
  }
}

extension JSONScalar where Self: BinaryInteger {
  public func append(to writer: inout JSONWriter) { writer.append(raw: String(self)) }
}

extension Int: JSONScalar {}
extension Int32: JSONScalar {}
extension Int64: JSONScalar {}
extension Int128: JSONScalar {}
extension UInt64: JSONScalar {}
