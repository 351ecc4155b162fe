import TarazuCalendar
import TarazuDomain
import TarazuPostgres
import TarazuStore
import TestDomain
import TestSupport
import Testing

/// Rows of the other tables, there and back.
@Suite struct TablesTests {
  private let loop: TestLoop
  private let database: PrivateDatabase

  init() async throws {
    loop = try TestLoop()
    database = try await PrivateCluster.shared.makeDatabase()
  }

  /// States with every column filled and with none, new and changed.
  @Test func statesOfCases() async throws {
    let connection = try await database.connect(on: loop.loop)
    let source = SourceName(number: 1, code: "a")
    var full = CaseState()
    var ignored: [ContributionChange] = []
    let bodies: [TimelineEvent.Body] = [
      .registered(branch: 4, caseClass: 3), .hearingSet(branch: 4, hearing: "h1", on: 300, purpose: .trial),
      .hearingSet(branch: 4, hearing: "h\u{7E}2", on: 300, purpose: .control), .hearingHeld(hearing: "h1"),
      .transferred(branch: 4, to: 9), .hearingSet(branch: 9, hearing: "h3", on: 300, purpose: .trial),
      .enforcementOpened(branch: 9, amount: 5), .closed(branch: 9, outcome: .judgment), .appealed,
      .surveyed(branch: 5, score: 1),
    ]
    let territory = Territory(parents: [4: 1, 9: 1], country: 1, branches: [4, 9], formerlyBelow: [:])
    for (index, body) in bodies.enumerated() {
      let at = Instant(nanoseconds: Int64(index) * 3_600_000_000_000)
      let event = TimelineEvent(source: source, id: "\(index)", at: at, body: body)
      _ = full.advance(event, in: territory, adding: &ignored)
    }
    var open = CaseState()
    let registered = TimelineEvent(
      source: source, id: "r", at: Instant(nanoseconds: -7), body: .registered(branch: 4, caseClass: 1))
    _ = open.advance(registered, in: territory, adding: &ignored)
    let states = [full, CaseState(), open]
    #expect(!full.calendarBytes.isEmpty && full.visitedColumn == [4, 9] && full.machine.appealBranch == 9)
    #expect(open.machine.calendar.gap == Gap(since: 0, awaitsJudgment: false))
    var cases = states.enumerated().map {
      StoredCase(number: Int64($0) + 1, code: "c\($0)", state: $1, checksum: .max - UInt64($0))
    }
    _ = try await connection.pipeline([CaseTable.insert(cases.reversed(), lastBatch: 5)])
    try await expect(cases, on: connection)
    // Each takes the next one's state, so every column is filled and emptied.
    for index in cases.indices { cases[index].state = states[(index + 1) % 3] }
    _ = try await connection.pipeline([CaseTable.update(cases.reversed(), lastBatch: 4)])
    try await expect(cases, on: connection)
    // Of another version nothing is read but how many events there are.
    try await database.psql("update tarazu.court_case set version = version - 1 where case_no = 1")
    let stale = try CaseTable.row(try await connection.execute(CaseTable.all), 0)
    #expect(stale.isStale && stale.checksum == 0 && stale.state == CaseState(accepted: cases[0].state.accepted))
    let batches = try await database.psql("select distinct last_batch from tarazu.court_case")
    #expect(batches.split(separator: "\n") == ["5"], "the last batch never falls")
    await connection.close()
  }

  private func expect(_ cases: [StoredCase], on connection: PostgresConnection) async throws {
    let rows = try await connection.execute(CaseTable.all)
    #expect(rows.count == cases.count)
    for (index, stored) in cases.enumerated() where index < rows.count {
      let read = try CaseTable.row(rows, index)
      #expect(read.number == stored.number && read.code == stored.code && read.checksum == stored.checksum)
      #expect(read.state == stored.state)
      #expect(try CaseTable.stateSum(rows, index) == stored.state.checksum)
    }
    let locked = try await connection.pipeline([CaseTable.lock(["c2", "nothing", "c0"])])[0]
    #expect(try (0..<locked.count).map { try CaseTable.row(locked, $0).code } == ["c0", "c2"])
  }

