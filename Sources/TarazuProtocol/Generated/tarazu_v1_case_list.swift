// Generated from tarazu/v1/case_list.proto by protoc-gen-tarazu. Not to be edited: `dev/generate` makes it again.
// swift-format-ignore-file

/// The stocks whose cases are listed.
public enum CaseList: ProtobufEnum {
  /// Not given.
  case unspecified
  /// Pending cases.
  case pending
  /// Pending cases without a date, at branches that keep a calendar.
  case undated
  /// Pending cases that have awaited a judgment for more than a week.
  case undecided
  /// Hearings whose day passed without an outcome: one row a hearing.
  case overdue
  /// A number that has no name here.
  case unrecognized(Int32)

  public static let allCases: [Self] = [
    .unspecified,
    .pending,
    .undated,
    .undecided,
    .overdue,
  ]

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .pending
    case 2: self = .undated
    case 3: self = .undecided
    case 4: self = .overdue
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .pending: 1
    case .undated: 2
    case .undecided: 3
    case .overdue: 4
    case .unrecognized(let number): number
    }
  }

  public var name: String? {
    switch self {
    case .unspecified: "CASE_LIST_UNSPECIFIED"
    case .pending: "CASE_LIST_PENDING"
    case .undated: "CASE_LIST_UNDATED"
    case .undecided: "CASE_LIST_UNDECIDED"
    case .overdue: "CASE_LIST_OVERDUE"
    case .unrecognized: nil
    }
  }
}

/// Asks for the cases that are behind a stock now.
public struct ListCasesRequest: Message {
  public static let fullName = "tarazu.v1.ListCasesRequest"

  /// Which list.
  public var list: CaseList = .init(rawValue: 0)
  /// Cases at branches in this unit.
  public var unit: String = ""
  /// Only cases of this class; absent: all.
  public var caseClass: String? = nil
  /// Only branches of this kind; absent: all.
  public var branchKind: String? = nil
  /// Only rows whose `since_date` is more than this many days ago, 0 to 100,000; absent: all.
  public var olderThan: Int32? = nil
  /// How many rows to answer at most; 0: 100; more than 1,000 is taken as 1,000.
  public var pageSize: Int32 = 0
  /// The page to answer: the `next_page_token` of the one before, which also fixes the day; empty: the first, as of today.
  public var pageToken: String = ""
  /// The read waits for this position; empty: none.
  public var minPosition: String = ""

  public init() {}

  public init(
    list: CaseList = .init(rawValue: 0),
    unit: String = "",
    caseClass: String? = nil,
    branchKind: String? = nil,
    olderThan: Int32? = nil,
    pageSize: Int32 = 0,
    pageToken: String = "",
    minPosition: String = ""
  ) {
    self.list = list
    self.unit = unit
    self.caseClass = caseClass
    self.branchKind = branchKind
    self.olderThan = olderThan
    self.pageSize = pageSize
    self.pageToken = pageToken
    self.minPosition = minPosition
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 8: list = try EnumField<CaseList>.read(&reader)
      case 18: unit = try StringField.read(&reader)
      case 26: caseClass = try StringField.read(&reader)
      case 34: branchKind = try StringField.read(&reader)
      case 40: olderThan = try Int32Field.read(&reader)
      case 48: pageSize = try Int32Field.read(&reader)
      case 58: pageToken = try StringField.read(&reader)
      case 66: minPosition = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    EnumField<CaseList>.write(1, list, &writer)
    StringField.write(2, unit, &writer)
    StringField.write(3, present: caseClass, &writer)
    StringField.write(4, present: branchKind, &writer)
    Int32Field.write(5, present: olderThan, &writer)
    Int32Field.write(6, pageSize, &writer)
    StringField.write(7, pageToken, &writer)
    StringField.write(8, minPosition, &writer)
  }
}

/// A page of a list: in the order of `since_date`, then of the case's code, bytewise, then of the hearing's id.
public struct ListCasesResponse: Message {
  public static let fullName = "tarazu.v1.ListCasesResponse"

  /// How many rows all pages have.
  public var total: Int64 = 0
  /// The rows of this page.
  public var rows: [ListedCase] = []
  /// The mark of the next page; empty: this is the last.
  public var nextPageToken: String = ""
  /// What the answer contains.
  public var asOf: AsOf? = nil
  /// Whether no class of that code was ever named by the directory or by an event.
  public var unknownClass: Bool = false

  public init() {}

  public init(
    total: Int64 = 0,
    rows: [ListedCase] = [],
    nextPageToken: String = "",
    asOf: AsOf? = nil,
    unknownClass: Bool = false
  ) {
    self.total = total
    self.rows = rows
    self.nextPageToken = nextPageToken
    self.asOf = asOf
    self.unknownClass = unknownClass
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 8: total = try Int64Field.read(&reader)
      case 18: try MessageField<ListedCase>.read(onto: &rows, &reader)
      case 26: nextPageToken = try StringField.read(&reader)
      case 34: try MessageField<AsOf>.read(into: &asOf, &reader)
      case 40: unknownClass = try BoolField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    Int64Field.write(1, total, &writer)
    MessageField<ListedCase>.write(2, each: rows, &writer)
    StringField.write(3, nextPageToken, &writer)
    MessageField<AsOf>.write(4, asOf, &writer)
    BoolField.write(5, unknownClass, &writer)
  }
}

/// A case, or a hearing of it, in a list.
public struct ListedCase: Message {
  public static let fullName = "tarazu.v1.ListedCase"

  /// The case.
  public var caseId: String = ""
  /// Its class.
  public var caseClass: String = ""
  /// The code of the branch where it is open.
  public var branch: String = ""
  /// The day on which it came to that branch.
  public var openedDate: String = ""
  /// The day on which it was registered or reopened, before all transfers since.
  public var caseOpenedDate: String = ""
  /// The day on which it began: `case_opened_date`, the first day without a date or of waiting for a judgment, or the
  /// hearing's date.
  public var sinceDate: String = ""
  /// The days since then.
  public var days: Int64 = 0
  /// The hearing, in the list of overdue ones; else absent.
  public var hearingId: String? = nil
  /// The hearing's date; likewise.
  public var onDate: String? = nil

  public init() {}

  public init(
    caseId: String = "",
    caseClass: String = "",
    branch: String = "",
    openedDate: String = "",
    caseOpenedDate: String = "",
    sinceDate: String = "",
    days: Int64 = 0,
    hearingId: String? = nil,
    onDate: String? = nil
  ) {
    self.caseId = caseId
    self.caseClass = caseClass
    self.branch = branch
    self.openedDate = openedDate
    self.caseOpenedDate = caseOpenedDate
    self.sinceDate = sinceDate
    self.days = days
    self.hearingId = hearingId
    self.onDate = onDate
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: caseId = try StringField.read(&reader)
      case 18: caseClass = try StringField.read(&reader)
      case 26: branch = try StringField.read(&reader)
      case 34: openedDate = try StringField.read(&reader)
      case 42: caseOpenedDate = try StringField.read(&reader)
      case 50: sinceDate = try StringField.read(&reader)
      case 56: days = try Int64Field.read(&reader)
      case 66: hearingId = try StringField.read(&reader)
      case 74: onDate = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, caseId, &writer)
    StringField.write(2, caseClass, &writer)
    StringField.write(3, branch, &writer)
    StringField.write(4, openedDate, &writer)
    StringField.write(5, caseOpenedDate, &writer)
    StringField.write(6, sinceDate, &writer)
    Int64Field.write(7, days, &writer)
    StringField.write(8, present: hearingId, &writer)
    StringField.write(9, present: onDate, &writer)
  }
}
