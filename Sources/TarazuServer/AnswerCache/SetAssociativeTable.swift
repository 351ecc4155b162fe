// A bounded table of cached answers by the bytes of their questions.

/// Answers in sets of four: a new one replaces another of its set.
struct SetAssociativeTable {
  /// Longer questions are rare, and are answered without this.
  static let longestQuestion = 512
  /// Longer answers are long ranks; copying them costs more than it saves.
  static let longestAnswer = 64 << 10
  /// The most that all answers of a table may take; beyond it all are dropped, and those in use come back.
  static let mostBytes = 16 << 20

  private static let ways = 4
  /// A power of two. 4,096 answers: scorecards of each district and province, and of a thousand branches, in some windows.
  private static let sets = 1_024

  private var entries = [CachedAnswer?](repeating: nil, count: ways * sets)
  private var size = 0
  private var nextWay = 0
  /// Secret, so that no client can fill one set on purpose.
  private let seed = UInt64.random(in: .min ... .max)

  func hash(_ question: Span<UInt8>) -> UInt64 {
    var hash = seed ^ UInt64(question.count)
    let bytes = question.bytes
    var offset = 0
    while offset + 8 <= question.count {
      hash = Self.mix(hash ^ bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    var rest: UInt64 = 0
    while offset < question.count {
      rest = rest << 8 | UInt64(question[offset])
      offset += 1
    }
    return Self.mix(hash ^ rest)
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.high ^ product.low
  }

  func find(_ question: Span<UInt8>, _ hash: UInt64) -> CachedAnswer? {
    let first = Self.first(hash)
    for index in first..<first + Self.ways {
      guard let entry = entries[index], entry.hash == hash else { continue }
      if Self.areEqual(entry.question, question) { return entry }
    }
    return nil
  }

  /// Keeps an answer, in place of an older one to the same question, or of another one.
  mutating func keep(_ entry: CachedAnswer) {
    guard entry.question.count <= Self.longestQuestion, entry.answer.figures.count <= Self.longestAnswer else { return }
    if size + entry.size > Self.mostBytes {
      entries = [CachedAnswer?](repeating: nil, count: entries.count)
      size = 0
    }
    let first = Self.first(entry.hash)
    let set = first..<first + Self.ways
    let same = set.first { index in
      entries[index].map { $0.hash == entry.hash && $0.question == entry.question } ?? false
    }
    let index = same ?? set.first { entries[$0] == nil } ?? first + nextWay
    nextWay = (nextWay + 1) % Self.ways
    size += entry.size - (entries[index]?.size ?? 0)
    entries[index] = entry
  }

  /// The index of the first entry of the hash's set.
  private static func first(_ hash: UInt64) -> Int { (Int(truncatingIfNeeded: hash) & (sets - 1)) * ways }

  private static func areEqual(_ kept: [UInt8], _ second: Span<UInt8>) -> Bool {
    guard kept.count == second.count else { return false }
    let first = kept.span
    var offset = 0
    while offset + 8 <= first.count {
      let (one, other) = (first.bytes, second.bytes)
      guard
        one.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
          == other.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
      else { return false }
      offset += 8
    }
    while offset < first.count {
      guard first[offset] == second[offset] else { return false }
      offset += 1
    }
    return true
  }
}
