// Time-based one-time codes of the second factor (RFC 6238).

import COath
import Glibc

/// Makes and checks codes: 6 digits, a new one every 30 seconds.
public enum TimeCode {
  static let seedBytes = 20
  private static let secondsPerStep: Int64 = 30
  private static let digits = 6
  /// How many steps a clock may be off, either way.
  private static let grace: Int64 = 1

  private static let isReady = oath_init() == Int32(OATH_OK.rawValue)

  /// A new seed: 160 random bits.
  public static func randomSeed() throws(SecretError) -> [UInt8] { try RandomBytes.make(seedBytes) }

  /// The step that a code is of, if it is good now: to be remembered as the last one, so that each code counts once.
  /// - Parameters:
  ///   - seconds: the time, in seconds since 1970.
  ///   - last: the step of the last code that was taken. Codes of it and of earlier ones are not good.
  public static func step(
    of code: String, seed: [UInt8], at seconds: Int64, after last: Int64
  ) throws(SecretError) -> Int64? {
    let given = Array(code.utf8)
    let now = seconds / secondsPerStep
    var found: Int64?
    for step in (now - grace)...(now + grace) where step > last && step >= 0 {
      let good = Array(try text(seed: seed, step: step).utf8)
      if found == nil, isEqualInConstantTime(good, given) { found = step }
    }
    return found
  }

  /// The code that an authenticator with this seed shows at a time.
  public static func text(seed: [UInt8], at seconds: Int64) throws(SecretError) -> String {
    try text(seed: seed, step: seconds / secondsPerStep)
  }

  private static func text(seed: [UInt8], step: Int64) throws(SecretError) -> String {
    // One character more, for the end of the text.
    var output = [CChar](repeating: 0, count: digits + 1)
    let result = seed.withUnsafeBytes { bytes in
      oath_hotp_generate(
        bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count, UInt64(bitPattern: step), UInt32(digits),
        false, .max, &output)
    }
    guard isReady, result == OATH_OK.rawValue else { throw SecretError("no code could be made") }
    return String(decoding: output.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The seed as an `otpauth` URI, which authenticators read as a QR code.
  public static func uri(seed: [UInt8], principal name: String) -> String {
    "otpauth://totp/Tarazu:\(name)?secret=\(base32(seed))&issuer=Tarazu&algorithm=SHA1&digits=\(digits)"
      + "&period=\(secondsPerStep)"
  }

  /// Base32 of RFC 4648, without padding: a seed's 20 bytes need none.
  static func base32(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
    var output: [UInt8] = []
    var (bits, count) = (0, 0)
    for byte in bytes {
      bits = (bits << 8 | Int(byte)) & 0xFFF
      count += 8
      while count >= 5 {
        count -= 5
        output.append(alphabet[bits >> count & 31])
      }
    }
    if count > 0 { output.append(alphabet[bits << (5 - count) & 31]) }
    return String(decoding: output, as: UTF8.self)
  }
}
