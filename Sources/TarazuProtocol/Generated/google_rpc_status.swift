// Generated from google/rpc/status.proto by protoc-gen-tarazu. Not to be edited: `dev/generate` makes it again.
// swift-format-ignore-file

/// The status of a call: a code, a message for developers, and details.
public struct RpcStatus: Message {
  public static let fullName = "google.rpc.Status"

  /// The code, one of gRPC's.
  public var code: Int32 = 0
  /// What went wrong, in English.
  public var message: String = ""
  /// Messages that say more.
  public var details: [ProtobufAny] = []

  public init() {}

  public init(
    code: Int32 = 0,
    message: String = "",
    details: [ProtobufAny] = []
  ) {
    self.code = code
    self.message = message
    self.details = details
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 8: code = try Int32Field.read(&reader)
      case 18: message = try StringField.read(&reader)
      case 26: try MessageField<ProtobufAny>.read(onto: &details, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    Int32Field.write(1, code, &writer)
    StringField.write(2, message, &writer)
    MessageField<ProtobufAny>.write(3, each: details, &writer)
  }
}
