import TarazuCalendar
import TarazuDomain
import TestDomain
import TestRandom
import Testing

@testable import TarazuCube

/// Delta logs that are long enough to be cut, compared with plain lists of their changes.
@Suite struct DeltaLogTests {
  /// 90 branches in the log; those from 80 on belong to no unit, nor does every fifth of the others.
  private static let branchCount = 90
  private static let unitCount = 4

  private var map: UnitMap {
    let branches = (0..<80).map {
      Branch(index: BranchIndex($0), kind: 0, terms: .none, opened: 0, closed: 1)
    }
    return UnitMap(
      branches: branches, terms: [], unitOfBranch: { $0 % (Self.unitCount + 1) - 1 }, branchCount: 80)
  }

  private func sums(_ log: DeltaLog, through day: Int32) -> [Int128]? {
    var sums = BranchSums(branchCount: Self.branchCount)
    log.addTotals(through: day, to: &sums)
    return sums.byUnit(map, count: Self.unitCount)
  }

  private func expectedSums(_ entries: [DeltaLog.Entry], through day: Int32) -> [Int128] {
    var expected = [Int128](repeating: 0, count: Self.unitCount)
    for entry in entries where entry.day <= day && entry.branch.offset < 80 && entry.branch.offset % 5 > 0 {
      expected[entry.branch.offset % 5 - 1] += Int128(entry.amount)
    }
    return expected
  }

  private func log(_ entries: [DeltaLog.Entry]) -> DeltaLog {
    var log = DeltaLog()
    for entry in entries {
      log.add(Int128(entry.amount), to: entry.branch, on: entry.day, branchCount: Self.branchCount)
    }
    return log
  }

  private func entry(_ day: Int32, _ branch: Int, _ amount: Int64) -> DeltaLog.Entry {
    DeltaLog.Entry(day: day, branch: BranchIndex(branch), amount: amount)
  }

  /// Compares totals through some days, and the changes between each two of them.
  private func expectSame(_ log: DeltaLog, as entries: [DeltaLog.Entry], on days: [Int32]) {
    #expect(log.isUsable)
    for day in days {
      #expect(sums(log, through: day) == expectedSums(entries, through: day), "through \(day)")
      #expect(log.total(through: day) == entries.reduce(0) { $1.day <= day ? $0 + Int128($1.amount) : $0 })
      for end in days {
        var (sum, lastDay) = (Int128(0), Int32.min)
        log.forEach(from: day, through: end) { entry in
          #expect(day <= entry.day && entry.day <= end && lastDay <= entry.day)
          lastDay = entry.day
          sum += Int128(entry.amount)
        }
        #expect(sum == entries.reduce(0) { day <= $1.day && $1.day <= end ? $0 + Int128($1.amount) : $0 })
      }
    }
  }

  @Test(arguments: [false, true]) func totalsEqualThoseOfAPlainList(inOrder: Bool) {
    var generator = SeededGenerator(seed: inOrder ? 1 : 2)
    var entries = (0..<6_000).map { _ in
      entry(
        Int32.random(in: -3_000...3_000, using: &generator), Int.random(in: 0..<90, using: &generator),
        Int64.random(in: -3...1_000, using: &generator))
    }
    // One day with more changes than a segment may have, and the first and the last day that there are.
    entries += (0..<2_500).map { entry(77, $0 % 90, 1) }
    entries += [entry(.min, 5, 9), entry(.max, 5, 9)]
    if inOrder { entries.sort { $0.day < $1.day } } else { entries.shuffle(using: &generator) }
    expectSame(
      log(entries), as: entries, on: [Int32.min, -3_001, -3_000, -41, 0, 76, 77, 78, 2_999, 3_000, .max])
  }

  /// The last segment is full in the middle of a day that goes on: the cut must come before that day, not within it.
  /// If it did not, the totals through the day before the cut and those of the day itself would be wrong.
  @Test(arguments: [1, 2, 7, 500, 1_024, 1_025]) func aSegmentIsNeverCutInTheMiddleOfADay(changesADay: Int) {
    let days: ClosedRange<Int32> = 0...Int32(5_000 / changesADay + 2)
    let entries = days.flatMap { day in (0..<changesADay).map { entry(day, $0 % 90, Int64($0 % 7 + 1)) } }
    expectSame(log(entries), as: entries, on: Array(days.prefix(3)) + [days.upperBound / 2] + days.suffix(3))
    // Changes of all those days that come later, in an order of their own, go to segments that were cut before.
    var generator = SeededGenerator(seed: UInt64(changesADay))
    let late = (entries + entries).map { entry($0.day, ($0.branch.offset + 1) % 90, $0.amount) }
    let both = entries + late.shuffled(using: &generator)
    expectSame(log(both), as: both, on: Array(days.prefix(3)) + [days.upperBound / 2] + days.suffix(3))
  }

  @Test func aTotalThatDoesNotFit64BitsMakesTheLogUnusable() {
    var log = DeltaLog()
    log.add(Int128(Int64.max) + 1, to: BranchIndex(0), on: 0, branchCount: 1)
    #expect(!log.isUsable)
    var sum = DeltaLog()
    for day in 0..<3_000 as Range<Int32> {
      sum.add(Int128(Int64.max / 2_000), to: BranchIndex(0), on: day, branchCount: 1)
    }
    #expect(!sum.isUsable)
  }

  @Test(arguments: [false, true]) func sumsThatLeave64BitsAreNotAnswered(isNegated: Bool) {
    let branch = BranchIndex(6)
    let most = isNegated ? Int64.min : Int64.max
    for isRow in [false, true] {
      var sums = BranchSums(branchCount: Self.branchCount)
      sums.add(most, to: branch, negated: false)
      #expect(sums.byUnit(map, count: Self.unitCount)?.contains(Int128(most)) == true)
      if isRow {
        sums.add([0, 0, 1, 0].span, from: 4, negated: isNegated)
      } else {
        sums.add(1, to: branch, negated: isNegated)
      }
      #expect(sums.byUnit(map, count: Self.unitCount) == nil)
      // The sum is within 64 bits again, but what it was in between is lost.
      sums.add(1, to: branch, negated: !isNegated)
      #expect(sums.byUnit(map, count: Self.unitCount) == nil)
    }
  }

  @Test func sumsThatDoNotFitTheDeltaLogsAreReadFromThePrefixSums() throws {
    let world = World(seed: 60)
    let cube = try world.cube()
    let branch = try #require(world.unitNumbers()["b0"])
    let cell = CellKey(day: 19_000, branch: branch, caseClass: 2)
    let key = ContributionKey(cell: cell, measure: .paidRials)
    let huge = ContributionChange(key: key, amount: Int64.max)
    try cube.apply([huge, huge, huge], position: CommitPosition(number: 2, tag: 0, committedAt: 0))
    let window = Window(Day(number: 19_000))
    let answers = try [1_000, 0].map { count in
      var reader = cube.reader(today: Day.last)
      reader.fewBranches = count
      return try reader.scorecard(Selection(unit: "IR", window: window)).figures.map(\.figure)
    }
    #expect(answers[0] == answers[1])
    let index = try #require(Indicator.all.firstIndex { $0.code == "recovery_rate" })
    #expect(answers[0][index].numerator ?? 0 >= 3 * Int128(Int64.max))
  }
}
