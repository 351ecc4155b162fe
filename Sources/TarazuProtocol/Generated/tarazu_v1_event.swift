// Generated from tarazu/v1/event.proto by protoc-gen-tarazu. Not to be edited: `dev/generate` makes it again.
// swift-format-ignore-file

/// An event as a source sends it. A zero or empty required field is the rejection `missing_field`, a field that is not
/// known here, at any depth, is `unknown_field`, one whose form or range is wrong is `bad_field`.
public struct Event: Message {
  public static let fullName = "tarazu.v1.Event"

  /// The system that sends it: `[A-Za-z0-9._:-]{1,64}`.
  public var source: String = ""
  /// Its id, unique within the source: 1 to 64 characters from U+0021 to U+007E.
  public var eventId: String = ""
  /// When it happened, exact to the nanosecond, in a year from 1900 to 2199. A message that is present is a time given,
  /// also where it is empty (1970-01-01T00:00:00Z).
  public var eventTime: ProtobufTimestamp? = nil
  /// The case, unique over all sources; its form is that of an id.
  public var caseId: String = ""
  /// What happened. None is the rejection `unknown_kind`.
  public var kind: Kind?
  /// How it came.
  public var reception = Reception()

  public init() {}

  public init(
    source: String = "",
    eventId: String = "",
    eventTime: ProtobufTimestamp? = nil,
    caseId: String = "",
    kind: Kind? = nil
  ) {
    self.source = source
    self.eventId = eventId
    self.eventTime = eventTime
    self.caseId = caseId
    self.kind = kind
  }

  /// What happened. None is the rejection `unknown_kind`.
  public enum Kind: Sendable, Equatable {
    /// A new case enters a branch.
    case registered(Event.Registered)
    /// The case leaves a branch for another.
    case transferred(Event.Transferred)
    /// The branch is done with the case.
    case closed(Event.Closed)
    /// A case that was closed comes back.
    case reopened(Event.Reopened)
    /// A hearing was put on the calendar.
    case hearingSet(Event.HearingSet)
    /// A hearing took place.
    case hearingHeld(Event.HearingHeld)
    /// A hearing did not take place, and needs a new one.
    case hearingAdjourned(Event.HearingAdjourned)
    /// A hearing is no longer needed.
    case hearingCancelled(Event.HearingCancelled)
    /// The closing decision was appealed.
    case appealed(Event.Appealed)
    /// The appeal was decided.
    case appealDecided(Event.AppealDecided)
    /// Enforcement of a money judgment begins.
    case enforcementOpened(Event.EnforcementOpened)
    /// Money was recovered.
    case enforcementPaid(Event.EnforcementPaid)
    /// Enforcement ends.
    case enforcementClosed(Event.EnforcementClosed)
    /// A party's satisfaction with a branch.
    case surveyed(Event.Surveyed)
    /// An event of this source is taken back.
    case retracted(Event.Retracted)
  }

  /// A new case enters a branch.
  public struct Registered: Message {
    public static let fullName = "tarazu.v1.Event.Registered"

    /// The branch's code.
    public var branch: String = ""
    /// The class of the case: `[a-z0-9._-]{1,64}`.
    public var caseClass: String = ""

    public init() {}

    public init(
      branch: String = "",
      caseClass: String = ""
    ) {
      self.branch = branch
      self.caseClass = caseClass
    }

    public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
      while let tag = try reader.nextTag() {
        switch tag {
        case 10: branch = try StringField.read(&reader)
        case 18: caseClass = try StringField.read(&reader)
        default: try reader.skip(tag)
        }
      }
    }

