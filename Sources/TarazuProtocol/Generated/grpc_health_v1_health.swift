// Generated from grpc/health/v1/health.proto by protoc-gen-tarazu. Not to be edited: `dev/generate` makes it again.
// swift-format-ignore-file

/// Asks for one service.
public struct HealthCheckRequest: Message {
  public static let fullName = "grpc.health.v1.HealthCheckRequest"

  /// Its full name; empty: the server as a whole.
  public var service: String = ""

  public init() {}

  public init(
    service: String = ""
  ) {
    self.service = service
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: service = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, service, &writer)
  }
}

/// How a service stands.
public struct HealthCheckResponse: Message {
  public static let fullName = "grpc.health.v1.HealthCheckResponse"

  /// How it stands.
  public var status: HealthCheckResponse.ServingStatus = .init(rawValue: 0)

  public init() {}

  public init(
    status: HealthCheckResponse.ServingStatus = .init(rawValue: 0)
  ) {
    self.status = status
  }

  /// How a service stands.
  public enum ServingStatus: ProtobufEnum {
    /// Not known.
    case unknown
    /// It is served.
    case serving
    /// It is not served.
    case notServing
    /// There is no such service; only Watch answers so.
    case serviceUnknown
    /// A number that has no name here.
    case unrecognized(Int32)

    public static let allCases: [Self] = [
      .unknown,
      .serving,
      .notServing,
      .serviceUnknown,
    ]

    public init(rawValue: Int32) {
      switch rawValue {
      case 0: self = .unknown
      case 1: self = .serving
      case 2: self = .notServing
      case 3: self = .serviceUnknown
      default: self = .unrecognized(rawValue)
      }
    }

    public var rawValue: Int32 {
      switch self {
      case .unknown: 0
      case .serving: 1
      case .notServing: 2
      case .serviceUnknown: 3
      case .unrecognized(let number): number
      }
    }

    public var name: String? {
      switch self {
      case .unknown: "UNKNOWN"
      case .serving: "SERVING"
      case .notServing: "NOT_SERVING"
      case .serviceUnknown: "SERVICE_UNKNOWN"
      case .unrecognized: nil
      }
    }
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 8: status = try EnumField<HealthCheckResponse.ServingStatus>.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    EnumField<HealthCheckResponse.ServingStatus>.write(1, status, &writer)
  }
}

/// Asks for all services.
public struct HealthListRequest: Message {
  public static let fullName = "grpc.health.v1.HealthListRequest"

  public init() {}

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      try reader.skip(tag)
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
  }
}

/// How all services stand.
public struct HealthListResponse: Message {
  public static let fullName = "grpc.health.v1.HealthListResponse"

  /// By full name.
  public var statuses: [String: HealthCheckResponse] = [:]

  public init() {}

  public init(
    statuses: [String: HealthCheckResponse] = [:]
  ) {
    self.statuses = statuses
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try MessageMapField<HealthCheckResponse>.read(into: &statuses, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    MessageMapField<HealthCheckResponse>.write(1, statuses, &writer)
  }
}

/// Tells whether services are served.
public enum HealthService {
  /// The service's full name.
  public static let fullName = "grpc.health.v1.Health"

  /// Tells it of one service; NOT_FOUND for an unknown name.
  public static let check = MethodDescriptor<HealthCheckRequest, HealthCheckResponse>(
    service: fullName, name: "Check")

  /// Tells it of all services.
  public static let list = MethodDescriptor<HealthListRequest, HealthListResponse>(
    service: fullName, name: "List")

  /// Tells it of one service at once and at each change; SERVICE_UNKNOWN for an unknown name.
  public static let watch = MethodDescriptor<HealthCheckRequest, HealthCheckResponse>(
    service: fullName, name: "Watch", serverStreaming: true)

  /// All methods, in the order of the `.proto` file.
  public static let allMethods: [any AnyMethodDescriptor] = [check, list, watch]
}
