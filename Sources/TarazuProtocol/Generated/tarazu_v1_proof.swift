// Generated from tarazu/v1/proof.proto by protoc-gen-tarazu. Not to be edited: `dev/generate` makes it again.
// swift-format-ignore-file

/// The parts of a figure.
public enum FigurePart: ProtobufEnum {
  /// Not given.
  case unspecified
  /// The numerator.
  case numerator
  /// The denominator.
  case denominator
  /// The sample size n.
  case n
  /// A number that has no name here.
  case unrecognized(Int32)

  public static let allCases: [Self] = [
    .unspecified,
    .numerator,
    .denominator,
    .n,
  ]

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .numerator
    case 2: self = .denominator
    case 3: self = .n
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .numerator: 1
    case .denominator: 2
    case .n: 3
    case .unrecognized(let number): number
    }
  }

  public var name: String? {
    switch self {
    case .unspecified: "FIGURE_PART_UNSPECIFIED"
    case .numerator: "FIGURE_PART_NUMERATOR"
    case .denominator: "FIGURE_PART_DENOMINATOR"
    case .n: "FIGURE_PART_N"
    case .unrecognized: nil
    }
  }
}

/// Asks for the formula of a figure.
public struct ExplainFigureRequest: Message {
  public static let fullName = "tarazu.v1.ExplainFigureRequest"

  /// Which indicator.
  public var kpi: Kpi = .init(rawValue: 0)
  /// Of what.
  public var selection: Selection? = nil
  /// The read waits for this position; empty: none.
  public var minPosition: String = ""

  public init() {}

  public init(
    kpi: Kpi = .init(rawValue: 0),
    selection: Selection? = nil,
    minPosition: String = ""
  ) {
    self.kpi = kpi
    self.selection = selection
    self.minPosition = minPosition
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 8: kpi = try EnumField<Kpi>.read(&reader)
      case 18: try MessageField<Selection>.read(into: &selection, &reader)
      case 26: minPosition = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    EnumField<Kpi>.write(1, kpi, &writer)
    MessageField<Selection>.write(2, selection, &writer)
    StringField.write(3, minPosition, &writer)
  }
}

/// A quantity of a formula.
public struct QuantitySum: Message {
  public static let fullName = "tarazu.v1.QuantitySum"

  /// Its name in the formula.
  public var quantity: String = ""
  /// Its sum; absent where it is outside int64.
  public var sum: Int64? = nil
  /// The sum in decimal digits where it is outside int64; else empty.
  public var sumDecimal: String = ""
  /// The branches where it is not 0, in the order of codes; none for what is not of branches.
  public var branches: [BranchSum] = []

  public init() {}

  public init(
    quantity: String = "",
    sum: Int64? = nil,
    sumDecimal: String = "",
    branches: [BranchSum] = []
  ) {
    self.quantity = quantity
    self.sum = sum
    self.sumDecimal = sumDecimal
    self.branches = branches
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: quantity = try StringField.read(&reader)
      case 16: sum = try Int64Field.read(&reader)
      case 26: sumDecimal = try StringField.read(&reader)
      case 34: try MessageField<BranchSum>.read(onto: &branches, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, quantity, &writer)
    Int64Field.write(2, present: sum, &writer)
    StringField.write(3, sumDecimal, &writer)
    MessageField<BranchSum>.write(4, each: branches, &writer)
  }
}

/// What one branch adds to a quantity.
public struct BranchSum: Message {
  public static let fullName = "tarazu.v1.BranchSum"

  /// The branch's code.
  public var unit: String = ""
  /// The sum; absent where it is outside int64.
  public var sum: Int64? = nil
  /// The sum in decimal digits where it is outside int64; else empty.
  public var sumDecimal: String = ""

  public init() {}

  public init(
    unit: String = "",
    sum: Int64? = nil,
    sumDecimal: String = ""
  ) {
    self.unit = unit
    self.sum = sum
    self.sumDecimal = sumDecimal
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: unit = try StringField.read(&reader)
      case 16: sum = try Int64Field.read(&reader)
      case 26: sumDecimal = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, unit, &writer)
    Int64Field.write(2, present: sum, &writer)
    StringField.write(3, sumDecimal, &writer)
  }
}

/// Asks for the rows behind a part of a figure.
public struct ListContributionsRequest: Message {
  public static let fullName = "tarazu.v1.ListContributionsRequest"

  /// Which indicator.
  public var kpi: Kpi = .init(rawValue: 0)
  /// Of what.
  public var selection: Selection? = nil
  /// Which part of it.
  public var part: FigurePart = .init(rawValue: 0)
  /// How many rows to answer at most; 0: 100; more than 1,000 is taken as 1,000.
  public var pageSize: Int32 = 0
  /// The page to answer: the `next_page_token` of the one before; empty: the first.
  public var pageToken: String = ""
  /// The read waits for this position; empty: none.
  public var minPosition: String = ""

  public init() {}

  public init(
    kpi: Kpi = .init(rawValue: 0),
    selection: Selection? = nil,
    part: FigurePart = .init(rawValue: 0),
    pageSize: Int32 = 0,
    pageToken: String = "",
    minPosition: String = ""
  ) {
    self.kpi = kpi
    self.selection = selection
    self.part = part
    self.pageSize = pageSize
    self.pageToken = pageToken
    self.minPosition = minPosition
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 8: kpi = try EnumField<Kpi>.read(&reader)
      case 18: try MessageField<Selection>.read(into: &selection, &reader)
      case 24: part = try EnumField<FigurePart>.read(&reader)
      case 32: pageSize = try Int32Field.read(&reader)
      case 42: pageToken = try StringField.read(&reader)
      case 50: minPosition = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    EnumField<Kpi>.write(1, kpi, &writer)
    MessageField<Selection>.write(2, selection, &writer)
    EnumField<FigurePart>.write(3, part, &writer)
    Int32Field.write(4, pageSize, &writer)
    StringField.write(5, pageToken, &writer)
    StringField.write(6, minPosition, &writer)
  }
}

