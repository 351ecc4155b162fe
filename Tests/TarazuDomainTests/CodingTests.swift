// What is stored and sent as bytes: round trips, and whatever bytes come.

import TarazuCalendar
import TarazuDomain
import TestDomain
import TestRandom
import Testing

struct CommitRecordTests {
  private func change(_ random: inout SeededGenerator) -> ContributionChange {
    let number: [Int32] = [0, 1, -1, 127, 128, 70_000, .min, .max]
    let measure = random.pick(Measure.allCases)
    let cell = CellKey(
      day: Day(number: random.pick(number)), branch: UnitNumber(random.pick(number)),
      caseClass: ClassNumber(random.pick(number)))
    let key = ContributionKey(cell: cell, measure: measure, value: measure.isList ? random.pick(number) : 0)
    return ContributionChange(key: key, amount: random.pick([0, 1, -1, 63, 64, -65, .min, .max]))
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func readBack(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<1_000 {
      let changes = (0..<Int.random(in: 0...12, using: &random)).map { _ in change(&random) }
      let version: Int64 = random.pick([0, 1, -1, .min, .max])
      for record in [CommitRecord.contributions(changes), .directory(version: version, changes), .reload, .rebuild] {
        #expect(try CommitRecord(bytes: record.bytes) == record)
      }
    }
  }

  /// Whatever bytes come are read or refused; what is read has one meaning.
  @Test(arguments: [1, 2, 3] as [UInt64])
  func damagedBytes(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<3_000 {
      var bytes = CommitRecord.directory(version: 5, (0..<3).map { _ in change(&random) }).bytes
      switch Int.random(in: 0..<4, using: &random) {
      case 0:
        bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
      case 1: bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      case 2: bytes = Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &random)))
      default: bytes = [random.pick([1, 2])] + Array(repeating: 0xFF, count: Int.random(in: 0...30, using: &random))
      }
      if let record = try? CommitRecord(bytes: bytes) {
        #expect((try? CommitRecord(bytes: record.bytes)) == record)
      }
    }
  }

  @Test func unknownKindsAndCutsAreRefused() {
    #expect(throws: DamagedCommit.self) { try CommitRecord(bytes: []) }
    #expect(throws: DamagedCommit.self) { try CommitRecord(bytes: [0]) }
    #expect(throws: DamagedCommit.self) { try CommitRecord(bytes: [5]) }
    #expect(throws: DamagedCommit.self) { try CommitRecord(bytes: [2]) }
    #expect(throws: DamagedCommit.self) { try CommitRecord(bytes: [1, 0, 0, 0, UInt8(Measure.allCases.count), 2]) }
    #expect(throws: DamagedCommit.self) { try CommitRecord(bytes: [1, 0, 0, 0, 0]) }
  }

  /// Equal changes have equal bytes, whatever the order in which they were summed.
  @Test func bytesFollowFromTheChanges() throws {
    var random = SeededGenerator(seed: 9)
    let changes = (0..<50).map { _ in change(&random) }.filter { (-999...999).contains($0.amount) }
    var (one, other) = (Contributions(), Contributions())
    for change in changes { try one.add(change.amount, to: change.key) }
    for change in changes.reversed() { try other.add(change.amount, to: change.key) }
    #expect(CommitRecord.contributions(one.changes).bytes == CommitRecord.contributions(other.changes).bytes)
    // Nor by which way.
    let taken = changes.map { ContributionChange(key: $0.key, amount: -$0.amount) }
    #expect(try (changes + changes + taken).shuffled(using: &random).summed() == one.changes)
    #expect(try (taken + changes).summed().isEmpty)
  }
}

struct CalendarBytesTests {
  private func state(_ calendar: [UInt8], gap: Gap? = nil) throws -> CaseState {
    try CaseState(
      lastAt: Instant(nanoseconds: 0), lastKind: .registered, lastInstantFitInOneRound: true,
      hasUnmatchedRetraction: false, accepted: 1, caseClass: 1,
      lastSpell: CaseMachine.LastSpell(branch: 10, openedOn: 5, endedOn: nil, courseOn: 5), visited: nil,
      appealBranch: nil, enforcement: nil, gap: gap, calendar: calendar)
  }

  /// The bytes of a state with everything in it, as the version that brought them wrote them: they are in databases.
  @Test func calendarReadsBack() throws {
    let long = String(repeating: "~", count: 64)
    // A gap awaiting a judgment since 3, held last, on 4; two spells of today; hearings a, b and the long one; x, yz done.
    let first: [UInt8] = [1 | 2 | 8 | 16 | 32, 6, 8] + [2, 11, 1, 8, 12, 0]
    let pending: [UInt8] =
      [3, 1, 11, 10, 4, 1, 97] + [2, 0xFF, 0xFF, 0xFF, 0xFF, 0x07, 9, 0, 1, 98] + [7, 12, 0, 200, 1, 64]
    let bytes = first + pending + Array(long.utf8) + [1, 120, 2, 121, 122]
    let state = try state(bytes, gap: Gap(since: 40, awaitsJudgment: false))
    let hearings = state.machine.hearings.pending
    #expect(hearings["a"] == PendingHearing(branch: 11, isTrial: true, setOn: 5, date: 7, spell: .open))
    #expect(hearings["b"] == PendingHearing(branch: 2_147_483_647, isTrial: false, setOn: -5, date: -5, spell: .ended))
    #expect(hearings[long] == PendingHearing(branch: 12, isTrial: true, setOn: 0, date: 100, spell: .judgedToday(1)))
    #expect(state.machine.calendar.gap == Gap(since: 40, awaitsJudgment: false))
    #expect(state.machine.calendar.gapBefore == Gap(since: 3, awaitsJudgment: true))
    #expect(state.machine.calendar.lastHeldOn == 4 && state.machine.calendar.lastWasHeld)
    let judged = [
      CaseMachine.JudgedSpell(branch: 11, lastHeldOn: 4), CaseMachine.JudgedSpell(branch: 12, lastHeldOn: nil),
    ]
    #expect(state.machine.judgedToday == judged)
    #expect(state.calendarBytes == bytes)
    #expect(try self.state([]).machine.hearings.pending.isEmpty)
    #expect(try self.state([]).calendarBytes.isEmpty)
  }

  @Test(arguments: [1, 2] as [UInt64])
  func damagedBytes(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<6_000 {
      let most = random.pick([9, 255] as [UInt8])
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in UInt8.random(in: 0...most, using: &random) }
      if let read = try? state(bytes) { #expect((try? state(read.calendarBytes)) == read) }
    }
    #expect(throws: DamagedState.self) { try state([0]) }
    #expect(throws: DamagedState.self) { try state([0, 1, 1, 11, 10, 4, 2, 97]) }
    #expect(throws: DamagedState.self) { try state([0, 1, 5, 11, 10, 4, 1, 97]) }
    #expect(throws: DamagedState.self) { try state([0, 0, 2, 97]) }
  }
}
