// Generated from tarazu/v1/quality.proto by protoc-gen-tarazu. Not to be edited: `dev/generate` makes it again.
// swift-format-ignore-file

/// Asks for anomalies.
public struct ListAnomaliesRequest: Message {
  public static let fullName = "tarazu.v1.ListAnomaliesRequest"

  /// Only those that lie in this unit; empty: the caller's scope.
  public var unit: String = ""
  /// Only those of this reason; empty: all.
  public var reason: String = ""
  /// How many to answer at most; 0: 100; more than 1,000 is taken as 1,000.
  public var pageSize: Int32 = 0
  /// The page to answer: the `next_page_token` of the one before; empty: the first.
  public var pageToken: String = ""
  /// The read waits for this position; empty: none.
  public var minPosition: String = ""

  public init() {}

  public init(
    unit: String = "",
    reason: String = "",
    pageSize: Int32 = 0,
    pageToken: String = "",
    minPosition: String = ""
  ) {
    self.unit = unit
    self.reason = reason
    self.pageSize = pageSize
    self.pageToken = pageToken
    self.minPosition = minPosition
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: unit = try StringField.read(&reader)
      case 18: reason = try StringField.read(&reader)
      case 24: pageSize = try Int32Field.read(&reader)
      case 34: pageToken = try StringField.read(&reader)
      case 42: minPosition = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, unit, &writer)
    StringField.write(2, reason, &writer)
    Int32Field.write(3, pageSize, &writer)
    StringField.write(4, pageToken, &writer)
    StringField.write(5, minPosition, &writer)
  }
}

/// A page of anomalies.
public struct ListAnomaliesResponse: Message {
  public static let fullName = "tarazu.v1.ListAnomaliesResponse"

  /// The anomalies.
  public var anomalies: [Anomaly] = []
  /// The mark of the next page; empty: this is the last.
  public var nextPageToken: String = ""

  public init() {}

  public init(
    anomalies: [Anomaly] = [],
    nextPageToken: String = ""
  ) {
    self.anomalies = anomalies
    self.nextPageToken = nextPageToken
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try MessageField<Anomaly>.read(onto: &anomalies, &reader)
      case 18: nextPageToken = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    MessageField<Anomaly>.write(1, each: anomalies, &writer)
    StringField.write(2, nextPageToken, &writer)
  }
}

/// An accepted event without effect.
public struct Anomaly: Message {
  public static let fullName = "tarazu.v1.Anomaly"

  /// The event's source.
  public var source: String = ""
  /// The event's id.
  public var eventId: String = ""
  /// The event's case.
  public var caseId: String = ""
  /// The event's kind, such as `closed`.
  public var kind: String = ""
  /// The branch that it names; absent where the kind has none.
  public var branch: String? = nil
  /// Why it has no effect, such as `not_open`.
  public var reason: String = ""

  public init() {}

  public init(
    source: String = "",
    eventId: String = "",
    caseId: String = "",
    kind: String = "",
    branch: String? = nil,
    reason: String = ""
  ) {
    self.source = source
    self.eventId = eventId
    self.caseId = caseId
    self.kind = kind
    self.branch = branch
    self.reason = reason
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: source = try StringField.read(&reader)
      case 18: eventId = try StringField.read(&reader)
      case 26: caseId = try StringField.read(&reader)
      case 34: kind = try StringField.read(&reader)
      case 42: branch = try StringField.read(&reader)
      case 50: reason = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, source, &writer)
    StringField.write(2, eventId, &writer)
    StringField.write(3, caseId, &writer)
    StringField.write(4, kind, &writer)
    StringField.write(5, present: branch, &writer)
    StringField.write(6, reason, &writer)
  }
}

/// Asks for rejections.
public struct ListRejectionsRequest: Message {
  public static let fullName = "tarazu.v1.ListRejectionsRequest"

  /// Only those that lie in this unit; empty: the caller's scope.
  public var unit: String = ""
  /// Only those of this reason; empty: all.
  public var reason: String = ""
  /// How many to answer at most; 0: 100; more than 1,000 is taken as 1,000.
  public var pageSize: Int32 = 0
  /// The page to answer: the `next_page_token` of the one before; empty: the first.
  public var pageToken: String = ""
  /// The read waits for this position; empty: none.
  public var minPosition: String = ""

  public init() {}

