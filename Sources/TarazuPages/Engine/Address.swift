// Addresses of the dashboard's own pages.

/// Own paths with their queries.
enum Address {
  /// Whether a text is a path of this site: not another host's, not a scheme's.
  static func isOwn(_ text: String) -> Bool {
    let bytes = Array(text.utf8.prefix(2))
    guard bytes.first == UInt8(ascii: "/"), bytes.count < 2 || bytes[1] != UInt8(ascii: "/") else { return false }
    return !text.utf8.contains { $0 <= 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\\") }
  }

  /// A path with a query; items without a value are left out.
  static func of(_ path: String, _ query: [(String, String?)] = []) -> String {
    var text = path
    var separator = "?"
    for (name, value) in query {
      guard let value, !value.isEmpty else { continue }
      text += separator + encoded(name) + "=" + encoded(value)
      separator = "&"
    }
    return text
  }

  /// A code or a value in a path or a query: every byte but unreserved ones as `%XX`.
  static func encoded(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        bytes.append(byte)
      default:
        bytes.append(UInt8(ascii: "%"))
        bytes.append(hexadecimal(byte >> 4))
        bytes.append(hexadecimal(byte & 15))
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A decoded path, its parts encoded.
  static func encodedPath(_ path: String) -> String {
    path.split(separator: "/", omittingEmptySubsequences: false).map { encoded(String($0)) }.joined(separator: "/")
  }

  private static func hexadecimal(_ digit: UInt8) -> UInt8 {
    digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10
  }
}
