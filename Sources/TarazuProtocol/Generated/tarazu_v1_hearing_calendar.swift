// Generated from tarazu/v1/hearing_calendar.proto by protoc-gen-tarazu. Not to be edited: `dev/generate` makes it again.
// swift-format-ignore-file

/// Asks how many hearings are on the calendar.
public struct GetHearingCalendarRequest: Message {
  public static let fullName = "tarazu.v1.GetHearingCalendarRequest"

  /// Hearings at branches in this unit.
  public var unit: String = ""
  /// The window's first day, `YYYY-MM-DD`, Gregorian.
  public var fromDate: String = ""
  /// The window's last day, inclusive: at most 366 days in all.
  public var toDate: String = ""
  /// Only branches of this kind; absent: all.
  public var branchKind: String? = nil
  /// The read waits for this position; empty: none.
  public var minPosition: String = ""

  public init() {}

  public init(
    unit: String = "",
    fromDate: String = "",
    toDate: String = "",
    branchKind: String? = nil,
    minPosition: String = ""
  ) {
    self.unit = unit
    self.fromDate = fromDate
    self.toDate = toDate
    self.branchKind = branchKind
    self.minPosition = minPosition
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: unit = try StringField.read(&reader)
      case 18: fromDate = try StringField.read(&reader)
      case 26: toDate = try StringField.read(&reader)
      case 34: branchKind = try StringField.read(&reader)
      case 42: minPosition = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, unit, &writer)
    StringField.write(2, fromDate, &writer)
    StringField.write(3, toDate, &writer)
    StringField.write(4, present: branchKind, &writer)
    StringField.write(5, minPosition, &writer)
  }
}

/// The hearings of open cases that are not done with.
public struct GetHearingCalendarResponse: Message {
  public static let fullName = "tarazu.v1.GetHearingCalendarResponse"

  /// The days that have any, in order.
  public var days: [HearingDay] = []
  /// What the answer contains.
  public var asOf: AsOf? = nil

  public init() {}

  public init(
    days: [HearingDay] = [],
    asOf: AsOf? = nil
  ) {
    self.days = days
    self.asOf = asOf
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try MessageField<HearingDay>.read(onto: &days, &reader)
      case 18: try MessageField<AsOf>.read(into: &asOf, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    MessageField<HearingDay>.write(1, each: days, &writer)
    MessageField<AsOf>.write(2, asOf, &writer)
  }
}

/// The hearings of one day.
public struct HearingDay: Message {
  public static let fullName = "tarazu.v1.HearingDay"

  /// The day.
  public var onDate: String = ""
  /// Trial hearings.
  public var trialCount: Int64 = 0
  /// Control hearings.
  public var controlCount: Int64 = 0

  public init() {}

  public init(
    onDate: String = "",
    trialCount: Int64 = 0,
    controlCount: Int64 = 0
  ) {
    self.onDate = onDate
    self.trialCount = trialCount
    self.controlCount = controlCount
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: onDate = try StringField.read(&reader)
      case 16: trialCount = try Int64Field.read(&reader)
      case 24: controlCount = try Int64Field.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, onDate, &writer)
    Int64Field.write(2, trialCount, &writer)
    Int64Field.write(3, controlCount, &writer)
  }
}
