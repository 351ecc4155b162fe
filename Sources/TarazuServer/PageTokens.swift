// Page tokens: opaque, and bound to the principal and the question, so that a token is of no use with another
// (docs/spec/wire.md#schema).

import TarazuSecrets
import TarazuWire

/// Makes and reads the page tokens of one store.
struct PageTokens: Sendable {
  /// The same on every server of one store.
  let keys: AccessKeys

  private static let separator: UInt8 = 0x1F
  /// What a token says is filled up to a multiple of this, so that its length does not tell where a page begins. No field
  /// has a zero byte, since PostgreSQL's texts have none.
  private static let step = 32
  private static let hexDigits = Array("0123456789abcdef".utf8)

  /// A token that says where the next page begins.
  func text(_ fields: [String], of question: [String], for principal: String) throws(Status) -> String {
    var body = Array(fields.joined(separator: "\u{1F}").utf8)
    body += [UInt8](repeating: 0, count: Self.step - body.count % Self.step)
    do throws(SecretError) {
      return Self.hex(try PageCipher.encrypt(body, for: Self.context(question, principal), under: keys.current))
    } catch { throw .storeFailure(error) }
  }

  /// Where a page begins; nil for an empty token, which asks for the first page.
  func fields(_ text: String, of question: [String], for principal: String) throws(Status) -> [String]? {
    guard !text.isEmpty else { return nil }
    guard let bytes = Self.bytes(text),
      let body = PageCipher.decrypt(bytes, for: Self.context(question, principal), under: keys.all)
    else { throw Self.invalid }
    let used = body.prefix { $0 != 0 }
    return used.split(separator: Self.separator, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  static let invalid = Status.badField("page_token", "not the next_page_token of an answer to this question")

  private static func context(_ question: [String], _ principal: String) -> [UInt8] {
    Array((question + [principal]).joined(separator: "\u{1F}").utf8)
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
