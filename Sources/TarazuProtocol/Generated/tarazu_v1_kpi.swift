// Generated from tarazu/v1/kpi.proto by protoc-gen-tarazu. Not to be edited: `dev/generate` makes it again.
// swift-format-ignore-file

/// The periods of a trend.
public enum Period: ProtobufEnum {
  /// Not given.
  case unspecified
  /// Days.
  case day
  /// Weeks, from Saturday.
  case week
  /// Jalali months.
  case month
  /// Jalali quarters.
  case quarter
  /// Jalali years.
  case year
  /// A number that has no name here.
  case unrecognized(Int32)

  public static let allCases: [Self] = [
    .unspecified,
    .day,
    .week,
    .month,
    .quarter,
    .year,
  ]

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .day
    case 2: self = .week
    case 3: self = .month
    case 4: self = .quarter
    case 5: self = .year
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .day: 1
    case .week: 2
    case .month: 3
    case .quarter: 4
    case .year: 5
    case .unrecognized(let number): number
    }
  }

  public var name: String? {
    switch self {
    case .unspecified: "PERIOD_UNSPECIFIED"
    case .day: "PERIOD_DAY"
    case .week: "PERIOD_WEEK"
    case .month: "PERIOD_MONTH"
    case .quarter: "PERIOD_QUARTER"
    case .year: "PERIOD_YEAR"
    case .unrecognized: nil
    }
  }
}

/// The measures whose distribution is kept.
public enum Measure: ProtobufEnum {
  /// Not given.
  case unspecified
  /// Days from entry to closing of the cases closed in the window.
  case processingDays
  /// Days from setting to the hearing's day of the trial hearings set in the window.
  case leadDays
  /// Days from the registration or reopening of a case, through transfers, to closing, of the cases closed in the window.
  case caseDays
  /// A number that has no name here.
  case unrecognized(Int32)

  public static let allCases: [Self] = [
    .unspecified,
    .processingDays,
    .leadDays,
    .caseDays,
  ]

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .processingDays
    case 2: self = .leadDays
    case 3: self = .caseDays
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .processingDays: 1
    case .leadDays: 2
    case .caseDays: 3
    case .unrecognized(let number): number
    }
  }

  public var name: String? {
    switch self {
    case .unspecified: "MEASURE_UNSPECIFIED"
    case .processingDays: "MEASURE_PROCESSING_DAYS"
    case .leadDays: "MEASURE_LEAD_DAYS"
    case .caseDays: "MEASURE_CASE_DAYS"
    case .unrecognized: nil
    }
  }
}

/// Asks for a scorecard.
public struct GetScorecardRequest: Message {
  public static let fullName = "tarazu.v1.GetScorecardRequest"

  /// Of what.
  public var selection: Selection? = nil
  /// Only these indicators, in this order, none of them twice; none: all, in the order of the enum.
  public var kpis: [Kpi] = []
  /// The read waits for this position; empty: none.
  public var minPosition: String = ""

  public init() {}

  public init(
    selection: Selection? = nil,
    kpis: [Kpi] = [],
    minPosition: String = ""
  ) {
    self.selection = selection
    self.kpis = kpis
    self.minPosition = minPosition
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try MessageField<Selection>.read(into: &selection, &reader)
      case 16: kpis.append(try EnumField<Kpi>.read(&reader))
      case 18: try EnumField<Kpi>.readPacked(onto: &kpis, &reader)
      case 26: minPosition = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    MessageField<Selection>.write(1, selection, &writer)
    EnumField<Kpi>.write(2, packed: kpis, &writer)
    StringField.write(3, minPosition, &writer)
  }
}

/// A scorecard.
public struct GetScorecardResponse: Message {
  public static let fullName = "tarazu.v1.GetScorecardResponse"

  /// What was asked.
  public var selection: Selection? = nil
  /// The figures.
  public var figures: [Figure] = []
  /// Whether the window ends today (in Tehran) or later.
  public var incomplete: Bool = false
  /// What the answer contains.
  public var asOf: AsOf? = nil
  /// Whether no class of that code was ever named by the directory or by an event.
  public var unknownClass: Bool = false

  public init() {}

