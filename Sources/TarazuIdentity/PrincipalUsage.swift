// What one principal uses of this server at the moment, and what it may (docs/spec/access.md#limits-of-a-principal).

import Synchronization
import TarazuAccess
import TarazuBase
import TarazuLoop
import TarazuWire

/// Counts a principal's calls by all of its credentials. There is one object for each principal, in all snapshots. Any
/// thread may use it.
///
/// Each server counts by itself. Of calls a second, each loop takes a small share at a time (`CallShare`): never more
/// than the limit are answered, and what a loop has not used of its share, less than a 64th of the limit, is missed.
public final class PrincipalUsage: Sendable {
  private struct State {
    var role: Role
    var limits: UsageLimits
    var calls = RateWindow()
    var heavyCalls = RateWindow()
    var events = RateWindow()
    var openCalls: Int64 = 0
    var shares: [ObjectIdentifier: LoopBound<CallShare>] = [:]
  }

  private let state: Locked<State>
  /// The reads that ask the store.
  let reads = ReadTurns()

  public init(_ role: Role = .admin, _ limits: UsageLimits = UsageLimits()) {
    state = Locked(State(role: role, limits: limits))
  }

  /// Takes other limits; they act at once.
  func set(_ role: Role, _ limits: UsageLimits) {
    state.withLock { state in
      state.role = role
      state.limits = limits
    }
  }

  /// How much the principal may use.
  public subscript(_ limit: UsageLimit) -> Int64 {
    state.withLock { $0.limits.value(limit, for: $0.role) }
  }

  // MARK: Calls

  /// What a loop has of its calls; on the loop.
  func share(on loop: Loop) -> LoopBound<CallShare> {
    let (share, limit) = state.withLock { state in
      let limit = state.limits.value(.calls, for: state.role)
      if let share = state.shares[ObjectIdentifier(loop)] { return (share, limit) }
      let share = LoopBound(CallShare(), on: loop)
      state.shares[ObjectIdentifier(loop)] = share
      return (share, limit)
    }
    share.value.adopt(limit)
    return share
  }

  /// Takes up to `most` calls of the second that runs, one at least; answers how many and until when they are good.
  func takeCalls(
    _ most: Int64, of limit: Int64, at now: MonotonicInstant
  ) throws(Status) -> (count: Int64, end: MonotonicInstant) {
    let (count, end) = state.withLock { ($0.calls.take(atMost: most, of: limit, at: now), $0.calls.end) }
    guard count > 0 else { throw .beyond(.calls, limit, wait: end.duration(since: now)) }
    return (count, end)
  }

  /// Counts a call that is answered by a task.
  func countCall(at now: MonotonicInstant) throws(Status) { _ = try takeCalls(1, of: self[.calls], at: now) }

  /// Counts a call that takes more than a look into memory.
  func countHeavyCall(at now: MonotonicInstant) throws(Status) {
    try count(1, .heavyCalls, \.heavyCalls, at: now)
  }

  /// Counts events that are sent at once.
  public func countEvents(_ number: Int, at now: MonotonicInstant = MonotonicClock.now()) throws(Status) {
    try count(Int64(number), .events, \.events, at: now)
  }

  private func count(
    _ number: Int64, _ limit: UsageLimit, _ window: WritableKeyPath<State, RateWindow>,
    at now: MonotonicInstant
  ) throws(Status) {
    let (isTaken, most, end) = state.withLock { state in
      let most = state.limits.value(limit, for: state.role)
      return (state[keyPath: window].takeAll(number, of: most, at: now), most, state[keyPath: window].end)
    }
    guard isTaken else { throw .beyond(limit, most, wait: number <= most ? end.duration(since: now) : nil) }
  }

  /// A call begins that stays open until `callEnded`.
  func callBegins() throws(Status) {
    let most: Int64? = state.withLock { state in
      let most = state.limits.value(.openCalls, for: state.role)
      guard state.openCalls < most else { return most }
      state.openCalls += 1
      return nil
    }
    if let most { throw .beyond(.openCalls, most, wait: .milliseconds(500)) }
  }

  func callEnded() { state.withLock { $0.openCalls -= 1 } }
}

extension Status {
  /// A principal would use more than it may.
  /// - Parameter wait: after which it may try again; nil where waiting does not help.
  public static func beyond(_ limit: UsageLimit, _ most: Int64, wait: Duration?) -> Status {
    let hint = limit.isOfADay ? "; it begins anew with the next day in Tehran, or an administrator changes it" : ""
    return Status(
      .resourceExhausted, .resourceExhausted, "beyond your limit \(limit.rawValue): \(most) \(limit.noun)\(hint)",
      metadata: ["limit": limit.rawValue], retryDelay: wait)
  }
}
