// A bounded table of encoded answers by the bytes of their questions.

import TarazuAccess
import TarazuCube

/// An encoded answer that is kept until a commit touches its unit.
final class KeptAnswer {
  let hash: UInt64
  let question: [UInt8]
  let unit: String
  let answer: FreshAnswer
  /// Who was last found to be allowed to ask about the unit. It holds as long as the answer, for a changed directory ends
  /// both; nobody at first, since the directory may have changed while the answer was computed.
  @exclusivity(unchecked)
  var allowed: Holder?
  /// The state of the loop's mark as of which it was last found to stand.
  @exclusivity(unchecked)
  var stoodAt: UInt64 = 0

  init(hash: UInt64, question: [UInt8], unit: String, answer: FreshAnswer) {
    self.hash = hash
    self.question = question
    self.unit = unit
    self.answer = answer
  }

  var size: Int { question.count + answer.figures.count }
}

/// Answers in sets of a few: one that comes takes the place of another in its set.
struct AnswerTable {
  /// Longer questions are rare, and are answered without this.
  static let longestQuestion = 512
  /// Longer answers are long ranks; copying them costs more than is won.
  static let longestAnswer = 64 << 10
  /// What all answers of a table may take; above it all are dropped, and those asked for come back.
  static let mostBytes = 16 << 20

  private static let ways = 4
  /// A power of two. 4,096 answers: scorecards of each district and province, and of a thousand branches, in some windows.
  private static let sets = 1_024

  private var entries = [KeptAnswer?](repeating: nil, count: ways * sets)
  private var size = 0
  private var nextWay = 0
  /// Unknown outside, so that nobody can make questions meet in one set on purpose.
  private let seed = UInt64.random(in: .min ... .max)

  func hash(_ question: Span<UInt8>) -> UInt64 {
    var hash = seed ^ UInt64(question.count)
    let bytes = question.bytes
    var place = 0
    while place + 8 <= question.count {
      hash = Self.mix(hash ^ bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self))
      place += 8
    }
    var rest: UInt64 = 0
    while place < question.count {
      rest = rest << 8 | UInt64(question[place])
      place += 1
    }
    return Self.mix(hash ^ rest)
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.high ^ product.low
  }

  func find(_ question: Span<UInt8>, _ hash: UInt64) -> KeptAnswer? {
    let first = Self.first(hash)
    for place in first..<first + Self.ways {
      guard let entry = entries[place], entry.hash == hash else { continue }
      if Self.areEqual(entry.question, question) { return entry }
    }
    return nil
  }

  /// Keeps an answer, in place of an older one to the same question or of another.
  mutating func keep(_ entry: KeptAnswer) {
    guard entry.question.count <= Self.longestQuestion, entry.answer.figures.count <= Self.longestAnswer else { return }
    if size + entry.size > Self.mostBytes {
      entries = [KeptAnswer?](repeating: nil, count: entries.count)
      size = 0
    }
    let first = Self.first(entry.hash)
    let places = first..<first + Self.ways
    let same = places.first { place in
      entries[place].map { $0.hash == entry.hash && $0.question == entry.question } ?? false
    }
    let place = same ?? places.first { entries[$0] == nil } ?? first + nextWay
    nextWay = (nextWay + 1) % Self.ways
    size += entry.size - (entries[place]?.size ?? 0)
    entries[place] = entry
  }

  private static func first(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash) & (sets - 1) * ways }

  private static func areEqual(_ kept: [UInt8], _ second: Span<UInt8>) -> Bool {
    guard kept.count == second.count else { return false }
    let first = kept.span
    var place = 0
    while place + 8 <= first.count {
      let (one, other) = (first.bytes, second.bytes)
      guard
        one.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self)
          == other.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self)
      else { return false }
      place += 8
    }
    while place < first.count {
      guard first[place] == second[place] else { return false }
      place += 1
    }
    return true
  }
}