/// Rows whose amounts, over all pages, add up to the part.
public struct ListContributionsResponse: Message {
  public static let fullName = "tarazu.v1.ListContributionsResponse"

  /// The rows, in the order of branch, day, case and event.
  public var rows: [ContributionRow] = []
  /// The mark of the next page; empty: this is the last.
  public var nextPageToken: String = ""
  /// Whether sums behind the part have changed since the first page was read, so that the pages may not add up.
  public var changed: Bool = false
  /// What each amount is to be divided by; 0 means 1. It is 26,970 for branch-months.
  public var amountDivisor: Int32 = 0
  /// What the answer contains.
  public var asOf: AsOf? = nil

  public init() {}

  public init(
    rows: [ContributionRow] = [],
    nextPageToken: String = "",
    changed: Bool = false,
    amountDivisor: Int32 = 0,
    asOf: AsOf? = nil
  ) {
    self.rows = rows
    self.nextPageToken = nextPageToken
    self.changed = changed
    self.amountDivisor = amountDivisor
    self.asOf = asOf
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try MessageField<ContributionRow>.read(onto: &rows, &reader)
      case 18: nextPageToken = try StringField.read(&reader)
      case 24: changed = try BoolField.read(&reader)
      case 32: amountDivisor = try Int32Field.read(&reader)
      case 42: try MessageField<AsOf>.read(into: &asOf, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    MessageField<ContributionRow>.write(1, each: rows, &writer)
    StringField.write(2, nextPageToken, &writer)
    BoolField.write(3, changed, &writer)
    Int32Field.write(4, amountDivisor, &writer)
    MessageField<AsOf>.write(5, asOf, &writer)
  }
}

/// What an event, a case that stood, or a branch adds to a part.
public struct ContributionRow: Message {
  public static let fullName = "tarazu.v1.ContributionRow"

  /// The case; absent for what is of branches, and where the case is not in the caller's scope.
  public var caseId: String? = nil
  /// The branch's code.
  public var branch: String = ""
  /// The case's class; absent where there is no case.
  public var caseClass: String? = nil
  /// The day of the contribution; of what stood, the day since which it did. `YYYY-MM-DD`, Gregorian.
  public var onDate: String = ""
  /// What it adds.
  public var amount: Int64 = 0
  /// The value, where the part is of values.
  public var measured: Int64? = nil
  /// The event that contributed; absent where the caller may not see it, and for what is of branches.
  public var event: EventName? = nil

  public init() {}

  public init(
    caseId: String? = nil,
    branch: String = "",
    caseClass: String? = nil,
    onDate: String = "",
    amount: Int64 = 0,
    measured: Int64? = nil,
    event: EventName? = nil
  ) {
    self.caseId = caseId
    self.branch = branch
    self.caseClass = caseClass
    self.onDate = onDate
    self.amount = amount
    self.measured = measured
    self.event = event
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: caseId = try StringField.read(&reader)
      case 18: branch = try StringField.read(&reader)
      case 26: caseClass = try StringField.read(&reader)
      case 34: onDate = try StringField.read(&reader)
      case 40: amount = try Int64Field.read(&reader)
      case 48: measured = try Int64Field.read(&reader)
      case 58: try MessageField<EventName>.read(into: &event, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, present: caseId, &writer)
    StringField.write(2, branch, &writer)
    StringField.write(3, present: caseClass, &writer)
    StringField.write(4, onDate, &writer)
    Int64Field.write(5, amount, &writer)
    Int64Field.write(6, present: measured, &writer)
    MessageField<EventName>.write(7, event, &writer)
  }
}

/// Names an event.
public struct EventName: Message {
  public static let fullName = "tarazu.v1.EventName"

  /// The system that sent it.
  public var source: String = ""
  /// Its id there.
  public var eventId: String = ""

  public init() {}

  public init(
    source: String = "",
    eventId: String = ""
  ) {
    self.source = source
    self.eventId = eventId
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: source = try StringField.read(&reader)
      case 18: eventId = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, source, &writer)
    StringField.write(2, eventId, &writer)
  }
}

/// What an event added to a stored measure.
public struct EventContribution: Message {
  public static let fullName = "tarazu.v1.EventContribution"

  /// The branch's code.
  public var branch: String = ""
  /// The day on which it counts, perhaps one to come, `YYYY-MM-DD`, Gregorian.
  public var onDate: String = ""
  /// The measure's name.
  public var measure: String = ""
  /// How much, not 0.
  public var amount: Int64 = 0

  public init() {}

  public init(
    branch: String = "",
    onDate: String = "",
    measure: String = "",
    amount: Int64 = 0
  ) {
    self.branch = branch
    self.onDate = onDate
    self.measure = measure
    self.amount = amount
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: branch = try StringField.read(&reader)
      case 18: onDate = try StringField.read(&reader)
      case 26: measure = try StringField.read(&reader)
      case 32: amount = try Int64Field.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, branch, &writer)
    StringField.write(2, onDate, &writer)
    StringField.write(3, measure, &writer)
    Int64Field.write(4, amount, &writer)
  }
}
