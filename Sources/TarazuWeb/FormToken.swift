// The token in each form, by which a change is known to come from a page of the same session.

import TarazuNet

/// A token bound to a session and masked anew in each page: pages are compressed, and a secret that repeats could be
/// guessed from their lengths. It follows from the session alone, so that any process can check it.
enum FormToken {
  private static let size = 32

  /// A fresh mask followed by the masked secret, in hexadecimal digits.
  static func make(for session: String) -> String {
    var random = SystemRandomNumberGenerator()
    let mask = (0..<size).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    return hexadecimal(mask + zip(mask, secret(of: session)).map { $0 ^ $1 })
  }

  /// Whether a form's token is one of the session's. It takes as long for any token of the right length.
  static func isValid(_ token: String, for session: String) -> Bool {
    let digits = Array(token.utf8)
    guard digits.count == 4 * size else { return false }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard let high = Decoding.digit(digits[index]), let low = Decoding.digit(digits[index + 1]) else { return false }
      bytes.append(high << 4 | low)
    }
    let secret = secret(of: session)
    var difference: UInt8 = 0
    for index in 0..<size { difference |= bytes[index] ^ bytes[size + index] ^ secret[index] }
    return difference == 0
  }

  /// The session's token has 256 random bits, so nobody finds it, or another session's secret, from this one.
  private static func secret(of session: String) -> [UInt8] {
    SHA256Digest.digest(of: Array("tarazu form token\0".utf8) + Array(session.utf8))
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
