import TarazuCalendar
import TarazuDomain
import TarazuPostgres
import TarazuStore
import TestDomain
import TestRandom
import TestSupport
import Testing

/// What is written into cells and cases is read back as it was, whatever the values.
@Suite struct CellTableTests {
  private let loop: TestLoop
  private let database: PrivateDatabase

  init() async throws {
    loop = try TestLoop()
    database = try await PrivateCluster.shared.makeDatabase()
  }

  /// Random changes, each of which leaves no list short, add up to the cells; taken back they leave nothing.
  @Test func changesAddUp() async throws {
    let connection = try await database.connect(on: loop.loop)
    var random = SeededGenerator(seed: 20_260_101)
    var sums: [ContributionKey: Int128] = [:]
    var applied: [Contributions] = []
    for _ in 0..<12 {
      var changes = Contributions()
      for _ in 0..<60 {
        let key = randomKey(&random)
        let amount =
          key.measure.isList ? Int64.random(in: 1...3, using: &random) : randomAmount(of: key.measure, &random)
        try changes.add(amount, to: key)
      }
      applied.append(changes)
      for (key, amount) in changes.amounts { sums[key, default: 0] += Int128(amount) }
      try await apply(changes, on: connection)
      #expect(try await read(on: connection) == sums.filter { $0.value != 0 })
    }
    for changes in applied {
      var back = Contributions()
      try back.add(changes, sign: -1)
      try await apply(back, on: connection)
    }
    #expect(try await read(on: connection).isEmpty)
    await connection.close()
  }

  @Test func aValueThatIsNotThereCannotBeTaken() async throws {
    let connection = try await database.connect(on: loop.loop)
    let cell = CellKey(day: 20_000, branch: 1, caseClass: 1)
    var changes = Contributions()
    try changes.add(1, to: ContributionKey(cell: cell, measure: .leads, value: 5))
    try await apply(changes, on: connection)
    var wrong = Contributions()
    try wrong.add(-1, to: ContributionKey(cell: cell, measure: .leads, value: 6))
    await #expect(throws: PostgresError.self) { try await apply(wrong, on: connection) }
    try await connection.rollback()
    #expect(try await read(on: connection).values.reduce(0, +) == 1)
    await connection.close()
  }

  /// Sums of rials leave 64 bits behind.
  @Test func wideSums() async throws {
    let connection = try await database.connect(on: loop.loop)
    let key = ContributionKey(cell: CellKey(day: -3_000, branch: 7, caseClass: 2), measure: .paidRials)
    var changes = Contributions()
    try changes.add(.max, to: key)
    for _ in 0..<5 { try await apply(changes, on: connection) }
    #expect(try await read(on: connection) == [key: Int128(Int64.max) * 5])
    await connection.close()
  }

  /// An amount beyond the four bytes of its column is refused; it is never cut.
  @Test func amountsBeyondTheirColumn() throws {
    let key = ContributionKey(cell: CellKey(day: -3_000, branch: 7, caseClass: 2), measure: .scoreSum)
    for amount in [Int64(Int32.max), Int64(Int32.min)] {
      #expect(try CellTable.apply([ContributionChange(key: key, amount: amount)]).count == 1)
    }
    for amount in [Int64(Int32.max) + 1, Int64(Int32.min) - 1] {
      #expect(throws: PostgresError.self) { try CellTable.apply([ContributionChange(key: key, amount: amount)]) }
    }
  }

  private func apply(_ changes: Contributions, on connection: PostgresConnection) async throws {
    _ = try await connection.pipeline([(.begin, [])] + CellTable.apply(changes.changes) + [(.commit, [])])
  }

  private func read(on connection: PostgresConnection) async throws -> [ContributionKey: Int128] {
    let rows = try await connection.execute(CellTable.all)
    var sums: [ContributionKey: Int128] = [:]
    for row in 0..<rows.count {
      let cell = try CellTable.row(rows, row)
      for (measure, amount) in cell.sums { sums[ContributionKey(cell: cell.key, measure: measure)] = amount }
      for (measure, values) in cell.lists {
        for value in values { sums[ContributionKey(cell: cell.key, measure: measure, value: value), default: 0] += 1 }
      }
    }
    return sums
  }

  /// Days on both sides of 1970 and beyond the partitions.
  private func randomKey(_ random: inout SeededGenerator) -> ContributionKey {
    let days: [Int32] = [-25_567, -1, 0, 19_999, 20_000, 84_005]
    let day = days.randomElement(using: &random) ?? 0
    let measure = Measure.allCases.randomElement(using: &random) ?? .closed
    return ContributionKey(
      cell: CellKey(
        day: Day(number: day), branch: UnitNumber(.random(in: 1...3, using: &random)),
        caseClass: ClassNumber(.random(in: 1...2, using: &random))),
      measure: measure, value: measure.isList ? .random(in: 0...4, using: &random) : 0)
  }

  private func randomAmount(of measure: Measure, _ random: inout SeededGenerator) -> Int64 {
    switch measure {
    case .adjudgedRials, .paidRials: .random(in: -100_000_000_000_000...100_000_000_000_000, using: &random)
    case .enforcementDays: .random(in: -100_000...100_000, using: &random)
    default: .random(in: -50...50, using: &random)
    }
  }
}
