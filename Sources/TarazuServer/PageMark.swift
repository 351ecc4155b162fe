// Page marks: opaque, and bound to the principal and the question, so that one cannot be carried to another.

import COpenSSL
import TarazuWire

struct PageMark: Sendable {
  /// The service's access key, the same on every server of one store.
  let key: [UInt8]

  private static let separator: UInt8 = 0x1F
  private static let tagBytes = 12
  private static let hexDigits = Array("0123456789abcdef".utf8)

  /// A mark that says where the next page begins.
  func text(_ fields: [String], of question: [String], for principal: String) -> String {
    let body = Array(fields.joined(separator: "\u{1F}").utf8)
    return Self.hex(tag(body, question, principal) + body)
  }

  /// Where a page begins; nil for an empty mark, which is the first page.
  func fields(_ text: String, of question: [String], for principal: String) throws(Status) -> [String]? {
    guard !text.isEmpty else { return nil }
    guard let bytes = Self.bytes(text), bytes.count >= Self.tagBytes else { throw Self.bad }
    let body = Array(bytes[Self.tagBytes...])
    let expected = tag(body, question, principal)
    guard CRYPTO_memcmp(expected, bytes, Self.tagBytes) == 0 else { throw Self.bad }
    return body.split(separator: Self.separator, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  static let bad = Status.badField("page_token", "not the next_page_token of an answer to this question")

  private func tag(_ body: [UInt8], _ question: [String], _ principal: String) -> [UInt8] {
    var text = Array("page".utf8)
    for part in question + [principal] {
      text.append(Self.separator)
      text += Array(part.utf8)
    }
    text.append(0)
    text += body
    var digest = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 32
    _ = HMAC(EVP_sha256(), key, Int32(truncatingIfNeeded: key.count), text, text.count, &digest, &length)
    return Array(digest.prefix(Self.tagBytes))
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    String(decoding: bytes.flatMap { [hexDigits[Int($0 >> 4)], hexDigits[Int($0 & 15)]] }, as: UTF8.self)
  }

  private static func bytes(_ text: String) -> [UInt8]? {
    let digits = text.utf8.map { byte in hexDigits.firstIndex(of: byte) }
    guard digits.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    for place in stride(from: 0, to: digits.count, by: 2) {
      guard let high = digits[place], let low = digits[place + 1] else { return nil }
      bytes.append(UInt8(high << 4 | low))
    }
    return bytes
  }
}

/// Sizes of pages (WIRE, section 11).
enum PageSize {
  static let usual = 100
  static let most = 1_000
  /// A page ends early at 1 MiB.
  static let bytes = 1 << 20

  /// How many items a request wants; 0 means the usual number, more than 1,000 means 1,000.
  static func of(_ asked: Int32) throws(Status) -> Int {
    guard asked >= 0 else { throw .badField("page_size", "\(asked) is negative") }
    return asked == 0 ? usual : min(Int(asked), most)
  }
}
