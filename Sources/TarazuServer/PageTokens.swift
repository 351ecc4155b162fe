// Page tokens: opaque, and bound to the principal and the question, so that a token is of no use with another
// (docs/spec/wire.md#schema).

import COpenSSL
import TarazuSecrets
import TarazuWire

/// Makes and reads the page tokens of one store.
struct PageTokens: Sendable {
  /// The same on every server of one store.
  let keys: AccessKeys

  private static let separator: UInt8 = 0x1F
  private static let tagBytes = 12
  private static let hexDigits = Array("0123456789abcdef".utf8)

  /// A token that says where the next page begins.
  func text(_ fields: [String], of question: [String], for principal: String) -> String {
    let body = Array(fields.joined(separator: "\u{1F}").utf8)
    return Self.hex(tag(body, question, principal, keys.current) + body)
  }

  /// Where a page begins; nil for an empty token, which asks for the first page.
  func fields(_ text: String, of question: [String], for principal: String) throws(Status) -> [String]? {
    guard !text.isEmpty else { return nil }
    guard let bytes = Self.bytes(text), bytes.count >= Self.tagBytes else { throw Self.invalid }
    let body = Array(bytes[Self.tagBytes...])
    let isGood = keys.all.contains { CRYPTO_memcmp(tag(body, question, principal, $0), bytes, Self.tagBytes) == 0 }
    guard isGood else { throw Self.invalid }
    return body.split(separator: Self.separator, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  static let invalid = Status.badField("page_token", "not the next_page_token of an answer to this question")

  private func tag(_ body: [UInt8], _ question: [String], _ principal: String, _ key: AccessKey) -> [UInt8] {
    var text = Array("page".utf8)
    for part in question + [principal] {
      text.append(Self.separator)
      text += Array(part.utf8)
    }
    text.append(0)
    text += body
    var digest = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 32
    _ = HMAC(EVP_sha256(), key.pages, Int32(truncatingIfNeeded: key.pages.count), text, text.count, &digest, &length)
    return Array(digest.prefix(Self.tagBytes))
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    String(decoding: bytes.flatMap { [hexDigits[Int($0 >> 4)], hexDigits[Int($0 & 15)]] }, as: UTF8.self)
  }

  private static func bytes(_ text: String) -> [UInt8]? {
    let digits = text.utf8.map { byte in hexDigits.firstIndex(of: byte) }
    guard digits.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard let high = digits[index], let low = digits[index + 1] else { return nil }
      bytes.append(UInt8(high << 4 | low))
    }
    return bytes
  }
}
