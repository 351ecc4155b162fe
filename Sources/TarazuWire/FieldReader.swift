import TarazuBase

/// The bytes are no protobuf message.
struct ProtobufError: Error, Equatable {}

/// Reads the fields of one message in place, one after the other. The bytes are passed at each step and not kept, so that
/// reading costs no reference to them. (`TarazuProtocol.ProtobufReader` reads whole messages into values.)
struct FieldReader {
  private var position: Int
  private let end: Int

  enum Value: Equatable {
    case varint(UInt64)
    /// A length-delimited field's content, as a range of the bytes.
    case bytes(Range<Int>)
    /// A fixed-size number or a group: none of the envelope's fields is one.
    case other
  }

  struct Field: Equatable {
    var number: UInt64
    var value: Value
  }

  /// A reader of the message at `range`.
  init(_ range: Range<Int>) {
    position = range.lowerBound
    end = range.upperBound
  }

  /// The next field; nil at the message's end.
  @inline(__always)
  mutating func next(in bytes: Span<UInt8>) throws(ProtobufError) -> Field? {
    guard position < end else { return nil }
    // Nearly all fields are short and length-delimited: a byte for the tag, one for the length.
    let tag = bytes[position]
    if tag & 0x87 == 2, tag > 7, end - position >= 2 {
      let length = Int(bytes[position + 1])
      let start = position + 2
      if length < 0x80, length <= end - start {
        position = start + length
        return Field(number: UInt64(tag >> 3), value: .bytes(start..<position))
      }
    }
    return try field(in: bytes, depth: 0)
  }

  private mutating func field(in bytes: Span<UInt8>, depth: Int) throws(ProtobufError) -> Field {
    let tag = try varint(in: bytes)
    let number = tag >> 3
    guard number > 0, number < 1 << 29 else { throw ProtobufError() }
    switch tag & 7 {
    case 0: return Field(number: number, value: .varint(try varint(in: bytes)))
    case 1: return try skip(8, number)
    case 2:
      guard let length = Int(exactly: try varint(in: bytes)), length <= end - position else { throw ProtobufError() }
      position += length
      return Field(number: number, value: .bytes(position - length..<position))
    case 3:
      try skipGroup(number, in: bytes, depth: depth + 1)
      return Field(number: number, value: .other)
    case 5: return try skip(4, number)
    default: throw ProtobufError()
    }
  }

  private mutating func skip(_ length: Int, _ number: UInt64) throws(ProtobufError) -> Field {
    guard end - position >= length else { throw ProtobufError() }
    position += length
    return Field(number: number, value: .other)
  }

  private mutating func skipGroup(_ number: UInt64, in bytes: Span<UInt8>, depth: Int) throws(ProtobufError) {
    guard depth <= WireLimits.nesting else { throw ProtobufError() }
    while true {
      let start = position
      let tag = try varint(in: bytes)
      if tag & 7 == 4 {
        guard tag >> 3 == number else { throw ProtobufError() }
        return
      }
      position = start
      _ = try field(in: bytes, depth: depth)
    }
  }

  private mutating func varint(in bytes: Span<UInt8>) throws(ProtobufError) -> UInt64 {
    do throws(Varint.Failure) {
      return try Varint.read(bytes, at: &position, end: end)
    } catch {
      throw ProtobufError()
    }
  }
}
