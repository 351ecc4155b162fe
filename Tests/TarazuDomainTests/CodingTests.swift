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
      for record in [CommitRecord.contributions(changes), .directory(version: version, changes), .reload] {
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
    #expect(throws: DamagedCommit.self) { try CommitRecord(bytes: [4]) }
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

struct HearingBytesTests {
  private func state(_ hearings: [UInt8]) throws -> CaseState {
    try CaseState(
      lastAt: Instant(nanoseconds: 0), lastKind: .registered, lastInstantFitInOneRound: true,
      hasUnmatchedRetraction: false, accepted: 1, caseClass: 1,
      lastSpell: CaseMachine.LastSpell(branch: 10, openedOn: 5, endedOn: nil), visited: nil, appealBranch: nil,
      enforcement: nil, hearings: hearings)
  }

  @Test func hearingsReadBack() throws {
    let long = String(repeating: "~", count: 64)
    let bytes: [UInt8] =
      [1, 0, 0, 0, 11, 1, 97] + [2, 0x7F, 0xFF, 0xFF, 0xFF, 1, 98] + [3, 0, 0, 1, 0, 64] + Array(long.utf8)
    let state = try state(bytes)
    let read = state.machine.hearings.mapValues { "\($0.branch) \($0.isTrial) \($0.awaits)" }
    #expect(read == ["a": "11 true false", "b": "2147483647 false true", long: "256 true true"])
    #expect(state.hearingBytes == bytes)
    #expect(try self.state([]).machine.hearings.isEmpty)
  }

  @Test(arguments: [1, 2] as [UInt64])
  func damagedBytes(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<3_000 {
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in UInt8.random(in: 0...9, using: &random) }
      if let read = try? state(bytes) { #expect((try? state(read.hearingBytes)) == read) }
    }
    #expect(throws: DamagedState.self) { try state([1]) }
    #expect(throws: DamagedState.self) { try state([1, 0, 0, 0, 1, 2, 97]) }
  }
}
