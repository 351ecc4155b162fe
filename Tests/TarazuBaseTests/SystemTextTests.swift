import TarazuBase
import Testing

/// Names of files come back as they were, whatever their bytes.
@Suite struct SystemTextTests {
  @Test func goodTextIsItself() {
    for text in ["", "abc", "شعبهٔ ۱", "漢字 🚔", "a\u{301}"] {
      #expect(SystemText.text(of: Array(text.utf8)) == text)
      #expect(SystemText.bytes(of: text) == Array(text.utf8))
      #expect(text.asPath == text.utf8CString.map { $0 })
    }
  }

  @Test(
    arguments: [
      [0xFF], [0x61, 0xE9, 0x2E], [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xC0, 0xAF],
      // A character that stands for a byte, but came as itself.
      [0xF4, 0x8F, 0xBE, 0x80], [0xF4, 0x8F, 0xBF, 0xBF], [0x64, 0xF4, 0x8F, 0xBF, 0xBF, 0xFF],
    ] as [[UInt8]])
  func otherBytesComeBack(bytes: [UInt8]) {
    #expect(SystemText.bytes(of: SystemText.text(of: bytes)) == bytes)
  }

  @Test func anyBytesComeBackAndNoTwoAreTheSame() {
    var random = SplitMix64(seed: 8)
    var seen: [String: [UInt8]] = [:]
    for _ in 0..<5_000 {
      let bytes = (0..<Int.random(in: 1...5, using: &random)).map { _ in
        [0x41, 0x80, 0xBF, 0xC3, 0xE2, 0xF4, 0x8F, 0xBE, 0xFF].randomElement(using: &random) ?? UInt8(0x41)
      }
      let text = SystemText.text(of: bytes)
      #expect(SystemText.bytes(of: text) == bytes)
      #expect(seen[text] == nil || seen[text] == bytes)
      seen[text] = bytes
    }
  }
}
