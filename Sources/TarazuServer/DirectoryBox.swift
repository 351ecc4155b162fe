// The directory as this server last read it, for those that need a whole version of it.

import Synchronization
import TarazuBase
import TarazuStore

final class DirectoryBox: Sendable {
  private let stored = Locked(StoredDirectory.empty)

  var current: StoredDirectory { stored.withLock { $0 } }

  private let changes = Atomic<Int>(0)

  /// Rises with each change. Whoever remembers what they made of a directory reads this first, then `current`.
  var generation: Int { changes.load(ordering: .acquiring) }

  /// Whether it was read at all.
  var isLoaded: Bool { generation > 0 }

  func set(_ directory: StoredDirectory) {
    stored.withLock { $0 = directory }
    changes.add(1, ordering: .releasing)
  }
}
