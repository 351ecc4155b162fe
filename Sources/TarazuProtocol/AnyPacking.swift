// Messages as `google.protobuf.Any`, in which the details of a status are sent.

extension ProtobufAny {
  /// The URL of a type is this and the message's full name.
  private static let urlPrefix = "type.googleapis.com/"

  /// A message with its type.
  public init<M: Message>(packing message: M) {
    self.init(typeUrl: Self.urlPrefix + M.fullName, value: message.encode())
  }

  /// The message within; nil if it is of another type.
  public func unpacked<M: Message>(as _: M.Type) throws(MessageDecodingError) -> M? {
    guard typeUrl.split(separator: "/").last.map(String.init) == M.fullName else { return nil }
    return try M.decode(from: value)
  }
}
