// The access keys that this server knows (docs/operator.md#replacing-the-access-key).

import TarazuBase
import TarazuSecrets

/// The access key in use, and others that are still good, or already. Any thread may use it.
final class AccessKeys: Sendable {
  fileprivate struct Known {
    let current: AccessKey
    let others: [AccessKey]
  }

  private let known: Locked<Known>

  init(_ bytes: AccessKeyBytes) { known = Locked(Known(bytes)) }

  /// What new secrets are made with.
  var current: AccessKey { known.value.current }

  /// All that are good, the one in use first.
  var all: [AccessKey] { known.withLock { [$0.current] + $0.others } }

  /// Takes other keys, of which the one in use before is one.
  func set(_ bytes: AccessKeyBytes) { known.value = Known(bytes) }
}

/// The access keys of a home: the one in use, the next one, which is not in use yet, and the old one.
struct AccessKeyBytes: Equatable, Sendable {
  var current: [UInt8]
  var next: [UInt8]?
  var old: [UInt8]?
}

extension AccessKeys.Known {
  fileprivate init(_ bytes: AccessKeyBytes) {
    current = AccessKey(bytes.current)
    others = [bytes.next, bytes.old].compactMap { $0 }.map { AccessKey($0) }
  }
}
