/// Which statements a connection has prepared.
///
/// The types of the parameters are fixed when a statement is prepared; a run with others gets a preparation of its
/// own, so that a value is never read as another type.
struct PreparedStatements {
  struct Variant: Equatable {
    /// The name on the server.
    let name: String
    /// The oids that it was prepared with; 0 where the server chose.
    let types: [UInt32]

    func fits(_ wanted: [UInt32]) -> Bool {
      types.count == wanted.count && zip(types, wanted).allSatisfy { $0 == $1 || $1 == 0 }
    }
  }

  private struct Entry {
    let sql: String
    var variants: [Variant] = []
  }

  private var entries: [String: Entry] = [:]

  /// The variant for these types, and whether it must be prepared first. It counts as known only after `add`.
  func variant(
    of statement: Statement, types: [UInt32], pending: [Variant]
  ) throws(PostgresError) -> (variant: Variant, isNew: Bool) {
    let entry = entries[statement.name]
    if let entry, entry.sql != statement.sql {
      throw PostgresError(.misuse("two statements have the name \(statement.name)"))
    }
    if let known = entry?.variants.first(where: { $0.fits(types) }) { return (known, false) }
    let prefix = statement.name + "/"
    let mine = pending.filter { $0.name.hasPrefix(prefix) }
    if let soon = mine.first(where: { $0.fits(types) }) { return (soon, false) }
    let number = (entry?.variants.count ?? 0) + mine.count
    return (Variant(name: prefix + String(number), types: types), true)
  }

  /// The server has prepared it.
  mutating func add(_ variant: Variant, of statement: Statement) {
    entries[statement.name, default: Entry(sql: statement.sql)].variants.append(variant)
  }
}
