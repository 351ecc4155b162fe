// The SHA-256 of a batch as it comes in parts, by OpenSSL.

import COpenSSL

/// The bytes of one batch, hashed without being held together.
struct BatchDigest: ~Copyable {
  private let context = EVP_MD_CTX_new()

  init() { EVP_DigestInit_ex(context, EVP_sha256(), nil) }

  deinit { EVP_MD_CTX_free(context) }

  mutating func update(_ bytes: Span<UInt8>) {
    _ = bytes.withUnsafeBufferPointer { EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
  }

  /// The digest of all that came; it ends the hashing.
  consuming func finish() -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 32
    EVP_DigestFinal_ex(context, &digest, &length)
    return digest
  }
}
