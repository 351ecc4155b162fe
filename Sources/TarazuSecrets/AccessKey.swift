// The access key, and a key of its own for each use of it.

import COpenSSL

/// The service's access key: the same on every server of one store.
public struct AccessKey: Sendable {
  /// Goes into the hash of each password: without it a stolen table of hashes cannot be tried.
  let pepper: [UInt8]
  /// Encrypts the seeds of second factors.
  let seeds: [UInt8]
  /// Encrypts what page tokens say.
  let pages: [UInt8]
  /// 8 bytes that name the key, and tell nothing of it.
  public let id: [UInt8]

  /// - Parameter bytes: the access key itself, at least 32 random bytes.
  public init(_ bytes: [UInt8]) {
    pepper = Self.subkey(of: bytes, for: "tarazu password pepper")
    seeds = Self.subkey(of: bytes, for: "tarazu second factor seeds")
    pages = Self.subkey(of: bytes, for: "tarazu page tokens")
    id = Array(Self.subkey(of: bytes, for: "tarazu key id").prefix(8))
  }

  /// HKDF-SHA-256 (RFC 5869) without salt, for one block of 32 bytes.
  static func subkey(of key: [UInt8], for use: String, salt: [UInt8] = []) -> [UInt8] {
    let extracted = HMACDigest.sha256(key, under: salt.isEmpty ? [UInt8](repeating: 0, count: 32) : salt)
    return HMACDigest.sha256(Array(use.utf8) + [1], under: extracted)
  }
}

enum HMACDigest {
  static func sha256(_ message: [UInt8], under key: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 32
    _ = HMAC(EVP_sha256(), key, Int32(truncatingIfNeeded: key.count), message, message.count, &digest, &length)
    return digest
  }
}

/// Whether two secrets are equal, in a time that does not tell where they differ.
func isEqualInConstantTime(_ one: [UInt8], _ other: [UInt8]) -> Bool {
  one.count == other.count && CRYPTO_memcmp(one, other, one.count) == 0
}
