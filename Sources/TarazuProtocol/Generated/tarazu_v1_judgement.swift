// Generated from tarazu/v1/judgement.proto by protoc-gen-tarazu. Not to be edited: `dev/generate` makes it again.
// swift-format-ignore-file

/// What is said of a unit.
public enum Judgement: ProtobufEnum {
  /// Not judged.
  case unspecified
  /// More than chance.
  case signal
  /// Perhaps more than chance: worth a look.
  case watch
  /// Within what chance gives.
  case usual
  /// Too few months to say anything; of signals only.
  case tooShort
  /// A number that has no name here.
  case unrecognized(Int32)

  public static let allCases: [Self] = [
    .unspecified,
    .signal,
    .watch,
    .usual,
    .tooShort,
  ]

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .signal
    case 2: self = .watch
    case 3: self = .usual
    case 4: self = .tooShort
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .signal: 1
    case .watch: 2
    case .usual: 3
    case .tooShort: 4
    case .unrecognized(let number): number
    }
  }

  public var name: String? {
    switch self {
    case .unspecified: "JUDGEMENT_UNSPECIFIED"
    case .signal: "JUDGEMENT_SIGNAL"
    case .watch: "JUDGEMENT_WATCH"
    case .usual: "JUDGEMENT_USUAL"
    case .tooShort: "JUDGEMENT_TOO_SHORT"
    case .unrecognized: nil
    }
  }
}

/// To which side a unit differs.
public enum Side: ProtobufEnum {
  /// To neither, or not judged.
  case unspecified
  /// Above the units of its kind.
  case high
  /// Below them.
  case low
  /// Higher than before.
  case up
  /// Lower than before.
  case down
  /// A number that has no name here.
  case unrecognized(Int32)

  public static let allCases: [Self] = [
    .unspecified,
    .high,
    .low,
    .up,
    .down,
  ]

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .high
    case 2: self = .low
    case 3: self = .up
    case 4: self = .down
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .high: 1
    case .low: 2
    case .up: 3
    case .down: 4
    case .unrecognized(let number): number
    }
  }

  public var name: String? {
    switch self {
    case .unspecified: "SIDE_UNSPECIFIED"
    case .high: "SIDE_HIGH"
    case .low: "SIDE_LOW"
    case .up: "SIDE_UP"
    case .down: "SIDE_DOWN"
    case .unrecognized: nil
    }
  }
}

/// What lies between two values.
public struct Interval: Message {
  public static let fullName = "tarazu.v1.Interval"

  /// The lower value.
  public var low: Double = 0
  /// The higher value.
  public var high: Double = 0

  public init() {}

  public init(
    low: Double = 0,
    high: Double = 0
  ) {
    self.low = low
    self.high = high
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 9: low = try DoubleField.read(&reader)
      case 17: high = try DoubleField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    DoubleField.write(1, low, &writer)
    DoubleField.write(2, high, &writer)
  }
}

/// Asks which units differ from their kind.
public struct GetFunnelRequest: Message {
  public static let fullName = "tarazu.v1.GetFunnelRequest"

  /// By which indicator; some are not judged.
  public var kpi: Kpi = .init(rawValue: 0)
  /// Among the units below this one, or this one itself.
  public var unit: String = ""
  /// The units' level. Branches are judged by kind only.
  public var level: Level = .init(rawValue: 0)
  /// The window's first day, `YYYY-MM-DD`, Gregorian.
  public var fromDate: String = ""
  /// The window's last day, inclusive.
  public var toDate: String = ""
  /// Only cases of this class; absent: all.
  public var caseClass: String? = nil
  /// Only branches of this kind; absent: all. It must be given for the level of branches.
  public var branchKind: String? = nil
  /// The least sample size to be judged, 0 to 1,000,000,000; absent: 30.
  public var minSample: Int64? = nil
  /// Whether to leave out the adjustment for the mix of classes.
  public var unadjusted: Bool = false
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
    minSample: Int64? = nil,
    unadjusted: Bool = false,
    minPosition: String = ""
  ) {
    self.kpi = kpi
    self.unit = unit
    self.level = level
    self.fromDate = fromDate
    self.toDate = toDate
    self.caseClass = caseClass
    self.branchKind = branchKind
    self.minSample = minSample
    self.unadjusted = unadjusted
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
      case 64: minSample = try Int64Field.read(&reader)
      case 72: unadjusted = try BoolField.read(&reader)
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
    Int64Field.write(8, present: minSample, &writer)
    BoolField.write(9, unadjusted, &writer)
    StringField.write(10, minPosition, &writer)
  }
}

