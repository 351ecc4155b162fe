// An accepted event in the form in which a case is computed: dictionary numbers, and the reach it was accepted with.

import TarazuCalendar

/// A row of the journal as the timeline reads it. Numbers are the store's; 0 means none.
public struct TimelineEvent: Hashable, Sendable {
  public var source: SourceName
  public var id: String
  public var at: Int64
  public var kind: EventKind
  /// The branch named; 0 where the kind has none.
  public var branch: Int32
  /// `to` of a transfer, or the class of a registration; otherwise 0.
  public var other: Int32
  /// The date a hearing was set for; otherwise 0.
  public var onDay: Int32
  /// Outcome, purpose, reason or result by its raw value; otherwise 0.
  public var what: Int16
  /// Rials or score; otherwise 0.
  public var amount: Int64
  /// The hearing's id, or the id that is retracted; otherwise empty.
  public var reference: String
  /// The unit whose reach it was accepted with; 0 is the country.
  public var reach: Int32
  /// Its place in its case's order of acceptance, from 1.
  public var sequence: Int32

  public init(
    source: SourceName, id: String, at: Int64, kind: EventKind, branch: Int32 = 0, other: Int32 = 0, onDay: Int32 = 0,
    what: Int16 = 0, amount: Int64 = 0, reference: String = "", reach: Int32 = 0, sequence: Int32 = 0
  ) {
    self.source = source
    self.id = id
    self.at = at
    self.kind = kind
    self.branch = branch
    self.other = other
    self.onDay = onDay
    self.what = what
    self.amount = amount
    self.reference = reference
    self.reach = reach
    self.sequence = sequence
  }

  /// The event's civil day in Tehran.
  public var day: Int32 { Instant(nanoseconds: at).tehranDay.number }

  /// The order in which a case's events are applied: instant, kind, source, id (both bytewise, being ASCII).
  public static func precedes(_ a: TimelineEvent, _ b: TimelineEvent) -> Bool {
    if a.at != b.at { return a.at < b.at }
    if a.kind != b.kind { return a.kind.rawValue < b.kind.rawValue }
    if a.source.number != b.source.number { return a.source.code < b.source.code }
    return a.id < b.id
  }

  /// Whether two events carry the same content, whoever sent them and whenever.
  public func sameContent(as other: TimelineEvent) -> Bool {
    at == other.at && kind == other.kind && branch == other.branch && self.other == other.other
      && onDay == other.onDay && what == other.what && amount == other.amount && reference == other.reference
  }
}

/// A source by its dictionary number, with the code that orders it.
public struct SourceName: Hashable, Sendable {
  public var number: Int32
  public var code: String

  public init(number: Int32, code: String) {
    self.number = number
    self.code = code
  }
}
