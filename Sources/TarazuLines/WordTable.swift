// Looks up words by their bytes: field names, kinds of events, closed lists.

/// A small fixed dictionary of ASCII words, grouped by length, so that a look-up compares very few of them.
struct WordTable<Value: Sendable>: Sendable {
  private let byLength: [[(word: [UInt8], value: Value)]]
  /// The words in their given order, for details.
  let words: [String]

  init(_ values: some Collection<Value>, word: (Value) -> String) {
    words = values.map(word)
    let longest = words.map(\.utf8.count).max() ?? 0
    var table: [[(word: [UInt8], value: Value)]] = Array(repeating: [], count: longest + 1)
    for value in values {
      let bytes = Array(word(value).utf8)
      table[bytes.count].append((bytes, value))
    }
    byLength = table
  }

  subscript(_ bytes: Span<UInt8>) -> Value? {
    guard bytes.count < byLength.count else { return nil }
    search: for (word, value) in byLength[bytes.count] {
      for index in 0..<bytes.count where bytes[index] != word[index] { continue search }
      return value
    }
    return nil
  }

  /// `a, b or c`.
  var list: String {
    guard let last = words.last, words.count > 1 else { return words.joined() }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }
}
