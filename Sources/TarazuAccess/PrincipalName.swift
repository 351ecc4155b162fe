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
