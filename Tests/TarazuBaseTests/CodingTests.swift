import TarazuBase
import Testing

/// Varints and Base64.
struct CodingTests {
  /// Numbers at each step of the length, and the bytes that protobuf gives them.
  private static let numbers: [(UInt64, [UInt8])] = [
    (0, [0]), (1, [1]), (0x7f, [0x7f]), (0x80, [0x80, 1]), (300, [0xac, 2]), (0x3fff, [0xff, 0x7f]),
    (0x4000, [0x80, 0x80, 1]), (1 << 63, [UInt8](repeating: 0x80, count: 9) + [1]),
    (.max, [UInt8](repeating: 0xff, count: 9) + [1]),
  ]

  /// What both ways of reading give; they must agree.
  private func read(_ bytes: [UInt8], from start: Int = 0) -> (Result<UInt64, Varint.Failure>, offset: Int) {
    var offset = start
    let value = Result { () throws(Varint.Failure) in try Varint.read(bytes, at: &offset, end: bytes.count) }
    var other = start
    let span = bytes.span
    do throws(Varint.Failure) {
      let same = try Varint.read(span, at: &other, end: bytes.count)
      #expect(value == .success(same))
    } catch {
      #expect(value == .failure(error))
    }
    #expect(offset == other)
    return (value, offset)
  }

  @Test(arguments: numbers)
  func aVarintIsWrittenInItsShortestFormAndReadBack(_ number: UInt64, _ expected: [UInt8]) {
    var bytes: [UInt8] = []
    Varint.append(number, to: &bytes)
    #expect(bytes == expected)
    var written: [UInt8] = []
    Varint.write(number) { written.append($0) }
    #expect(written == expected)
    #expect(Varint.byteCount(number) == expected.count)
    // Something before and behind it, neither of which belongs to it.
    let (value, offset) = read([9] + expected + [9], from: 1)
    #expect(value == .success(number) && offset == 1 + expected.count)
  }

  @Test func aVarintNeedNotBeMinimal() {
    #expect(read([0x81, 0x80, 0]).0 == .success(1))
  }

  @Test(arguments: [[], [0x80], [UInt8](repeating: 0x80, count: 9)] as [[UInt8]])
  func aVarintThatEndsTooEarlyIsTruncated(_ bytes: [UInt8]) {
    let (value, offset) = read(bytes)
    #expect(value == .failure(.truncated) && offset == bytes.count)
  }

  @Test(arguments: [
    [UInt8](repeating: 0xff, count: 9) + [2], [UInt8](repeating: 0x80, count: 10) + [0],
    [UInt8](repeating: 0x80, count: 9) + [0x81, 0],
  ])
  func aVarintOfMoreThan64BitsIsOverlong(_ bytes: [UInt8]) {
    let (value, offset) = read(bytes)
    #expect(value == .failure(.overlong) && offset == 10)
  }

  @Test func aVarintIsNotReadPastTheGivenEnd() {
    var offset = 0
    #expect(throws: Varint.Failure.truncated) { try Varint.read([0x80, 1] as [UInt8], at: &offset, end: 1) }
    #expect(offset == 1)
  }

  @Test func aSliceIsReadByItsOwnIndices() throws {
    let slice = ([9, 9, 0xac, 2, 9] as [UInt8])[2..<4]
    var offset = slice.startIndex
    #expect(try Varint.read(slice, at: &offset, end: slice.endIndex) == 300)
    #expect(offset == 4)
  }

  @Test(arguments: [(0, 0), (-1, 1), (1, 2), (-2, 3), (.max, .max - 1), (.min, .max)] as [(Int64, UInt64)])
  func smallNumbersOfEitherSignAreShortInZigZag(_ number: Int64, _ expected: UInt64) {
    #expect(Varint.zigZag(number) == expected)
    #expect(Varint.signed(expected) == number)
  }

  /// The vectors of RFC 4648, section 10, and the two characters in which the forms differ.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"), ("~~~???", "fn5+Pz8/"),
  ])
  func base64(_ text: String, _ encoded: String) {
    let bytes = Array(text.utf8)
    #expect(Base64.text(bytes) == encoded)
    #expect(Base64.bytes(encoded) == bytes)
    let url = encoded.compactMap { $0 == "=" ? nil : $0 == "+" ? "-" : $0 == "/" ? "_" : $0 }
    #expect(Base64.urlText(bytes) == String(url))
  }

  @Test(arguments: ["Zg", "Zg=", "Zg==Zg==", "Z===", "Zm9-", "Zé==", "===="])
  func otherTextsAreNotBase64(_ text: String) {
    #expect(Base64.bytes(text) == nil)
  }
}
