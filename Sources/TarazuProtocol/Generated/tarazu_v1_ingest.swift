// Generated from tarazu/v1/ingest.proto by protoc-gen-tarazu. Not to be edited: `dev/generate` makes it again.
// swift-format-ignore-file

/// What became of an event.
public enum EventOutcome: ProtobufEnum {
  /// Not given.
  case unspecified
  /// It is in the journal.
  case accepted
  /// It was in the journal before, with the same content.
  case duplicate
  /// It was refused, and is kept with its reason.
  case rejected
  /// A number that has no name here.
  case unrecognized(Int32)

  public static let allCases: [Self] = [
    .unspecified,
    .accepted,
    .duplicate,
    .rejected,
  ]

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .accepted
    case 2: self = .duplicate
    case 3: self = .rejected
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .accepted: 1
    case .duplicate: 2
    case .rejected: 3
    case .unrecognized(let number): number
    }
  }

  public var name: String? {
    switch self {
    case .unspecified: "EVENT_OUTCOME_UNSPECIFIED"
    case .accepted: "EVENT_OUTCOME_ACCEPTED"
    case .duplicate: "EVENT_OUTCOME_DUPLICATE"
    case .rejected: "EVENT_OUTCOME_REJECTED"
    case .unrecognized: nil
    }
  }
}

/// How many events became what.
public struct EventCounts: Message {
  public static let fullName = "tarazu.v1.EventCounts"

  /// Accepted ones.
  public var acceptedCount: Int64 = 0
  /// Duplicates.
  public var duplicateCount: Int64 = 0
  /// Rejected ones.
  public var rejectedCount: Int64 = 0

  public init() {}

  public init(
    acceptedCount: Int64 = 0,
    duplicateCount: Int64 = 0,
    rejectedCount: Int64 = 0
  ) {
    self.acceptedCount = acceptedCount
    self.duplicateCount = duplicateCount
    self.rejectedCount = rejectedCount
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 8: acceptedCount = try Int64Field.read(&reader)
      case 16: duplicateCount = try Int64Field.read(&reader)
      case 24: rejectedCount = try Int64Field.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    Int64Field.write(1, acceptedCount, &writer)
    Int64Field.write(2, duplicateCount, &writer)
    Int64Field.write(3, rejectedCount, &writer)
  }
}

/// A batch of events.
public struct SubmitEventsRequest: Message {
  public static let fullName = "tarazu.v1.SubmitEventsRequest"

  /// At most 5,000. One of more than 16,384 bytes is `malformed`.
  public var events: [Event] = []

  public init() {}

  public init(
    events: [Event] = []
  ) {
    self.events = events
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try MessageField<Event>.read(onto: &events, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    MessageField<Event>.write(1, each: events, &writer)
  }
}

/// What became of the batch, after its commit.
public struct SubmitEventsResponse: Message {
  public static let fullName = "tarazu.v1.SubmitEventsResponse"

  /// One for each event, in order.
  public var results: [EventResult] = []
  /// The same, counted.
  public var counts: EventCounts? = nil
  /// The commit.
  public var asOf: AsOf? = nil

  public init() {}

  public init(
    results: [EventResult] = [],
    counts: EventCounts? = nil,
    asOf: AsOf? = nil
  ) {
    self.results = results
    self.counts = counts
    self.asOf = asOf
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try MessageField<EventResult>.read(onto: &results, &reader)
      case 18: try MessageField<EventCounts>.read(into: &counts, &reader)
      case 26: try MessageField<AsOf>.read(into: &asOf, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    MessageField<EventResult>.write(1, each: results, &writer)
    MessageField<EventCounts>.write(2, counts, &writer)
    MessageField<AsOf>.write(3, asOf, &writer)
  }
}

/// What became of one event.
public struct EventResult: Message {
  public static let fullName = "tarazu.v1.EventResult"

  /// Accepted, duplicate or rejected.
  public var outcome: EventOutcome = .init(rawValue: 0)
  /// Why it was rejected; else empty.
  public var reason: String = ""
  /// What was wrong, for a person; empty unless rejected.
  public var detail: String = ""

  public init() {}

  public init(
    outcome: EventOutcome = .init(rawValue: 0),
    reason: String = "",
    detail: String = ""
  ) {
    self.outcome = outcome
    self.reason = reason
    self.detail = detail
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 8: outcome = try EnumField<EventOutcome>.read(&reader)
      case 18: reason = try StringField.read(&reader)
      case 26: detail = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    EnumField<EventOutcome>.write(1, outcome, &writer)
    StringField.write(2, reason, &writer)
    StringField.write(3, detail, &writer)
  }
}

/// A batch of lines.
public struct SubmitLinesRequest: Message {
  public static let fullName = "tarazu.v1.SubmitLinesRequest"

  /// At most 5,000 lines that are not blank; more are refused whole.
  public var lines: [UInt8] = []

  public init() {}

  public init(
    lines: [UInt8] = []
  ) {
    self.lines = lines
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: lines = try BytesField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    BytesField.write(1, lines, &writer)
  }
}

/// What became of the batch, after its commit.
public struct SubmitLinesResponse: Message {
  public static let fullName = "tarazu.v1.SubmitLinesResponse"

