// How far the follower is: which commits the cube has, and as of when.

import Synchronization
import TarazuBase
import TarazuDomain

/// What readers may know of the follower. Any thread may use it.
public final class FollowerProgress: Sendable {
  fileprivate struct Waiter {
    let number: Int64
    let continuation: CheckedContinuation<Void, Never>
  }
  fileprivate struct Content {
    var recent: [Int64: UInt64] = [:]
    var order: [Int64] = []
    var first = 0
    var waiters: [UInt64: Waiter] = [:]
    var lastTicket: UInt64 = 0
  }
  private let content = Locked(Content())
  /// A `StoreTime`'s microseconds.
  private let current = Atomic<Int64>(0)
  private let listeners = Locked<[@Sendable () -> Void]>([])
  /// Commits whose tags are kept, so that another history is found without asking the store.
  private static let recentMost = 10_000
  /// 0 to 100; below 0 while the store's figures are complete.
  private let rebuilt = Atomic<Int>(-1)

  public init() {}

  /// When this server last knew that it had every commit.
  public var currentAt: StoreTime { StoreTime(microseconds: current.load(ordering: .acquiring)) }

  /// The share of the store's figures, in hundredths, that is computed anew; nil while they are complete.
  public var rebuiltPercent: Int? {
    let percent = rebuilt.load(ordering: .relaxed)
    return percent < 0 ? nil : percent
  }

  /// Notes how far the store's rebuild is; nil for none.
  func noteRebuilt(percent: Int?) { rebuilt.store(percent ?? -1, ordering: .relaxed) }

  /// The tag of a recent commit; nil for one that is not remembered.
  public func tag(of number: Int64) -> UInt64? { content.withLock { $0.recent[number] } }

  /// Notes that the cube has every commit up to an instant. Call only after the cube has applied them.
  public func noteCurrent(at now: StoreTime) { current.max(now.microseconds, ordering: .releasing) }

  /// Calls `body` after each change of the cube, on the follower's loop.
  public func onChange(_ body: @escaping @Sendable () -> Void) { listeners.withLock { $0.append(body) } }

  /// Notes that the cube now has these commits, in their order, and resumes readers that wait for one of them.
  public func noteReached(_ positions: [CommitPosition]) {
    guard let newest = positions.last else { return }
    let ready = content.withLock { content in
      content.remember(positions, most: Self.recentMost)
      let ready = content.waiters.filter { $0.value.number <= newest.number }
      for ticket in ready.keys { content.waiters[ticket] = nil }
      return ready
    }
    for waiter in ready.values { waiter.continuation.resume() }
    for listener in listeners.withLock({ $0 }) { listener() }
  }

  /// Resumes all waiters; they check for themselves whether they have what they want.
  func wakeAll() {
    let waiters = content.withLock { content in
      defer { content.waiters = [:] }
      return content.waiters
    }
    for waiter in waiters.values { waiter.continuation.resume() }
  }

  /// Resumes one waiter whose time is over. The others stay: many that wait in vain cost each other nothing.
  public func wake(_ ticket: UInt64) {
    content.withLock { $0.waiters.removeValue(forKey: ticket) }?.continuation.resume()
  }

  /// A new name for a wait, for `wake`.
  public func ticket() -> UInt64 {
    content.withLock { content in
      content.lastTicket &+= 1
      return content.lastTicket
    }
  }

  /// Suspends until the cube has a commit, `wake` of its ticket, or `wakeAll`.
  public func wait(for number: Int64, by ticket: UInt64, unless isThere: @Sendable () -> Bool) async {
    await withCheckedContinuation { continuation in
      let goesOn = content.withLock { content in
        if isThere() { return true }
        content.waiters[ticket] = Waiter(number: number, continuation: continuation)
        return false
      }
      if goesOn { continuation.resume() }
    }
  }
}

extension FollowerProgress.Content {
  /// Keeps the tags of the newest commits.
  mutating func remember(_ positions: [CommitPosition], most: Int) {
    for position in positions where recent.updateValue(position.tag, forKey: position.number) == nil {
      order.append(position.number)
    }
    while order.count - first > most {
      recent[order[first]] = nil
      first += 1
    }
    if first > most {
      order.removeFirst(first)
      first = 0
    }
  }
}
