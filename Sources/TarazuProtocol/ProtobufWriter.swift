// Writes protobuf's wire format in one pass. A length is put in after what it counts has been written.

import TarazuBase

/// Collects the bytes of a message.
public struct ProtobufWriter {
  /// Room made at first: enough for a scorecard of all indicators without growing.
  private static let firstCapacity = 2_048

  /// What has been written.
  public private(set) var bytes: [UInt8]

  /// A writer of nothing yet.
  public init() {
    bytes = []
    bytes.reserveCapacity(Self.firstCapacity)
  }

  /// A writer that goes on after these bytes.
  public init(after bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// A field's number and wire type.
  public mutating func tag(_ number: UInt32, _ wireType: WireType) {
    varint(UInt64(number << 3 | wireType.rawValue))
  }

  /// A varint in its shortest form.
  public mutating func varint(_ value: UInt64) {
    Varint.append(value, to: &bytes)
  }

  /// A value of fixed length, little-endian.
  public mutating func fixed(_ value: some FixedWidthInteger) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Bytes with their length before them.
  public mutating func lengthDelimited(_ content: some Collection<UInt8>) {
    varint(UInt64(content.count))
    bytes.append(contentsOf: content)
  }

  /// What `content` writes, with its length before it.
  public mutating func lengthDelimited(_ content: (inout ProtobufWriter) -> Void) {
    let start = bytes.count
    bytes.append(0)
    content(&self)
    let count = bytes.count - start - 1
    guard count >= 0x80 else {
      bytes[start] = UInt8(count)
      return
    }
    var length: [UInt8] = []
    Varint.append(UInt64(count), to: &length)
    bytes.replaceSubrange(start...start, with: length)
  }
}

/// How a field's value lies on the wire.
public enum WireType: UInt32, Sendable {
  /// A varint.
  case varint = 0
  /// Eight bytes.
  case fixed64 = 1
  /// A length and that many bytes.
  case lengthDelimited = 2
  /// Four bytes.
  case fixed32 = 5
}
