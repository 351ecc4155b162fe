// Hashes of passwords (docs/spec/access.md#passwords-and-sign-in).

import CArgon2

/// The Argon2id hash of a password, over its HMAC with the access key: what the store keeps in place of the password.
public struct PasswordHash: Hashable, Sendable {
  public let salt: [UInt8]
  public let hash: [UInt8]
  /// The memory that hashing took, and the passes over it.
  public let memoryKiB: UInt32
  public let passes: UInt32

  public init(salt: [UInt8], hash: [UInt8], memoryKiB: UInt32, passes: UInt32) {
    self.salt = salt
    self.hash = hash
    self.memoryKiB = memoryKiB
    self.passes = passes
  }

  /// What new hashes take.
  public static let currentMemoryKiB: UInt32 = 19_456
  public static let currentPasses: UInt32 = 2
  private static let saltBytes = 16
  private static let hashBytes = 32

  /// Whether a password is the one.
  public enum Verdict: Hashable, Sendable {
    case wrong, right
    /// It is right, and to be hashed anew: the parameters or the key have changed since.
    case rightButStale
  }

  /// Hashes a password under a key.
  public static func of(
    _ password: String, under key: AccessKey, memoryKiB: UInt32 = currentMemoryKiB, passes: UInt32 = currentPasses
  ) throws(SecretError) -> PasswordHash {
    let salt = try RandomBytes.make(saltBytes)
    let hash = try argon2id(password, salt, memoryKiB, passes, key)
    return PasswordHash(salt: salt, hash: hash, memoryKiB: memoryKiB, passes: passes)
  }

  /// Checks a password.
  /// - Parameter keys: the current one first, then one that is still good.
  public func check(_ password: String, under keys: [AccessKey]) throws(SecretError) -> Verdict {
    var verdict = Verdict.wrong
    // Each key is tried, whether the password is right or not, so that the time does not tell which key was used.
    for (index, key) in keys.enumerated() {
      let tried = try Self.argon2id(password, salt, memoryKiB, passes, key)
      if isEqualInConstantTime(tried, hash) { verdict = index == 0 && isCurrent ? .right : .rightButStale }
    }
    return verdict
  }

  /// What a name without a password is checked against: it costs the same, and no password is right.
  public static func ofNobody() throws(SecretError) -> PasswordHash {
    PasswordHash(
      salt: try RandomBytes.make(saltBytes), hash: try RandomBytes.make(hashBytes), memoryKiB: currentMemoryKiB,
      passes: currentPasses)
  }

  private var isCurrent: Bool { memoryKiB == Self.currentMemoryKiB && passes == Self.currentPasses }

  private static func argon2id(
    _ password: String, _ salt: [UInt8], _ memoryKiB: UInt32, _ passes: UInt32, _ key: AccessKey
  ) throws(SecretError) -> [UInt8] {
    let keyed = HMACDigest.sha256(Array(password.utf8), under: key.pepper)
    var hash = [UInt8](repeating: 0, count: hashBytes)
    let result = argon2id_hash_raw(passes, memoryKiB, 1, keyed, keyed.count, salt, salt.count, &hash, hash.count)
    guard result == ARGON2_OK.rawValue else {
      throw SecretError("a password could not be hashed: \(String(cString: argon2_error_message(result)))")
    }
    return hash
  }
}
