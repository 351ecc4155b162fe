// Dictionary numbers of sources, units and classes: a code once, four bytes everywhere else.

import TarazuBase
import TarazuDomain
import TarazuPostgres

/// One dictionary as this server knows it. Rows never change, so what is known stays true.
public struct CodeDictionary<Number: DictionaryNumber>: Sendable {
  public private(set) var numbers: [String: Number] = [:]
  private var codes: [Number: String] = [:]

  public func number(of code: String) -> Number? { numbers[code] }
  public func code(of number: Number) -> String? { codes[number] }

  public init() {}

  mutating func add(_ code: String, _ number: Number) {
    numbers[code] = number
    codes[number] = code
  }
}

/// The dictionaries of a database, shared by all that read and write it in this process.
public final class Dictionaries: Sendable {
  public struct Content: Sendable {
    public var sources = CodeDictionary<SourceNumber>()
    /// Codes of units that events or the directory named, in the directory or not (table `place`).
    public var units = CodeDictionary<UnitNumber>()
    public var classes = CodeDictionary<ClassNumber>()
  }

  private let content = Locked(Content())

  public init() {}

  /// A copy of what is known now; cheap, for dictionaries are copied on write.
  public var snapshot: Content { content.withLock { $0 } }

  /// Reads whole dictionaries; at start, and when a number turns up that is not known.
  public func load(on connection: PostgresConnection) async throws(PostgresError) {
    let rows = try await connection.pipeline([
      (SQL.allSources, []), (SQL.allUnits, []), (SQL.allClasses, []),
    ])
    try take(sources: rows[0], units: rows[1], classes: rows[2])
  }

  /// Writes the codes that are not known yet, in a transaction of their own that commits at once, and reads their
  /// numbers back. An unused row does no harm, so this comes before the transaction that uses them.
  public func ensure(
    sources: Set<String>, units: Set<String>, classes: Set<String>, on connection: PostgresConnection
  ) async throws(PostgresError) {
    let known = snapshot
    let newSources = sources.filter { known.sources.number(of: $0) == nil }.sorted()
    let newUnits = units.filter { known.units.number(of: $0) == nil }.sorted()
    let newClasses = classes.filter { known.classes.number(of: $0) == nil }.sorted()
    guard !(newSources.isEmpty && newUnits.isEmpty && newClasses.isEmpty) else { return }
    let writing: [(Statement, [PostgresValue])] =
      [
        (.begin, []), (SQL.addSources, [.textArray(newSources)]), (SQL.addUnits, [.textArray(newUnits)]),
        (SQL.addClasses, [.textArray(newClasses)]),
      ] + Durability.commit
    let rows = try await connection.pipeline(
      writing + [
        (SQL.someSources, [.textArray(newSources)]), (SQL.someUnits, [.textArray(newUnits)]),
        (SQL.someClasses, [.textArray(newClasses)]),
      ])
    let read = rows[writing.count...]
    try take(sources: read[writing.count], units: read[writing.count + 1], classes: read[writing.count + 2])
  }

  /// The sources, with those of a column of some rows among them: another server may have named one since.
  public func sources(
    knowing rows: PostgresRows, column: Int, on connection: PostgresConnection
  ) async throws(PostgresError) -> CodeDictionary<SourceNumber> {
    let known = snapshot.sources
    for row in 0..<rows.count where known.code(of: SourceNumber(try rows.int4(row, column))) == nil {
      try await load(on: connection)
      return snapshot.sources
    }
    return known
  }

  private func take(
    sources: PostgresRows, units: PostgresRows, classes: PostgresRows
  ) throws(PostgresError) {
    let (sources, units, classes) = (try pairs(sources), try pairs(units), try pairs(classes))
    content.withLock { content in
      for (code, number) in sources { content.sources.add(code, SourceNumber(number)) }
      for (code, number) in units { content.units.add(code, UnitNumber(number)) }
      for (code, number) in classes { content.classes.add(code, ClassNumber(number)) }
    }
  }

  private func pairs(_ rows: PostgresRows) throws(PostgresError) -> [(String, Int32)] {
    var pairs: [(String, Int32)] = []
    pairs.reserveCapacity(rows.count)
    for row in 0..<rows.count { pairs.append((try rows.text(row, 0), try rows.int4(row, 1))) }
    return pairs
  }

  private enum SQL {
    static let allSources = Statement(name: "all_sources", sql: "select code, number from tarazu.source")
    static let allUnits = Statement(name: "all_places", sql: "select code, number from tarazu.place")
    static let allClasses = Statement(name: "all_classes", sql: "select code, number from tarazu.class")
    static let addSources = Statement(
      name: "add_sources",
      sql: "insert into tarazu.source (code) select unnest($1::text[]) on conflict (code) do nothing")
    static let addUnits = Statement(
      name: "add_places",
      sql: "insert into tarazu.place (code) select unnest($1::text[]) on conflict (code) do nothing")
    static let addClasses = Statement(
      name: "add_classes",
      sql: "insert into tarazu.class (code) select unnest($1::text[]) on conflict (code) do nothing")
    static let someSources = Statement(
      name: "some_sources", sql: "select code, number from tarazu.source where code = any($1::text[])")
    static let someUnits = Statement(
      name: "some_places", sql: "select code, number from tarazu.place where code = any($1::text[])")
    static let someClasses = Statement(
      name: "some_classes", sql: "select code, number from tarazu.class where code = any($1::text[])")
  }
}
