// Events on their way out. Most leave as they happen; some are entered days later, as people do.

import TarazuDomain

struct Outbox: Sendable {
  /// The most events that are held back at a time: a pass holds some thousand at a time.
  static let heldAtMost = 16_384

  private var ready: [Event] = []
  /// The next of `ready`.
  private var place = 0
  /// Slots of what is held back, by the second of the simulation at which it leaves.
  private var due = Heap()
  private var held: [Event?] = []
  private var free: [Int] = []

  /// Whether there is room for so many more.
  func hasRoom(for count: Int) -> Bool { due.count + count <= Outbox.heldAtMost }

  /// Whether an event can leave at a second of the simulation.
  func hasReady(at second: Int) -> Bool { place < ready.count || isDue(at: second) }

  mutating func add(_ event: Event) { ready.append(event) }

  /// Holds an event back up to a second of the simulation; 32 bits hold it.
  mutating func hold(_ event: Event, until second: Int) {
    let slot = free.popLast() ?? held.count
    if slot == held.count { held.append(event) } else { held[slot] = event }
    due.push(UInt64(second) << 32 | UInt64(slot))
  }

  /// The next event to leave at a second of the simulation, if any: of those that were held back the longest due first.
  mutating func take(at second: Int) -> Event? {
    if isDue(at: second), let number = due.pop() {
      let slot = Int(number & 0xFFFF_FFFF)
      free.append(slot)
      defer { held[slot] = nil }
      return held[slot]
    }
    guard place < ready.count else { return nil }
    let event = ready[place]
    place += 1
    if place == ready.count {
      ready.removeAll(keepingCapacity: true)
      place = 0
    }
    return event
  }

  private func isDue(at second: Int) -> Bool {
    guard let first = due.first else { return false }
    return Int(first >> 32) <= second
  }
}
