// What one principal may use of a server (docs/spec/access.md#limits-of-a-principal).

/// What is limited. The raw value is the name that administrators give it, in `principal set NAME --limit WHAT=N`.
public enum UsageLimit: String, CaseIterable, Sendable {
  /// Calls a second.
  case calls
  /// Of these, calls a second that are not answered at once from memory, but for those that send events.
  case heavyCalls = "heavy-calls"
  /// Calls running and waiting.
  case openCalls = "open-calls"
  /// Reads that ask PostgreSQL at once.
  case storeReads = "store-reads"
  /// Further such reads that wait for one of these.
  case waitingReads = "waiting-reads"
  /// Events that wait for the store.
  case waitingEvents = "waiting-events"
  /// The bytes of these as they were sent.
  case waitingBytes = "waiting-bytes"
  /// Events a second.
  case events
  /// Classes never seen before, a day.
  case classes
  /// Rejections that are kept, a day.
  case rejections
  /// Rows of a page.
  case pages

  /// How much a principal of a role may use where nothing else was set. Events and new classes are limited for sources
  /// alone.
  public func usual(for role: Role) -> Int64 {
    switch self {
    case .calls: 20_000
    case .heavyCalls: 200
    // Half of what a server takes.
    case .openCalls: 10_000
    case .storeReads: 4
    case .waitingReads: 32
    case .waitingEvents: 100_000
    case .waitingBytes: 64 << 20
    case .events: role == .source ? 20_000 : UsageLimits.none
    case .classes: role == .source ? 10_000 : UsageLimits.none
    case .rejections: 100_000
    case .pages: 1_000
    }
  }

  /// Whether it is about a day in Tehran.
  public var isOfADay: Bool { self == .classes || self == .rejections }

  /// What is counted, in the plural.
  public var noun: String {
    switch self {
    case .calls: "calls a second"
    case .heavyCalls: "calls a second that take more than a look into memory"
    case .openCalls: "calls running or waiting"
    case .storeReads: "reads of the store at once"
    case .waitingReads: "reads that wait for the store"
    case .waitingEvents: "events that wait for the store"
    case .waitingBytes: "bytes of events that wait for the store"
    case .events: "events a second"
    case .classes: "classes a day that were never seen before"
    case .rejections: "rejections a day"
    case .pages: "rows a page"
    }
  }
}

/// The limits of one principal, as far as they were set for it.
public struct UsageLimits: Hashable, Sendable {
  /// No limit.
  public static let none = Int64.max

  private var own: [UsageLimit: Int64]

  public init(_ own: [UsageLimit: Int64] = [:]) { self.own = own }

  /// What was set: 1 or more, or `none`; nil is the usual.
  public subscript(_ limit: UsageLimit) -> Int64? {
    get { own[limit] }
    set { own[limit] = newValue }
  }

  /// What a principal of a role may use.
  public func value(_ limit: UsageLimit, for role: Role) -> Int64 { own[limit] ?? limit.usual(for: role) }
}
