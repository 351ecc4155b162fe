// Decimal numbers without floats.

enum DecimalText {
  /// A number such as `12` or `0.05` times 10 to the power of `digits`; nil for any other form, more digits after the
  /// point, or more than fits.
  static func scaled(_ text: some StringProtocol, digits: Int) -> Int? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isDigit) }) else {
      return nil
    }
    let fraction = parts.count == 2 ? String(parts[1]) : ""
    guard fraction.utf8.count <= digits else { return nil }
    return Int(parts[0] + fraction + String(repeating: "0", count: digits - fraction.utf8.count))
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