  public init(
    selection: Selection? = nil,
    figures: [Figure] = [],
    incomplete: Bool = false,
    asOf: AsOf? = nil,
    unknownClass: Bool = false
  ) {
    self.selection = selection
    self.figures = figures
    self.incomplete = incomplete
    self.asOf = asOf
    self.unknownClass = unknownClass
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try MessageField<Selection>.read(into: &selection, &reader)
      case 18: try MessageField<Figure>.read(onto: &figures, &reader)
      case 24: incomplete = try BoolField.read(&reader)
      case 34: try MessageField<AsOf>.read(into: &asOf, &reader)
      case 40: unknownClass = try BoolField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    MessageField<Selection>.write(1, selection, &writer)
    MessageField<Figure>.write(2, each: figures, &writer)
    BoolField.write(3, incomplete, &writer)
    MessageField<AsOf>.write(4, asOf, &writer)
    BoolField.write(5, unknownClass, &writer)
  }
}

/// Asks for a rank.
public struct RankUnitsRequest: Message {
  public static let fullName = "tarazu.v1.RankUnitsRequest"

  /// By which indicator.
  public var kpi: Kpi = .init(rawValue: 0)
  /// Among the units below this one, or this one itself.
  public var unit: String = ""
  /// The units' level.
  public var level: Level = .init(rawValue: 0)
  /// The window's first day, `YYYY-MM-DD`, Gregorian.
  public var fromDate: String = ""
  /// The window's last day, inclusive.
  public var toDate: String = ""
  /// Only cases of this class; absent: all.
  public var caseClass: String? = nil
  /// Only branches of this kind; absent: all.
  public var branchKind: String? = nil
  /// How many units each list has at most, 1 to 1,000; absent: 5.
  public var count: Int32? = nil
  /// The least sample size to be ranked, 0 to 1,000,000,000; absent: 30.
  public var minSample: Int64? = nil
  /// The read waits for this position; empty: none.
  public var minPosition: String = ""

  public init() {}

  public init(
    kpi: Kpi = .init(rawValue: 0),
    unit: String = "",
    level: Level = .init(rawValue: 0),
    fromDate: String = "",
    toDate: String = "",
    caseClass: String? = nil,
    branchKind: String? = nil,
    count: Int32? = nil,
    minSample: Int64? = nil,
    minPosition: String = ""
  ) {
    self.kpi = kpi
    self.unit = unit
    self.level = level
    self.fromDate = fromDate
    self.toDate = toDate
    self.caseClass = caseClass
    self.branchKind = branchKind
    self.count = count
    self.minSample = minSample
    self.minPosition = minPosition
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 8: kpi = try EnumField<Kpi>.read(&reader)
      case 18: unit = try StringField.read(&reader)
      case 24: level = try EnumField<Level>.read(&reader)
      case 34: fromDate = try StringField.read(&reader)
      case 42: toDate = try StringField.read(&reader)
      case 50: caseClass = try StringField.read(&reader)
      case 58: branchKind = try StringField.read(&reader)
      case 64: count = try Int32Field.read(&reader)
      case 72: minSample = try Int64Field.read(&reader)
      case 82: minPosition = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    EnumField<Kpi>.write(1, kpi, &writer)
    StringField.write(2, unit, &writer)
    EnumField<Level>.write(3, level, &writer)
    StringField.write(4, fromDate, &writer)
    StringField.write(5, toDate, &writer)
    StringField.write(6, present: caseClass, &writer)
    StringField.write(7, present: branchKind, &writer)
    Int32Field.write(8, present: count, &writer)
    Int64Field.write(9, present: minSample, &writer)
    StringField.write(10, minPosition, &writer)
  }
}

/// A rank.
public struct RankUnitsResponse: Message {
  public static let fullName = "tarazu.v1.RankUnitsResponse"

  /// Which end is the good one; where it is neutral neither is.
  public var better: Better = .init(rawValue: 0)
  /// Whether the indicator measures size as much as merit; a display then does not colour the rank.
  public var size: Bool = false
  /// Whether branches are ranked without regard to their kind; a display must say so.
  public var mixedKinds: Bool = false
  /// How many units were ranked.
  public var rankedCount: Int64 = 0
  /// The first by value, descending.
  public var highest: [RankedUnit] = []
  /// The first by value, ascending.
  public var lowest: [RankedUnit] = []
  /// How many units had not enough data to be ranked.
  public var insufficientCount: Int64 = 0
  /// The first 1,000 of them, by code.
  public var insufficient: [InsufficientUnit] = []
  /// Whether the window ends today (in Tehran) or later.
  public var incomplete: Bool = false
  /// What the answer contains.
  public var asOf: AsOf? = nil
  /// Whether no class of that code was ever named by the directory or by an event.
  public var unknownClass: Bool = false

