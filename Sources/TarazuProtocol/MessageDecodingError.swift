// Why bytes are no message.

/// Bytes that are no message: what is wrong, and where.
public struct MessageDecodingError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What is wrong.
  public enum Reason: String, Equatable, Sendable, CaseIterable {
    /// The bytes end within a value.
    case truncated = "ends within a value"
    /// A varint has more than 10 bytes, or more than 64 bits; in a tag more than 32.
    case overlongVarint = "over-long varint"
    /// A field has the number 0.
    case fieldNumberZero = "field number 0"
    /// A field has wire type 6 or 7.
    case unknownWireType = "unknown wire type"
    /// A length goes past the end of what it lies in.
    case lengthPastEnd = "length past the end"
    /// Text is not UTF-8.
    case badText = "text that is not UTF-8"
    /// Messages or groups lie deeper in one another than `ProtobufReader.nestingLimit`.
    case nestedTooDeep = "nested too deep"
    /// There are more messages within than `ProtobufReader.messageLimit`.
    case tooManyMessages = "too many messages within"
    /// A group ends that was not begun, or does not end.
    case unmatchedGroup = "unmatched group"
  }

  /// What is wrong.
  public let reason: Reason
  /// Where: bytes from the beginning.
  public let offset: Int

  public init(_ reason: Reason, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }

  public var description: String { "not a message: \(reason.rawValue) at byte \(offset)" }
}
