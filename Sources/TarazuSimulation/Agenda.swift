// What is due when: a bucket for each later day, and a heap for the current day.

/// Cases by the moment of their next event. Each case is in it at most once.
struct Agenda: Sendable {
  private(set) var today = -1
  /// The first case of each day's chain; -1 for none.
  private var heads: [Int32]
  /// The next case of the same day, by the case's slot.
  private var links: [Int32] = []
  private var seconds: [Int32] = []
  /// Moments of today, the earliest first: the second of the day above the slot.
  private var heap = Heap()

  init(days: Int) { heads = Array(repeating: -1, count: days) }

  /// How many cases are due today.
  var dueToday: Int { heap.count }

  /// Schedules a case for a second of today or of a later day within the agenda.
  mutating func add(slot: Int, day: Int, second: Int) {
    guard day != today else { return heap.push(UInt64(second) << 32 | UInt64(slot)) }
    while links.count <= slot {
      links.append(-1)
      seconds.append(0)
    }
    links[slot] = heads[day]
    seconds[slot] = Int32(second)
    heads[day] = Int32(slot)
  }

  /// Goes on to the next day. Returns false after the last one.
  mutating func turnDay() -> Bool {
    guard today + 1 < heads.count else { return false }
    today += 1
    var slot = Int(heads[today])
    heads[today] = -1
    while slot >= 0 {
      heap.push(UInt64(seconds[slot]) << 32 | UInt64(slot))
      slot = Int(links[slot])
    }
    return true
  }

  /// Takes the earliest case of today.
  mutating func popToday() -> (slot: Int, second: Int)? {
    heap.pop().map { (Int($0 & 0xFFFF_FFFF), Int($0 >> 32)) }
  }
}
