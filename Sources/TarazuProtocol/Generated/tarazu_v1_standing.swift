// Generated from tarazu/v1/standing.proto by protoc-gen-tarazu. Not to be edited: `dev/generate` makes it again.
// swift-format-ignore-file

/// Asks where a unit stands.
public struct GetStandingRequest: Message {
  public static let fullName = "tarazu.v1.GetStandingRequest"

  /// By which indicator.
  public var kpi: Kpi = .init(rawValue: 0)
  /// The unit's code.
  public var unit: String = ""
  /// The window's first day, the first of a Jalali month, `YYYY-MM-DD`, Gregorian.
  public var fromDate: String = ""
  /// The window's last day, the last of a Jalali month.
  public var toDate: String = ""
  /// The read waits for this position; empty: none.
  public var minPosition: String = ""

  public init() {}

  public init(
    kpi: Kpi = .init(rawValue: 0),
    unit: String = "",
    fromDate: String = "",
    toDate: String = "",
    minPosition: String = ""
  ) {
    self.kpi = kpi
    self.unit = unit
    self.fromDate = fromDate
    self.toDate = toDate
    self.minPosition = minPosition
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 8: kpi = try EnumField<Kpi>.read(&reader)
      case 18: unit = try StringField.read(&reader)
      case 26: fromDate = try StringField.read(&reader)
      case 34: toDate = try StringField.read(&reader)
      case 42: minPosition = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    EnumField<Kpi>.write(1, kpi, &writer)
    StringField.write(2, unit, &writer)
    StringField.write(3, fromDate, &writer)
    StringField.write(4, toDate, &writer)
    StringField.write(5, minPosition, &writer)
  }
}

/// Where a unit stands.
public struct GetStandingResponse: Message {
  public static let fullName = "tarazu.v1.GetStandingResponse"

  /// Among the units of its province; absent where fewer than 5 others are ranked, and for provinces.
  public var province: Standing? = nil
  /// Among the units of the country; likewise.
  public var country: Standing? = nil
  /// What the answer contains.
  public var asOf: AsOf? = nil

  public init() {}

  public init(
    province: Standing? = nil,
    country: Standing? = nil,
    asOf: AsOf? = nil
  ) {
    self.province = province
    self.country = country
    self.asOf = asOf
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try MessageField<Standing>.read(into: &province, &reader)
      case 18: try MessageField<Standing>.read(into: &country, &reader)
      case 26: try MessageField<AsOf>.read(into: &asOf, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    MessageField<Standing>.write(1, province, &writer)
    MessageField<Standing>.write(2, country, &writer)
    MessageField<AsOf>.write(3, asOf, &writer)
  }
}

/// A unit's place among others of its level, and for branches of its kind.
public struct Standing: Message {
  public static let fullName = "tarazu.v1.Standing"

  /// 1 + how many ranked units have a strictly greater value; absent where the unit is not ranked itself.
  public var rank: Int64? = nil
  /// How many units are ranked, itself included.
  public var rankedCount: Int64 = 0
  /// The middle of the ranked values; absent where fewer than 10 others are ranked.
  public var median: Double? = nil
  /// The first quartile; likewise.
  public var q1: Double? = nil
  /// The third quartile; likewise.
  public var q3: Double? = nil
  /// How the funnel of its province judges the unit, or that of the country where the province has too few. Unspecified
  /// where fewer than 10 others are ranked, and where the unit or the indicator is not judged.
  public var judgement: Judgement = .init(rawValue: 0)
  /// On which side of the centre it is; unspecified where it is on neither, and where it is not judged.
  public var side: Side = .init(rawValue: 0)

  public init() {}

  public init(
    rank: Int64? = nil,
    rankedCount: Int64 = 0,
    median: Double? = nil,
    q1: Double? = nil,
    q3: Double? = nil,
    judgement: Judgement = .init(rawValue: 0),
    side: Side = .init(rawValue: 0)
  ) {
    self.rank = rank
    self.rankedCount = rankedCount
    self.median = median
    self.q1 = q1
    self.q3 = q3
    self.judgement = judgement
    self.side = side
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 8: rank = try Int64Field.read(&reader)
      case 16: rankedCount = try Int64Field.read(&reader)
      case 25: median = try DoubleField.read(&reader)
      case 33: q1 = try DoubleField.read(&reader)
      case 41: q3 = try DoubleField.read(&reader)
      case 48: judgement = try EnumField<Judgement>.read(&reader)
      case 56: side = try EnumField<Side>.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    Int64Field.write(1, present: rank, &writer)
    Int64Field.write(2, rankedCount, &writer)
    DoubleField.write(3, present: median, &writer)
    DoubleField.write(4, present: q1, &writer)
    DoubleField.write(5, present: q3, &writer)
    EnumField<Judgement>.write(6, judgement, &writer)
    EnumField<Side>.write(7, side, &writer)
  }
}

/// Stands, in a comparison, for the units of a unit's level, and for branches kind, in its province.
public struct PeerUnits: Message {
  public static let fullName = "tarazu.v1.PeerUnits"

  public init() {}

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      try reader.skip(tag)
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
  }
}