  public init() {}

  public init(
    better: Better = .init(rawValue: 0),
    size: Bool = false,
    mixedKinds: Bool = false,
    rankedCount: Int64 = 0,
    highest: [RankedUnit] = [],
    lowest: [RankedUnit] = [],
    insufficientCount: Int64 = 0,
    insufficient: [InsufficientUnit] = [],
    incomplete: Bool = false,
    asOf: AsOf? = nil,
    unknownClass: Bool = false
  ) {
    self.better = better
    self.size = size
    self.mixedKinds = mixedKinds
    self.rankedCount = rankedCount
    self.highest = highest
    self.lowest = lowest
    self.insufficientCount = insufficientCount
    self.insufficient = insufficient
    self.incomplete = incomplete
    self.asOf = asOf
    self.unknownClass = unknownClass
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 8: better = try EnumField<Better>.read(&reader)
      case 16: size = try BoolField.read(&reader)
      case 24: mixedKinds = try BoolField.read(&reader)
      case 32: rankedCount = try Int64Field.read(&reader)
      case 42: try MessageField<RankedUnit>.read(onto: &highest, &reader)
      case 50: try MessageField<RankedUnit>.read(onto: &lowest, &reader)
      case 56: insufficientCount = try Int64Field.read(&reader)
      case 66: try MessageField<InsufficientUnit>.read(onto: &insufficient, &reader)
      case 72: incomplete = try BoolField.read(&reader)
      case 82: try MessageField<AsOf>.read(into: &asOf, &reader)
      case 88: unknownClass = try BoolField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    EnumField<Better>.write(1, better, &writer)
    BoolField.write(2, size, &writer)
    BoolField.write(3, mixedKinds, &writer)
    Int64Field.write(4, rankedCount, &writer)
    MessageField<RankedUnit>.write(5, each: highest, &writer)
    MessageField<RankedUnit>.write(6, each: lowest, &writer)
    Int64Field.write(7, insufficientCount, &writer)
    MessageField<InsufficientUnit>.write(8, each: insufficient, &writer)
    BoolField.write(9, incomplete, &writer)
    MessageField<AsOf>.write(10, asOf, &writer)
    BoolField.write(11, unknownClass, &writer)
  }
}

/// A unit in its place.
public struct RankedUnit: Message {
  public static let fullName = "tarazu.v1.RankedUnit"

  /// 1 and the number of ranked units strictly beyond it, so equals share a rank.
  public var rank: Int64 = 0
  /// The unit's code.
  public var unit: String = ""
  /// The unit's name.
  public var name: String = ""
  /// The figure.
  public var figure: Figure? = nil

  public init() {}

  public init(
    rank: Int64 = 0,
    unit: String = "",
    name: String = "",
    figure: Figure? = nil
  ) {
    self.rank = rank
    self.unit = unit
    self.name = name
    self.figure = figure
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 8: rank = try Int64Field.read(&reader)
      case 18: unit = try StringField.read(&reader)
      case 26: name = try StringField.read(&reader)
      case 34: try MessageField<Figure>.read(into: &figure, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    Int64Field.write(1, rank, &writer)
    StringField.write(2, unit, &writer)
    StringField.write(3, name, &writer)
    MessageField<Figure>.write(4, figure, &writer)
  }
}

/// A unit with too little data to be ranked.
public struct InsufficientUnit: Message {
  public static let fullName = "tarazu.v1.InsufficientUnit"

  /// The unit's code.
  public var unit: String = ""
  /// Its sample size; absent where the indicator has none.
  public var sampleSize: Int64? = nil

  public init() {}

  public init(
    unit: String = "",
    sampleSize: Int64? = nil
  ) {
    self.unit = unit
    self.sampleSize = sampleSize
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: unit = try StringField.read(&reader)
      case 16: sampleSize = try Int64Field.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, unit, &writer)
    Int64Field.write(2, present: sampleSize, &writer)
  }
}

/// Asks for a trend.
public struct GetTrendRequest: Message {
  public static let fullName = "tarazu.v1.GetTrendRequest"

  /// Of which indicator.
  public var kpi: Kpi = .init(rawValue: 0)
  /// Of what.
  public var selection: Selection? = nil
  /// By what.
  public var period: Period = .init(rawValue: 0)
  /// The read waits for this position; empty: none.
  public var minPosition: String = ""

