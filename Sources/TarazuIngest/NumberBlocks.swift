// Numbers that this server has reserved: they are drawn from a sequence in blocks, so that a batch costs no round trip.

import TarazuPostgres
import TarazuStore

struct NumberBlocks {
  private var free: [Range<Int64>] = []

  private var available: Int64 { free.reduce(0) { $0 + Int64($1.count) } }

  /// How many blocks must be reserved to have `count` numbers.
  func blocksMissing(for count: Int) -> Int32 {
    let missing = Int64(count) - available
    return missing <= 0 ? 0 : Int32((missing + BatchTables.blockLength - 1) / BatchTables.blockLength)
  }

  mutating func add(_ rows: PostgresRows) throws(PostgresError) {
    for row in 0..<rows.count {
      let first = try rows.int8(row, 0)
      free.append(first..<first + BatchTables.blockLength)
    }
  }

  /// The next number; nil if none is left.
  mutating func take() -> Int64? {
    guard let range = free.first, let number = range.first else { return nil }
    if range.count == 1 { free.removeFirst() } else { free[0] = number + 1..<range.upperBound }
    return number
  }
}