/// Which units differ from their kind.
public struct GetFunnelResponse: Message {
  public static let fullName = "tarazu.v1.GetFunnelResponse"

  /// Whether units are compared as if they had the same mix of classes.
  public var adjusted: Bool = false
  /// Whether there are too few units or too little data to judge: then only rows and plain figures are given.
  public var tooFew: Bool = false
  /// How many units are judged by each other.
  public var unitCount: Int64 = 0
  /// The value of all of them together; for quantiles the share of values above the threshold.
  public var centre: Double? = nil
  /// How much units differ beyond chance, on the scale of the comparison.
  public var tau: Double? = nil
  /// For quantiles: the quantile of all units' values together.
  public var threshold: Double? = nil
  /// How many units chance alone is expected to put beyond the outer limits.
  public var expectedByChance: Double? = nil
  /// How many are judged a signal.
  public var signalCount: Int64 = 0
  /// How many are to be watched.
  public var watchCount: Int64 = 0
  /// The ranked units, by code.
  public var rows: [FunnelRow] = []
  /// How many units had not enough data to be ranked.
  public var insufficientCount: Int64 = 0
  /// Whether the window ends today (in Tehran) or later.
  public var incomplete: Bool = false
  /// What the answer contains.
  public var asOf: AsOf? = nil
  /// Whether no class of that code was ever named by the directory or by an event.
  public var unknownClass: Bool = false

  public init() {}

  public init(
    adjusted: Bool = false,
    tooFew: Bool = false,
    unitCount: Int64 = 0,
    centre: Double? = nil,
    tau: Double? = nil,
    threshold: Double? = nil,
    expectedByChance: Double? = nil,
    signalCount: Int64 = 0,
    watchCount: Int64 = 0,
    rows: [FunnelRow] = [],
    insufficientCount: Int64 = 0,
    incomplete: Bool = false,
    asOf: AsOf? = nil,
    unknownClass: Bool = false
  ) {
    self.adjusted = adjusted
    self.tooFew = tooFew
    self.unitCount = unitCount
    self.centre = centre
    self.tau = tau
    self.threshold = threshold
    self.expectedByChance = expectedByChance
    self.signalCount = signalCount
    self.watchCount = watchCount
    self.rows = rows
    self.insufficientCount = insufficientCount
    self.incomplete = incomplete
    self.asOf = asOf
    self.unknownClass = unknownClass
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 8: adjusted = try BoolField.read(&reader)
      case 16: tooFew = try BoolField.read(&reader)
      case 24: unitCount = try Int64Field.read(&reader)
      case 33: centre = try DoubleField.read(&reader)
      case 41: tau = try DoubleField.read(&reader)
      case 49: threshold = try DoubleField.read(&reader)
      case 57: expectedByChance = try DoubleField.read(&reader)
      case 64: signalCount = try Int64Field.read(&reader)
      case 72: watchCount = try Int64Field.read(&reader)
      case 82: try MessageField<FunnelRow>.read(onto: &rows, &reader)
      case 88: insufficientCount = try Int64Field.read(&reader)
      case 96: incomplete = try BoolField.read(&reader)
      case 106: try MessageField<AsOf>.read(into: &asOf, &reader)
      case 112: unknownClass = try BoolField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    BoolField.write(1, adjusted, &writer)
    BoolField.write(2, tooFew, &writer)
    Int64Field.write(3, unitCount, &writer)
    DoubleField.write(4, present: centre, &writer)
    DoubleField.write(5, present: tau, &writer)
    DoubleField.write(6, present: threshold, &writer)
    DoubleField.write(7, present: expectedByChance, &writer)
    Int64Field.write(8, signalCount, &writer)
    Int64Field.write(9, watchCount, &writer)
    MessageField<FunnelRow>.write(10, each: rows, &writer)
    Int64Field.write(11, insufficientCount, &writer)
    BoolField.write(12, incomplete, &writer)
    MessageField<AsOf>.write(13, asOf, &writer)
    BoolField.write(14, unknownClass, &writer)
  }
}

