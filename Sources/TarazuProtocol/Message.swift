/// Something that can be read from protobuf's bytes.
public protocol ReadableMessage: Sendable {
  /// The empty message: every field has its default.
  init()

  /// Reads fields to the end of the reader's current message, on top of what is there: singular fields are replaced,
  /// messages merged, lists continued.
  mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError)
}

/// A message of the protocol. The generator writes the conformances.
public protocol Message: ReadableMessage, Equatable {
  /// The full name in the `.proto` file, such as `tarazu.v1.Event`.
  static var fullName: String { get }

  /// Writes the fields that are set in the order of their numbers.
  func writeFields(to writer: inout ProtobufWriter)
}

extension ReadableMessage {
  /// The message in these bytes.
  public static func decode(from bytes: [UInt8]) throws(MessageDecodingError) -> Self {
    try decode(from: bytes[...])
  }

  /// The message in these bytes; an error's offset counts from their beginning.
  public static func decode(from bytes: ArraySlice<UInt8>) throws(MessageDecodingError) -> Self {
    var message = Self()
    try message.merge(from: bytes)
    return message
  }

  /// Reads further bytes on top of what is there, as if they had followed the first ones.
  public mutating func merge(from bytes: ArraySlice<UInt8>) throws(MessageDecodingError) {
    var reader = ProtobufReader(bytes)
    try mergeFields(from: &reader)
  }
}

extension Message {
  /// The message's bytes.
  public func encode() -> [UInt8] {
    var writer = ProtobufWriter()
    writeFields(to: &writer)
    return writer.bytes
  }

  /// Puts the message's bytes after those that are there.
  public func encode(onto bytes: inout [UInt8]) {
    var writer = ProtobufWriter(after: bytes)
    bytes = []
    writeFields(to: &writer)
    bytes = writer.bytes
  }
}
