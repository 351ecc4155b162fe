// Generated from tarazu/v1/common.proto by protoc-gen-tarazu. Not to be edited: `dev/generate` makes it again.
// swift-format-ignore-file

/// The levels of units, which nest strictly.
public enum Level: ProtobufEnum {
  /// Not given.
  case unspecified
  /// The country; there is one.
  case country
  /// A province.
  case province
  /// A judicial district.
  case district
  /// A branch of a court.
  case branch
  /// A number that has no name here.
  case unrecognized(Int32)

  public static let allCases: [Self] = [
    .unspecified,
    .country,
    .province,
    .district,
    .branch,
  ]

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .country
    case 2: self = .province
    case 3: self = .district
    case 4: self = .branch
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .country: 1
    case .province: 2
    case .district: 3
    case .branch: 4
    case .unrecognized(let number): number
    }
  }

  public var name: String? {
    switch self {
    case .unspecified: "LEVEL_UNSPECIFIED"
    case .country: "LEVEL_COUNTRY"
    case .province: "LEVEL_PROVINCE"
    case .district: "LEVEL_DISTRICT"
    case .branch: "LEVEL_BRANCH"
    case .unrecognized: nil
    }
  }
}

/// Up to which commit an answer is current.
public struct AsOf: Message {
  public static let fullName = "tarazu.v1.AsOf"

  /// The last commit that the answer contains: an opaque string of at most 64 characters that any server of the same
  /// data understands, to be sent back as `min_position`.
  public var position: String = ""
  /// When that commit was made. It never falls from one position to a later one.
  public var commitTime: ProtobufTimestamp? = nil
  /// When this server last knew that it had every commit.
  public var currentTime: ProtobufTimestamp? = nil

  public init() {}

  public init(
    position: String = "",
    commitTime: ProtobufTimestamp? = nil,
    currentTime: ProtobufTimestamp? = nil
  ) {
    self.position = position
    self.commitTime = commitTime
    self.currentTime = currentTime
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: position = try StringField.read(&reader)
      case 18: try MessageField<ProtobufTimestamp>.read(into: &commitTime, &reader)
      case 26: try MessageField<ProtobufTimestamp>.read(into: &currentTime, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, position, &writer)
    MessageField<ProtobufTimestamp>.write(2, commitTime, &writer)
    MessageField<ProtobufTimestamp>.write(3, currentTime, &writer)
  }
}

/// What a figure is asked for: a unit, a window of days, and optionally one class of case and one kind of branch.
public struct Selection: Message {
  public static let fullName = "tarazu.v1.Selection"

  /// The unit's code.
  public var unit: String = ""
  /// The window's first day, `YYYY-MM-DD`, Gregorian.
  public var fromDate: String = ""
  /// The window's last day, inclusive.
  public var toDate: String = ""
  /// Only cases of this class; absent: all.
  public var caseClass: String? = nil
  /// Only branches of this kind; absent: all.
  public var branchKind: String? = nil

  public init() {}

  public init(
    unit: String = "",
    fromDate: String = "",
    toDate: String = "",
    caseClass: String? = nil,
    branchKind: String? = nil
  ) {
    self.unit = unit
    self.fromDate = fromDate
    self.toDate = toDate
    self.caseClass = caseClass
    self.branchKind = branchKind
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: unit = try StringField.read(&reader)
      case 18: fromDate = try StringField.read(&reader)
      case 26: toDate = try StringField.read(&reader)
      case 34: caseClass = try StringField.read(&reader)
      case 42: branchKind = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, unit, &writer)
    StringField.write(2, fromDate, &writer)
    StringField.write(3, toDate, &writer)
    StringField.write(4, present: caseClass, &writer)
    StringField.write(5, present: branchKind, &writer)
  }
}

/// A line of a file or of a list that was not taken, and why.
public struct LineRefusal: Message {
  public static let fullName = "tarazu.v1.LineRefusal"

  /// Its number, from 1, blank lines counted; in a list its place.
  public var line: Int64 = 0
  /// The reason's code, such as `malformed` or `bad_field`.
  public var reason: String = ""
  /// What was wrong and what is allowed, for a person.
  public var detail: String = ""

  public init() {}

  public init(
    line: Int64 = 0,
    reason: String = "",
    detail: String = ""
  ) {
    self.line = line
    self.reason = reason
    self.detail = detail
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 8: line = try Int64Field.read(&reader)
      case 18: reason = try StringField.read(&reader)
      case 26: detail = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    Int64Field.write(1, line, &writer)
    StringField.write(2, reason, &writer)
    StringField.write(3, detail, &writer)
  }
}
