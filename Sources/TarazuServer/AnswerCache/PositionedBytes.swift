// An encoded request split without decoding it: the question, and the position that it waits for.

/// Where `min_position` lies in a request. What remains are the bytes of the question: equal bytes are equal questions.
struct PositionedBytes {
  /// The question's bytes end here.
  let questionEnd: Int
  /// The text of `min_position`; empty where there is none.
  let position: Range<Int>

  /// Nil where `min_position` is not the last field, as it is when fields are written in order, or where the bytes are
  /// malformed: such requests are decoded.
  init?(_ bytes: Span<UInt8>, tag: UInt8) {
    var offset = 0
    while offset < bytes.count {
      let field = bytes[offset]
      let start = offset
      offset += 1
      switch field & 7 {
      case 0:
        guard Self.varint(bytes, &offset) != nil else { return nil }
      case 2:
        guard let length = Self.varint(bytes, &offset), length <= bytes.count - offset else { return nil }
        if field == tag {
          guard offset + length == bytes.count else { return nil }
          questionEnd = start
          position = offset..<bytes.count
          return
        }
        offset += length
      default: return nil
      }
      // Fields from 16 on, which the requests do not have.
      guard field < 0x80 else { return nil }
    }
    questionEnd = bytes.count
    position = bytes.count..<bytes.count
  }

  /// A number of at most 28 bits; no length here has more.
  private static func varint(_ bytes: Span<UInt8>, _ offset: inout Int) -> Int? {
    var value = 0
    var shift = 0
    while offset < bytes.count, shift < 28 {
      let byte = bytes[offset]
      offset += 1
      value |= Int(byte & 0x7f) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    return nil
  }
}
