// New secrets, of the kernel's random bytes.

import CLinux
import Glibc
import TarazuAccess

public enum RandomBytes {
  /// - Parameter count: at most 256, which the kernel gives in one piece.
  public static func make(_ count: Int) throws(SecretError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    guard getentropy(&bytes, count) == 0 else {
      throw SecretError("no random bytes: \(String(cString: strerror(tz_errno())))")
    }
    return bytes
  }
}

extension Token {
  /// A new one.
  public static func random(_ kind: Kind = .token) throws(SecretError) -> String {
    guard let token = text(kind, random: try RandomBytes.make(randomBytes)) else {
      throw SecretError("no token could be made")
    }
    return token
  }
}

/// A password that is good only to set one's own: an administrator hands it on, perhaps on paper.
public enum OneTimePassword {
  /// 32 characters, 5 bits each, without l, o, 0 and 1, which are easily mistaken.
  private static let alphabet = Array("abcdefghijkmnpqrstuvwxyz23456789".utf8)
  private static let groups = 5
  private static let charactersPerGroup = 4

  /// A new one: 100 random bits, such as `k7wm-3xqd-vn8p-r2hc-t5ye`.
  public static func random() throws(SecretError) -> String {
    let bytes = try RandomBytes.make(groups * charactersPerGroup)
    let characters = bytes.map { alphabet[Int($0 & 31)] }
    return stride(from: 0, to: characters.count, by: charactersPerGroup)
      .map { String(decoding: characters[$0..<$0 + charactersPerGroup], as: UTF8.self) }.joined(separator: "-")
  }
}
