// The version of the figures, and how far computing them anew is (docs/design/store.md#rebuild).

import TarazuDomain
import TarazuPostgres

/// What the one row of `tarazu.figures` says.
public struct FiguresState: Hashable, Sendable {
  public var version: Int16
  /// The cases below this number are computed.
  public var nextCase: Int64
  /// The greatest number of a case when the rebuild began.
  public var lastCase: Int64
  public var isFinished: Bool
  /// The version of the directory.
  public var directoryVersion: Int64

  public init(version: Int16, nextCase: Int64, lastCase: Int64, isFinished: Bool, directoryVersion: Int64) {
    self.version = version
    self.nextCase = nextCase
    self.lastCase = lastCase
    self.isFinished = isFinished
    self.directoryVersion = directoryVersion
  }

  /// Whether this build may write figures.
  public var isOfThisVersion: Bool { version == FiguresVersion.current }

  /// The share that is computed, in hundredths; 100 only when all is.
  public var percent: Int {
    guard !isFinished else { return 100 }
    guard lastCase > 0, nextCase > 0 else { return 0 }
    return Int(min(99, Double(nextCase) / Double(lastCase) * 100))
  }
}

public enum FiguresTable {
  public static let state = Statement(
    name: "figures_state",
    sql: """
      select f.version, next_case, last_case, finished_at is not null, d.version
      from tarazu.figures f cross join tarazu.directory_version d
      """)

  public static func row(_ rows: PostgresRows) throws(PostgresError) -> FiguresState {
    guard rows.count == 1 else { throw PostgresError(.decoding("tarazu.figures does not have one row")) }
    return FiguresState(
      version: try rows.int2(0, 0), nextCase: try rows.int8(0, 1), lastCase: try rows.int8(0, 2),
      isFinished: try rows.bool(0, 3), directoryVersion: try rows.int8(0, 4))
  }

  /// Notes that the cases below a number are computed.
  public static func advance(to next: Int64) -> (Statement, [PostgresValue]) { (SQL.advance, [.int8(next)]) }

  /// Notes that all are; answers no row where a case is left, or another server was quicker.
  public static let finish = Statement(
    name: "finish_figures",
    sql: """
      update tarazu.figures f set finished_at = clock_timestamp()
      where finished_at is null and not exists (select from tarazu.court_case c where c.version <> f.version)
      returning version
      """)

  /// The lock of the one server that computes, for as long as its connection lives; answers whether it was free.
  public static let tryLock = Statement(name: "try_rebuild", sql: "select pg_try_advisory_lock(7418, 7)")
  public static let unlock = Statement(name: "end_rebuild", sql: "select pg_advisory_unlock(7418, 7)")

  private enum SQL {
    static let advance = Statement(name: "advance_figures", sql: "update tarazu.figures set next_case = $1")
  }
}

extension PostgresError {
  /// The store's figures are of a version that this build does not compute: it may not write. To callers the store is
  /// away.
  public static func otherFigures(_ version: Int16) -> PostgresError {
    PostgresError(
      .notConnected(
        "its figures are of version \(version), those of this server of \(FiguresVersion.current); bring all servers up "
          + "to date"))
  }
}
