import TarazuCalendar
import TarazuDomain
import TarazuIngest
import TarazuStore
import TestRandom
import TestSupport
import Testing

/// A changed directory brings every case to what it would be had it been so from the start.
@Suite(.timeLimit(.minutes(5))) struct DirectoryChangeTests {
  /// Changes of every sort, while two servers take events.
  @Test(arguments: 1...4)
  func changesAmongEvents(seed: Int) async throws {
    let world = try await IngestWorld(directory: nil)
    var dirty = DirtyEvents(SeededGenerator(seed: UInt64(seed)))
    dirty.strangePercent = 25
    dirty.reachPercent = 90
    let batches = dirty.batches(dirty.cases((1...60).map { "case-\($0)" }, events: 4...25), upTo: 10)
    let reader = LogReader(world)
    let engines = [world.engine(), world.engine()]
    let waiting = Shared(batches)
    var directories: [Directory] = [Directory()]
    try await withThrowingTaskGroup { group in
      for hand in 0..<4 {
        group.addTask {
          while let batch = waiting.take() { _ = try await engines[hand % 2].take(batch) }
        }
      }
      // Servers that each remember what they have seen, and know nothing of what the other did.
      let servers = [Dictionaries(), Dictionaries()]
      for step in 0..<12 {
        let next = step == 0 ? Courts.start : dirty.random.changed(directories[step])
        try await world.change(to: next, from: directories[step], by: servers[step % 2])
        directories.append(next)
      }
      try await group.waitForAll()
    }
    for engine in engines { await engine.stop() }
    let log = try await reader.finish()
    let contents = try await world.contents()
    #expect(try await world.differences(after: directories) == [])
    #expect(log.differences(from: contents) == [])
    let versions = log.compactMap { if case .directory(let version, _) = $0.record { version } else { nil } }
    #expect(versions == Array(1...Int64(versions.count)) && contents.directory.version == versions.last)
    #expect(contents.anomalies.contains { $0.hasSuffix("out_of_reach") })
    #expect(contents.directory.formerlyBelow.values.contains { $0.count > 3 }, "nothing was moved")
  }

  /// All events are there before any directory, and all of them heal.
  @Test func aDirectoryThatComesLast() async throws {
    let world = try await IngestWorld(directory: nil)
    let engine = world.engine()
    let cases = (1...30).map { DirtyEvents.life(of: "case-\($0)") }
    for lines in cases { _ = try await engine.take(TestBatch(sender: .country, lines: lines)) }
    await engine.stop()
    #expect(try await world.contents().anomalies.count == 150)
    try await world.change(to: Courts.start)
    let contents = try await world.contents()
    #expect(contents.anomalies.isEmpty)
    #expect(contents.sums.values.reduce(0, +) > 150)
    #expect(try await world.differences(after: [Courts.start]) == [])
  }

  /// More cases than are computed anew in one step.
  @Test func aBranchThatManyCasesWaitFor() async throws {
    let world = try await IngestWorld()
    let engine = world.engine()
    let lines = (1...2_300).flatMap { DirtyEvents.one("case-\($0)", in: "B6") }
    _ = try await engine.take(TestBatch(sender: .country, lines: lines))
    await engine.stop()
    var later = Courts.start
    later.addBranch("B6", below: "D11")
    try await world.change(to: later, from: Courts.start)
    #expect(try await world.contents().anomalies.isEmpty)
    #expect(try await world.differences(after: [Courts.start, later]) == [])
  }

  /// What was sent from a province stays good when the branch moves away, and what the other sent before becomes good.
  @Test func aBranchThatMoves() async throws {
    let world = try await IngestWorld()
    let engine = world.engine()
    let (one, two) = (TestSender.all[2], TestSender.all[3])
    _ = try await engine.take(TestBatch(sender: one, lines: Array(DirtyEvents.life(of: "case").prefix(3))))
    // The case was closed in the one province, so the other one's appeal is out of reach, until the branch moves there.
    let appeal = DirtyEvents.clean("case", 9, .appealed)
    let receipt = try await engine.take(TestBatch(sender: two, lines: [.event(appeal)]))
    #expect(receipt.outcomes == [.accepted])
    #expect(try await world.contents().anomalies.map { $0.split(separator: "|").last } == ["out_of_reach"])
    var moved = Courts.start
    moved.units["B2"]?.parent = "D21"
    try await world.change(to: moved, from: Courts.start)
    await engine.stop()
    let contents = try await world.contents()
    #expect(contents.anomalies.isEmpty)
    #expect(contents.sums.contains { $0.key.measure == .appealed && $0.value == 1 })
    #expect(try await world.differences(after: [Courts.start, moved]) == [])
  }

  /// A retraction of what names no branch is judged by the present tree, so it can lose its effect too.
  @Test func aRetractionThatLosesItsReach() async throws {
    let world = try await IngestWorld()
    let engine = world.engine()
    let (one, local) = (TestSender.all[2], TestSender.all[5])
    _ = try await engine.take(TestBatch(sender: .country, lines: Array(DirtyEvents.life(of: "case").prefix(3))))
    let appeal = DirtyEvents.clean("case", 8, .appealed)
    let retraction = DirtyEvents.clean("case", 9, .retracted(retracts: appeal.id))
    _ = try await engine.take(TestBatch(sender: local, lines: [.event(appeal)]))
    _ = try await engine.take(TestBatch(sender: one, lines: [.event(retraction)]))
    await engine.stop()
    #expect(try await !world.contents().sums.contains { $0.key.measure == .appealed })
    var moved = Courts.start
    moved.units["D11"]?.parent = "P2"
    try await world.change(to: moved, from: Courts.start)
    #expect(try await world.contents().sums.contains { $0.key.measure == .appealed })
    #expect(try await world.differences(after: [Courts.start, moved]) == [])
  }

  @Test func nothingIsWrittenWhereNothingChanges() async throws {
    let world = try await IngestWorld()
    let before = try await world.contents()
    let position = try await world.change(to: Courts.start)
    let after = try await world.contents()
    #expect(after.commits == before.commits && position.number == before.commits.last)
    #expect(after.directory.version == before.directory.version)
  }
}

extension SeededGenerator {
  /// The directory with some changes of every sort.
  fileprivate mutating func changed(_ old: Directory) -> Directory {
    var directory = old
    for _ in 0...below(3) { change(&directory) }
    return directory
  }

  private mutating func change(_ directory: inout Directory) {
    let districts = codes(.district, of: directory)
    let branches = codes(.branch, of: directory)
    let provinces = codes(.province, of: directory)
    switch below(9) {
    case 0: directory.addBranch(pick(["B6", "B7", "B8"]), below: pick(districts))
    case 1: directory.add("P3", .province, below: "IR")
    case 2: if directory.units["P3"] != nil { directory.add("D31", .district, below: "P3") }
    case 3: directory.units[pick(branches)]?.parent = pick(districts)
    case 4, 5: directory.units[pick(districts)]?.parent = pick(provinces)
    case 6: directory.kinds["civil"]?.standardDays = chance(30) ? nil : Int32(30 + below(100))
    case 7: directory.units[pick(branches)]?.closedOn = Day(number: 19_800 + Int32(below(50)))
    default: directory.classes["theft"] = CaseClass(code: "theft", name: "سرقت \(below(100))")
    }
  }

  private func codes(_ level: Level, of directory: Directory) -> [String] {
    directory.units.values.filter { $0.level == level }.map(\.code).sorted()
  }
}
