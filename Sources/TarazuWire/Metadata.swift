/// What goes with a call beside its message: keys in lower case, each with one or more values in their order.
public struct Metadata: Sendable, Equatable {
  /// One entry; keys have no order among each other.
  public struct Entry: Sendable, Equatable {
    public let key: String
    public let value: String
  }

  public private(set) var entries: [Entry] = []

  public init() {}

  /// Entries as they come; keys are put in lower case.
  public init(_ entries: [(key: String, value: String)]) {
    for (key, value) in entries { append(key, value) }
  }

  /// Adds a value behind those that the key has. The key is put in lower case.
  public mutating func append(_ key: String, _ value: String) {
    let isLower = !key.utf8.contains { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    entries.append(Entry(key: isLower ? key : key.lowercased(), value: value))
  }

  /// All values of a key, given in lower case.
  public subscript(_ key: String) -> [String] {
    entries.filter { $0.key == key }.map(\.value)
  }

  /// Whether a key keeps to `[a-z0-9_.-]`, upper case allowed as it comes from a peer.
  static func isInForm(_ key: Span<UInt8>) -> Bool {
    guard key.count > 0 else { return false }
    for index in key.indices {
      switch key[index] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"):
        continue
      default: return false
      }
    }
    return true
  }
}
