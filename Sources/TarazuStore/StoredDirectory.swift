// The directory as the store holds it: read whole, and written when an import changes it.

import TarazuCalendar
import TarazuDomain
import TarazuPostgres

/// One version of the directory, with the numbers of its units and what the timeline needs of it.
public struct StoredDirectory: Sendable {
  public var version: Int64
  public var directory: Directory
  /// The numbers of the directory's units by their codes.
  public var unitNumbers: [String: UnitNumber]
  /// For each branch, the units it ever lay below.
  public var formerlyBelow: [UnitNumber: [UnitNumber]]
  public var territory: Territory

  public static let empty = StoredDirectory(
    version: -1, directory: Directory(), unitNumbers: [:], formerlyBelow: [:], territory: .empty)

  public init(
    version: Int64, directory: Directory, unitNumbers: [String: UnitNumber], formerlyBelow: [UnitNumber: [UnitNumber]],
    territory: Territory
  ) {
    self.version = version
    self.directory = directory
    self.unitNumbers = unitNumbers
    self.formerlyBelow = formerlyBelow
    self.territory = territory
  }

  /// Puts a version together from its parts.
  public init(
    version: Int64, directory: Directory, unitNumbers: [String: UnitNumber], formerlyBelow: [UnitNumber: [UnitNumber]]
  ) {
    var parents: [UnitNumber: UnitNumber] = [:]
    var branches: [UnitNumber] = []
    for unit in directory.units.values {
      guard let number = unitNumbers[unit.code] else { continue }
      if let parent = unit.parent.flatMap({ unitNumbers[$0] }) { parents[number] = parent }
      if unit.level == .branch { branches.append(number) }
    }
    let country = directory.country.flatMap { unitNumbers[$0] }
    self.init(
      version: version, directory: directory, unitNumbers: unitNumbers, formerlyBelow: formerlyBelow,
      territory: Territory(
        parents: parents, country: country, branches: branches, formerlyBelow: formerlyBelow))
  }

  /// Reads the whole directory; some 20,000 rows at most. Inside a transaction it is one version only if that holds the
  /// directory's lock or one snapshot.
  public static func load(on connection: PostgresConnection) async throws(PostgresError) -> StoredDirectory {
    let rows = try await connection.pipeline([
      (SQL.version, []), (SQL.kinds, []), (SQL.classes, []), (SQL.units, []), (SQL.formerlyBelow, []),
    ])
    var directory = Directory()
    for row in 0..<rows[1].count {
      let code = try rows[1].text(row, 0)
      directory.kinds[code] = BranchKind(
        code: code, name: try rows[1].text(row, 1), standardDays: try rows[1].int4OrNull(row, 2),
        leadNormDays: try rows[1].int4OrNull(row, 3), keepsCalendar: try rows[1].bool(row, 4))
    }
    for row in 0..<rows[2].count {
      let code = try rows[2].text(row, 0)
      directory.classes[code] = CaseClass(code: code, name: try rows[2].text(row, 1))
    }
    var unitNumbers: [String: UnitNumber] = [:]
    for row in 0..<rows[3].count {
      let unit = try unit(rows[3], row)
      directory.units[unit.code] = unit
      unitNumbers[unit.code] = UnitNumber(try rows[3].int4(row, 1))
    }
    var formerlyBelow: [UnitNumber: [UnitNumber]] = [:]
    for row in 0..<rows[4].count {
      formerlyBelow[UnitNumber(try rows[4].int4(row, 0)), default: []].append(UnitNumber(try rows[4].int4(row, 1)))
    }
    return StoredDirectory(
      version: try rows[0].int8(0, 0), directory: directory, unitNumbers: unitNumbers, formerlyBelow: formerlyBelow)
  }

  private static func unit(_ rows: PostgresRows, _ row: Int) throws(PostgresError) -> Unit {
    let word = try rows.text(row, 2)
    guard let level = Level(code: word) else { throw PostgresError(.decoding("a unit of the level \(word)")) }
    return Unit(
      code: try rows.text(row, 0), level: level, parent: try rows.textOrNull(row, 3), name: try rows.text(row, 4),
      kind: try rows.textOrNull(row, 5), openedOn: try rows.dateOrNull(row, 6).map { Day(number: $0) },
      closedOn: try rows.dateOrNull(row, 7).map { Day(number: $0) })
  }

