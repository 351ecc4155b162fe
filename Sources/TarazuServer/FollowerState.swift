// What the follower tells readers: how far it is, which commits it has seen, and when there is something new.

import Synchronization
import TarazuBase
import TarazuDomain

/// What readers may know of the follower.
final class FollowerState: Sendable {
  private struct Waiter {
    let number: Int64
    let continuation: CheckedContinuation<Void, Never>
  }
  private struct Content {
    var recent: [Int64: UInt64] = [:]
    var order: [Int64] = []
    var first = 0
    var waiters: [UInt64: Waiter] = [:]
    var lastTicket: UInt64 = 0
  }
  private let content = Locked(Content())
  private let current = Atomic<Int64>(0)
  private let listeners = Locked<[@Sendable () -> Void]>([])
  /// Commits whose tags are kept, for telling another history without asking the store.
  private static let recentMost = 10_000

  /// When this server last knew that it had every commit; microseconds since 1970-01-01 UTC.
  var currentAt: Int64 { current.load(ordering: .acquiring) }

  /// The tag of a recent commit; nil for one that is not remembered.
  func tag(of number: Int64) -> UInt64? { content.withLock { $0.recent[number] } }

  /// The cube has every commit up to an instant. It is said after the cube has them.
  func isCurrent(at now: Int64) { current.max(now, ordering: .releasing) }

  /// Calls `body` after each change of the cube, on the follower's loop.
  func onChange(_ body: @escaping @Sendable () -> Void) { listeners.withLock { $0.append(body) } }

  /// The cube has these commits now; readers that wait for one of them go on.
  func reached(_ positions: [CommitPosition]) {
    guard let newest = positions.last else { return }
    let ready = content.withLock { content in
      for position in positions {
        if content.recent.updateValue(position.tag, forKey: position.number) == nil {
          content.order.append(position.number)
        }
      }
      while content.order.count - content.first > Self.recentMost {
        content.recent[content.order[content.first]] = nil
        content.first += 1
      }
      if content.first > Self.recentMost {
        content.order.removeFirst(content.first)
        content.first = 0
      }
      let ready = content.waiters.filter { $0.value.number <= newest.number }
      for ticket in ready.keys { content.waiters[ticket] = nil }
      return ready
    }
    for waiter in ready.values { waiter.continuation.resume() }
    for listener in listeners.withLock({ $0 }) { listener() }
  }

  /// Lets all waiters go; they look for themselves whether they have what they want.
  func wakeAll() {
    let waiters = content.withLock { content in
      defer { content.waiters = [:] }
      return content.waiters
    }
    for waiter in waiters.values { waiter.continuation.resume() }
  }

  /// Lets one waiter go: its time is over. Those of others stay, so that many who wait in vain cost each other nothing.
  func wake(_ ticket: UInt64) {
    content.withLock { $0.waiters.removeValue(forKey: ticket) }?.continuation.resume()
  }

  /// What names a wait, for `wake`.
  func ticket() -> UInt64 {
    content.withLock { content in
      content.lastTicket &+= 1
      return content.lastTicket
    }
  }

  /// Suspends until the cube has a commit, `wake` of its ticket, or `wakeAll`.
  func wait(for number: Int64, by ticket: UInt64, unless isThere: @Sendable () -> Bool) async {
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