/// A unit among its kind.
public struct FunnelRow: Message {
  public static let fullName = "tarazu.v1.FunnelRow"

  /// The unit's code.
  public var unit: String = ""
  /// The unit's name.
  public var name: String = ""
  /// The figure, as it is.
  public var figure: Figure? = nil
  /// For quantiles: the share of the unit's values above the threshold.
  public var share: Double? = nil
  /// What the value would be with the mix of classes of all units together.
  public var adjustedValue: Double? = nil
  /// How many errors the unit is away from the centre.
  public var z: Double? = nil
  /// What is said of it; unspecified where it is not judged.
  public var judgement: Judgement = .init(rawValue: 0)
  /// High, low, or neither.
  public var side: Side = .init(rawValue: 0)
  /// Between these a unit is usual, on the scale of its figure; of quantiles, of its share. Absent where it is not judged.
  public var watch: Interval? = nil
  /// Beyond these it is a signal; likewise.
  public var signal: Interval? = nil

  public init() {}

  public init(
    unit: String = "",
    name: String = "",
    figure: Figure? = nil,
    share: Double? = nil,
    adjustedValue: Double? = nil,
    z: Double? = nil,
    judgement: Judgement = .init(rawValue: 0),
    side: Side = .init(rawValue: 0),
    watch: Interval? = nil,
    signal: Interval? = nil
  ) {
    self.unit = unit
    self.name = name
    self.figure = figure
    self.share = share
    self.adjustedValue = adjustedValue
    self.z = z
    self.judgement = judgement
    self.side = side
    self.watch = watch
    self.signal = signal
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: unit = try StringField.read(&reader)
      case 18: name = try StringField.read(&reader)
      case 26: try MessageField<Figure>.read(into: &figure, &reader)
      case 33: share = try DoubleField.read(&reader)
      case 41: adjustedValue = try DoubleField.read(&reader)
      case 49: z = try DoubleField.read(&reader)
      case 56: judgement = try EnumField<Judgement>.read(&reader)
      case 64: side = try EnumField<Side>.read(&reader)
      case 74: try MessageField<Interval>.read(into: &watch, &reader)
      case 82: try MessageField<Interval>.read(into: &signal, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, unit, &writer)
    StringField.write(2, name, &writer)
    MessageField<Figure>.write(3, figure, &writer)
    DoubleField.write(4, present: share, &writer)
    DoubleField.write(5, present: adjustedValue, &writer)
    DoubleField.write(6, present: z, &writer)
    EnumField<Judgement>.write(7, judgement, &writer)
    EnumField<Side>.write(8, side, &writer)
    MessageField<Interval>.write(9, watch, &writer)
    MessageField<Interval>.write(10, signal, &writer)
  }
}

/// Asks what changed in a unit.
public struct GetSignalRequest: Message {
  public static let fullName = "tarazu.v1.GetSignalRequest"

  /// By which indicator; some are not judged.
  public var kpi: Kpi = .init(rawValue: 0)
  /// The unit's code: a branch, a district or a province.
  public var unit: String = ""
  /// The last month is the last that ended on or before this day, `YYYY-MM-DD`, Gregorian, and before today (in Tehran).
  public var toDate: String = ""
  /// Only cases of this class; absent: all.
  public var caseClass: String? = nil
  /// Only branches of this kind; absent: all. A branch is compared with its own kind alone, and allows no other.
  public var branchKind: String? = nil
  /// The read waits for this position; empty: none.
  public var minPosition: String = ""

  public init() {}

  public init(
    kpi: Kpi = .init(rawValue: 0),
    unit: String = "",
    toDate: String = "",
    caseClass: String? = nil,
    branchKind: String? = nil,
    minPosition: String = ""
  ) {
    self.kpi = kpi
    self.unit = unit
    self.toDate = toDate
    self.caseClass = caseClass
    self.branchKind = branchKind
    self.minPosition = minPosition
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 8: kpi = try EnumField<Kpi>.read(&reader)
      case 18: unit = try StringField.read(&reader)
      case 26: toDate = try StringField.read(&reader)
      case 34: caseClass = try StringField.read(&reader)
      case 42: branchKind = try StringField.read(&reader)
      case 50: minPosition = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    EnumField<Kpi>.write(1, kpi, &writer)
    StringField.write(2, unit, &writer)
    StringField.write(3, toDate, &writer)
    StringField.write(4, present: caseClass, &writer)
    StringField.write(5, present: branchKind, &writer)
    StringField.write(6, minPosition, &writer)
  }
}

