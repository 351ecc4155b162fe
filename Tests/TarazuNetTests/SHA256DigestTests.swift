// OpenSSL's SHA-256 against published digests.

import Foundation
import TarazuNet
import Testing

struct SHA256DigestTests {
  private func hex(_ bytes: [UInt8]) -> String { bytes.map { String(format: "%02x", $0) }.joined() }

  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      String(repeating: "a", count: 1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ])
  func publishedVectors(text: String, digest: String) {
    #expect(hex(SHA256Digest.digest(of: Array(text.utf8))) == digest)
  }

  /// Every length around the ends of blocks, taken in two pieces: the digest of 200 digests, as Python gives it.
  @Test func lengthsAndPieces() {
    var all: [UInt8] = []
    for count in 0..<200 {
      var hash = SHA256Digest()
      hash.update([UInt8](repeating: 97, count: count / 3)[...])
      hash.update([UInt8](repeating: 97, count: count - count / 3)[...])
      #expect(hash.digest() == hash.digest())
      all += hash.digest()
    }
    #expect(hex(SHA256Digest.digest(of: all)) == "752c007f38611cfbf5fa42cb1cea3d8e086491c844d0cc4defd632cb81423506")
  }
}