  public init() {}

  public init(
    kpi: Kpi = .init(rawValue: 0),
    selection: Selection? = nil,
    period: Period = .init(rawValue: 0),
    minPosition: String = ""
  ) {
    self.kpi = kpi
    self.selection = selection
    self.period = period
    self.minPosition = minPosition
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 8: kpi = try EnumField<Kpi>.read(&reader)
      case 18: try MessageField<Selection>.read(into: &selection, &reader)
      case 24: period = try EnumField<Period>.read(&reader)
      case 34: minPosition = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    EnumField<Kpi>.write(1, kpi, &writer)
    MessageField<Selection>.write(2, selection, &writer)
    EnumField<Period>.write(3, period, &writer)
    StringField.write(4, minPosition, &writer)
  }
}

/// A trend.
public struct GetTrendResponse: Message {
  public static let fullName = "tarazu.v1.GetTrendResponse"

  /// A point for each period, in order.
  public var points: [TrendPoint] = []
  /// What the answer contains.
  public var asOf: AsOf? = nil
  /// Whether no class of that code was ever named by the directory or by an event.
  public var unknownClass: Bool = false

  public init() {}

  public init(
    points: [TrendPoint] = [],
    asOf: AsOf? = nil,
    unknownClass: Bool = false
  ) {
    self.points = points
    self.asOf = asOf
    self.unknownClass = unknownClass
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try MessageField<TrendPoint>.read(onto: &points, &reader)
      case 18: try MessageField<AsOf>.read(into: &asOf, &reader)
      case 24: unknownClass = try BoolField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    MessageField<TrendPoint>.write(1, each: points, &writer)
    MessageField<AsOf>.write(2, asOf, &writer)
    BoolField.write(3, unknownClass, &writer)
  }
}

/// A figure of one period.
public struct TrendPoint: Message {
  public static let fullName = "tarazu.v1.TrendPoint"

  /// The period's first day, not before the window's.
  public var fromDate: String = ""
  /// The period's last day, not after the window's.
  public var toDate: String = ""
  /// The figure.
  public var figure: Figure? = nil
  /// Whether the period ends today (in Tehran) or later.
  public var incomplete: Bool = false

  public init() {}

  public init(
    fromDate: String = "",
    toDate: String = "",
    figure: Figure? = nil,
    incomplete: Bool = false
  ) {
    self.fromDate = fromDate
    self.toDate = toDate
    self.figure = figure
    self.incomplete = incomplete
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: fromDate = try StringField.read(&reader)
      case 18: toDate = try StringField.read(&reader)
      case 26: try MessageField<Figure>.read(into: &figure, &reader)
      case 32: incomplete = try BoolField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, fromDate, &writer)
    StringField.write(2, toDate, &writer)
    MessageField<Figure>.write(3, figure, &writer)
    BoolField.write(4, incomplete, &writer)
  }
}

/// Asks for a distribution.
public struct GetDistributionRequest: Message {
  public static let fullName = "tarazu.v1.GetDistributionRequest"

  /// Of which measure.
  public var measure: Measure = .init(rawValue: 0)
  /// Of what.
  public var selection: Selection? = nil
  /// The read waits for this position; empty: none.
  public var minPosition: String = ""

  public init() {}

  public init(
    measure: Measure = .init(rawValue: 0),
    selection: Selection? = nil,
    minPosition: String = ""
  ) {
    self.measure = measure
    self.selection = selection
    self.minPosition = minPosition
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 8: measure = try EnumField<Measure>.read(&reader)
      case 18: try MessageField<Selection>.read(into: &selection, &reader)
      case 26: minPosition = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    EnumField<Measure>.write(1, measure, &writer)
    MessageField<Selection>.write(2, selection, &writer)
    StringField.write(3, minPosition, &writer)
  }
}

/// A distribution.
public struct GetDistributionResponse: Message {
  public static let fullName = "tarazu.v1.GetDistributionResponse"

  /// The sum of the counts.
  public var sampleSize: Int64 = 0
  /// The values, in days, ascending.
  public var values: [Int64] = []
  /// How often each was, in the order of the values.
  public var counts: [Int64] = []
  /// Whether the window ends today (in Tehran) or later.
  public var incomplete: Bool = false
  /// What the answer contains.
  public var asOf: AsOf? = nil
  /// Whether no class of that code was ever named by the directory or by an event.
  public var unknownClass: Bool = false

