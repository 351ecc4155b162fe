// Generated from tarazu/v1/aging.proto by protoc-gen-tarazu. Not to be edited: `dev/generate` makes it again.
// swift-format-ignore-file

/// Asks how old the pending cases are.
public struct GetAgingRequest: Message {
  public static let fullName = "tarazu.v1.GetAgingRequest"

  /// The unit's code.
  public var unit: String = ""
  /// As of the end of this day, `YYYY-MM-DD`, Gregorian.
  public var toDate: String = ""
  /// Only cases of this class; absent: all.
  public var caseClass: String? = nil
  /// Only branches of this kind; absent: all.
  public var branchKind: String? = nil
  /// The read waits for this position; empty: none.
  public var minPosition: String = ""

  public init() {}

  public init(
    unit: String = "",
    toDate: String = "",
    caseClass: String? = nil,
    branchKind: String? = nil,
    minPosition: String = ""
  ) {
    self.unit = unit
    self.toDate = toDate
    self.caseClass = caseClass
    self.branchKind = branchKind
    self.minPosition = minPosition
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: unit = try StringField.read(&reader)
      case 18: toDate = try StringField.read(&reader)
      case 26: caseClass = try StringField.read(&reader)
      case 34: branchKind = try StringField.read(&reader)
      case 42: minPosition = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, unit, &writer)
    StringField.write(2, toDate, &writer)
    StringField.write(3, present: caseClass, &writer)
    StringField.write(4, present: branchKind, &writer)
    StringField.write(5, minPosition, &writer)
  }
}

/// How old the pending cases are.
public struct GetAgingResponse: Message {
  public static let fullName = "tarazu.v1.GetAgingResponse"

  /// The pending cases.
  public var pendingCount: Int64 = 0
  /// Their mean age in days; absent where there are none.
  public var meanAgeDays: Double? = nil
  /// How many are older than 90, 180, 365, 730, 1095 and 1825 days.
  public var olderThan: [OlderThan] = []
  /// How many are older than the standard of their branch; absent where no branch has one.
  public var olderThanStandard: Int64? = nil
  /// Whether the day is today (in Tehran) or later.
  public var incomplete: Bool = false
  /// What the answer contains.
  public var asOf: AsOf? = nil
  /// Their mean age in days from their registration or reopening, through transfers; absent where there are none.
  public var meanCaseAgeDays: Double? = nil
  /// How many are older than 90, 180, 365, 730, 1095 and 1825 days by that age.
  public var caseOlderThan: [OlderThan] = []
  /// Whether no class of that code was ever named by the directory or by an event.
  public var unknownClass: Bool = false

  public init() {}

  public init(
    pendingCount: Int64 = 0,
    meanAgeDays: Double? = nil,
    olderThan: [OlderThan] = [],
    olderThanStandard: Int64? = nil,
    incomplete: Bool = false,
    asOf: AsOf? = nil,
    meanCaseAgeDays: Double? = nil,
    caseOlderThan: [OlderThan] = [],
    unknownClass: Bool = false
  ) {
    self.pendingCount = pendingCount
    self.meanAgeDays = meanAgeDays
    self.olderThan = olderThan
    self.olderThanStandard = olderThanStandard
    self.incomplete = incomplete
    self.asOf = asOf
    self.meanCaseAgeDays = meanCaseAgeDays
    self.caseOlderThan = caseOlderThan
    self.unknownClass = unknownClass
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 8: pendingCount = try Int64Field.read(&reader)
      case 17: meanAgeDays = try DoubleField.read(&reader)
      case 26: try MessageField<OlderThan>.read(onto: &olderThan, &reader)
      case 32: olderThanStandard = try Int64Field.read(&reader)
      case 40: incomplete = try BoolField.read(&reader)
      case 50: try MessageField<AsOf>.read(into: &asOf, &reader)
      case 57: meanCaseAgeDays = try DoubleField.read(&reader)
      case 66: try MessageField<OlderThan>.read(onto: &caseOlderThan, &reader)
      case 72: unknownClass = try BoolField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    Int64Field.write(1, pendingCount, &writer)
    DoubleField.write(2, present: meanAgeDays, &writer)
    MessageField<OlderThan>.write(3, each: olderThan, &writer)
    Int64Field.write(4, present: olderThanStandard, &writer)
    BoolField.write(5, incomplete, &writer)
    MessageField<AsOf>.write(6, asOf, &writer)
    DoubleField.write(7, present: meanCaseAgeDays, &writer)
    MessageField<OlderThan>.write(8, each: caseOlderThan, &writer)
    BoolField.write(9, unknownClass, &writer)
  }
}

/// How many pending cases are older than an age.
public struct OlderThan: Message {
  public static let fullName = "tarazu.v1.OlderThan"

  /// The age in days.
  public var days: Int32 = 0
  /// How many are older.
  public var count: Int64 = 0

  public init() {}

  public init(
    days: Int32 = 0,
    count: Int64 = 0
  ) {
    self.days = days
    self.count = count
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 8: days = try Int32Field.read(&reader)
      case 16: count = try Int64Field.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    Int32Field.write(1, days, &writer)
    Int64Field.write(2, count, &writer)
  }
}
