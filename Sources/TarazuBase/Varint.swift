/// Whole numbers in groups of seven bits, the lowest first, with the top bit set on all bytes but the last: the coding
/// of protobuf, of the commit log and of the histograms.
///
/// All of it is inlined into its callers, some of which run for each field of each message. So it is public: what is
/// `package` is not inlined into other targets, and reading a message then takes six times as long.
public enum Varint {
  /// Bytes that are not a varint of at most 64 bits.
  public enum Failure: Error {
    /// The bytes end within the number.
    case truncated
    /// The number has more than 10 bytes or more than 64 bits.
    case overlong
  }

  /// How many bytes a number takes.
  @inlinable
  public static func byteCount(_ value: UInt64) -> Int {
    max(1, (UInt64.bitWidth - value.leadingZeroBitCount + 6) / 7)
  }

  /// Passes the bytes of a number to `put`, in its shortest form.
  @inlinable @inline(__always)
  public static func write(_ value: UInt64, _ put: (UInt8) -> Void) {
    var rest = value
    while rest >= 0x80 {
      put(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    put(UInt8(truncatingIfNeeded: rest))
  }

  /// Appends a number in its shortest form.
  @inlinable @inline(__always)
  public static func append(_ value: UInt64, to bytes: inout [UInt8]) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Reads a number, which need not be in its shortest form, from `offset` on and before `end`; moves `offset` behind
  /// the last byte read. `end` is not past the end of the bytes.
  @inlinable @inline(__always)
  public static func read(
    _ bytes: borrowing Span<UInt8>, at offset: inout Int, end: Int
  ) throws(Failure) -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while offset < end {
      let byte = bytes[offset]
      offset += 1
      // The tenth byte has room for the 64th bit alone.
      guard shift < 63 || byte <= 1 else { throw .overlong }
      value |= UInt64(byte & 0x7f) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    throw .truncated
  }

  /// The same from an array or a slice of one, whose offsets are its indices.
  @inlinable @inline(__always)
  public static func read<Bytes: RandomAccessCollection<UInt8>>(
    _ bytes: Bytes, at offset: inout Int, end: Int
  ) throws(Failure) -> UInt64 where Bytes.Index == Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while offset < end {
      let byte = bytes[offset]
      offset += 1
      guard shift < 63 || byte <= 1 else { throw .overlong }
      value |= UInt64(byte & 0x7f) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    throw .truncated
  }

  /// A signed number as an unsigned one, so that small numbers of either sign are short: 0, -1, 1, -2 become 0, 1, 2,
  /// 3.
  @inlinable @inline(__always)
  public static func zigZag(_ value: Int64) -> UInt64 {
    UInt64(bitPattern: value << 1 ^ value >> 63)
  }

  /// The number that `zigZag` turned into this one.
  @inlinable @inline(__always)
  public static func signed(_ zigZag: UInt64) -> Int64 {
    Int64(bitPattern: zigZag >> 1) ^ -Int64(bitPattern: zigZag & 1)
  }
}