  public init() {}

  public init(
    sampleSize: Int64 = 0,
    values: [Int64] = [],
    counts: [Int64] = [],
    incomplete: Bool = false,
    asOf: AsOf? = nil,
    unknownClass: Bool = false
  ) {
    self.sampleSize = sampleSize
    self.values = values
    self.counts = counts
    self.incomplete = incomplete
    self.asOf = asOf
    self.unknownClass = unknownClass
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 8: sampleSize = try Int64Field.read(&reader)
      case 16: values.append(try Int64Field.read(&reader))
      case 18: try Int64Field.readPacked(onto: &values, &reader)
      case 24: counts.append(try Int64Field.read(&reader))
      case 26: try Int64Field.readPacked(onto: &counts, &reader)
      case 32: incomplete = try BoolField.read(&reader)
      case 42: try MessageField<AsOf>.read(into: &asOf, &reader)
      case 48: unknownClass = try BoolField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    Int64Field.write(1, sampleSize, &writer)
    Int64Field.write(2, packed: values, &writer)
    Int64Field.write(3, packed: counts, &writer)
    BoolField.write(4, incomplete, &writer)
    MessageField<AsOf>.write(5, asOf, &writer)
    BoolField.write(6, unknownClass, &writer)
  }
}

/// Asks for two scorecards side by side.
public struct CompareScorecardsRequest: Message {
  public static let fullName = "tarazu.v1.CompareScorecardsRequest"

  /// Of what the first is.
  public var a: Selection? = nil
  /// The read waits for this position; empty: none.
  public var minPosition: String = ""
  /// Of what the second is.
  public var b: B?

  public init() {}

  public init(
    a: Selection? = nil,
    minPosition: String = "",
    b: B? = nil
  ) {
    self.a = a
    self.minPosition = minPosition
    self.b = b
  }

  /// Of what the second is.
  public enum B: Sendable, Equatable {
    /// Another selection.
    case selection(Selection)
    /// The unit above the first one's, over the same window, class and kind.
    case parent(ParentUnit)
    /// The medians of the first one's peers in its province, over the same window: whole Jalali months.
    case peers(PeerUnits)
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try MessageField<Selection>.read(into: &a, &reader)
      case 18:
        var value = Selection()
        if case .selection(let present)? = b { value = present }
        try MessageField<Selection>.read(into: &value, &reader)
        b = .selection(value)
      case 26:
        var value = ParentUnit()
        if case .parent(let present)? = b { value = present }
        try MessageField<ParentUnit>.read(into: &value, &reader)
        b = .parent(value)
      case 42:
        var value = PeerUnits()
        if case .peers(let present)? = b { value = present }
        try MessageField<PeerUnits>.read(into: &value, &reader)
        b = .peers(value)
      case 34: minPosition = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    MessageField<Selection>.write(1, a, &writer)
    if case .selection(let value)? = b { MessageField<Selection>.write(2, value, &writer) }
    if case .parent(let value)? = b { MessageField<ParentUnit>.write(3, value, &writer) }
    StringField.write(4, minPosition, &writer)
    if case .peers(let value)? = b { MessageField<PeerUnits>.write(5, value, &writer) }
  }
}

/// Stands for the unit above another.
public struct ParentUnit: Message {
  public static let fullName = "tarazu.v1.ParentUnit"

  public init() {}

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      try reader.skip(tag)
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
  }
}

/// Two scorecards side by side.
public struct CompareScorecardsResponse: Message {
  public static let fullName = "tarazu.v1.CompareScorecardsResponse"

  /// The first.
  public var a: Scorecard? = nil
  /// The second. Absent where the caller may not read the parent. Of peers it has the medians as values alone; one is
  /// absent where the unit has too few of them.
  public var b: Scorecard? = nil
  /// The first less the second, by indicator.
  public var differences: [Difference] = []
  /// What the answer contains.
  public var asOf: AsOf? = nil
  /// Whether no class of that code was ever named by the directory or by an event.
  public var unknownClass: Bool = false

  public init() {}

