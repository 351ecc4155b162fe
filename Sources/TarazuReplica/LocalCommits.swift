// Commits of this server's own writers, on their way into the cube without the log.

import TarazuDomain
import TarazuIngest

/// What was handed over and is not in the cube yet. Any of it may be forgotten at any time: the log has it too.
struct LocalCommits {
  /// The most changes that wait, some 20 MB; beyond, everything is left to the log.
  private static let changesMost = 500_000
  /// The most writers that are remembered. A new connection is another writer.
  private static let writersMost = 16

  private var waiting: [CommitPosition: LocalCommit] = [:]
  private var changeCount = 0
  private var writers: Set<Int32> = []

  mutating func add(_ commit: LocalCommit) {
    if writers.count >= Self.writersMost { writers.removeAll() }
    writers.insert(commit.writer)
    if changeCount + commit.changes.count > Self.changesMost { forget() }
    waiting[commit.previous] = commit
    changeCount += commit.changes.count
  }

  /// Whether a process of PostgreSQL has recently written for this server.
  func isWriter(_ process: Int32) -> Bool { writers.contains(process) }

  /// Takes out the commits that follow a position without a gap, in the order of commits. What stays waits for a commit
  /// that is still to come.
  mutating func take(after position: CommitPosition) -> [LocalCommit] {
    guard !waiting.isEmpty else { return [] }
    var chain: [LocalCommit] = []
    var last = position
    while let next = waiting.removeValue(forKey: last) {
      chain.append(next)
      last = next.position
    }
    waiting = waiting.filter { $0.value.position.number > last.number }
    changeCount = waiting.values.reduce(0) { $0 + $1.changes.count }
    return chain
  }

  private mutating func forget() {
    waiting.removeAll()
    changeCount = 0
  }
}
