// Codes of the second factor, and their seeds as the store keeps them.

import Testing

@testable import TarazuSecrets

@Suite struct TimeCodeTests {
  private let seed = Array("12345678901234567890".utf8)

  /// RFC 6238, appendix B, cut to 6 digits.
  @Test(arguments: [
    (Int64(59), "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
    (2_000_000_000, "279037"), (20_000_000_000, "353130"),
  ])
  func codesAreThoseOfTheStandard(seconds: Int64, code: String) throws {
    #expect(try TimeCode.text(seed: seed, at: seconds) == code)
    #expect(try TimeCode.step(of: code, seed: seed, at: seconds, after: 0) == seconds / 30)
  }

  @Test func oneStepOfGraceEitherWay() throws {
    let now: Int64 = 1_700_000_010
    for (offset, isGood) in [(Int64(-2), false), (-1, true), (0, true), (1, true), (2, false)] {
      let code = try TimeCode.text(seed: seed, at: now + offset * 30)
      #expect((try TimeCode.step(of: code, seed: seed, at: now, after: 0) != nil) == isGood, "\(offset)")
    }
  }

  @Test func eachCodeCountsOnce() throws {
    let now: Int64 = 1_700_000_010
    let step = now / 30
    let code = try TimeCode.text(seed: seed, at: now)
    #expect(try TimeCode.step(of: code, seed: seed, at: now, after: step - 1) == step)
    #expect(try TimeCode.step(of: code, seed: seed, at: now, after: step) == nil)
    // Nor one that is older than the last that was taken.
    let older = try TimeCode.text(seed: seed, at: now - 30)
    #expect(try TimeCode.step(of: older, seed: seed, at: now, after: step) == nil)
  }

  @Test(arguments: ["", "28708", "2870822", "287082 ", "28708a", "۲۸۷۰۸۲", "287083"])
  func otherTextsAreNoCode(text: String) throws {
    #expect(try TimeCode.step(of: text, seed: seed, at: 59, after: 0) == nil)
  }

  @Test func uriNamesSeedAndPrincipal() {
    #expect(
      TimeCode.uri(seed: seed, principal: "r.karimi")
        == "otpauth://totp/Tarazu:r.karimi?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Tarazu&algorithm=SHA1"
        + "&digits=6&period=30")
    // RFC 4648, section 10.
    for (text, encoded) in [("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ")] {
      #expect(TimeCode.base32(Array(text.utf8)) == encoded)
    }
  }

  @Test func seedsAreRandom() throws {
    let one = try TimeCode.randomSeed()
    #expect(one.count == 20)
    #expect(try TimeCode.randomSeed() != one)
  }

  @Test func seedsAreBoundToNameAndKey() throws {
    let (key, other) = (AccessKey(Array(0..<32)), AccessKey(Array(1..<33)))
    let kept = try SeedCipher.encrypt(seed, of: "r.karimi", under: key)
    #expect(kept.count == 12 + 20 + 16)
    #expect(try SeedCipher.encrypt(seed, of: "r.karimi", under: key) != kept)
    #expect(SeedCipher.decrypt(kept, of: "r.karimi", under: [key]) == seed)
    #expect(SeedCipher.decrypt(kept, of: "r.karimi", under: [other, key]) == seed)
    #expect(SeedCipher.decrypt(kept, of: "r.karimi", under: [other]) == nil)
    #expect(SeedCipher.decrypt(kept, of: "r.karim", under: [key]) == nil)
    for index in kept.indices {
      var changed = kept
      changed[index] ^= 1
      #expect(SeedCipher.decrypt(changed, of: "r.karimi", under: [key]) == nil)
    }
    for count in [0, 12, 27, 47] {
      #expect(SeedCipher.decrypt(Array(kept.prefix(count)), of: "r.karimi", under: [key]) == nil)
    }
  }
}
