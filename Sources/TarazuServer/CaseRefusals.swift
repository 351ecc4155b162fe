// Refusals about cases tell nothing by their time, and are few (docs/spec/access.md#the-decision).

import TarazuBase
import TarazuLoop
import TarazuWire

/// Counts this server's refusals about cases, and holds each back for a time that does not depend on the case.
final class CaseRefusals: Sendable {
  /// After so many in a minute a principal gets no more answers about cases.
  static let most = 60
  static let period: UInt64 = 60_000_000_000
  /// A refusal leaves a multiple of this after its call came, in nanoseconds.
  static let step: UInt64 = 10_000_000
  /// With more principals than this the ones whose minute has passed are forgotten.
  private static let remembered = 1_000

  /// For each principal the last refusals, oldest first, `most` of them at the most.
  private let last = Locked<[String: [MonotonicInstant]]>([:])

  /// Refuses a principal that has had too many refusals.
  func admit(_ principal: String, at now: MonotonicInstant) throws(Status) {
    let wait: UInt64? = last.withLock { last in
      guard let times = last[principal], times.count == Self.most, let oldest = times.first else { return nil }
      let passed = now.nanoseconds(since: oldest)
      return passed < Self.period ? Self.period - passed : nil
    }
    guard let wait else { return }
    var status = Status.resourceExhausted("too many questions about cases that are not in your scope; wait a minute")
    status.retryDelay = .nanoseconds(Int64(clamping: wait))
    throw status
  }

  /// Runs what answers a question about a case. Its refusals are counted and held back.
  func guarding<Answer>(
    _ principal: String, on loop: Loop, _ body: () async throws -> Answer
  ) async throws -> Answer {
    let arrival = MonotonicClock.now()
    try admit(principal, at: arrival)
    do {
      return try await body()
    } catch let status as Status where status.code == .permissionDenied {
      let now = MonotonicClock.now()
      note(principal, at: now)
      let left = Self.timeLeft(after: now.nanoseconds(since: arrival))
      // A call that is over, or a loop that stops, needs no answer.
      try? await loop.sleep(for: .nanoseconds(Int64(clamping: left)))
      throw status
    }
  }

  /// How long a refusal that took so long has still to wait.
  static func timeLeft(after taken: UInt64) -> UInt64 { step - taken % step }

  func note(_ principal: String, at now: MonotonicInstant) {
    last.withLock { last in
      if last.count > Self.remembered {
        last = last.filter { now.nanoseconds(since: $0.value.last ?? .min) < Self.period }
      }
      last[principal, default: []].append(now)
      if last[principal, default: []].count > Self.most { last[principal]?.removeFirst() }
    }
  }
}