  public init(
    a: Scorecard? = nil,
    b: Scorecard? = nil,
    differences: [Difference] = [],
    asOf: AsOf? = nil,
    unknownClass: Bool = false
  ) {
    self.a = a
    self.b = b
    self.differences = differences
    self.asOf = asOf
    self.unknownClass = unknownClass
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try MessageField<Scorecard>.read(into: &a, &reader)
      case 18: try MessageField<Scorecard>.read(into: &b, &reader)
      case 26: try MessageField<Difference>.read(onto: &differences, &reader)
      case 34: try MessageField<AsOf>.read(into: &asOf, &reader)
      case 40: unknownClass = try BoolField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    MessageField<Scorecard>.write(1, a, &writer)
    MessageField<Scorecard>.write(2, b, &writer)
    MessageField<Difference>.write(3, each: differences, &writer)
    MessageField<AsOf>.write(4, asOf, &writer)
    BoolField.write(5, unknownClass, &writer)
  }
}

/// A scorecard within an answer.
public struct Scorecard: Message {
  public static let fullName = "tarazu.v1.Scorecard"

  /// Of what it is.
  public var selection: Selection? = nil
  /// The figures.
  public var figures: [Figure] = []
  /// Whether the window ends today (in Tehran) or later.
  public var incomplete: Bool = false

  public init() {}

  public init(
    selection: Selection? = nil,
    figures: [Figure] = [],
    incomplete: Bool = false
  ) {
    self.selection = selection
    self.figures = figures
    self.incomplete = incomplete
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try MessageField<Selection>.read(into: &selection, &reader)
      case 18: try MessageField<Figure>.read(onto: &figures, &reader)
      case 24: incomplete = try BoolField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    MessageField<Selection>.write(1, selection, &writer)
    MessageField<Figure>.write(2, each: figures, &writer)
    BoolField.write(3, incomplete, &writer)
  }
}

/// The difference of two figures.
public struct Difference: Message {
  public static let fullName = "tarazu.v1.Difference"

  /// The indicator.
  public var kpi: Kpi = .init(rawValue: 0)
  /// The first value less the second; absent where either is null.
  public var value: Double? = nil

  public init() {}

  public init(
    kpi: Kpi = .init(rawValue: 0),
    value: Double? = nil
  ) {
    self.kpi = kpi
    self.value = value
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 8: kpi = try EnumField<Kpi>.read(&reader)
      case 17: self.value = try DoubleField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    EnumField<Kpi>.write(1, kpi, &writer)
    DoubleField.write(2, present: self.value, &writer)
  }
}

/// Asks what the indicators are.
public struct ListIndicatorsRequest: Message {
  public static let fullName = "tarazu.v1.ListIndicatorsRequest"

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

/// What the indicators are.
public struct ListIndicatorsResponse: Message {
  public static let fullName = "tarazu.v1.ListIndicatorsResponse"

  /// The indicators, in the order of the enum.
  public var indicators: [Indicator] = []

  public init() {}

  public init(
    indicators: [Indicator] = []
  ) {
    self.indicators = indicators
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try MessageField<Indicator>.read(onto: &indicators, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    MessageField<Indicator>.write(1, each: indicators, &writer)
  }
}

/// An indicator.
public struct Indicator: Message {
  public static let fullName = "tarazu.v1.Indicator"

  /// Its number.
  public var kpi: Kpi = .init(rawValue: 0)
  /// Its code in text.
  public var code: String = ""
  /// Its Persian title.
  public var title: String = ""
  /// The unit of its value.
  public var unit: String = ""
  /// Which end is the good one.
  public var better: Better = .init(rawValue: 0)
  /// How it is computed.
  public var definition: String = ""

  public init() {}

  public init(
    kpi: Kpi = .init(rawValue: 0),
    code: String = "",
    title: String = "",
    unit: String = "",
    better: Better = .init(rawValue: 0),
    definition: String = ""
  ) {
    self.kpi = kpi
    self.code = code
    self.title = title
    self.unit = unit
    self.better = better
    self.definition = definition
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 8: kpi = try EnumField<Kpi>.read(&reader)
      case 18: code = try StringField.read(&reader)
      case 26: title = try StringField.read(&reader)
      case 34: unit = try StringField.read(&reader)
      case 40: better = try EnumField<Better>.read(&reader)
      case 50: definition = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    EnumField<Kpi>.write(1, kpi, &writer)
    StringField.write(2, code, &writer)
    StringField.write(3, title, &writer)
    StringField.write(4, unit, &writer)
    EnumField<Better>.write(5, better, &writer)
    StringField.write(6, definition, &writer)
  }
}

/// Asks for figures as they change.
public struct SubscribeRequest: Message {
  public static let fullName = "tarazu.v1.SubscribeRequest"

