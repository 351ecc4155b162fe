// Random choices that are spread evenly.

/// Some positions among many: one in each stretch of the same length, at random within it.
struct EvenSpread: Sendable {
  private var left: Int
  private let count: Int
  private let length: Int
  private let remainder: Int
  /// Where the current stretch begins, and how far that is behind its exact position, in parts of `count`.
  private var start = 0
  private var behind = 0
  private var position: Int

  /// - Parameters:
  ///   - count: how many positions are wanted.
  ///   - total: how many positions there are; at least `count`.
  init(_ count: Int, among total: Int, _ random: inout Random) {
    left = count
    self.count = count
    length = count > 0 ? total / count : 0
    remainder = count > 0 ? total % count : 0
    position = count > 0 ? EvenSpread.within(length, &random) : Int.max
  }

  /// Whether the next position is reached after `made` others.
  func isDue(after made: Int) -> Bool { position <= made }

  /// Goes on to the next position.
  mutating func advance(_ random: inout Random) {
    left -= 1
    guard left > 0 else {
      position = Int.max
      return
    }
    start += length
    behind += remainder
    if behind >= count {
      behind -= count
      start += 1
    }
    position = start + EvenSpread.within(length, &random)
  }

  private static func within(_ length: Int, _ random: inout Random) -> Int {
    random.below(min(max(length, 1), Int(UInt32.max)))
  }
}

/// Chooses from several what was chosen least often.
struct Rotation: Sendable {
  private(set) var counts: [Int]

  init(of count: Int) { counts = Array(repeating: 0, count: count) }

  /// The indices, those that were taken least often first. Equal ones are in a random rotation.
  func order(_ random: inout Random) -> [Int] {
    let shift = random.below(counts.count)
    return counts.indices.sorted {
      let (a, b) = (($0 + shift) % counts.count, ($1 + shift) % counts.count)
      return (counts[$0], a) < (counts[$1], b)
    }
  }

  mutating func take(_ index: Int) { counts[index] += 1 }
}
