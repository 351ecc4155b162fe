// A strict reader of one JSON object (RFC 8259) over bytes. It checks the whole line, and remembers where the values of
// the object's own members are. Deeper members are only checked.

/// Why a line is not one JSON object, and at which byte (from 0).
struct JSONError: Error {
  let offset: Int
  let what: String
}

/// The inside of a string's quotes, as byte offsets in the line.
struct JSONText {
  /// Four bytes are enough: a line has at most 16,384 bytes, and larger input is refused before it is read.
  private let first: Int32
  private let beyond: Int32
  /// Whether it has a backslash, so that the text differs from the bytes.
  let isEscaped: Bool

  init(start: Int, end: Int, isEscaped: Bool) {
    first = Int32(truncatingIfNeeded: start)
    beyond = Int32(truncatingIfNeeded: end)
    self.isEscaped = isEscaped
  }

  var start: Int { Int(first) }
  var end: Int { Int(beyond) }
}

/// A member's value: its type, and where its text is (for a string, the inside of its quotes).
struct JSONValue {
  enum Kind { case absent, null, boolean, string, integer, number, array, object }

  var kind: Kind
  var text: JSONText

  static let absent = JSONValue(kind: .absent, text: JSONText(start: 0, end: 0, isEscaped: false))

  /// A null counts as missing (docs/spec/events.md#kinds-of-event).
  var isPresent: Bool { kind != .absent && kind != .null }
}

struct JSONReader {
  /// The deepest nesting; the object itself is 1.
  static let deepest = 16
  /// Up to this many keys of an object are compared one by one. More go into a set, so that time stays linear.
  private static let comparedKeys = 16

  /// The longest input in bytes, because offsets have 32 bits.
  private static let longest = Int(Int32.max)

  private var at = 0
  /// The keys of all open objects, outermost first.
  private var keys: [JSONText] = []

  /// Reads `bytes` as one object and calls `member` for each of its members. Throws if it is not an object.
  static func read(
    _ bytes: Span<UInt8>, member: (_ key: JSONText, _ value: JSONValue) -> Void
  ) throws(JSONError) {
    guard bytes.count <= JSONReader.longest else { throw JSONError(offset: 0, what: "the object is too long") }
    var reader = JSONReader()
    reader.keys.reserveCapacity(JSONReader.comparedKeys)
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
      throw JSONError(offset: 0, what: "a byte order mark is not allowed")
    }
    reader.skipSpace(bytes)
    guard reader.peek(bytes) == UInt8(ascii: "{") else { throw reader.error("a line is one JSON object, {…}") }
    try reader.object(bytes, depth: 1, member: member)
    reader.skipSpace(bytes)
    guard reader.at == bytes.count else { throw reader.error("nothing may follow the object") }
  }

  private func error(_ what: String) -> JSONError { JSONError(offset: at, what: what) }

  private func peek(_ bytes: Span<UInt8>) -> UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func skipSpace(_ bytes: Span<UInt8>) {
    while at < bytes.count {
      let byte = bytes[at]
      guard byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D else { return }
      at += 1
    }
  }
}

// MARK: - Objects, arrays and values

extension JSONReader {
  private mutating func object(
    _ bytes: Span<UInt8>, depth: Int, member: (JSONText, JSONValue) -> Void
  ) throws(JSONError) {
    guard depth <= JSONReader.deepest else { throw error("nesting is deeper than \(JSONReader.deepest)") }
    at += 1
    let base = keys.count
    var known: Set<[UInt8]>?
    skipSpace(bytes)
    if peek(bytes) == UInt8(ascii: "}") {
      at += 1
      return
    }
    while true {
      skipSpace(bytes)
      guard peek(bytes) == UInt8(ascii: "\"") else { throw error("a field name in quotes is needed") }
      let start = at
      let key = try string(bytes)
      guard insert(key, from: base, into: &known, bytes) else {
        throw JSONError(offset: start, what: "a field name is repeated: \(quoted(key.decoded(in: bytes)))")
      }
      skipSpace(bytes)
      guard peek(bytes) == UInt8(ascii: ":") else { throw error("a colon is needed after a field name") }
      at += 1
      member(key, try value(bytes, depth: depth))
      skipSpace(bytes)
      guard let next = peek(bytes) else { throw error("the object is not closed") }
      guard next == UInt8(ascii: ",") || next == UInt8(ascii: "}") else { throw error("a comma or } is needed") }
      at += 1
      if next == UInt8(ascii: "}") { break }
    }
    keys.removeSubrange(base...)
  }

  /// Returns false if the object already has the key.
  private mutating func insert(
    _ key: JSONText, from base: Int, into known: inout Set<[UInt8]>?, _ bytes: Span<UInt8>
  ) -> Bool {
    if known != nil { return known?.insert(key.decoded(in: bytes)).inserted ?? true }
    for index in base..<keys.count where JSONText.areEqual(key, keys[index], in: bytes) { return false }
    keys.append(key)
    if keys.count - base > JSONReader.comparedKeys { known = Set(keys[base...].map { $0.decoded(in: bytes) }) }
    return true
  }

