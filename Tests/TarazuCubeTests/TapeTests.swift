import TarazuCalendar
import TarazuDomain
import Testing

@testable import TarazuCube

/// Tapes that are long enough to be cut, against plain lists.
@Suite struct TapeTests {
  private func map(slots: Int, units: Int) -> UnitMap {
    let branches = (0..<slots).map {
      Branch(slot: $0, kind: 0, standard: Int32($0), opened: 0, closed: 1)
    }
    return UnitMap(branches: branches, unitOfBranch: { $0 % (units + 1) - 1 }, slots: slots)
  }

  private func sums(_ tape: Tape, through day: Int32, of map: UnitMap, count: Int) -> [Int128]? {
    var sums = SlotSums(slots: 90)
    tape.addTotals(through: day, to: &sums)
    return sums.byUnit(map, count: count)
  }

  @Test(arguments: [false, true]) func totals(inOrder: Bool) {
    var generator = SeededGenerator(seed: inOrder ? 1 : 2)
    var entries: [Tape.Entry] = (0..<6_000).map { _ in
      Tape.Entry(
        day: Int32.random(in: -3_000...3_000, using: &generator), slot: Int32.random(in: 0..<90, using: &generator),
        amount: Int64.random(in: -3...1_000, using: &generator))
    }
    // So many on one day that no cut can part them, and the ends of time.
    entries += (0..<2_500).map { Tape.Entry(day: 77, slot: Int32($0 % 90), amount: 1) }
    entries += [Int32.min, .max].map { Tape.Entry(day: $0, slot: 5, amount: 9) }
    if inOrder { entries.sort { $0.day < $1.day } } else { entries.shuffle(using: &generator) }
    var tape = Tape()
    for entry in entries { tape.add(Int128(entry.amount), to: Int(entry.slot), on: entry.day, slots: 90) }
    #expect(tape.isUsable)
    let map = map(slots: 80, units: 4)
    for day in [Int32.min, -3_001, -3_000, -41, 0, 76, 77, 78, 2_999, 3_000, .max] {
      var expected = [Int128](repeating: 0, count: 4)
      for entry in entries where entry.day <= day {
        // Slots from 80 on belong to no unit, nor does each fifth one.
        if entry.slot < 80, entry.slot % 5 > 0 { expected[Int(entry.slot) % 5 - 1] += Int128(entry.amount) }
      }
      #expect(sums(tape, through: day, of: map, count: 4) == expected)
      #expect(tape.total(through: day) == entries.reduce(0) { $1.day <= day ? $0 + Int128($1.amount) : $0 })
    }
  }

  @Test func whatDoesNotFitMakesItUnusable() {
    var tape = Tape()
    tape.add(Int128(Int64.max) + 1, to: 0, on: 0, slots: 1)
    #expect(!tape.isUsable)
    var sum = Tape()
    for day in 0..<3_000 as Range<Int32> { sum.add(Int128(Int64.max / 2_000), to: 0, on: day, slots: 1) }
    #expect(!sum.isUsable)
  }

  @Test(arguments: [false, true]) func sumsThatLeave64BitsAreToldToHave(isNegated: Bool) {
    let map = map(slots: 80, units: 4)
    let most = isNegated ? Int64.min : Int64.max
    for isRow in [false, true] {
      var sums = SlotSums(slots: 90)
      sums.add(most, to: 6, negated: false)
      #expect(sums.byUnit(map, count: 4)?.contains(Int128(most)) == true)
      if isRow {
        sums.add([0, 0, 1, 0].span, from: 4, negated: isNegated)
      } else {
        sums.add(1, to: 6, negated: isNegated)
      }
      #expect(sums.byUnit(map, count: 4) == nil)
      // The sum is back within 64 bits, but what it was in between is not known.
      sums.add(1, to: 6, negated: !isNegated)
      #expect(sums.byUnit(map, count: 4) == nil)
    }
  }

  /// Sums that the tapes cannot hold are read from the ladders.
  @Test func figuresOfUnusableTapes() throws {
    let world = World(seed: 60)
    let cube = try world.cube()
    let place = try #require(world.unitNumbers()["b0"])
    let cell = CellKey(day: 19_000, branch: place, caseClass: 2)
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
