// Commits of this server's own writers, on their way into the cube past the log.

import TarazuDomain
import TarazuIngest

/// What was handed over and is not in the cube yet. Any of it may be forgotten at any time: the log has it too.
struct OwnCommits {
  /// Changes that wait at most, some 20 MB; beyond, all is left to the log.
  private static let changesMost = 500_000
  /// Writers that are remembered at most. A connection that is made anew is another one.
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

  /// Whether a process of PostgreSQL's has lately written for this server.
  func isWriter(_ process: Int32) -> Bool { writers.contains(process) }

  /// Takes out what follows a position with nothing between, in the order of commits. Of what stays, each has a commit
  /// before it that is still to come.
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
