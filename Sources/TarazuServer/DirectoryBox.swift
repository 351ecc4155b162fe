// The directory as this server last read it, for those that need a whole version of it.

import Synchronization
import TarazuStore

final class DirectoryBox: Sendable {
  private let stored = Mutex(StoredDirectory.empty)

  var current: StoredDirectory { stored.withLock { $0 } }

  func set(_ directory: StoredDirectory) { stored.withLock { $0 = directory } }
}