  /// The least time between two messages, at most 1 hour; what changes meanwhile comes as one. Absent or 0: 1 second;
  /// less than 1 millisecond counts as 1 millisecond.
  public var minInterval: ProtobufDuration? = nil
  /// Which figures.
  public var question: Question?

  public init() {}

  public init(
    minInterval: ProtobufDuration? = nil,
    question: Question? = nil
  ) {
    self.minInterval = minInterval
    self.question = question
  }

  /// Which figures.
  public enum Question: Sendable, Equatable {
    /// A scorecard.
    case scorecard(GetScorecardRequest)
    /// A rank.
    case rank(RankUnitsRequest)
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        var value = GetScorecardRequest()
        if case .scorecard(let present)? = question { value = present }
        try MessageField<GetScorecardRequest>.read(into: &value, &reader)
        question = .scorecard(value)
      case 18:
        var value = RankUnitsRequest()
        if case .rank(let present)? = question { value = present }
        try MessageField<RankUnitsRequest>.read(into: &value, &reader)
        question = .rank(value)
      case 26: try MessageField<ProtobufDuration>.read(into: &minInterval, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    if case .scorecard(let value)? = question { MessageField<GetScorecardRequest>.write(1, value, &writer) }
    if case .rank(let value)? = question { MessageField<RankUnitsRequest>.write(2, value, &writer) }
    MessageField<ProtobufDuration>.write(3, minInterval, &writer)
  }
}

/// Figures as they are now.
public struct SubscribeResponse: Message {
  public static let fullName = "tarazu.v1.SubscribeResponse"

  /// 1 for the first message of the call, and 1 more for each that follows.
  public var sequence: Int64 = 0
  /// The figures, whole.
  public var state: State?

  public init() {}

  public init(
    sequence: Int64 = 0,
    state: State? = nil
  ) {
    self.sequence = sequence
    self.state = state
  }

  /// The figures, whole.
  public enum State: Sendable, Equatable {
    /// The scorecard that was asked for.
    case scorecard(GetScorecardResponse)
    /// The rank that was asked for.
    case rank(RankUnitsResponse)
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 8: sequence = try Int64Field.read(&reader)
      case 18:
        var value = GetScorecardResponse()
        if case .scorecard(let present)? = state { value = present }
        try MessageField<GetScorecardResponse>.read(into: &value, &reader)
        state = .scorecard(value)
      case 26:
        var value = RankUnitsResponse()
        if case .rank(let present)? = state { value = present }
        try MessageField<RankUnitsResponse>.read(into: &value, &reader)
        state = .rank(value)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    Int64Field.write(1, sequence, &writer)
    if case .scorecard(let value)? = state { MessageField<GetScorecardResponse>.write(2, value, &writer) }
    if case .rank(let value)? = state { MessageField<RankUnitsResponse>.write(3, value, &writer) }
  }
}

/// A figure with what it is computed from.
public struct ExplainFigureResponse: Message {
  public static let fullName = "tarazu.v1.ExplainFigureResponse"

  /// The figure.
  public var figure: Figure? = nil
  /// Its formula, and the same with the numbers in it.
  public var formula: String = ""
  /// The quantities of the formula and of n, in the order in which they are written.
  public var quantities: [QuantitySum] = []
  /// Whether the window ends today (in Tehran) or later.
  public var incomplete: Bool = false
  /// What the answer contains.
  public var asOf: AsOf? = nil
  /// Whether no class of that code was ever named by the directory or by an event.
  public var unknownClass: Bool = false

  public init() {}

  public init(
    figure: Figure? = nil,
    formula: String = "",
    quantities: [QuantitySum] = [],
    incomplete: Bool = false,
    asOf: AsOf? = nil,
    unknownClass: Bool = false
  ) {
    self.figure = figure
    self.formula = formula
    self.quantities = quantities
    self.incomplete = incomplete
    self.asOf = asOf
    self.unknownClass = unknownClass
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try MessageField<Figure>.read(into: &figure, &reader)
      case 18: formula = try StringField.read(&reader)
      case 26: try MessageField<QuantitySum>.read(onto: &quantities, &reader)
      case 32: incomplete = try BoolField.read(&reader)
      case 42: try MessageField<AsOf>.read(into: &asOf, &reader)
      case 48: unknownClass = try BoolField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    MessageField<Figure>.write(1, figure, &writer)
    StringField.write(2, formula, &writer)
    MessageField<QuantitySum>.write(3, each: quantities, &writer)
    BoolField.write(4, incomplete, &writer)
    MessageField<AsOf>.write(5, asOf, &writer)
    BoolField.write(6, unknownClass, &writer)
  }
}

/// Answers every question about figures.
public enum KpiService {
  /// The service's full name.
  public static let fullName = "tarazu.v1.KpiService"

