// What a loop has counted; the tallies of loops and intervals can be added up.

import TarazuWire

/// How a call failed.
public struct Failing: Hashable, Comparable, Sendable {
  public let code: StatusCode
  /// The machine-readable reason.
  public let reason: String

  init(_ status: Status) {
    code = status.code
    reason = status.reason.rawValue
  }

  init(_ code: StatusCode, _ reason: String) {
    self.code = code
    self.reason = reason
  }

  /// A call that this side gave up, because the server did not answer in time.
  static let noAnswer = Failing(.deadlineExceeded, "NO_ANSWER_IN_TIME")
  /// A call that was due, but had to wait for others until the end of the run.
  static let notSent = Failing(.deadlineExceeded, "NOT_SENT_IN_TIME")
  /// A call that was due while no connection could be opened.
  static let notConnected = Failing(.unavailable, Reason.notConnected.rawValue)

  public static func < (a: Failing, b: Failing) -> Bool {
    (a.code.rawValue, a.reason) < (b.code.rawValue, b.reason)
  }
}

/// The durations of the calls of one kind, in nanoseconds.
public struct KindTally: Sendable {
  /// From the intended start. Calls that were answered OK, those whose time ran out, and, with the time that they had
  /// waited, those that never got an answer.
  public internal(set) var latency = Histogram()
  /// From when the call was sent; empty in closed loop, where it is the same.
  public internal(set) var service = Histogram()
  /// Calls answered OK.
  public internal(set) var okCount: UInt64 = 0
  /// Calls that failed, among them those whose time ran out and those that never got an answer.
  public internal(set) var errorCount: UInt64 = 0

  mutating func add(_ other: KindTally) {
    latency.add(other.latency)
    service.add(other.service)
    okCount += other.okCount
    errorCount += other.errorCount
  }

  mutating func reset() {
    latency.reset()
    service.reset()
    okCount = 0
    errorCount = 0
  }
}

/// Calls that did not begin when they were due.
public struct Lateness: Sendable, Equatable {
  /// A start is late if it is later than this, in nanoseconds.
  static let tolerated: UInt64 = 1_000_000

  /// Calls that began more than a millisecond late.
  public internal(set) var lateCount: UInt64 = 0
  /// Those of them that could have begun when they were due: the tester itself was late.
  public internal(set) var byTesterCount: UInt64 = 0
  /// The latest start, in nanoseconds after the intended one.
  public internal(set) var worst: UInt64 = 0
  /// Calls that were never made, because too many were waiting already.
  public internal(set) var skippedCount: UInt64 = 0

  mutating func add(_ other: Lateness) {
    lateCount += other.lateCount
    byTesterCount += other.byTesterCount
    worst = max(worst, other.worst)
    skippedCount += other.skippedCount
  }
}

/// What became of events and of feeds.
public struct SideTally: Sendable, Equatable {
  public internal(set) var eventsAccepted: UInt64 = 0
  public internal(set) var eventsDuplicate: UInt64 = 0
  public internal(set) var eventsRejected: UInt64 = 0
  /// Messages of feeds.
  public internal(set) var feedMessages: UInt64 = 0
  /// Times that `sequence` did not rise by 1.
  public internal(set) var feedGaps: UInt64 = 0
  /// Connections that were lost; each was opened again.
  public internal(set) var connectionsLost: UInt64 = 0

  mutating func add(_ other: SideTally) {
    eventsAccepted.increase(by: other.eventsAccepted)
    eventsDuplicate.increase(by: other.eventsDuplicate)
    eventsRejected.increase(by: other.eventsRejected)
    feedMessages += other.feedMessages
    feedGaps += other.feedGaps
    connectionsLost += other.connectionsLost
  }
}

extension UInt64 {
  /// Adds a number that the service has said: a sum that is too large is the largest.
  mutating func increase(by other: UInt64) {
    let (sum, overflow) = addingReportingOverflow(other)
    self = overflow ? .max : sum
  }
}

/// Everything that was counted in a period of time.
public struct Tally: Sendable {
  /// By the kinds of the mix, in their order.
  public internal(set) var kinds: [KindTally]
  public internal(set) var errors: [Failing: UInt64] = [:]
  /// The message of the first error of each kind.
  public internal(set) var errorMessages: [Failing: String] = [:]
  public internal(set) var lateness = Lateness()
  public internal(set) var side = SideTally()
  /// How feeds ended; each was opened again.
  public internal(set) var feedEnds: [Failing: UInt64] = [:]
  /// From a commit to the message of a feed that shows it, in nanoseconds.
  public internal(set) var feedLag = Histogram()
  /// Calls that were answered after the measured time was over.
  public internal(set) var answeredAfter: UInt64 = 0
  /// Calls that failed without an answer: their connection was lost or could not be opened, or they were given up.
  public internal(set) var unansweredCount: UInt64 = 0

  init(kindCount: Int) { kinds = Array(repeating: KindTally(), count: kindCount) }

  public var okCount: UInt64 { kinds.reduce(0) { $0 + $1.okCount } }
  public var errorCount: UInt64 { kinds.reduce(0) { $0 + $1.errorCount } }

  /// The latencies of all kinds.
  public var latency: Histogram { sum(\.latency) }

  /// The service times of all kinds; empty in closed loop.
  public var service: Histogram { sum(\.service) }

  private func sum(_ part: KeyPath<KindTally, Histogram>) -> Histogram {
    guard kinds.count != 1 else { return kinds[0][keyPath: part] }
    var sum = Histogram()
    for kind in kinds { sum.add(kind[keyPath: part]) }
    return sum
  }

  mutating func add(_ other: Tally) {
    for index in kinds.indices { kinds[index].add(other.kinds[index]) }
    for (failing, count) in other.errors { errors[failing, default: 0] += count }
    errorMessages.merge(other.errorMessages) { first, _ in first }
    lateness.add(other.lateness)
    side.add(other.side)
    for (failing, count) in other.feedEnds { feedEnds[failing, default: 0] += count }
    feedLag.add(other.feedLag)
    answeredAfter += other.answeredAfter
    unansweredCount += other.unansweredCount
  }

  mutating func reset() {
    for index in kinds.indices { kinds[index].reset() }
    errors = [:]
    errorMessages = [:]
    lateness = Lateness()
    side = SideTally()
    feedEnds = [:]
    feedLag.reset()
    answeredAfter = 0
    unansweredCount = 0
  }
}
