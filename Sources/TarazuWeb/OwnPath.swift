/// Addresses of the dashboard's own pages, for redirects.
enum OwnPath {
  private static let longest = 2_000

  /// The text if it is a path of this site with perhaps a query, in visible ASCII: no other host's, no scheme's, nothing
  /// that a browser could read as one.
  static func checked(_ text: String?) -> String? {
    guard let text, text.utf8.count <= longest, text.hasPrefix("/"), !text.hasPrefix("//") else { return nil }
    return text.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") } ? text : nil
  }

  /// A path with one more item in its query.
  static func adding(_ name: String, _ value: String, to path: String) -> String {
    path + (path.contains("?") ? "&" : "?") + encoded(name) + "=" + encoded(value)
  }

  /// Every byte but unreserved ones as `%XX`.
  static func encoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        bytes.append(byte)
      default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