/// What changed in a unit.
public struct GetSignalResponse: Message {
  public static let fullName = "tarazu.v1.GetSignalResponse"

  /// What is said of the last months.
  public var judgement: Judgement = .init(rawValue: 0)
  /// Up, down, or neither.
  public var side: Side = .init(rawValue: 0)
  /// How many last months decided: 1, 3 or 6; absent where the history is too short.
  public var months: Int32? = nil
  /// How often chance alone would show as much; likewise.
  public var p: Double? = nil
  /// The 30 months that were looked at, oldest first.
  public var points: [SignalPoint] = []
  /// What the answer contains.
  public var asOf: AsOf? = nil
  /// Whether no class of that code was ever named by the directory or by an event.
  public var unknownClass: Bool = false

  public init() {}

  public init(
    judgement: Judgement = .init(rawValue: 0),
    side: Side = .init(rawValue: 0),
    months: Int32? = nil,
    p: Double? = nil,
    points: [SignalPoint] = [],
    asOf: AsOf? = nil,
    unknownClass: Bool = false
  ) {
    self.judgement = judgement
    self.side = side
    self.months = months
    self.p = p
    self.points = points
    self.asOf = asOf
    self.unknownClass = unknownClass
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 8: judgement = try EnumField<Judgement>.read(&reader)
      case 16: side = try EnumField<Side>.read(&reader)
      case 24: months = try Int32Field.read(&reader)
      case 33: p = try DoubleField.read(&reader)
      case 42: try MessageField<SignalPoint>.read(onto: &points, &reader)
      case 50: try MessageField<AsOf>.read(into: &asOf, &reader)
      case 56: unknownClass = try BoolField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    EnumField<Judgement>.write(1, judgement, &writer)
    EnumField<Side>.write(2, side, &writer)
    Int32Field.write(3, present: months, &writer)
    DoubleField.write(4, present: p, &writer)
    MessageField<SignalPoint>.write(5, each: points, &writer)
    MessageField<AsOf>.write(6, asOf, &writer)
    BoolField.write(7, unknownClass, &writer)
  }
}

/// A month of a unit.
public struct SignalPoint: Message {
  public static let fullName = "tarazu.v1.SignalPoint"

  /// The month's first day.
  public var fromDate: String = ""
  /// The month's last day.
  public var toDate: String = ""
  /// The indicator's value; absent is null.
  public var value: Double? = nil
  /// Between what it usually lies; absent where nothing can be said.
  public var usual: Interval? = nil

  public init() {}

  public init(
    fromDate: String = "",
    toDate: String = "",
    value: Double? = nil,
    usual: Interval? = nil
  ) {
    self.fromDate = fromDate
    self.toDate = toDate
    self.value = value
    self.usual = usual
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: fromDate = try StringField.read(&reader)
      case 18: toDate = try StringField.read(&reader)
      case 25: self.value = try DoubleField.read(&reader)
      case 34: try MessageField<Interval>.read(into: &usual, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, fromDate, &writer)
    StringField.write(2, toDate, &writer)
    DoubleField.write(3, present: self.value, &writer)
    MessageField<Interval>.write(4, usual, &writer)
  }
}

/// Asks what changed in the units of a unit.
public struct ListChangesRequest: Message {
  public static let fullName = "tarazu.v1.ListChangesRequest"

  /// At or below this unit.
  public var unit: String = ""
  /// As in GetSignalRequest.
  public var toDate: String = ""
  /// Only units of this level, not the country; unspecified: of every level but the country.
  public var level: Level = .init(rawValue: 0)
  /// The read waits for this position; empty: none.
  public var minPosition: String = ""

  public init() {}

