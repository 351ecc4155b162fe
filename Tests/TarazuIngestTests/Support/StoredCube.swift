// Cubes of what a store has: loaded from its cells, and built from its commit log.

import TarazuCube
import TarazuDomain
import TarazuPostgres
import TarazuStore
import TestDomain

enum StoredCube {
  /// Of the cells as they are now.
  static func loaded(on connection: PostgresConnection) async throws -> Cube {
    let cube = try await empty(on: connection)
    let rows = try await connection.execute(CellTable.all)
    var load = CubeLoad()
    for row in 0..<rows.count { try load.add(CellTable.row(rows, row)) }
    let newest = try await connection.execute(CommitLog.newest)
    try cube.finish(load, position: try CommitLog.position(newest))
    return cube
  }

  /// Of all commits of the log, which must go back to the first.
  static func replayed(on connection: PostgresConnection) async throws -> Cube {
    let cube = try await empty(on: connection)
    while true {
      let page = try await CommitLogReader.after(cube.position?.number ?? 0, on: connection)
      guard !page.isEmpty else { return cube }
      for commit in page { try cube.apply(commit.record?.changes ?? [], position: commit.position) }
    }
  }

  /// With the directory alone.
  private static func empty(on connection: PostgresConnection) async throws -> Cube {
    let dictionaries = Dictionaries()
    try await dictionaries.load(on: connection)
    let stored = try await StoredDirectory.load(on: connection)
    let cube = Cube()
    cube.setDirectory(
      CubeDirectory(
        directory: stored.directory, unitNumbers: dictionaries.snapshot.units.numbers,
        classNumbers: dictionaries.snapshot.classes.numbers))
    return cube
  }
}
