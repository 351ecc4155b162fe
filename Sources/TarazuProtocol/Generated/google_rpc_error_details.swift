// Generated from google/rpc/error_details.proto by protoc-gen-tarazu. Not to be edited: `dev/generate` makes it again.
// swift-format-ignore-file

/// When to try again.
public struct RpcRetryInfo: Message {
  public static let fullName = "google.rpc.RetryInfo"

  /// Wait at least so long.
  public var retryDelay: ProtobufDuration? = nil

  public init() {}

  public init(
    retryDelay: ProtobufDuration? = nil
  ) {
    self.retryDelay = retryDelay
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try MessageField<ProtobufDuration>.read(into: &retryDelay, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    MessageField<ProtobufDuration>.write(1, retryDelay, &writer)
  }
}

/// What is wrong with the fields of a request.
public struct RpcBadRequest: Message {
  public static let fullName = "google.rpc.BadRequest"

  /// Each bad field.
  public var fieldViolations: [RpcBadRequest.FieldViolation] = []

  public init() {}

  public init(
    fieldViolations: [RpcBadRequest.FieldViolation] = []
  ) {
    self.fieldViolations = fieldViolations
  }

  /// What is wrong with one field.
  public struct FieldViolation: Message {
    public static let fullName = "google.rpc.BadRequest.FieldViolation"

    /// The field's path from the request, such as `selection.from_date`.
    public var field: String = ""
    /// What is wrong and what is allowed.
    public var description: String = ""

    public init() {}

    public init(
      field: String = "",
      description: String = ""
    ) {
      self.field = field
      self.description = description
    }

    public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
      while let tag = try reader.nextTag() {
        switch tag {
        case 10: field = try StringField.read(&reader)
        case 18: description = try StringField.read(&reader)
        default: try reader.skip(tag)
        }
      }
    }

    public func writeFields(to writer: inout ProtobufWriter) {
      StringField.write(1, field, &writer)
      StringField.write(2, description, &writer)
    }
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try MessageField<RpcBadRequest.FieldViolation>.read(onto: &fieldViolations, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    MessageField<RpcBadRequest.FieldViolation>.write(1, each: fieldViolations, &writer)
  }
}

/// By what the call is found in the server's log.
public struct RpcRequestInfo: Message {
  public static let fullName = "google.rpc.RequestInfo"

  /// The call's id.
  public var requestId: String = ""
  /// Any data that served the call.
  public var servingData: String = ""

  public init() {}

  public init(
    requestId: String = "",
    servingData: String = ""
  ) {
    self.requestId = requestId
    self.servingData = servingData
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: requestId = try StringField.read(&reader)
      case 18: servingData = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, requestId, &writer)
    StringField.write(2, servingData, &writer)
  }
}

/// The cause of an error, for programs.
public struct RpcErrorInfo: Message {
  public static let fullName = "google.rpc.ErrorInfo"

  /// The reason, from the closed list of the domain.
  public var reason: String = ""
  /// Whose list that is: `tarazu`.
  public var domain: String = ""
  /// More about it, by key.
  public var metadata: [String: String] = [:]

  public init() {}

  public init(
    reason: String = "",
    domain: String = "",
    metadata: [String: String] = [:]
  ) {
    self.reason = reason
    self.domain = domain
    self.metadata = metadata
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: reason = try StringField.read(&reader)
      case 18: domain = try StringField.read(&reader)
      case 26: try StringMapField.read(into: &metadata, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, reason, &writer)
    StringField.write(2, domain, &writer)
    StringMapField.write(3, metadata, &writer)
  }
}
