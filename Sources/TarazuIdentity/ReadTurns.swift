// A principal's reads of the store: a few at once, some more in the order in which they came.

import TarazuAccess
import TarazuBase
import TarazuNet
import TarazuWire

/// Gives turns to one principal's reads. Any thread may use it.
final class ReadTurns: Sendable {
  private struct Waiter {
    let ticket: Int
    /// Resumed with whether it is its turn.
    let continuation: UnsafeContinuation<Entry, Never>
  }

  private struct State {
    var running: Int64 = 0
    var waiting: [Waiter] = []
    var lastTicket = 0
  }

  /// How a read's wait for its turn ends.
  private enum Entry: Sendable { case turn, full, cancelled }

  private let state = Locked(State())

  /// Runs `body` when it is its turn; on the call's loop.
  func inTurn<Value>(
    of usage: PrincipalUsage, for call: ServerCall, _ body: () async throws -> Value
  ) async throws -> Value {
    let (most, mostWaiting) = (usage[.storeReads], usage[.waitingReads])
    switch await enter(most, waiting: mostWaiting, for: call) {
    case .turn: break
    case .full: throw Status.beyond(.waitingReads, mostWaiting, wait: .seconds(1))
    case .cancelled: throw Status.cancelled()
    }
    defer { leave(usage[.storeReads]) }
    return try await body()
  }

  private func enter(_ most: Int64, waiting mostWaiting: Int64, for call: ServerCall) async -> Entry {
    await withUnsafeContinuation { continuation in
      let (entry, ticket) = state.withLock { state -> (Entry?, Int) in
        if state.running < most {
          state.running += 1
          return (.turn, 0)
        }
        guard state.waiting.count < mostWaiting else { return (.full, 0) }
        state.lastTicket += 1
        state.waiting.append(Waiter(ticket: state.lastTicket, continuation: continuation))
        return (nil, state.lastTicket)
      }
      if let entry {
        continuation.resume(returning: entry)
      } else {
        call.onCancel { [self] in giveUp(ticket) }
      }
    }
  }

  /// A call that waits is over.
  private func giveUp(_ ticket: Int) {
    let waiter = state.withLock { state in
      state.waiting.firstIndex { $0.ticket == ticket }.map { state.waiting.remove(at: $0) }
    }
    waiter?.continuation.resume(returning: .cancelled)
  }

  /// A read has ended; those that have waited longest go on.
  private func leave(_ most: Int64) {
    let next = state.withLock { state -> [Waiter] in
      state.running -= 1
      let room = max(0, min(Int64(state.waiting.count), most - state.running))
      state.running += room
      defer { state.waiting.removeFirst(Int(room)) }
      return Array(state.waiting.prefix(Int(room)))
    }
    for waiter in next { waiter.continuation.resume(returning: .turn) }
  }
}
