// The directory as this server last read it.

import Synchronization
import TarazuBase
import TarazuStore

/// One whole version of the directory, replaced as a whole. Any thread may use it.
public final class CurrentDirectory: Sendable {
  private let stored = Locked(StoredDirectory.empty)
  private let changes = Atomic<Int>(0)

  public init() {}

  public var current: StoredDirectory { stored.withLock { $0 } }

  /// Rises with each change. Read it before `current`, and remember results under the value read.
  public var generation: Int { changes.load(ordering: .acquiring) }

  /// Whether a directory has been read at all.
  public var isLoaded: Bool { generation > 0 }

  public func set(_ directory: StoredDirectory) {
    stored.withLock { $0 = directory }
    changes.add(1, ordering: .releasing)
  }
}
