// Which place among many, and which of several, is next: spread evenly, and by chance.

/// Some places among many: one in each stretch of the same length, at a place of it by chance.
struct Turns: Sendable {
  private var left: Int
  private let count: Int
  private let length: Int
  private let remainder: Int
  /// Where the stretch at hand begins, and what its beginnings are behind by, in parts of `count`.
  private var start = 0
  private var behind = 0
  private var place: Int

  /// - Parameters:
  ///   - count: how many places are wanted.
  ///   - total: among how many; at least `count`.
  init(_ count: Int, among total: Int, _ random: inout Random) {
    left = count
    self.count = count
    length = count > 0 ? total / count : 0
    remainder = count > 0 ? total % count : 0
    place = count > 0 ? Turns.within(length, &random) : Int.max
  }

  /// Whether it is the turn of one after so many.
  func isDue(after made: Int) -> Bool { place <= made }

  /// Goes on to the next place.
  mutating func advance(_ random: inout Random) {
    left -= 1
    guard left > 0 else {
      place = Int.max
      return
    }
    start += length
    behind += remainder
    if behind >= count {
      behind -= count
      start += 1
    }
    place = start + Turns.within(length, &random)
  }

  private static func within(_ length: Int, _ random: inout Random) -> Int {
    random.below(min(max(length, 1), Int(UInt32.max)))
  }
}

/// Takes of several what was taken least.
struct Tally: Sendable {
  private(set) var counts: [Int]

  init(of count: Int) { counts = Array(repeating: 0, count: count) }

  /// The indices, those that were taken least first; among equals chance decides who begins.
  func order(_ random: inout Random) -> [Int] {
    let shift = random.below(counts.count)
    return counts.indices.sorted {
      let (a, b) = (($0 + shift) % counts.count, ($1 + shift) % counts.count)
      return (counts[$0], a) < (counts[$1], b)
    }
  }

  mutating func take(_ index: Int) { counts[index] += 1 }
}