  public init(
    unit: String = "",
    reason: String = "",
    pageSize: Int32 = 0,
    pageToken: String = "",
    minPosition: String = ""
  ) {
    self.unit = unit
    self.reason = reason
    self.pageSize = pageSize
    self.pageToken = pageToken
    self.minPosition = minPosition
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: unit = try StringField.read(&reader)
      case 18: reason = try StringField.read(&reader)
      case 24: pageSize = try Int32Field.read(&reader)
      case 34: pageToken = try StringField.read(&reader)
      case 42: minPosition = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, unit, &writer)
    StringField.write(2, reason, &writer)
    Int32Field.write(3, pageSize, &writer)
    StringField.write(4, pageToken, &writer)
    StringField.write(5, minPosition, &writer)
  }
}

/// A page of rejections.
public struct ListRejectionsResponse: Message {
  public static let fullName = "tarazu.v1.ListRejectionsResponse"

  /// The rejections.
  public var rejections: [Rejection] = []
  /// The mark of the next page; empty: this is the last.
  public var nextPageToken: String = ""

  public init() {}

  public init(
    rejections: [Rejection] = [],
    nextPageToken: String = ""
  ) {
    self.rejections = rejections
    self.nextPageToken = nextPageToken
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try MessageField<Rejection>.read(onto: &rejections, &reader)
      case 18: nextPageToken = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    MessageField<Rejection>.write(1, each: rejections, &writer)
    StringField.write(2, nextPageToken, &writer)
  }
}

/// A line or event that was refused.
public struct Rejection: Message {
  public static let fullName = "tarazu.v1.Rejection"

  /// When it came.
  public var receivedTime: ProtobufTimestamp? = nil
  /// The name of the principal that sent it.
  public var sender: String = ""
  /// The source that it names; absent where that could not be read.
  public var source: String? = nil
  /// Its line, or its place in a list, from 1.
  public var line: Int64 = 0
  /// Why it was refused, such as `malformed`.
  public var reason: String = ""
  /// What was wrong, for a person.
  public var detail: String = ""
  /// The line byte for byte; its first 16,384 bytes where it was longer.
  public var raw: [UInt8] = []
  /// The whole line's length in bytes; greater than that of `raw` where that was cut.
  public var length: Int64 = 0

  public init() {}

  public init(
    receivedTime: ProtobufTimestamp? = nil,
    sender: String = "",
    source: String? = nil,
    line: Int64 = 0,
    reason: String = "",
    detail: String = "",
    raw: [UInt8] = [],
    length: Int64 = 0
  ) {
    self.receivedTime = receivedTime
    self.sender = sender
    self.source = source
    self.line = line
    self.reason = reason
    self.detail = detail
    self.raw = raw
    self.length = length
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try MessageField<ProtobufTimestamp>.read(into: &receivedTime, &reader)
      case 18: sender = try StringField.read(&reader)
      case 26: source = try StringField.read(&reader)
      case 32: line = try Int64Field.read(&reader)
      case 42: reason = try StringField.read(&reader)
      case 50: detail = try StringField.read(&reader)
      case 58: raw = try BytesField.read(&reader)
      case 64: length = try Int64Field.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    MessageField<ProtobufTimestamp>.write(1, receivedTime, &writer)
    StringField.write(2, sender, &writer)
    StringField.write(3, present: source, &writer)
    Int64Field.write(4, line, &writer)
    StringField.write(5, reason, &writer)
    StringField.write(6, detail, &writer)
    BytesField.write(7, raw, &writer)
    Int64Field.write(8, length, &writer)
  }
}

/// Lists what did not fit.
public enum QualityService {
  /// The service's full name.
  public static let fullName = "tarazu.v1.QualityService"

  /// Lists accepted events that do not fit their case, sorted by source and id.
  public static let listAnomalies = MethodDescriptor<ListAnomaliesRequest, ListAnomaliesResponse>(
    service: fullName, name: "ListAnomalies", idempotency: .noSideEffects)

  /// Lists what was refused at the door, in the order in which it came.
  public static let listRejections = MethodDescriptor<ListRejectionsRequest, ListRejectionsResponse>(
    service: fullName, name: "ListRejections", idempotency: .noSideEffects)

  /// All methods, in the order of the `.proto` file.
  public static let allMethods: [any AnyMethodDescriptor] = [listAnomalies, listRejections]
}
