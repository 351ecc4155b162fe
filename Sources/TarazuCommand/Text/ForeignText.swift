// Text of others on a terminal: what could act on it is escaped, what runs from right to left is isolated.

import TarazuBase

enum ForeignText {
  /// Control and direction characters, and separators of lines, as `\u{…}`: shown, they could hide or feign output. Bytes
  /// of file names that are no UTF-8 as `\x…`.
  static func escaped(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { acts($0) || SystemText.byte(of: $0) != nil }) else { return text }
    return text.unicodeScalars.reduce(into: "") { shown, scalar in
      if acts(scalar) {
        shown += "\\u{" + String(scalar.value, radix: 16) + "}"
      } else if let byte = SystemText.byte(of: scalar) {
        shown += "\\x" + String(byte, radix: 16)
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
  }

  /// Escaped. On a terminal, text that runs from right to left is put into isolates, so that the text beside it keeps
  /// its position.
  static func shown(_ text: String, onTerminal: Bool) -> String {
    let text = escaped(text)
    guard onTerminal, text.unicodeScalars.contains(where: runsRightToLeft) else { return text }
    return "\u{2068}" + text + "\u{2069}"
  }

  static func acts(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// Hebrew, Arabic and their neighbours, with their presentation forms.
  private static func runsRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
    default: false
    }
  }

  /// A JSON document with these characters as `\uXXXX`. They occur only within strings, and mean the same there.
  static func escaped(json: [UInt8]) -> [UInt8] {
    guard json.contains(where: { $0 >= 0x7F }) else { return json }
    var output: [UInt8] = []
    output.reserveCapacity(json.count + 64)
    for scalar in String(decoding: json, as: UTF8.self).unicodeScalars {
      if scalar.value >= 0x7F, acts(scalar) {
        let digits = String(scalar.value, radix: 16)
        output.append(contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
      } else if let bytes = UTF8.encode(scalar) {
        output.append(contentsOf: bytes)
      }
    }
    return output
  }
}