  private enum SQL {
    static let version = DirectoryLock.version
    static let kinds = Statement(
      name: "all_kinds", sql: "select code, name, standard_days, lead_norm_days, calendar from tarazu.kind")
    static let classes = Statement(
      name: "named_classes", sql: "select code, name from tarazu.class where name is not null")
    static let units = Statement(
      name: "all_units",
      sql: "select code, place_no, level, parent, name, kind, opened_on, closed_on from tarazu.unit")
    static let formerlyBelow = Statement(
      name: "all_formerly_below", sql: "select branch_no, unit_no from tarazu.branch_formerly_below")
  }
}

/// The lock between ingest (shared) and directory imports (exclusive), first in the order of locks.
public enum DirectoryLock {
  public static let share = Statement(name: "share_directory", sql: "select pg_advisory_xact_lock_shared(7418, 2)")
  public static let hold = Statement(name: "hold_directory", sql: "select pg_advisory_xact_lock(7418, 2)")
  /// The version; PostgreSQL's clock, which servers follow; and the version of the figures.
  public static let version = Statement(
    name: "directory_version",
    sql: """
      select d.version, clock_timestamp(), f.version from tarazu.directory_version d cross join tarazu.figures f
      """)
}

// MARK: - Writing

extension StoredDirectory {
  /// The statements that write what differs between this version and `new`, whose unit numbers are known already.
  /// The caller holds the directory's lock.
  public func statements(toBecome new: StoredDirectory) -> [(Statement, [PostgresValue])] {
    let kinds = new.directory.kinds.values.filter { directory.kinds[$0.code] != $0 }.sorted { $0.code < $1.code }
    let classes = new.directory.classes.values.filter { directory.classes[$0.code] != $0 }.sorted { $0.code < $1.code }
    let units = new.directory.units.values.filter { directory.units[$0.code] != $0 }.sorted { $0.code < $1.code }
    var former: [(branch: UnitNumber, unit: UnitNumber)] = []
    for (branch, above) in new.formerlyBelow.sorted(by: { $0.key < $1.key }) {
      let known = Set(formerlyBelow[branch] ?? [])
      former += above.filter { !known.contains($0) }.sorted().map { (branch, $0) }
    }
    return [
      (
        Writing.kinds,
        [
          .textArray(kinds.map(\.code)), .textArray(kinds.map(\.name)), .int4OptionalArray(kinds.map(\.standardDays)),
          .int4OptionalArray(kinds.map(\.leadNormDays)), .boolArray(kinds.map(\.keepsCalendar)),
        ]
      ),
      (Writing.classes, [.textArray(classes.map(\.code)), .textArray(classes.map(\.name))]),
      (
        Writing.units,
        [
          .textArray(units.map(\.code)), .int4Array(units.map { new.unitNumbers[$0.code]?.number ?? 0 }),
          .textArray(units.map(\.level.code)), .textOptionalArray(units.map(\.parent)), .textArray(units.map(\.name)),
          .textOptionalArray(units.map(\.kind)), .dateOptionalArray(units.map { $0.openedOn?.number }),
          .dateOptionalArray(units.map { $0.closedOn?.number }),
        ]
      ),
      (Writing.formerlyBelow, [.int4Array(former.map(\.branch.number)), .int4Array(former.map(\.unit.number))]),
      (Writing.version, [.int8(new.version)]),
    ]
  }

  private enum Writing {
    static let kinds = Statement(
      name: "write_kinds",
      sql: """
        insert into tarazu.kind (code, name, standard_days, lead_norm_days, calendar)
        select * from unnest($1::text[], $2::text[], $3::int4[], $4::int4[], $5::bool[])
        on conflict (code) do update set name = excluded.name, standard_days = excluded.standard_days,
          lead_norm_days = excluded.lead_norm_days, calendar = excluded.calendar
        """)
    static let classes = Statement(
      name: "write_classes",
      sql: """
        update tarazu.class c set name = n.name from unnest($1::text[], $2::text[]) as n (code, name)
        where c.code = n.code
        """)
    static let units = Statement(
      name: "write_units",
      sql: """
        insert into tarazu.unit (code, place_no, level, parent, name, kind, opened_on, closed_on)
        select * from unnest($1::text[], $2::int4[], $3::text[], $4::text[], $5::text[], $6::text[], $7::date[], $8::date[])
        on conflict (code) do update set parent = excluded.parent, name = excluded.name, kind = excluded.kind,
          opened_on = excluded.opened_on, closed_on = excluded.closed_on
        """)
    static let formerlyBelow = Statement(
      name: "write_formerly_below",
      sql: """
        insert into tarazu.branch_formerly_below (branch_no, unit_no)
        select * from unnest($1::int4[], $2::int4[]) on conflict do nothing
        """)
    static let version = Statement(
      name: "write_directory_version",
      sql: "update tarazu.directory_version set version = $1, changed_at = clock_timestamp()")
  }
}
