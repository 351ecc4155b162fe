// The forms of what a caller presents. Whether it is live is the store's to say.

import TarazuBase

/// The name of a principal: `[a-z0-9][a-z0-9._-]{0,63}`.
public enum PrincipalName {
  /// The most bytes that a name has.
  public static let longest = 64

  public static func isValid(_ name: String) -> Bool {
    guard let first = name.utf8.first, isLowerOrDigit(first), name.utf8.count <= longest else { return false }
    return name.utf8.allSatisfy { isLowerOrDigit($0) || [".", "_", "-"].contains(UnicodeScalar($0)) }
  }

  private static func isLowerOrDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}

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

/// The SAN URI by which a client certificate names its principal: `tarazu:principal:NAME`.
public enum CertificateURI {
  /// Exactly one URI of a certificate begins with this.
  public static let scheme = "tarazu:"

  public static func text(ofPrincipal name: String) -> String { principal + name }

  /// The principal's name; nil for any other form.
  public static func principalName(in uri: String) -> String? {
    guard uri.utf8.starts(with: principal.utf8) else { return nil }
    let name = String(decoding: uri.utf8.dropFirst(principal.utf8.count), as: UTF8.self)
    return PrincipalName.isValid(name) ? name : nil
  }

  private static let principal = "tarazu:principal:"
}
