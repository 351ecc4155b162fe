// An encoded request taken apart without decoding it: the question, and the position that it waits for.

import TarazuBase

/// Where `min_position` lies in a request. What remains are the bytes of the question: equal bytes are equal questions.
struct PositionedBytes {
  /// The question's bytes end here.
  let questionEnd: Int
  /// The text of `min_position`; empty where there is none.
  let position: Range<Int>

  /// Nil where `min_position` is not the last field, as whoever writes fields in their order has it, or where the bytes
  /// are not in order: those are decoded.
  init?(_ bytes: Span<UInt8>, tag: UInt8) {
    var place = 0
    while place < bytes.count {
      let field = bytes[place]
      let start = place
      place += 1
      switch field & 7 {
      case 0:
        guard Self.varint(bytes, &place) != nil else { return nil }
      case 2:
        guard let length = Self.varint(bytes, &place), length <= bytes.count - place else { return nil }
        if field == tag {
          guard place + length == bytes.count else { return nil }
          questionEnd = start
          position = place..<bytes.count
          return
        }
        place += length
      default: return nil
      }
      // Fields from 16 on, which the requests do not have.
      guard field < 0x80 else { return nil }
    }
    questionEnd = bytes.count
    position = bytes.count..<bytes.count
  }

  private static func varint(_ bytes: Span<UInt8>, _ place: inout Int) -> Int? {
    do throws(Varint.Failure) {
      return Int(exactly: try Varint.read(bytes, at: &place, end: bytes.count))
    } catch {
      return nil
    }
  }
}
