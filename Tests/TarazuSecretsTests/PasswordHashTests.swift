// Hashes of passwords, and the keys that go into them.

import Testing

@testable import TarazuSecrets

@Suite struct PasswordHashTests {
  private let key = AccessKey(Array(0..<32))
  private let other = AccessKey(Array(1..<33))

  /// Test case 3 of RFC 5869.
  @Test func subkeysAreHKDF() {
    let made = AccessKey.subkey(of: [UInt8](repeating: 0x0B, count: 22), for: "")
    #expect(made.hex == "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d")
    #expect(key.pepper != key.seeds)
    #expect(key.pepper != other.pepper)
  }

  /// The digits are of another program over the same library: m = 19,456 KiB, t = 2, p = 1, HMAC by the pepper first.
  @Test func hashIsTheContracts() throws {
    let hash = "cd55d88aa8067aad790db94d29b266dba04780de56bc1bb0c3a0d7b9099ec287"
    let stored = PasswordHash(salt: Array(0..<16), hash: hash.bytes, memoryKiB: 19_456, passes: 2)
    #expect(try stored.check("گذرواژه correct horse", under: [key]) == .right)
    #expect(try stored.check("گذرواژه correct horse ", under: [key]) == .wrong)
    #expect(try stored.check("", under: [key]) == .wrong)
  }

  @Test func everyHashHasASaltOfItsOwn() throws {
    let one = try PasswordHash.of("correct horse battery", under: key)
    let two = try PasswordHash.of("correct horse battery", under: key)
    #expect(one.salt.count == 16 && one.hash.count == 32)
    #expect(one.salt != two.salt && one.hash != two.hash)
    #expect(try one.check("correct horse battery", under: [key]) == .right)
  }

  @Test func otherKeyOrParametersMakeItStale() throws {
    let ofOther = try PasswordHash.of("correct horse battery", under: other)
    #expect(try ofOther.check("correct horse battery", under: [key]) == .wrong)
    #expect(try ofOther.check("correct horse battery", under: [key, other]) == .rightButStale)
    #expect(try ofOther.check("correct horse batterY", under: [key, other]) == .wrong)
    // 64 KiB and one pass, by the other program.
    let cheap = PasswordHash(
      salt: Array(0..<16), hash: "2506cd543fd58cd41bcc904795878ea35aed132af5d91f9a3e9d16e778452db8".bytes,
      memoryKiB: 64, passes: 1)
    #expect(try cheap.check("correct horse battery", under: [key]) == .rightButStale)
  }

  @Test func nobodysHashFitsNoPassword() throws {
    let nobody = try PasswordHash.ofNobody()
    #expect(nobody.memoryKiB == PasswordHash.currentMemoryKiB && nobody.passes == PasswordHash.currentPasses)
    for password in ["", "correct horse battery"] { #expect(try nobody.check(password, under: [key]) == .wrong) }
  }

  @Test func parametersThatTheLibraryRefusesAreAnError() {
    let broken = PasswordHash(salt: Array(0..<16), hash: Array(0..<32), memoryKiB: 0, passes: 0)
    #expect(throws: SecretError.self) { try broken.check("x", under: [key]) }
  }
}

extension [UInt8] {
  var hex: String { map { byte in String(byte >> 4, radix: 16) + String(byte & 15, radix: 16) }.joined() }
}

extension String {
  /// The bytes of hexadecimal digits.
  var bytes: [UInt8] {
    let digits = Array(self)
    return stride(from: 0, to: digits.count - 1, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
  }
}
