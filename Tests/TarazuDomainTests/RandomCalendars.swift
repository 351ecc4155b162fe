// Random cases whose hearings make and end gaps: few days, many events on one of them, and the days on which limits lie.

import TarazuCalendar
import TarazuDomain
import TestDomain
import TestRandom

/// Cases of national senders, in order.
struct RandomCalendars {
  var random: SeededGenerator
  private var at: Int64 = 0
  private var branch: UnitNumber = 10
  private var isOpen = true
  /// The ids of hearings that were set, and of those that may be pending.
  private var set = 0
  private var pending: [String] = []
  private var events: [TimelineEvent] = []

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// A case of 6 to 25 events.
  mutating func next() -> [TimelineEvent] {
    // Noon in Tehran, on a day in 2024.
    at = 1_709_281_800_000_000_000 + Int64.random(in: 0...400, using: &random) * Self.day
    (branch, isOpen, set, pending, events) = (10, true, 0, [], [])
    append(.registered(branch: branch, caseClass: 1))
    let count = Int.random(in: 5...24, using: &random)
    while events.count <= count {
      at += random.pick([0, 0, 0, 0, 1, 1, 1, 2, 3, 4, 5, 7, 8, 9, 29, 30, 31, 32, 90, 91]) * Self.day
      at += random.pick([0, 0, 1, 1_000_000_000, 3_600_000_000_000, -3_600_000_000_000])
      for _ in 0..<random.pick([1, 1, 1, 2, 3, 5]) { append(body()) }
    }
    return events
  }

  private static let day: Int64 = 86_400_000_000_000

  private mutating func append(_ body: TimelineEvent.Body) {
    if random.chance(70) { at += random.pick([1, 60_000_000_000]) }
    events.append(
      TimelineEvent(
        source: SourceName(number: 1, code: "a"), id: "\(events.count)", at: Instant(nanoseconds: at), body: body,
        sequence: Int32(events.count + 1)))
  }

  private mutating func body() -> TimelineEvent.Body {
    guard isOpen else {
      if random.chance(30) { return outcome() }
      isOpen = true
      return .reopened(branch: branch)
    }
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<38: return hearingSet()
    case 38..<76: return outcome()
    case 76..<86:
      let to = random.pick(SmallCountry.branches)
      defer { branch = to }
      return .transferred(branch: branch, to: to)
    case 86..<94:
      isOpen = false
      return .closed(branch: branch, outcome: random.pick([.judgment, .judgment, .judgment, .settlement]))
    case 94..<97: return .retracted(retracts: "\(Int.random(in: 0..<max(1, events.count), using: &random))")
    default: return .surveyed(branch: branch, score: Int.random(in: 1...5, using: &random))
    }
  }

  private mutating func hearingSet() -> TimelineEvent.Body {
    set += 1
    pending.append("h\(set)")
    let today = Instant(nanoseconds: at).tehranDay.number
    let lead: Int32 = random.pick([0, 0, 0, 1, 1, 2, 3, 4, 5, 7, 8, 20, 30, 31, 89, 90, 91, 95, 1_095])
    return .hearingSet(
      branch: branch, hearing: "h\(set)", on: Day(number: today + lead),
      purpose: random.pick([.trial, .trial, .trial, .control]))
  }

  private mutating func outcome() -> TimelineEvent.Body {
    guard !pending.isEmpty else { return hearingSet() }
    let index = random.chance(60) ? pending.count - 1 : Int.random(in: 0..<pending.count, using: &random)
    let hearing = pending.remove(at: index)
    switch Int.random(in: 0..<10, using: &random) {
    case 0..<5: return .hearingHeld(hearing: hearing)
    case 5..<8: return .hearingAdjourned(hearing: hearing, reason: random.pick(AdjournmentReason.allCases))
    default: return .hearingCancelled(hearing: hearing)
    }
  }
}
