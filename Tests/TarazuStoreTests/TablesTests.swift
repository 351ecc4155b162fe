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
    let hearings = CaseState.bytes(["h1": (5, true, true), "h\u{7E}2": (-6, false, true), "h3": (7, true, false)])
    let full = try CaseState(
      lastAt: Instant(nanoseconds: -5), lastKind: .enforcementClosed, lastInstantFitInOneRound: false,
      hasUnmatchedRetraction: true, accepted: 10_000, caseClass: 3,
      lastSpell: CaseMachine.LastSpell(branch: 4, openedOn: -20, endedOn: 0), visited: [9, 4], appealBranch: 8,
      enforcement: CaseMachine.OpenEnforcement(branch: 2, openedOn: 0), hearings: hearings)
    let open = try CaseState(
      lastAt: Instant(nanoseconds: .max), lastKind: .registered, lastInstantFitInOneRound: true,
      hasUnmatchedRetraction: false, accepted: 1, caseClass: 1,
      lastSpell: CaseMachine.LastSpell(branch: 4, openedOn: 0, endedOn: nil), visited: nil, appealBranch: nil,
      enforcement: nil, hearings: [])
    let states = [full, CaseState(), open]
    #expect(full.machine.hearings.count == 3)
    var cases = states.enumerated().map {
      StoredCase(number: Int64($0) + 1, code: "c\($0)", state: $1, checksum: .max - UInt64($0))
    }
    _ = try await connection.pipeline([CaseTable.insert(cases.reversed(), lastBatch: 5)])
    try await expect(cases, on: connection)
    // Each takes the next one's state, so every column is filled and emptied.
    for index in cases.indices { cases[index].state = states[(index + 1) % 3] }
    _ = try await connection.pipeline([CaseTable.update(cases.reversed(), lastBatch: 4)])
    try await expect(cases, on: connection)
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
    directory.kinds["civil"] = BranchKind(code: "civil", name: "حقوقی", standardDays: 104)
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

extension CaseState {
  /// Hearings in the form of the column: flags, branch, length, id, in the order of ids.
  fileprivate static func bytes(_ hearings: KeyValuePairs<String, (branch: Int32, isTrial: Bool, awaits: Bool)>)
    -> [UInt8]
  {
    var bytes: [UInt8] = []
    for (id, hearing) in hearings.sorted(by: { $0.key < $1.key }) {
      bytes.append((hearing.isTrial ? 1 : 0) | (hearing.awaits ? 2 : 0))
      withUnsafeBytes(of: hearing.branch.bigEndian) { bytes.append(contentsOf: $0) }
      bytes.append(UInt8(id.utf8.count))
      bytes.append(contentsOf: id.utf8)
    }
    return bytes
  }
}
