// SHA-256 (FIPS 180-4), for the digest of lines that are too long to keep. The pure layers link no library.

/// A digest in the making.
public struct SHA256: Sendable {
  private var state: InlineArray<8, UInt32> = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]
  /// The block in the making, as the words that it is read as.
  private var block = InlineArray<16, UInt32>(repeating: 0)
  private var length: UInt64 = 0

  public init() {}

  public mutating func update(_ bytes: [UInt8]) { update(bytes.span) }

  public mutating func update(_ bytes: ArraySlice<UInt8>) { update(bytes.span) }

  public mutating func update(_ bytes: Span<UInt8>) {
    for index in 0..<bytes.count {
      let word = Int(truncatingIfNeeded: length >> 2 & 15)
      block[word] = block[word] << 8 | UInt32(bytes[index])
      length &+= 1
      if length & 63 == 0 { compress() }
    }
  }

  /// The 32 bytes of the digest of all that was given.
  public func digest() -> [UInt8] {
    var last = self
    let bits = length &* 8
    last.update([0x80])
    while last.length & 63 != 56 { last.update([0]) }
    last.update((0..<8).map { UInt8(truncatingIfNeeded: bits >> UInt64(56 - 8 * $0)) })
    return (0..<32).map { UInt8(truncatingIfNeeded: last.state[$0 / 4] >> UInt32(24 - $0 % 4 * 8)) }
  }

  public static func digest(of bytes: [UInt8]) -> [UInt8] {
    var hash = SHA256()
    hash.update(bytes.span)
    return hash.digest()
  }

  private mutating func compress() {
    var words = block
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for round in 0..<64 {
      let choice = (e & f) ^ (~e & g)
      let word = round < 16 ? words[round] : SHA256.expand(&words, round)
      let first = h &+ (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) &+ choice &+ constants[round] &+ word
      let majority = (a & b) ^ (a & c) ^ (b & c)
      let second = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) &+ majority
      (h, g, f, e, d, c, b, a) = (g, f, e, d &+ first, c, b, a, first &+ second)
    }
    let sums = [a, b, c, d, e, f, g, h] as InlineArray<8, UInt32>
    for index in 0..<8 { state[index] &+= sums[index] }
  }

  /// The message schedule, of which the last 16 words are kept: makes the word of a round from the 16th on.
  private static func expand(_ words: inout InlineArray<16, UInt32>, _ round: Int) -> UInt32 {
    let (x, y) = (words[(round + 1) & 15], words[(round + 14) & 15])
    let small = rotate(x, 7) ^ rotate(x, 18) ^ x >> 3
    let large = rotate(y, 17) ^ rotate(y, 19) ^ y >> 10
    let word = words[round & 15] &+ small &+ words[(round + 9) & 15] &+ large
    words[round & 15] = word
    return word
  }
}

private func rotate(_ word: UInt32, _ bits: UInt32) -> UInt32 { word >> bits | word << (32 - bits) }

private let constants: InlineArray<64, UInt32> = [
  0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
  0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
  0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
  0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
  0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
  0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
  0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
  0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
]
