// The forms of bearer tokens. Whether one is valid now is for the store to say.

import TarazuBase

/// A bearer token: a prefix that tells its kind, and 43 base64url characters, which are 256 random bits.
public enum Token {
  public enum Kind: Sendable, CaseIterable {
    /// `tz_…`, a credential of its own.
    case token
    /// `tzs_…`, given for a name and a password.
    case session

    public var prefix: String {
      switch self {
      case .token: "tz_"
      case .session: "tzs_"
      }
    }
  }

  /// The bytes of randomness in a token.
  public static let randomBytes = 32

  /// Of which kind a text is; nil if it is no token.
  public static func kind(of text: String) -> Kind? {
    let bytes = text.utf8
    guard let kind = Kind.allCases.first(where: { bytes.starts(with: $0.prefix.utf8) }) else { return nil }
    let random = bytes.dropFirst(kind.prefix.utf8.count)
    return random.count == 43 && random.allSatisfy { Base64.urlAlphabet.contains($0) } ? kind : nil
  }

  public static func isValid(_ text: String) -> Bool { kind(of: text) != nil }

  /// The token in the value of an `authorization` entry, `Bearer tz_…` or `Bearer tzs_…`; nil for any other form.
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
  public static func text(_ kind: Kind = .token, random bytes: [UInt8]) -> String? {
    guard bytes.count == randomBytes else { return nil }
    return kind.prefix + Base64.urlText(bytes)
  }
}
