// How a traced message came: the unknown fields in it, and how long it was.

/// How a message came, for those that must be understood whole or not at all. It is no part of the message's content:
/// all receptions are equal, and none is written.
public struct Reception: Sendable, Equatable {
  /// How many unknown fields are noted of one message; more would not help anyone.
  public static let fieldLimit = 16

  /// The numbers of fields that are not known, here or in a message within, in the order in which they came: at most
  /// `fieldLimit` of one stretch of bytes.
  public private(set) var unknownFieldNumbers: [UInt32] = []
  /// How many bytes the message took; 0 where it was not read from any.
  public private(set) var byteCount = 0

  public init() {}

  mutating func add(unknownFields: [UInt32], byteCount: Int) {
    unknownFieldNumbers += unknownFields.prefix(Self.fieldLimit - min(unknownFieldNumbers.count, Self.fieldLimit))
    self.byteCount += byteCount
  }

  public static func == (_: Reception, _: Reception) -> Bool { true }
}