  /// Two servers that name the same codes at once agree on the numbers.
  @Test func dictionariesOfTwoServers() async throws {
    let servers = [Dictionaries(), Dictionaries(), Dictionaries()]
    let database = database
    let loop = loop
    try await withThrowingTaskGroup { group in
      for (index, server) in servers.enumerated() {
        group.addTask {
          let connection = try await database.connect(on: loop.loop)
          for round in 0..<20 {
            let codes = Set((0..<10).map { "code-\(($0 * 7 + round + index) % 40)" })
            try await server.ensure(sources: codes, units: codes, classes: codes, on: connection)
          }
          await connection.close()
        }
      }
      try await group.waitForAll()
    }
    let connection = try await database.connect(on: loop.loop)
    let truth = Dictionaries()
    try await truth.load(on: connection)
    for server in servers {
      let known = server.snapshot
      #expect(known.sources.numbers.allSatisfy { truth.snapshot.sources.number(of: $0.key) == $0.value })
      #expect(known.units.numbers.allSatisfy { truth.snapshot.units.number(of: $0.key) == $0.value })
      #expect(known.classes.numbers.allSatisfy { truth.snapshot.classes.number(of: $0.key) == $0.value })
    }
    #expect(Set(truth.snapshot.sources.numbers.values).count == truth.snapshot.sources.numbers.count)
    await connection.close()
  }

  @Test func theDirectory() async throws {
    let connection = try await database.connect(on: loop.loop)
    var directory = Directory()
    directory.kinds["civil"] = BranchKind(
      code: "civil", name: "حقوقی", standardDays: 104, leadNormDays: 60, keepsCalendar: true)
    directory.kinds["other"] = BranchKind(code: "other", name: "دیگر", standardDays: nil)
    directory.classes["debt"] = CaseClass(code: "debt", name: "مطالبه وجه")
    directory.units["IR"] = Unit(code: "IR", level: .country, parent: nil, name: "کل کشور")
    directory.units["08"] = Unit(code: "08", level: .province, parent: "IR", name: "کرمان")
    directory.units["0801"] = Unit(code: "0801", level: .district, parent: "08", name: "حوزه قضایی")
    directory.units["B"] = Unit(
      code: "B", level: .branch, parent: "0801", name: "شعبه ۱", kind: "civil", openedOn: Day(number: -25_567),
      closedOn: Day(number: 84_005))
    let dictionaries = Dictionaries()
    try await dictionaries.ensure(
      sources: [], units: Set(directory.units.keys), classes: ["debt", "unnamed"], on: connection)
    let numbers = dictionaries.snapshot.units.numbers
    let branch = try #require(numbers["B"])
    let first = StoredDirectory(
      version: 1, directory: directory, unitNumbers: numbers, formerlyBelow: [branch: [1, 2]])
    _ = try await connection.pipeline(
      [(.begin, [])] + StoredDirectory.empty.statements(toBecome: first) + [(.commit, [])])
    directory.kinds["civil"]?.standardDays = nil
    directory.kinds["civil"]?.leadNormDays = nil
    directory.kinds["other"]?.keepsCalendar = true
    directory.units["B"]?.closedOn = nil
    directory.units["B"]?.kind = "other"
    directory.classes["debt"]?.name = "دین"
    let second = StoredDirectory(
      version: 2, directory: directory, unitNumbers: numbers, formerlyBelow: [branch: [1, 2, 900]])
    _ = try await connection.pipeline([(.begin, [])] + first.statements(toBecome: second) + [(.commit, [])])
    let read = try await StoredDirectory.load(on: connection)
    #expect(read.version == 2 && read.directory == directory && read.unitNumbers == numbers)
    #expect(read.formerlyBelow.mapValues { $0.sorted() } == [branch: [1, 2, 900]])
    #expect(read.territory.isBranch(branch, within: 900) && !read.territory.isBranch(branch, within: 901))
    await connection.close()
  }
}