  private mutating func array(_ bytes: Span<UInt8>, depth: Int) throws(JSONError) {
    guard depth <= JSONReader.deepest else { throw error("nesting is deeper than \(JSONReader.deepest)") }
    at += 1
    skipSpace(bytes)
    if peek(bytes) == UInt8(ascii: "]") {
      at += 1
      return
    }
    while true {
      _ = try value(bytes, depth: depth)
      skipSpace(bytes)
      guard let next = peek(bytes) else { throw error("a list is not closed") }
      guard next == UInt8(ascii: ",") || next == UInt8(ascii: "]") else { throw error("a comma or ] is needed") }
      at += 1
      if next == UInt8(ascii: "]") { return }
    }
  }

  private mutating func value(_ bytes: Span<UInt8>, depth: Int) throws(JSONError) -> JSONValue {
    skipSpace(bytes)
    let start = at
    let kind: JSONValue.Kind
    switch peek(bytes) {
    case UInt8(ascii: "\""):
      return JSONValue(kind: .string, text: try string(bytes))
    case UInt8(ascii: "{"):
      try object(bytes, depth: depth + 1) { _, _ in }
      kind = .object
    case UInt8(ascii: "["):
      try array(bytes, depth: depth + 1)
      kind = .array
    case UInt8(ascii: "t"):
      try word("true", bytes)
      kind = .boolean
    case UInt8(ascii: "f"):
      try word("false", bytes)
      kind = .boolean
    case UInt8(ascii: "n"):
      try word("null", bytes)
      kind = .null
    default:
      kind = try number(bytes)
    }
    return JSONValue(kind: kind, text: JSONText(start: start, end: at, isEscaped: false))
  }

  private mutating func word(_ word: StaticString, _ bytes: Span<UInt8>) throws(JSONError) {
    guard bytes.count - at >= word.utf8CodeUnitCount, word.matches(bytes, at: at) else {
      throw error("a JSON value is needed")
    }
    at += word.utf8CodeUnitCount
  }

  private mutating func number(_ bytes: Span<UInt8>) throws(JSONError) -> JSONValue.Kind {
    if peek(bytes) == UInt8(ascii: "-") { at += 1 }
    let start = at
    guard digits(bytes) > 0 else { throw error("a JSON value is needed") }
    guard bytes[start] != UInt8(ascii: "0") || at == start + 1 else {
      throw JSONError(offset: start, what: "a number must not begin with 0")
    }
    var kind = JSONValue.Kind.integer
    if peek(bytes) == UInt8(ascii: ".") {
      kind = .number
      at += 1
      guard digits(bytes) > 0 else { throw error("a digit is needed after the point of a number") }
    }
    if let letter = peek(bytes), letter | 0x20 == UInt8(ascii: "e") {
      kind = .number
      at += 1
      if let sign = peek(bytes), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { at += 1 }
      guard digits(bytes) > 0 else { throw error("a digit is needed in the exponent of a number") }
    }
    return kind
  }

  private mutating func digits(_ bytes: Span<UInt8>) -> Int {
    let start = at
    while at < bytes.count, bytes[at] >= UInt8(ascii: "0"), bytes[at] <= UInt8(ascii: "9") { at += 1 }
    return at - start
  }
}

// MARK: - Strings

extension JSONReader {
  /// Reads a string whose opening quote is next.
  private mutating func string(_ bytes: Span<UInt8>) throws(JSONError) -> JSONText {
    at += 1
    let start = at
    var isEscaped = false
    while at < bytes.count {
      skipPlain(bytes)
      guard at < bytes.count else { break }
      let byte = bytes[at]
      if byte == UInt8(ascii: "\"") {
        at += 1
        return JSONText(start: start, end: at - 1, isEscaped: isEscaped)
      }
      if byte == UInt8(ascii: "\\") {
        isEscaped = true
        try escape(bytes)
      } else if byte < 0x20 {
        throw error("a control character in a string must be escaped")
      } else {
        let length = utf8Length(bytes, at: at)
        guard length > 0 else { throw error("the line is not UTF-8") }
        at += length
      }
    }
    throw JSONError(offset: start - 1, what: "a string is not closed")
  }

  /// Skips ASCII characters that need no decoding.
  private mutating func skipPlain(_ bytes: Span<UInt8>) {
    var offset = at
    while offset < bytes.count {
      let byte = bytes[offset]
      guard byte >= 0x20, byte < 0x80, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") else { break }
      offset += 1
    }
    at = offset
  }

  private mutating func escape(_ bytes: Span<UInt8>) throws(JSONError) {
    guard at + 1 < bytes.count else { throw error("a string is not closed") }
    switch bytes[at + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      at += 2
    case UInt8(ascii: "u"):
      guard let unit = hexUnit(bytes, at: at) else { throw error("\\u needs four hexadecimal digits") }
      if unit & 0xFC00 == 0xD800 {
        guard let low = hexUnit(bytes, at: at + 6), low & 0xFC00 == 0xDC00 else { throw error("a lone surrogate") }
        at += 12
      } else {
        guard unit & 0xFC00 != 0xDC00 else { throw error("a lone surrogate") }
        at += 6
      }
    default:
      throw error("an unknown escape in a string")
    }
  }
}

extension StaticString {
  /// Whether the bytes from `start` on begin with this ASCII text.
  fileprivate func matches(_ bytes: Span<UInt8>, at start: Int) -> Bool {
    var offset = start
    for byte in description.utf8 {
      guard offset < bytes.count, bytes[offset] == byte else { return false }
      offset += 1
    }
    return true
  }
}
