// What browsers encode: parts of paths, queries and forms.

import TarazuPages

enum Decoding {
  /// A part of a path, or nil if it is malformed: `%XX` of valid UTF-8.
  static func part(_ text: some StringProtocol) -> String? { decoded(text.utf8, plusIsSpace: false) }

  /// The items of a query or a form in their order; nil if one is malformed, or there are too many.
  static func items(_ text: some StringProtocol) -> [QueryItem]? {
    guard !text.isEmpty else { return [] }
    var items: [QueryItem] = []
    for pair in text.utf8.split(separator: UInt8(ascii: "&")) {
      let sign = pair.firstIndex(of: UInt8(ascii: "="))
      let behind = sign.map { pair[pair.index(after: $0)...] }
      guard items.count < mostItems, let name = decoded(pair[..<(sign ?? pair.endIndex)], plusIsSpace: true),
        let value = decoded(behind ?? pair[pair.endIndex...], plusIsSpace: true)
      else { return nil }
      items.append(QueryItem(name, value))
    }
    return items
  }

  private static let mostItems = 200

  private static func decoded(_ text: some Collection<UInt8>, plusIsSpace: Bool) -> String? {
    var bytes: [UInt8] = []
    var rest = text.makeIterator()
    while let byte = rest.next() {
      switch byte {
      case UInt8(ascii: "%"):
        guard let high = rest.next().flatMap(digit), let low = rest.next().flatMap(digit) else { return nil }
        bytes.append(high << 4 | low)
      case UInt8(ascii: "+") where plusIsSpace: bytes.append(UInt8(ascii: " "))
      default: bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  /// A hexadecimal digit's number.
  static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
