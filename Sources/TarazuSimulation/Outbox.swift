// Events on their way out. Most leave as they happen; a few are entered a little later, as people do.

import TarazuDomain

struct Outbox: Sendable {
  /// The most events that are held back at a time, and the longest that one is, in events that leave before it.
  static let heldAtMost = 32
  static let longestDelay = 400

  private var ready: [Event] = []
  private var held: [(due: Int, event: Event)] = []
  private var nextDue = Int.max
  private var taken = 0

  var hasReady: Bool { !ready.isEmpty || taken >= nextDue }

  /// Lets an event out at once, but now and then a little later.
  mutating func add(_ event: Event, _ random: inout Random) {
    if held.count + 4 < Outbox.heldAtMost, random.chance(1) {
      hold(event, for: 1 + random.below(Outbox.longestDelay))
    } else {
      ready.append(event)
    }
  }

  /// Whether a retraction and what corrects it can be held back.
  var hasRoomForCorrection: Bool { held.count + 2 <= Outbox.heldAtMost }

  /// Lets a retraction and what corrects it out later.
  mutating func addCorrection(_ retraction: Event, _ correction: Event, _ random: inout Random) {
    let delay = 2 + random.below(Outbox.longestDelay)
    hold(retraction, for: delay)
    hold(correction, for: delay)
  }

  /// The next event to leave; nil where nothing is left, or nothing is due and `flush` is false.
  mutating func take(flush: Bool) -> Event? {
    if taken >= nextDue || (flush && ready.isEmpty && !held.isEmpty) {
      let index = held.indices.min { held[$0].due < held[$1].due } ?? 0
      let event = held.remove(at: index).event
      nextDue = held.map(\.due).min() ?? Int.max
      taken += 1
      return event
    }
    guard !ready.isEmpty else { return nil }
    taken += 1
    // Each step adds at most a few, so taking from the front moves little.
    return ready.removeFirst()
  }

  private mutating func hold(_ event: Event, for delay: Int) {
    held.append((taken + delay, event))
    nextDue = min(nextDue, taken + delay)
  }
}
