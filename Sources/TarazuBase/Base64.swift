/// Base64 of RFC 4648.
package enum Base64 {
  private static let standard = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  /// The characters of the URL-safe form.
  package static let urlAlphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  /// Section 4, with padding.
  package static func text(_ bytes: [UInt8]) -> String {
    text(bytes, standard, isPadded: true)
  }

  /// Section 5, safe in URLs and headers, without padding.
  package static func urlText(_ bytes: [UInt8]) -> String {
    text(bytes, urlAlphabet, isPadded: false)
  }

  /// The bytes of a text with padding; nil where it is no such text.
  package static func bytes(_ text: String) -> [UInt8]? {
    guard text.utf8.count % 4 == 0 else { return nil }
    var output: [UInt8] = []
    output.reserveCapacity(text.utf8.count / 4 * 3)
    var (bits, count, padding) = (0, 0, 0)
    for character in text.utf8 {
      if character == UInt8(ascii: "=") {
        padding += 1
      } else {
        guard padding == 0, values[Int(character)] >= 0 else { return nil }
        bits |= Int(values[Int(character)])
      }
      count += 1
      if count == 4 {
        guard padding <= 2 else { return nil }
        for byte in 0..<3 - padding { output.append(UInt8(truncatingIfNeeded: bits >> (16 - 8 * byte))) }
        (bits, count) = (0, 0)
      } else {
        bits <<= 6
      }
    }
    return output
  }

  /// The value of each character of the standard form; -1: it is none.
  private static let values: [Int8] = standard.enumerated().reduce(into: Array(repeating: -1, count: 256)) {
    $0[Int($1.element)] = Int8($1.offset)
  }

  private static func text(_ bytes: [UInt8], _ alphabet: [UInt8], isPadded: Bool) -> String {
    var output: [UInt8] = []
    output.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      // n bytes fill n + 1 characters; the padding makes four of them.
      for character in 0..<4 {
        if character <= group.count {
          output.append(alphabet[bits >> (18 - 6 * character) & 63])
        } else if isPadded {
          output.append(UInt8(ascii: "="))
        }
      }
    }
    return String(decoding: output, as: UTF8.self)
  }
}