    public func writeFields(to writer: inout ProtobufWriter) {
      StringField.write(1, branch, &writer)
      StringField.write(2, caseClass, &writer)
    }
  }

  /// The case leaves a branch for another.
  public struct Transferred: Message {
    public static let fullName = "tarazu.v1.Event.Transferred"

    /// The branch that it leaves.
    public var branch: String = ""
    /// The branch that it goes to.
    public var toBranch: String = ""

    public init() {}

    public init(
      branch: String = "",
      toBranch: String = ""
    ) {
      self.branch = branch
      self.toBranch = toBranch
    }

    public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
      while let tag = try reader.nextTag() {
        switch tag {
        case 10: branch = try StringField.read(&reader)
        case 18: toBranch = try StringField.read(&reader)
        default: try reader.skip(tag)
        }
      }
    }

    public func writeFields(to writer: inout ProtobufWriter) {
      StringField.write(1, branch, &writer)
      StringField.write(2, toBranch, &writer)
    }
  }

  /// The branch is done with the case.
  public struct Closed: Message {
    public static let fullName = "tarazu.v1.Event.Closed"

    /// The branch's code.
    public var branch: String = ""
    /// How it ended: judgment, settlement, dismissal, withdrawn or other.
    public var outcome: String = ""

    public init() {}

    public init(
      branch: String = "",
      outcome: String = ""
    ) {
      self.branch = branch
      self.outcome = outcome
    }

    public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
      while let tag = try reader.nextTag() {
        switch tag {
        case 10: branch = try StringField.read(&reader)
        case 18: outcome = try StringField.read(&reader)
        default: try reader.skip(tag)
        }
      }
    }

    public func writeFields(to writer: inout ProtobufWriter) {
      StringField.write(1, branch, &writer)
      StringField.write(2, outcome, &writer)
    }
  }

  /// A case that was closed comes back, to any branch.
  public struct Reopened: Message {
    public static let fullName = "tarazu.v1.Event.Reopened"

    /// The branch's code.
    public var branch: String = ""

    public init() {}

    public init(
      branch: String = ""
    ) {
      self.branch = branch
    }

    public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
      while let tag = try reader.nextTag() {
        switch tag {
        case 10: branch = try StringField.read(&reader)
        default: try reader.skip(tag)
        }
      }
    }

    public func writeFields(to writer: inout ProtobufWriter) {
      StringField.write(1, branch, &writer)
    }
  }

  /// On the event's day, a hearing was put on the calendar.
  public struct HearingSet: Message {
    public static let fullName = "tarazu.v1.Event.HearingSet"

    /// The branch's code.
    public var branch: String = ""
    /// The hearing, unique within the case; its form is that of an id.
    public var hearingId: String = ""
    /// The hearing's day, `YYYY-MM-DD`, Gregorian.
    public var onDate: String = ""
    /// What it is for: trial or control; empty: trial.
    public var purpose: String = ""

    public init() {}

    public init(
      branch: String = "",
      hearingId: String = "",
      onDate: String = "",
      purpose: String = ""
    ) {
      self.branch = branch
      self.hearingId = hearingId
      self.onDate = onDate
      self.purpose = purpose
    }

    public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
      while let tag = try reader.nextTag() {
        switch tag {
        case 10: branch = try StringField.read(&reader)
        case 18: hearingId = try StringField.read(&reader)
        case 26: onDate = try StringField.read(&reader)
        case 34: purpose = try StringField.read(&reader)
        default: try reader.skip(tag)
        }
      }
    }

    public func writeFields(to writer: inout ProtobufWriter) {
      StringField.write(1, branch, &writer)
      StringField.write(2, hearingId, &writer)
      StringField.write(3, onDate, &writer)
      StringField.write(4, purpose, &writer)
    }
  }

  /// A hearing took place.
  public struct HearingHeld: Message {
    public static let fullName = "tarazu.v1.Event.HearingHeld"

    /// The hearing.
    public var hearingId: String = ""

    public init() {}

    public init(
      hearingId: String = ""
    ) {
      self.hearingId = hearingId
    }

    public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
      while let tag = try reader.nextTag() {
        switch tag {
        case 10: hearingId = try StringField.read(&reader)
        default: try reader.skip(tag)
        }
      }
    }

    public func writeFields(to writer: inout ProtobufWriter) {
      StringField.write(1, hearingId, &writer)
    }
  }

  /// A hearing did not take place, and needs a new one.
  public struct HearingAdjourned: Message {
    public static let fullName = "tarazu.v1.Event.HearingAdjourned"

    /// The hearing.
    public var hearingId: String = ""
    /// Why: service, party, counsel, court, expert or other; empty: other.
    public var reason: String = ""

    public init() {}

    public init(
      hearingId: String = "",
      reason: String = ""
    ) {
      self.hearingId = hearingId
      self.reason = reason
    }

    public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
      while let tag = try reader.nextTag() {
        switch tag {
        case 10: hearingId = try StringField.read(&reader)
        case 18: reason = try StringField.read(&reader)
        default: try reader.skip(tag)
        }
      }
    }

    public func writeFields(to writer: inout ProtobufWriter) {
      StringField.write(1, hearingId, &writer)
      StringField.write(2, reason, &writer)
    }
  }

  /// A hearing is no longer needed.
  public struct HearingCancelled: Message {
    public static let fullName = "tarazu.v1.Event.HearingCancelled"

    /// The hearing.
    public var hearingId: String = ""

    public init() {}

    public init(
      hearingId: String = ""
    ) {
      self.hearingId = hearingId
    }

    public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
      while let tag = try reader.nextTag() {
        switch tag {
        case 10: hearingId = try StringField.read(&reader)
        default: try reader.skip(tag)
        }
      }
    }

    public func writeFields(to writer: inout ProtobufWriter) {
      StringField.write(1, hearingId, &writer)
    }
  }

  /// The closing decision was appealed.
  public struct Appealed: Message {
    public static let fullName = "tarazu.v1.Event.Appealed"

    public init() {}

    public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
      while let tag = try reader.nextTag() {
        try reader.skip(tag)
      }
    }

    public func writeFields(to writer: inout ProtobufWriter) {
    }
  }

  /// The appeal was decided.
  public struct AppealDecided: Message {
    public static let fullName = "tarazu.v1.Event.AppealDecided"

    /// How: upheld, modified or reversed.
    public var result: String = ""

    public init() {}

    public init(
      result: String = ""
    ) {
      self.result = result
    }

    public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
      while let tag = try reader.nextTag() {
        switch tag {
        case 10: result = try StringField.read(&reader)
        default: try reader.skip(tag)
        }
      }
    }

    public func writeFields(to writer: inout ProtobufWriter) {
      StringField.write(1, result, &writer)
    }
  }

  /// Enforcement of a money judgment begins.
  public struct EnforcementOpened: Message {
    public static let fullName = "tarazu.v1.Event.EnforcementOpened"

    /// The branch's code.
    public var branch: String = ""
    /// The sum adjudged in rials, 1 to 10^14.
    public var amountRials: Int64 = 0

    public init() {}

    public init(
      branch: String = "",
      amountRials: Int64 = 0
    ) {
      self.branch = branch
      self.amountRials = amountRials
    }

    public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
      while let tag = try reader.nextTag() {
        switch tag {
        case 10: branch = try StringField.read(&reader)
        case 16: amountRials = try Int64Field.read(&reader)
        default: try reader.skip(tag)
        }
      }
    }

    public func writeFields(to writer: inout ProtobufWriter) {
      StringField.write(1, branch, &writer)
      Int64Field.write(2, amountRials, &writer)
    }
  }

  /// Money was recovered.
  public struct EnforcementPaid: Message {
    public static let fullName = "tarazu.v1.Event.EnforcementPaid"

    /// The branch's code.
    public var branch: String = ""
    /// The sum in rials, 1 to 10^14.
    public var amountRials: Int64 = 0

    public init() {}

    public init(
      branch: String = "",
      amountRials: Int64 = 0
    ) {
      self.branch = branch
      self.amountRials = amountRials
    }

    public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
      while let tag = try reader.nextTag() {
        switch tag {
        case 10: branch = try StringField.read(&reader)
        case 16: amountRials = try Int64Field.read(&reader)
        default: try reader.skip(tag)
        }
      }
    }

    public func writeFields(to writer: inout ProtobufWriter) {
      StringField.write(1, branch, &writer)
      Int64Field.write(2, amountRials, &writer)
    }
  }

  /// Enforcement ends.
  public struct EnforcementClosed: Message {
    public static let fullName = "tarazu.v1.Event.EnforcementClosed"

    /// The branch's code.
    public var branch: String = ""

    public init() {}

    public init(
      branch: String = ""
    ) {
      self.branch = branch
    }

    public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
      while let tag = try reader.nextTag() {
        switch tag {
        case 10: branch = try StringField.read(&reader)
        default: try reader.skip(tag)
        }
      }
    }

    public func writeFields(to writer: inout ProtobufWriter) {
      StringField.write(1, branch, &writer)
    }
  }

  /// A party's satisfaction with a branch.
  public struct Surveyed: Message {
    public static let fullName = "tarazu.v1.Event.Surveyed"

    /// The branch's code.
    public var branch: String = ""
    /// 1 to 5. 64 bits, so that no number out of range is cut to one within.
    public var score: Int64 = 0

    public init() {}

    public init(
      branch: String = "",
      score: Int64 = 0
    ) {
      self.branch = branch
      self.score = score
    }

    public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
      while let tag = try reader.nextTag() {
        switch tag {
        case 10: branch = try StringField.read(&reader)
        case 16: score = try Int64Field.read(&reader)
        default: try reader.skip(tag)
        }
      }
    }

    public func writeFields(to writer: inout ProtobufWriter) {
      StringField.write(1, branch, &writer)
      Int64Field.write(2, score, &writer)
    }
  }

  /// An event of this source is taken back, as if it had never been sent.
  public struct Retracted: Message {
    public static let fullName = "tarazu.v1.Event.Retracted"

    /// The id of that event.
    public var retractedEventId: String = ""

    public init() {}

    public init(
      retractedEventId: String = ""
    ) {
      self.retractedEventId = retractedEventId
    }

    public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
      while let tag = try reader.nextTag() {
        switch tag {
        case 10: retractedEventId = try StringField.read(&reader)
        default: try reader.skip(tag)
        }
      }
    }

    public func writeFields(to writer: inout ProtobufWriter) {
      StringField.write(1, retractedEventId, &writer)
    }
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    let trace = reader.beginTrace()
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: source = try StringField.read(&reader)
      case 18: eventId = try StringField.read(&reader)
      case 26: try MessageField<ProtobufTimestamp>.read(into: &eventTime, &reader)
      case 34: caseId = try StringField.read(&reader)
      case 42:
        var value = Event.Registered()
        if case .registered(let present)? = kind { value = present }
        try MessageField<Event.Registered>.read(into: &value, &reader)
        kind = .registered(value)
      case 50:
        var value = Event.Transferred()
        if case .transferred(let present)? = kind { value = present }
        try MessageField<Event.Transferred>.read(into: &value, &reader)
        kind = .transferred(value)
      case 58:
        var value = Event.Closed()
        if case .closed(let present)? = kind { value = present }
        try MessageField<Event.Closed>.read(into: &value, &reader)
        kind = .closed(value)
      case 66:
        var value = Event.Reopened()
        if case .reopened(let present)? = kind { value = present }
        try MessageField<Event.Reopened>.read(into: &value, &reader)
        kind = .reopened(value)
      case 74:
        var value = Event.HearingSet()
        if case .hearingSet(let present)? = kind { value = present }
        try MessageField<Event.HearingSet>.read(into: &value, &reader)
        kind = .hearingSet(value)
      case 82:
        var value = Event.HearingHeld()
        if case .hearingHeld(let present)? = kind { value = present }
        try MessageField<Event.HearingHeld>.read(into: &value, &reader)
        kind = .hearingHeld(value)
      case 90:
        var value = Event.HearingAdjourned()
        if case .hearingAdjourned(let present)? = kind { value = present }
        try MessageField<Event.HearingAdjourned>.read(into: &value, &reader)
        kind = .hearingAdjourned(value)
      case 98:
        var value = Event.HearingCancelled()
        if case .hearingCancelled(let present)? = kind { value = present }
        try MessageField<Event.HearingCancelled>.read(into: &value, &reader)
        kind = .hearingCancelled(value)
      case 106:
        var value = Event.Appealed()
        if case .appealed(let present)? = kind { value = present }
        try MessageField<Event.Appealed>.read(into: &value, &reader)
        kind = .appealed(value)
      case 114:
        var value = Event.AppealDecided()
        if case .appealDecided(let present)? = kind { value = present }
        try MessageField<Event.AppealDecided>.read(into: &value, &reader)
        kind = .appealDecided(value)
      case 122:
        var value = Event.EnforcementOpened()
        if case .enforcementOpened(let present)? = kind { value = present }
        try MessageField<Event.EnforcementOpened>.read(into: &value, &reader)
        kind = .enforcementOpened(value)
      case 130:
        var value = Event.EnforcementPaid()
        if case .enforcementPaid(let present)? = kind { value = present }
        try MessageField<Event.EnforcementPaid>.read(into: &value, &reader)
        kind = .enforcementPaid(value)
      case 138:
        var value = Event.EnforcementClosed()
        if case .enforcementClosed(let present)? = kind { value = present }
        try MessageField<Event.EnforcementClosed>.read(into: &value, &reader)
        kind = .enforcementClosed(value)
      case 146:
        var value = Event.Surveyed()
        if case .surveyed(let present)? = kind { value = present }
        try MessageField<Event.Surveyed>.read(into: &value, &reader)
        kind = .surveyed(value)
      case 154:
        var value = Event.Retracted()
        if case .retracted(let present)? = kind { value = present }
        try MessageField<Event.Retracted>.read(into: &value, &reader)
        kind = .retracted(value)
      default: try reader.skip(tag)
      }
    }
    reader.endTrace(trace, into: &reception)
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, source, &writer)
    StringField.write(2, eventId, &writer)
    MessageField<ProtobufTimestamp>.write(3, eventTime, &writer)
    StringField.write(4, caseId, &writer)
    if case .registered(let value)? = kind { MessageField<Event.Registered>.write(5, value, &writer) }
    if case .transferred(let value)? = kind { MessageField<Event.Transferred>.write(6, value, &writer) }
    if case .closed(let value)? = kind { MessageField<Event.Closed>.write(7, value, &writer) }
    if case .reopened(let value)? = kind { MessageField<Event.Reopened>.write(8, value, &writer) }
    if case .hearingSet(let value)? = kind { MessageField<Event.HearingSet>.write(9, value, &writer) }
    if case .hearingHeld(let value)? = kind { MessageField<Event.HearingHeld>.write(10, value, &writer) }
    if case .hearingAdjourned(let value)? = kind { MessageField<Event.HearingAdjourned>.write(11, value, &writer) }
    if case .hearingCancelled(let value)? = kind { MessageField<Event.HearingCancelled>.write(12, value, &writer) }
    if case .appealed(let value)? = kind { MessageField<Event.Appealed>.write(13, value, &writer) }
    if case .appealDecided(let value)? = kind { MessageField<Event.AppealDecided>.write(14, value, &writer) }
    if case .enforcementOpened(let value)? = kind { MessageField<Event.EnforcementOpened>.write(15, value, &writer) }
    if case .enforcementPaid(let value)? = kind { MessageField<Event.EnforcementPaid>.write(16, value, &writer) }
    if case .enforcementClosed(let value)? = kind { MessageField<Event.EnforcementClosed>.write(17, value, &writer) }
    if case .surveyed(let value)? = kind { MessageField<Event.Surveyed>.write(18, value, &writer) }
    if case .retracted(let value)? = kind { MessageField<Event.Retracted>.write(19, value, &writer) }
  }
}
