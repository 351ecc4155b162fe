// The form of a token. Whether it is valid now is for the store to say.

import TarazuBase

/// A token: `tz_` and 43 base64url characters, which are 256 random bits.
public enum Token {
  public static let prefix = "tz_"
  /// The bytes of randomness in a token.
  public static let randomBytes = 32

  public static func isValid(_ text: String) -> Bool {
    let bytes = text.utf8
    return bytes.starts(with: prefix.utf8) && bytes.count == prefix.utf8.count + 43
      && bytes.dropFirst(prefix.utf8.count).allSatisfy { Base64.urlAlphabet.contains($0) }
  }

  /// The token in the value of an `authorization` entry, `Bearer tz_…`; nil for any other form.
  public static func inAuthorization(_ value: String) -> String? {
    let scheme = "bearer "
    guard value.utf8.count > scheme.utf8.count else { return nil }
    guard String(decoding: value.utf8.prefix(scheme.utf8.count), as: UTF8.self).lowercased() == scheme else {
      return nil
    }
    let token = String(decoding: value.utf8.dropFirst(scheme.utf8.count), as: UTF8.self)
    return isValid(token) ? token : nil
  }

  /// The token of these random bytes; nil unless there are `randomBytes` of them.
  public static func text(random bytes: [UInt8]) -> String? {
    guard bytes.count == randomBytes else { return nil }
    return prefix + Base64.urlText(bytes)
  }
}
