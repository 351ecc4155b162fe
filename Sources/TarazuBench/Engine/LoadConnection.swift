// One connection of the load: its calls in flight.

import TarazuLoop
import TarazuNet
import TarazuWire

/// A call in flight, or room for one.
struct CallSlot {
  /// When it was due, and when it was sent, in nanoseconds of the clock.
  var intended: UInt64 = 0
  var sent: UInt64 = 0
  /// 0 while the slot is free.
  var stream: UInt32 = 0
  /// Its index among the kinds of the mix.
  var kind: UInt8 = 0
}

/// Calls of a closed loop that cannot be sent, because their connection was lost: one for each of its slots.
struct WaitingCalls {
  /// When they were due, in nanoseconds of the clock.
  var since: UInt64
  var count: Int
}

/// A connection with a fixed number of slots for calls. Only its loop's thread uses it.
final class LoadConnection: CallReceiver {
  private unowned let owner: LoadLoop
  @exclusivity(unchecked)
  private(set) var link: ClientConnection?
  @exclusivity(unchecked)
  private var slots: [CallSlot]
  @exclusivity(unchecked)
  private var free: [Int]
  /// What waits for a connection in closed loop; nil in open loop, where calls that are due are queued.
  @exclusivity(unchecked)
  private(set) var waiting: WaitingCalls?

  init(_ owner: LoadLoop, _ link: ClientConnection, depth: Int) {
    self.owner = owner
    self.link = link
    slots = Array(repeating: CallSlot(), count: depth)
    free = Array((0..<depth).reversed())
    link.setReceiver(self)
  }

  var isConnected: Bool { link != nil }

  /// How many calls can begin now.
  var freeCount: Int { link == nil ? 0 : free.count }
  var inFlight: Int { slots.count - free.count }

  /// Begins a call. Returns false if the connection takes none.
  func begin(_ call: ClientMachine.PreparedCall, kind: UInt8, intended: UInt64, now: UInt64) -> Bool {
    guard let link, let tag = free.last, let stream = link.begin(call, tag: tag) else { return false }
    free.removeLast()
    slots[tag] = CallSlot(intended: intended, sent: now, stream: stream, kind: kind)
    _ = takeWaiting()
    return true
  }

  // MARK: Calls that wait for a connection

  /// Makes a call of each slot wait from an instant on, or none.
  func wait(since instant: UInt64?) {
    waiting = instant.map { WaitingCalls(since: $0, count: slots.count) }
  }

  /// Takes out one of the calls that wait: the instant at which it was due; nil if none waits.
  func takeWaiting() -> UInt64? {
    guard let calls = waiting else { return nil }
    waiting = calls.count > 1 ? WaitingCalls(since: calls.since, count: calls.count - 1) : nil
    return calls.since
  }

  // MARK: Outcomes of calls

  func callsWillArrive() { owner.beginBatch() }

  func call(_ tag: Int, answered payload: Span<UInt8>) {
    owner.answered(release(tag), payload)
  }

  func call(_ tag: Int, received message: Span<UInt8>) {}

  func call(_ tag: Int, endedWith status: Status?) {
    let status = status ?? Status(.unknown, .badAnswer, "a call ended like a stream, although it is not one")
    owner.refused(release(tag), Failing(status), status.message)
  }

  func callsDidArrive() { owner.endBatch(self) }

  func connectionEnded(_ status: Status) {
    link = nil
    owner.tick()
    let failing = Failing(status)
    for tag in slots.indices where slots[tag].stream != 0 { owner.unanswered(release(tag), failing, status.message) }
    owner.reconnect(self)
  }

  /// Goes on with a new connection.
  func resume(_ link: ClientConnection) {
    // One that has ended already would never say so.
    guard !link.isClosed else { return owner.reconnect(self) }
    self.link = link
    link.setReceiver(self)
  }

  /// Gives up calls that were sent at or before an instant.
  func giveUp(sentBy instant: UInt64) {
    for tag in slots.indices where slots[tag].stream != 0 && slots[tag].sent <= instant {
      link?.abandon(slots[tag].stream)
      owner.gaveUp(release(tag))
    }
  }

  func close() {
    link?.close()
  }

  private func release(_ tag: Int) -> CallSlot {
    let slot = slots[tag]
    slots[tag].stream = 0
    free.append(tag)
    return slot
  }
}
