// A code of the second factor, looked at by the seeds that are kept.

import TarazuDomain
import TarazuSecrets
import TarazuStore

/// What a code comes to.
enum GivenCode: Sendable {
  /// None is asked for.
  case notNeeded
  /// It is of this step of the seed that counts.
  case step(Int64)
  /// It is of this step of the seed that waits for its confirmation, which is kept as these bytes.
  case confirming(Int64, seed: [UInt8])
  case wrong

  /// Looks at the code that is given with a password. A seed that waits counts too, so that somebody who has lost the one
  /// before can sign in by one that an administrator has made.
  /// - Parameter code: empty for none.
  init(
    _ code: String, of name: String, _ kept: SecondFactorRow?, under keys: [AccessKey], at now: StoreTime
  ) throws(SecretError) {
    guard let kept, kept.seed != nil || !code.isEmpty && kept.pendingSeed != nil else {
      self = .notNeeded
      return
    }
    self = .wrong
    if let seed = kept.seed, let step = try Self.step(code, of: name, seed, after: kept.lastStep, keys, now) {
      self = .step(step)
    } else if let seed = kept.pendingSeed, let step = try Self.step(code, of: name, seed, after: 0, keys, now) {
      self = .confirming(step, seed: seed)
    }
  }

  /// The step of a code of a seed as it is kept; nil if it is none.
  static func step(
    _ code: String, of name: String, _ kept: [UInt8], after last: Int64, _ keys: [AccessKey], _ now: StoreTime
  ) throws(SecretError) -> Int64? {
    guard let seed = SeedCipher.decrypt(kept, of: name, under: keys) else {
      throw SecretError("the second factor of \(name) is encrypted with another access key")
    }
    return try TimeCode.step(of: code, seed: seed, at: now.seconds, after: last)
  }

  /// Whether a code was given and is good.
  var isGiven: Bool {
    switch self {
    case .step, .confirming: true
    case .notNeeded, .wrong: false
    }
  }
}
