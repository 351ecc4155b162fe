// Events on their way out. Most leave as they happen; some are entered days later.

import TarazuDomain

struct Outbox: Sendable {
  /// The most events that are held back at the same time. A pass usually holds some thousands.
  static let heldAtMost = 16_384

  private var ready: [Event] = []
  /// The index of the next one in `ready`.
  private var nextIndex = 0
  /// The slots of events that are held back, by the second of the simulation at which they leave.
  private var due = Heap()
  private var held: [Event?] = []
  private var free: [Int] = []

  /// Whether there is room for `count` more.
  func hasRoom(for count: Int) -> Bool { due.count + count <= Outbox.heldAtMost }

  /// Whether an event can leave at a second of the simulation.
  func hasReady(at second: Int) -> Bool { nextIndex < ready.count || isDue(at: second) }

  mutating func add(_ event: Event) { ready.append(event) }

  /// Holds an event back until a second of the simulation, which has at most 32 bits.
  mutating func hold(_ event: Event, until second: Int) {
    let slot = free.popLast() ?? held.count
    if slot == held.count { held.append(event) } else { held[slot] = event }
    due.push(UInt64(second) << 32 | UInt64(slot))
  }

  /// The next event to leave at a second of the simulation, if any. Of those held back, the one due earliest is first.
  mutating func take(at second: Int) -> Event? {
    if isDue(at: second), let number = due.pop() {
      let slot = Int(number & 0xFFFF_FFFF)
      free.append(slot)
      defer { held[slot] = nil }
      return held[slot]
    }
    guard nextIndex < ready.count else { return nil }
    let event = ready[nextIndex]
    nextIndex += 1
    if nextIndex == ready.count {
      ready.removeAll(keepingCapacity: true)
      nextIndex = 0
    }
    return event
  }

  private func isDue(at second: Int) -> Bool {
    guard let first = due.first else { return false }
    return Int(first >> 32) <= second
  }
}
