/// What goes with a call besides its message: keys in lower case, each with one or more values in order.
/// (docs/spec/wire.md#metadata)
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

  /// Adds a value after those that the key has. The key is put in lower case.
  public mutating func append(_ key: String, _ value: String) {
    let isLower = !key.utf8.contains { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    entries.append(Entry(key: isLower ? key : key.lowercased(), value: value))
  }

  /// All values of a key, given in lower case.
  public subscript(_ key: String) -> [String] {
    entries.filter { $0.key == key }.map(\.value)
  }

  /// Whether a key is of `[a-z0-9_.-]`; upper case is allowed, as it comes from a peer.
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

  /// Whether a key is `authorization`, in upper or lower case.
  static func isAuthorization(_ key: Span<UInt8>) -> Bool {
    guard key.count == authorization.count else { return false }
    if authorization.span.isEqual(to: key) { return true }
    // A letter differs from its other case by this bit alone.
    for index in key.indices where key[index] | 0x20 != authorization[index] { return false }
    return true
  }

  private static let authorization = Array("authorization".utf8)
}

// MARK: - On the wire

extension Metadata {
  /// The metadata of an envelope that has been checked.
  init(envelope range: Range<Int>, in bytes: Span<UInt8>) {
    var reader = FieldReader(range)
    while let field = try? reader.next(in: bytes) {
      guard field.number == 5, case .bytes(let range) = field.value,
        let (key, value) = try? Metadata.entry(range, in: bytes),
        let keyText = bytes.text(key), let valueText = bytes.text(value)
      else { continue }
      append(keyText, valueText)
    }
  }

  /// The ranges of an entry's key and value.
  static func entry(
    _ range: Range<Int>, in bytes: Span<UInt8>
  ) throws(ProtobufError) -> (key: Range<Int>, value: Range<Int>) {
    var key = range.lowerBound..<range.lowerBound
    var value = key
    var reader = FieldReader(range)
    while let field = try reader.next(in: bytes) {
      guard case .bytes(let range) = field.value else { continue }
      if field.number == 1 { key = range }
      if field.number == 2 { value = range }
    }
    return (key, value)
  }
}
