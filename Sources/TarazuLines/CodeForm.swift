// The forms of codes and ids (docs/spec/events.md#fields-of-every-event).

/// A form of text: a set of ASCII characters and a greatest length. The text is not empty.
public struct CodeForm: Sendable {
  private let low: UInt64
  private let high: UInt64
  public let longest: Int
  /// What is allowed, for the detail of a rejection.
  public let description: String

  private init(_ characters: some Sequence<UInt8>, longest: Int, description: String) {
    var low: UInt64 = 0
    var high: UInt64 = 0
    for byte in characters {
      if byte < 64 { low |= 1 << UInt64(byte) } else if byte < 128 { high |= 1 << UInt64(byte - 64) }
    }
    self.low = low
    self.high = high
    self.longest = longest
    self.description = description
  }

  private static let lower = "abcdefghijklmnopqrstuvwxyz0123456789._-"
  private static let both = lower + "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

  /// `[A-Za-z0-9._:-]{1,64}`.
  public static let source = CodeForm((both + ":").utf8, longest: 64, description: "1 to 64 of A-Z a-z 0-9 . _ : -")
  /// Ids of events, cases and hearings.
  public static let id = CodeForm(0x21...0x7E, longest: 64, description: "1 to 64 characters from U+0021 to U+007E")
  /// Units: `[A-Za-z0-9._-]{1,32}`.
  public static let unit = CodeForm(both.utf8, longest: 32, description: "1 to 32 of A-Z a-z 0-9 . _ -")
  /// Classes of cases: `[a-z0-9._-]{1,64}`.
  public static let caseClass = CodeForm(lower.utf8, longest: 64, description: "1 to 64 of a-z 0-9 . _ -")
  /// Names of principals but for their first character, which is a letter or a digit: `[a-z0-9._-]{1,64}`.
  public static let principal = CodeForm(lower.utf8, longest: 64, description: "1 to 64 of a-z 0-9 . _ -")
  /// Kinds of branches: `[a-z0-9._-]{1,32}`.
  public static let branchKind = CodeForm(lower.utf8, longest: 32, description: "1 to 32 of a-z 0-9 . _ -")

  public func matches(_ text: String) -> Bool { matches(text.utf8.span) }

  public func matches(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count >= 1, bytes.count <= longest else { return false }
    for index in 0..<bytes.count where !contains(bytes[index]) { return false }
    return true
  }

  private func contains(_ byte: UInt8) -> Bool {
    byte < 64 ? low >> UInt64(byte) & 1 != 0 : byte < 128 && high >> UInt64(byte - 64) & 1 != 0
  }
}
