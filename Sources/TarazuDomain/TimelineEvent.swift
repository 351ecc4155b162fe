// An accepted event in the form in which a case is computed: dictionary numbers, and the reach it was accepted with.

import TarazuCalendar

/// A row of the journal as the timeline reads it.
public struct TimelineEvent: Hashable, Sendable {
  public typealias Body = EventContent<UnitNumber, ClassNumber>

  public var source: SourceName
  public var id: String
  public var at: Instant
  public var body: Body
  /// The unit whose reach it was accepted with.
  public var reach: UnitNumber
  /// Its index in the order in which its case's events were accepted, from 1.
  public var sequence: Int32

  public init(
    source: SourceName, id: String, at: Instant, body: Body, reach: UnitNumber = .wholeCountry, sequence: Int32 = 0
  ) {
    self.source = source
    self.id = id
    self.at = at
    self.body = body
    self.reach = reach
    self.sequence = sequence
  }

  public var kind: EventKind { body.kind }

  /// The branch that it names, `to` apart.
  public var branch: UnitNumber? { body.branch }

  /// The event's civil day in Tehran.
  public var day: Day { at.tehranDay }

  /// The order in which a case's events are applied: instant, kind, source, id (both bytewise, being ASCII).
  public static func precedes(_ a: TimelineEvent, _ b: TimelineEvent) -> Bool {
    if a.at != b.at { return a.at < b.at }
    let (x, y) = (a.kind, b.kind)
    if x != y { return x.rawValue < y.rawValue }
    if a.source.number != b.source.number { return a.source.code < b.source.code }
    return a.id < b.id
  }

  /// Whether two events carry the same content, no matter who sent them and when.
  public func sameContent(as other: TimelineEvent) -> Bool { at == other.at && body == other.body }
}

/// A source by its dictionary number, with the code that orders it.
public struct SourceName: Hashable, Sendable {
  public var number: SourceNumber
  public var code: String

  public init(number: SourceNumber, code: String) {
    self.number = number
    self.code = code
  }
}
