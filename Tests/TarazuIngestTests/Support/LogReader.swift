// A follower of the commit log, as a cube is one.

import TarazuDomain
import TarazuLoop
import TarazuPostgres
import TarazuStore
import TestSupport

/// Reads the log while others write it.
final class LogReader: Sendable {
  private let orders = Shared<String>()
  private let task: Task<[LoggedCommit], any Error>

  init(_ world: IngestWorld) {
    let orders = self.orders
    task = Task { try await LogReader.read(world) { !orders.all.isEmpty } }
  }

  /// What it has read, once there is nothing more.
  func finish() async throws -> [LoggedCommit] {
    orders.add("stop")
    return try await task.value
  }

  private static func read(_ world: IngestWorld, until isOver: @Sendable () -> Bool) async throws -> [LoggedCommit] {
    let connection = try await world.connect()
    var commits: [LoggedCommit] = []
    while true {
      let isLast = isOver()
      let page = try await CommitLogReader.after(commits.last?.position.number ?? 0, on: connection)
      commits += page
      if page.isEmpty, isLast { break }
      if page.isEmpty { try await world.loop.loop.sleep(for: .milliseconds(1)) }
    }
    await connection.close()
    return commits
  }
}

extension [LoggedCommit] {
  /// What is wrong with a log as it was read, against what the store has in the end.
  func differences(from contents: StoreContents) -> [String] {
    var found: [String] = []
    if map(\.position.number) != contents.commits { found.append("commits were missed or read twice") }
    for (one, next) in zip(self, dropFirst()) where one.position.committedAt >= next.position.committedAt {
      found.append("commit \(next.position) is not later than \(one.position)")
    }
    if Set(map(\.position.tag)).count != count { found.append("two commits have one tag") }
    var sums: Sums = [:]
    for change in flatMap({ $0.record?.changes ?? [] }) {
      sums[change.key, default: 0] += Int128(change.amount)
    }
    return found + Audit.compared("the log's sums", contents.sums, sums.filter { $0.value != 0 })
  }
}
