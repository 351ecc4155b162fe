// Generated from tarazu/v1/admin.proto by protoc-gen-tarazu. Not to be edited: `dev/generate` makes it again.
// swift-format-ignore-file

/// Asks for a recomputation.
public struct VerifyFiguresRequest: Message {
  public static let fullName = "tarazu.v1.VerifyFiguresRequest"

  /// The read waits for this position; empty: none.
  public var minPosition: String = ""

  public init() {}

  public init(
    minPosition: String = ""
  ) {
    self.minPosition = minPosition
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: minPosition = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, minPosition, &writer)
  }
}

/// How far the recomputation is.
public struct VerifyFiguresResponse: Message {
  public static let fullName = "tarazu.v1.VerifyFiguresResponse"

  /// Cells compared so far; a cell is a stored (branch, class, day).
  public var cellCount: Int64 = 0
  /// Cells in all.
  public var totalCount: Int64 = 0
  /// Differences found so far.
  public var differenceCount: Int64 = 0

  public init() {}

  public init(
    cellCount: Int64 = 0,
    totalCount: Int64 = 0,
    differenceCount: Int64 = 0
  ) {
    self.cellCount = cellCount
    self.totalCount = totalCount
    self.differenceCount = differenceCount
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 8: cellCount = try Int64Field.read(&reader)
      case 16: totalCount = try Int64Field.read(&reader)
      case 24: differenceCount = try Int64Field.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    Int64Field.write(1, cellCount, &writer)
    Int64Field.write(2, totalCount, &writer)
    Int64Field.write(3, differenceCount, &writer)
  }
}

/// Asks what this server is.
public struct GetServerInfoRequest: Message {
  public static let fullName = "tarazu.v1.GetServerInfoRequest"

  /// The read waits for this position; empty: none.
  public var minPosition: String = ""

  public init() {}

  public init(
    minPosition: String = ""
  ) {
    self.minPosition = minPosition
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: minPosition = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, minPosition, &writer)
  }
}

/// What this server is.
public struct GetServerInfoResponse: Message {
  public static let fullName = "tarazu.v1.GetServerInfoResponse"

  /// The version of the program.
  public var version: String = ""
  /// When it was started.
  public var startTime: ProtobufTimestamp? = nil
  /// Its limits as they are configured.
  public var limits: [Limit] = []
  /// What its answers contain.
  public var asOf: AsOf? = nil

  public init() {}

  public init(
    version: String = "",
    startTime: ProtobufTimestamp? = nil,
    limits: [Limit] = [],
    asOf: AsOf? = nil
  ) {
    self.version = version
    self.startTime = startTime
    self.limits = limits
    self.asOf = asOf
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: version = try StringField.read(&reader)
      case 18: try MessageField<ProtobufTimestamp>.read(into: &startTime, &reader)
      case 26: try MessageField<Limit>.read(onto: &limits, &reader)
      case 34: try MessageField<AsOf>.read(into: &asOf, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, version, &writer)
    MessageField<ProtobufTimestamp>.write(2, startTime, &writer)
    MessageField<Limit>.write(3, each: limits, &writer)
    MessageField<AsOf>.write(4, asOf, &writer)
  }
}

/// A limit of the service.
public struct Limit: Message {
  public static let fullName = "tarazu.v1.Limit"

  /// Its name, which ends in its unit where it is not a count, such as `message_bytes`.
  public var name: String = ""
  /// Its value.
  public var value: Int64 = 0

  public init() {}

  public init(
    name: String = "",
    value: Int64 = 0
  ) {
    self.name = name
    self.value = value
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: name = try StringField.read(&reader)
      case 16: self.value = try Int64Field.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, name, &writer)
    Int64Field.write(2, self.value, &writer)
  }
}

/// Runs the service.
public enum AdminService {
  /// The service's full name.
  public static let fullName = "tarazu.v1.AdminService"

  /// Recomputes every figure from the journal and compares, telling how far it is; the last message has the result.
  public static let verifyFigures = MethodDescriptor<VerifyFiguresRequest, VerifyFiguresResponse>(
    service: fullName, name: "VerifyFigures", serverStreaming: true, idempotency: .noSideEffects)

  /// Tells what this server is.
  public static let getServerInfo = MethodDescriptor<GetServerInfoRequest, GetServerInfoResponse>(
    service: fullName, name: "GetServerInfo", idempotency: .noSideEffects)

  /// All methods, in the order of the `.proto` file.
  public static let allMethods: [any AnyMethodDescriptor] = [verifyFigures, getServerInfo]
}
