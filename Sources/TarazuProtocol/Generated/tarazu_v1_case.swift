// Generated from tarazu/v1/case.proto by protoc-gen-tarazu. Not to be edited: `dev/generate` makes it again.
// swift-format-ignore-file

/// Asks for a case.
public struct GetCaseRequest: Message {
  public static let fullName = "tarazu.v1.GetCaseRequest"

  /// The case.
  public var caseId: String = ""
  /// How many events to answer at most; 0: 100; more than 1,000 is taken as 1,000.
  public var pageSize: Int32 = 0
  /// The page to answer: the `next_page_token` of the one before; empty: the first.
  public var pageToken: String = ""
  /// The read waits for this position; empty: none.
  public var minPosition: String = ""

  public init() {}

  public init(
    caseId: String = "",
    pageSize: Int32 = 0,
    pageToken: String = "",
    minPosition: String = ""
  ) {
    self.caseId = caseId
    self.pageSize = pageSize
    self.pageToken = pageToken
    self.minPosition = minPosition
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: caseId = try StringField.read(&reader)
      case 16: pageSize = try Int32Field.read(&reader)
      case 26: pageToken = try StringField.read(&reader)
      case 34: minPosition = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, caseId, &writer)
    Int32Field.write(2, pageSize, &writer)
    StringField.write(3, pageToken, &writer)
    StringField.write(4, minPosition, &writer)
  }
}

/// A case, or a further page of its events.
public struct GetCaseResponse: Message {
  public static let fullName = "tarazu.v1.GetCaseResponse"

  /// The case.
  public var caseId: String = ""
  /// Its class; absent where it was never registered.
  public var caseClass: String? = nil
  /// Its spells in order, on the first page only.
  public var spells: [Spell] = []
  /// Its accepted events in order, retracted ones and retractions too.
  public var events: [CaseEvent] = []
  /// The mark of the next page; empty: this is the last.
  public var nextPageToken: String = ""
  /// Whether events are left out that the caller may not see.
  public var hiddenEvents: Bool = false

  public init() {}

  public init(
    caseId: String = "",
    caseClass: String? = nil,
    spells: [Spell] = [],
    events: [CaseEvent] = [],
    nextPageToken: String = "",
    hiddenEvents: Bool = false
  ) {
    self.caseId = caseId
    self.caseClass = caseClass
    self.spells = spells
    self.events = events
    self.nextPageToken = nextPageToken
    self.hiddenEvents = hiddenEvents
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: caseId = try StringField.read(&reader)
      case 18: caseClass = try StringField.read(&reader)
      case 26: try MessageField<Spell>.read(onto: &spells, &reader)
      case 34: try MessageField<CaseEvent>.read(onto: &events, &reader)
      case 42: nextPageToken = try StringField.read(&reader)
      case 48: hiddenEvents = try BoolField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, caseId, &writer)
    StringField.write(2, present: caseClass, &writer)
    MessageField<Spell>.write(3, each: spells, &writer)
    MessageField<CaseEvent>.write(4, each: events, &writer)
    StringField.write(5, nextPageToken, &writer)
    BoolField.write(6, hiddenEvents, &writer)
  }
}

/// A case's stay in one branch.
public struct Spell: Message {
  public static let fullName = "tarazu.v1.Spell"

  /// The branch's code.
  public var branch: String = ""
  /// How it opened: registered, reopened or transferred.
  public var openedBy: String = ""
  /// The day on which it opened.
  public var openedDate: String = ""
  /// How it ended: closed or transferred; absent while it is open.
  public var endedBy: String? = nil
  /// The day on which it ended; absent while it is open.
  public var endedDate: String? = nil
  /// The caller may not see this spell: it keeps its place, and the other fields are empty.
  public var hidden: Bool = false
  /// The day on which the case's present course began: that of the spell before where it opened by a transfer.
  public var caseOpenedDate: String = ""

  public init() {}

  public init(
    branch: String = "",
    openedBy: String = "",
    openedDate: String = "",
    endedBy: String? = nil,
    endedDate: String? = nil,
    hidden: Bool = false,
    caseOpenedDate: String = ""
  ) {
    self.branch = branch
    self.openedBy = openedBy
    self.openedDate = openedDate
    self.endedBy = endedBy
    self.endedDate = endedDate
    self.hidden = hidden
    self.caseOpenedDate = caseOpenedDate
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: branch = try StringField.read(&reader)
      case 18: openedBy = try StringField.read(&reader)
      case 26: openedDate = try StringField.read(&reader)
      case 34: endedBy = try StringField.read(&reader)
      case 42: endedDate = try StringField.read(&reader)
      case 48: hidden = try BoolField.read(&reader)
      case 58: caseOpenedDate = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, branch, &writer)
    StringField.write(2, openedBy, &writer)
    StringField.write(3, openedDate, &writer)
    StringField.write(4, present: endedBy, &writer)
    StringField.write(5, present: endedDate, &writer)
    BoolField.write(6, hidden, &writer)
    StringField.write(7, caseOpenedDate, &writer)
  }
}

/// An accepted event, and whether it has effect.
public struct CaseEvent: Message {
  public static let fullName = "tarazu.v1.CaseEvent"

  /// The event, its defaults written out.
  public var event: Event? = nil
  /// Why it has no effect; absent where it has, and where it is retracted.
  public var anomaly: String? = nil
  /// The id of the first retraction of it that took effect; absent: it stands.
  public var retractedBy: String? = nil
  /// What it added to the stored measures of branches that the caller may see; none where it has no effect.
  public var contributions: [EventContribution] = []

  public init() {}

  public init(
    event: Event? = nil,
    anomaly: String? = nil,
    retractedBy: String? = nil,
    contributions: [EventContribution] = []
  ) {
    self.event = event
    self.anomaly = anomaly
    self.retractedBy = retractedBy
    self.contributions = contributions
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try MessageField<Event>.read(into: &event, &reader)
      case 18: anomaly = try StringField.read(&reader)
      case 26: retractedBy = try StringField.read(&reader)
      case 34: try MessageField<EventContribution>.read(onto: &contributions, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    MessageField<Event>.write(1, event, &writer)
    StringField.write(2, present: anomaly, &writer)
    StringField.write(3, present: retractedBy, &writer)
    MessageField<EventContribution>.write(4, each: contributions, &writer)
  }
}

/// Shows cases.
public enum CaseService {
  /// The service's full name.
  public static let fullName = "tarazu.v1.CaseService"

  /// Gets a case: its spells, and its events by page.
  public static let getCase = MethodDescriptor<GetCaseRequest, GetCaseResponse>(
    service: fullName, name: "GetCase", idempotency: .noSideEffects)

  /// The cases that are behind a stock now.
  public static let listCases = MethodDescriptor<ListCasesRequest, ListCasesResponse>(
    service: fullName, name: "ListCases", idempotency: .noSideEffects)

  /// The cases and events behind a part of a figure, by page.
  public static let listContributions = MethodDescriptor<ListContributionsRequest, ListContributionsResponse>(
    service: fullName, name: "ListContributions", idempotency: .noSideEffects)

  /// All methods, in the order of the `.proto` file.
  public static let allMethods: [any AnyMethodDescriptor] = [getCase, listCases, listContributions]
}