  /// All indicators of a unit over a window.
  public static let getScorecard = MethodDescriptor<GetScorecardRequest, GetScorecardResponse>(
    service: fullName, name: "GetScorecard", idempotency: .noSideEffects)

  /// The highest and the lowest units by one indicator.
  public static let rankUnits = MethodDescriptor<RankUnitsRequest, RankUnitsResponse>(
    service: fullName, name: "RankUnits", idempotency: .noSideEffects)

  /// One indicator for each day, week, month, quarter or year of a window.
  public static let getTrend = MethodDescriptor<GetTrendRequest, GetTrendResponse>(
    service: fullName, name: "GetTrend", idempotency: .noSideEffects)

  /// How old the pending cases are.
  public static let getAging = MethodDescriptor<GetAgingRequest, GetAgingResponse>(
    service: fullName, name: "GetAging", idempotency: .noSideEffects)

  /// The exact counts of each value of a measure in a window.
  public static let getDistribution = MethodDescriptor<GetDistributionRequest, GetDistributionResponse>(
    service: fullName, name: "GetDistribution", idempotency: .noSideEffects)

  /// One scorecard beside another.
  public static let compareScorecards = MethodDescriptor<CompareScorecardsRequest, CompareScorecardsResponse>(
    service: fullName, name: "CompareScorecards", idempotency: .noSideEffects)

  /// Where a unit stands among its peers, none of which is named.
  public static let getStanding = MethodDescriptor<GetStandingRequest, GetStandingResponse>(
    service: fullName, name: "GetStanding", idempotency: .noSideEffects)

  /// Which units differ from their kind by more than chance.
  public static let getFunnel = MethodDescriptor<GetFunnelRequest, GetFunnelResponse>(
    service: fullName, name: "GetFunnel", idempotency: .noSideEffects)

  /// What changed in a unit by more than chance.
  public static let getSignal = MethodDescriptor<GetSignalRequest, GetSignalResponse>(
    service: fullName, name: "GetSignal", idempotency: .noSideEffects)

  /// The morning list: what changed by more than chance in the units of a unit.
  public static let listChanges = MethodDescriptor<ListChangesRequest, ListChangesResponse>(
    service: fullName, name: "ListChanges", idempotency: .noSideEffects)

  /// How many hearings are on the calendar, day by day.
  public static let getHearingCalendar = MethodDescriptor<GetHearingCalendarRequest, GetHearingCalendarResponse>(
    service: fullName, name: "GetHearingCalendar", idempotency: .noSideEffects)

  /// What the indicators are.
  public static let listIndicators = MethodDescriptor<ListIndicatorsRequest, ListIndicatorsResponse>(
    service: fullName, name: "ListIndicators", idempotency: .noSideEffects)

  /// A scorecard or a rank as it changes: whole at once, then whole again when a commit, the directory or a new day has
  /// changed it; unchanged, with a fresh `as_of`, after 15 seconds without a message. Who reads slowly gets the newest
  /// state next, never a queue. A feed ends after an hour at most, with UNAVAILABLE `FEED_AGE`.
  public static let subscribe = MethodDescriptor<SubscribeRequest, SubscribeResponse>(
    service: fullName, name: "Subscribe", serverStreaming: true, idempotency: .noSideEffects)

  /// The formula of a figure with its numbers, and each quantity's sum by branch.
  public static let explainFigure = MethodDescriptor<ExplainFigureRequest, ExplainFigureResponse>(
    service: fullName, name: "ExplainFigure", idempotency: .noSideEffects)

  /// All methods, in the order of the `.proto` file.
  public static let allMethods: [any AnyMethodDescriptor] = [getScorecard, rankUnits, getTrend, getAging, getDistribution, compareScorecards, getStanding, getFunnel, getSignal, listChanges, getHearingCalendar, listIndicators, subscribe, explainFigure]
}
