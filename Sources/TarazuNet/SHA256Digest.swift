import COpenSSL

/// SHA-256 by OpenSSL, in one step or in several.
public struct SHA256Digest: Sendable {
  private var context = SHA256_CTX()

  public init() { tz_sha256_begin(&context) }

  public mutating func update(_ bytes: Span<UInt8>) {
    bytes.withUnsafeBytes { tz_sha256_update(&context, $0.baseAddress, $0.count) }
  }

  public mutating func update(_ bytes: [UInt8]) { update(bytes.span) }

  public mutating func update(_ bytes: ArraySlice<UInt8>) { update(bytes.span) }

  /// The 32 bytes of the digest of everything so far. More bytes may follow.
  public func digest() -> [UInt8] {
    var last = context
    return [UInt8](unsafeUninitializedCapacity: Int(SHA256_DIGEST_LENGTH)) { buffer, count in
      tz_sha256_finish(&last, buffer.baseAddress)
      count = buffer.count
    }
  }

  /// The digest of some bytes.
  public static func digest(of bytes: [UInt8]) -> [UInt8] {
    var digest = SHA256Digest()
    digest.update(bytes)
    return digest.digest()
  }
}
