// What is due when: a bucket for each day to come, and a heap for the day at hand.

/// The cases by the moment of their next event. Each case is in it at most once.
struct Agenda: Sendable {
  private(set) var today = -1
  /// The first case of each day's chain; -1 for none.
  private var heads: [Int32]
  /// The next case of the same day, by the case's slot.
  private var links: [Int32] = []
  private var seconds: [Int32] = []
  /// Moments of today, the earliest first: the second of the day above the slot.
  private var heap: [UInt64] = []

  init(days: Int) { heads = Array(repeating: -1, count: days) }

  /// How many cases are due today.
  var dueToday: Int { heap.count }

  /// Puts a case down for a second of today or of a later day within the agenda.
  mutating func add(slot: Int, day: Int, second: Int) {
    guard day != today else { return push(UInt64(second) << 32 | UInt64(slot)) }
    while links.count <= slot {
      links.append(-1)
      seconds.append(0)
    }
    links[slot] = heads[day]
    seconds[slot] = Int32(second)
    heads[day] = Int32(slot)
  }

  /// Turns to the next day; false after the last one.
  mutating func turnDay() -> Bool {
    guard today + 1 < heads.count else { return false }
    today += 1
    var slot = Int(heads[today])
    heads[today] = -1
    while slot >= 0 {
      push(UInt64(seconds[slot]) << 32 | UInt64(slot))
      slot = Int(links[slot])
    }
    return true
  }

  /// Takes the earliest case of today.
  mutating func popToday() -> (slot: Int, second: Int)? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    if !heap.isEmpty {
      heap[0] = last
      siftDown()
    }
    return (Int(first & 0xFFFF_FFFF), Int(first >> 32))
  }

  private mutating func push(_ moment: UInt64) {
    heap.append(moment)
    var child = heap.count - 1
    while child > 0, heap[(child - 1) / 2] > heap[child] {
      heap.swapAt((child - 1) / 2, child)
      child = (child - 1) / 2
    }
  }

  private mutating func siftDown() {
    var parent = 0
    while true {
      var least = 2 * parent + 1
      guard least < heap.count else { return }
      if least + 1 < heap.count, heap[least + 1] < heap[least] { least += 1 }
      guard heap[least] < heap[parent] else { return }
      heap.swapAt(least, parent)
      parent = least
    }
  }
}