  /// One for each line that is not blank, in order.
  public var results: [LineResult] = []
  /// The same, counted.
  public var counts: EventCounts? = nil
  /// The commit.
  public var asOf: AsOf? = nil

  public init() {}

  public init(
    results: [LineResult] = [],
    counts: EventCounts? = nil,
    asOf: AsOf? = nil
  ) {
    self.results = results
    self.counts = counts
    self.asOf = asOf
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try MessageField<LineResult>.read(onto: &results, &reader)
      case 18: try MessageField<EventCounts>.read(into: &counts, &reader)
      case 26: try MessageField<AsOf>.read(into: &asOf, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    MessageField<LineResult>.write(1, each: results, &writer)
    MessageField<EventCounts>.write(2, counts, &writer)
    MessageField<AsOf>.write(3, asOf, &writer)
  }
}

/// What became of one line.
public struct LineResult: Message {
  public static let fullName = "tarazu.v1.LineResult"

  /// Its number, from 1, blank lines counted.
  public var line: Int64 = 0
  /// Accepted, duplicate or rejected.
  public var outcome: EventOutcome = .init(rawValue: 0)
  /// Why it was rejected; else empty.
  public var reason: String = ""
  /// What was wrong, for a person; empty unless rejected.
  public var detail: String = ""

  public init() {}

  public init(
    line: Int64 = 0,
    outcome: EventOutcome = .init(rawValue: 0),
    reason: String = "",
    detail: String = ""
  ) {
    self.line = line
    self.outcome = outcome
    self.reason = reason
    self.detail = detail
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 8: line = try Int64Field.read(&reader)
      case 16: outcome = try EnumField<EventOutcome>.read(&reader)
      case 26: reason = try StringField.read(&reader)
      case 34: detail = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    Int64Field.write(1, line, &writer)
    EnumField<EventOutcome>.write(2, outcome, &writer)
    StringField.write(3, reason, &writer)
    StringField.write(4, detail, &writer)
  }
}

/// A piece of the file.
public struct ImportEventsRequest: Message {
  public static let fullName = "tarazu.v1.ImportEventsRequest"

  /// In the stream's first message, the number in the file of the first line sent; 0: 1. Ignored in later ones.
  public var firstLine: Int64 = 0
  /// The next bytes; pieces need not end where lines do.
  public var chunk: [UInt8] = []

  public init() {}

  public init(
    firstLine: Int64 = 0,
    chunk: [UInt8] = []
  ) {
    self.firstLine = firstLine
    self.chunk = chunk
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 8: firstLine = try Int64Field.read(&reader)
      case 18: chunk = try BytesField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    Int64Field.write(1, firstLine, &writer)
    BytesField.write(2, chunk, &writer)
  }
}

/// How far the import is, after a commit.
public struct ImportEventsResponse: Message {
  public static let fullName = "tarazu.v1.ImportEventsResponse"

  /// Lines of this stream settled so far, blank ones too. A new stream begins at `first_line` + `line_count`.
  public var lineCount: Int64 = 0
  /// Events of the lines settled so far.
  public var counts: EventCounts? = nil
  /// Rejections since the last message, by line, in the file's numbering; many are split over several messages.
  public var rejections: [LineRefusal] = []
  /// The commit.
  public var asOf: AsOf? = nil

  public init() {}

  public init(
    lineCount: Int64 = 0,
    counts: EventCounts? = nil,
    rejections: [LineRefusal] = [],
    asOf: AsOf? = nil
  ) {
    self.lineCount = lineCount
    self.counts = counts
    self.rejections = rejections
    self.asOf = asOf
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 8: lineCount = try Int64Field.read(&reader)
      case 18: try MessageField<EventCounts>.read(into: &counts, &reader)
      case 26: try MessageField<LineRefusal>.read(onto: &rejections, &reader)
      case 34: try MessageField<AsOf>.read(into: &asOf, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    Int64Field.write(1, lineCount, &writer)
    MessageField<EventCounts>.write(2, counts, &writer)
    MessageField<LineRefusal>.write(3, each: rejections, &writer)
    MessageField<AsOf>.write(4, asOf, &writer)
  }
}

/// Takes events. Every event may be sent again: `source` and `event_id` are its idempotency key.
public enum IngestService {
  /// The service's full name.
  public static let fullName = "tarazu.v1.IngestService"

  /// Takes a batch of events, which take effect together.
  public static let submitEvents = MethodDescriptor<SubmitEventsRequest, SubmitEventsResponse>(
    service: fullName, name: "SubmitEvents", idempotency: .idempotent)

  /// Takes a batch of NDJSON lines, which take effect together.
  public static let submitLines = MethodDescriptor<SubmitLinesRequest, SubmitLinesResponse>(
    service: fullName, name: "SubmitLines", idempotency: .idempotent)

  /// Takes a file of NDJSON lines of any size, sent in pieces, and tells after each commit how far it is.
  public static let importEvents = MethodDescriptor<ImportEventsRequest, ImportEventsResponse>(
    service: fullName, name: "ImportEvents", clientStreaming: true, serverStreaming: true, idempotency: .idempotent)

  /// All methods, in the order of the `.proto` file.
  public static let allMethods: [any AnyMethodDescriptor] = [submitEvents, submitLines, importEvents]
}
