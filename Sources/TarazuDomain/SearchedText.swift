// Texts in a form in which ways of writing that look alike are alike (docs/spec/access.md#rules-and-roles).

@_spi(_Unicode) import Swift

/// A name, or a text that names are searched for, as its words: letters of one shape, digits of one value and any case
/// are one, marks and tatweel are left out, and spaces, half-spaces and signs are between words.
public struct SearchedText: Hashable, Sendable {
  /// The words in UTF-8, one after the other with nothing between them.
  private let bytes: [UInt8]
  /// Where each word begins.
  private let starts: [Int]

  public init(_ text: String) {
    var bytes: [UInt8] = []
    var starts: [Int] = []
    var isInWord = false
    for scalar in text._nfd {
      switch SearchedText.reading(of: scalar) {
      case .nothing: continue
      case .gap: isInWord = false
      case .letter(let letter):
        if !isInWord { starts.append(bytes.count) }
        isInWord = true
        bytes.append(contentsOf: letter.utf8)
      }
    }
    (self.bytes, self.starts) = (bytes, starts)
  }

  public var isEmpty: Bool { bytes.isEmpty }

  /// Whether each word of another text begins where a word of this one does; or the other text as a whole does. A word
  /// may go on over gaps of this text, so that gaps need not be written, and need not be left out.
  public func hasWords(_ other: SearchedText) -> Bool {
    guard !other.isEmpty else { return false }
    return has(other.bytes[...]) || other.words.allSatisfy(has)
  }

  private var words: [ArraySlice<UInt8>] {
    zip(starts, starts.dropFirst() + [bytes.count]).map { bytes[$0..<$1] }
  }

  private func has(_ word: ArraySlice<UInt8>) -> Bool { starts.contains { bytes[$0...].starts(with: word) } }

  // MARK: Letters

  private enum Reading {
    case letter(String)
    case gap
    /// The scalar is passed over.
    case nothing
  }

  private static let tatweel = Unicode.Scalar(0x0640 as UInt16)
  private static let halfSpace = Unicode.Scalar(0x200C as UInt16)

  private static func reading(of scalar: Unicode.Scalar) -> Reading {
    if let shape = shapes[scalar] { return .letter(shape) }
    if scalar == tatweel { return .nothing }
    if scalar == halfSpace { return .gap }
    let properties = scalar.properties
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return .nothing
    case .decimalNumber: return .letter(properties.numericValue.map { String(Int($0)) } ?? String(scalar))
    default: break
    }
    guard properties.isAlphabetic || properties.numericType != nil else { return .gap }
    return .letter(properties.lowercaseMapping)
  }

  /// Arabic letters as Persian writes them. Letters with hamza or madda are taken apart before.
  private static let shapes: [Unicode.Scalar: String] = [
    "\u{0643}": "\u{06A9}",
    "\u{0649}": "\u{06CC}", "\u{064A}": "\u{06CC}",
    "\u{0629}": "\u{0647}", "\u{06BE}": "\u{0647}", "\u{06C1}": "\u{0647}", "\u{06D5}": "\u{0647}",
    "\u{0671}": "\u{0627}",
  ]
}

/// A code, or the beginning of one, as it is searched for: digits of one value and any case are one.
struct SearchedCode: Hashable, Sendable {
  private let bytes: [UInt8]

  init(_ text: String) {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      let properties = scalar.properties
      if properties.isWhitespace || properties.generalCategory == .format { continue }
      let digit = properties.generalCategory == .decimalNumber ? properties.numericValue : nil
      bytes.append(contentsOf: (digit.map { String(Int($0)) } ?? properties.lowercaseMapping).utf8)
    }
    self.bytes = bytes
  }

  var isEmpty: Bool { bytes.isEmpty }

  func begins(with other: SearchedCode) -> Bool { !other.isEmpty && bytes.starts(with: other.bytes) }
}
