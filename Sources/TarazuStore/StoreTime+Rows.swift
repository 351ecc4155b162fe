// Times of the store, read from its answers.

import TarazuDomain
import TarazuPostgres

extension PostgresRows {
  /// The `timestamptz` of a column.
  func storeTime(_ row: Int, _ column: Int) throws(PostgresError) -> StoreTime {
    StoreTime(microseconds: try timestamptz(row, column))
  }

  func storeTimeOrNull(_ row: Int, _ column: Int) throws(PostgresError) -> StoreTime? {
    guard let microseconds = try timestamptzOrNull(row, column) else { return nil }
    return StoreTime(microseconds: microseconds)
  }
}
