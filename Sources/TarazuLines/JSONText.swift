// The text of JSON strings: UTF-8 and escapes, and how a value is quoted in a detail.

extension JSONText {
  /// The string's content without escapes. The reader has checked the text.
  func decoded(in bytes: Span<UInt8>) -> [UInt8] {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(end - start)
    var at = start
    while at < end {
      let byte = bytes[at]
      guard byte == UInt8(ascii: "\\"), at + 1 < end else {
        decoded.append(byte)
        at += 1
        continue
      }
      at += JSONText.appendEscape(bytes, at: at, to: &decoded)
    }
    return decoded
  }

  /// Gives the bytes that the string stands for without copying them where they stand in the line as they are.
  func withBytes<Answer, Failure: Error>(
    in bytes: Span<UInt8>, _ body: (Span<UInt8>) throws(Failure) -> Answer
  ) throws(Failure) -> Answer {
    if isEscaped {
      let own = decoded(in: bytes)
      return try body(own.span)
    }
    return try body(bytes.extracting(start..<end))
  }

  /// Whether two strings of a line stand for the same bytes.
  static func areEqual(_ a: JSONText, _ b: JSONText, in bytes: Span<UInt8>) -> Bool {
    if a.isEscaped || b.isEscaped { return a.decoded(in: bytes) == b.decoded(in: bytes) }
    guard a.end - a.start == b.end - b.start else { return false }
    for offset in 0..<(a.end - a.start) where bytes[a.start + offset] != bytes[b.start + offset] { return false }
    return true
  }

  /// Appends what the escape at `at` stands for, and returns how many bytes it takes.
  private static func appendEscape(_ bytes: Span<UInt8>, at: Int, to decoded: inout [UInt8]) -> Int {
    switch bytes[at + 1] {
    case UInt8(ascii: "b"): decoded.append(0x08)
    case UInt8(ascii: "f"): decoded.append(0x0C)
    case UInt8(ascii: "n"): decoded.append(0x0A)
    case UInt8(ascii: "r"): decoded.append(0x0D)
    case UInt8(ascii: "t"): decoded.append(0x09)
    case UInt8(ascii: "u"):
      let unit = hexUnit(bytes, at: at) ?? 0xFFFD
      if unit & 0xFC00 == 0xD800, let low = hexUnit(bytes, at: at + 6) {
        appendUTF8(0x10000 + (unit & 0x3FF) << 10 + low & 0x3FF, to: &decoded)
        return 12
      }
      appendUTF8(unit, to: &decoded)
      return 6
    default: decoded.append(bytes[at + 1])
    }
    return 2
  }

  private static func appendUTF8(_ value: UInt32, to decoded: inout [UInt8]) {
    let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
    decoded.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }
}

/// The number of a `\uXXXX` that begins at `at`; nil if there is none.
func hexUnit(_ bytes: Span<UInt8>, at: Int) -> UInt32? {
  guard at + 6 <= bytes.count, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u") else { return nil }
  var unit: UInt32 = 0
  for offset in at + 2..<at + 6 {
    let byte = bytes[offset]
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): unit = unit << 4 | UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): unit = unit << 4 | UInt32(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): unit = unit << 4 | UInt32(byte - UInt8(ascii: "A") + 10)
    default: return nil
    }
  }
  return unit
}

/// The length of the multibyte UTF-8 sequence at `at` (Unicode, table 3-7); 0 if it is ill-formed.
func utf8Length(_ bytes: Span<UInt8>, at: Int) -> Int {
  let lead = bytes[at]
  let length: Int
  var second: ClosedRange<UInt8> = 0x80...0xBF
  switch lead {
  case 0xC2...0xDF: length = 2
  case 0xE0...0xEF:
    length = 3
    if lead == 0xE0 { second = 0xA0...0xBF }
    if lead == 0xED { second = 0x80...0x9F }
  case 0xF0...0xF4:
    length = 4
    if lead == 0xF0 { second = 0x90...0xBF }
    if lead == 0xF4 { second = 0x80...0x8F }
  default: return 0
  }
  guard bytes.count - at >= length, second.contains(bytes[at + 1]) else { return 0 }
  for offset in at + 2..<max(at + 2, at + length) where !(0x80...0xBF).contains(bytes[offset]) { return 0 }
  return length
}

extension String {
  /// The text of bytes that are known to be UTF-8.
  init(bytes: Span<UInt8>) {
    if let text = try? UTF8Span(validating: bytes) {
      self.init(copying: text)
    } else {
      self = ""
    }
  }
}

/// How many bytes of a quoted value a detail shows.
private let quotedBytes = 40

/// A value in quotes for a detail: shortened, and with everything escaped that would be invisible or misleading.
func quoted(_ bytes: [UInt8]) -> String {
  var text = "\""
  for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
    let shown = scalar.isPlain ? String(scalar) : "\\u{" + String(scalar.value, radix: 16) + "}"
    guard text.utf8.count + shown.utf8.count <= quotedBytes else { return text + "…\"" }
    text += shown
  }
  return text + "\""
}

extension Unicode.Scalar {
  /// Whether it may be shown as it is: not a control, separator, direction mark or anything else that is invisible.
  fileprivate var isPlain: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate: false
    default: true
    }
  }
}