  public init(
    unit: String = "",
    toDate: String = "",
    level: Level = .init(rawValue: 0),
    minPosition: String = ""
  ) {
    self.unit = unit
    self.toDate = toDate
    self.level = level
    self.minPosition = minPosition
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: unit = try StringField.read(&reader)
      case 18: toDate = try StringField.read(&reader)
      case 24: level = try EnumField<Level>.read(&reader)
      case 34: minPosition = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, unit, &writer)
    StringField.write(2, toDate, &writer)
    EnumField<Level>.write(3, level, &writer)
    StringField.write(4, minPosition, &writer)
  }
}

/// What changed in the units of a unit.
public struct ListChangesResponse: Message {
  public static let fullName = "tarazu.v1.ListChangesResponse"

  /// How many pairs of a unit and an indicator were checked.
  public var checkedCount: Int64 = 0
  /// What changed by more than chance, the surest first.
  public var changes: [Change] = []
  /// What the answer contains.
  public var asOf: AsOf? = nil

  public init() {}

  public init(
    checkedCount: Int64 = 0,
    changes: [Change] = [],
    asOf: AsOf? = nil
  ) {
    self.checkedCount = checkedCount
    self.changes = changes
    self.asOf = asOf
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 8: checkedCount = try Int64Field.read(&reader)
      case 18: try MessageField<Change>.read(onto: &changes, &reader)
      case 26: try MessageField<AsOf>.read(into: &asOf, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    Int64Field.write(1, checkedCount, &writer)
    MessageField<Change>.write(2, each: changes, &writer)
    MessageField<AsOf>.write(3, asOf, &writer)
  }
}

/// An indicator that changed in a unit.
public struct Change: Message {
  public static let fullName = "tarazu.v1.Change"

  /// The unit's code.
  public var unit: String = ""
  /// The unit's name.
  public var name: String = ""
  /// The unit's level.
  public var level: Level = .init(rawValue: 0)
  /// The indicator.
  public var kpi: Kpi = .init(rawValue: 0)
  /// Which end of it is the good one.
  public var better: Better = .init(rawValue: 0)
  /// A signal, or to be watched.
  public var judgement: Judgement = .init(rawValue: 0)
  /// Up, down, or neither.
  public var side: Side = .init(rawValue: 0)
  /// How many last months decided: 1, 3 or 6.
  public var months: Int32 = 0
  /// How often chance alone would show as much.
  public var p: Double = 0
  /// The last month's value; absent is null.
  public var value: Double? = nil
  /// Between what the last month's value usually lies; absent is null.
  public var usual: Interval? = nil

  public init() {}

  public init(
    unit: String = "",
    name: String = "",
    level: Level = .init(rawValue: 0),
    kpi: Kpi = .init(rawValue: 0),
    better: Better = .init(rawValue: 0),
    judgement: Judgement = .init(rawValue: 0),
    side: Side = .init(rawValue: 0),
    months: Int32 = 0,
    p: Double = 0,
    value: Double? = nil,
    usual: Interval? = nil
  ) {
    self.unit = unit
    self.name = name
    self.level = level
    self.kpi = kpi
    self.better = better
    self.judgement = judgement
    self.side = side
    self.months = months
    self.p = p
    self.value = value
    self.usual = usual
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: unit = try StringField.read(&reader)
      case 18: name = try StringField.read(&reader)
      case 24: level = try EnumField<Level>.read(&reader)
      case 32: kpi = try EnumField<Kpi>.read(&reader)
      case 40: better = try EnumField<Better>.read(&reader)
      case 48: judgement = try EnumField<Judgement>.read(&reader)
      case 56: side = try EnumField<Side>.read(&reader)
      case 64: months = try Int32Field.read(&reader)
      case 73: p = try DoubleField.read(&reader)
      case 81: self.value = try DoubleField.read(&reader)
      case 90: try MessageField<Interval>.read(into: &usual, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, unit, &writer)
    StringField.write(2, name, &writer)
    EnumField<Level>.write(3, level, &writer)
    EnumField<Kpi>.write(4, kpi, &writer)
    EnumField<Better>.write(5, better, &writer)
    EnumField<Judgement>.write(6, judgement, &writer)
    EnumField<Side>.write(7, side, &writer)
    Int32Field.write(8, months, &writer)
    DoubleField.write(9, p, &writer)
    DoubleField.write(10, present: self.value, &writer)
    MessageField<Interval>.write(11, usual, &writer)
  }
}
