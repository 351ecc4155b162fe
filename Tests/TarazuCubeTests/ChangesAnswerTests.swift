import TarazuCalendar
import TarazuDomain
import TarazuJudgement
import TestDomain
import TestRandom
import Testing

@testable import TarazuCube

@Suite struct ChangesAnswerTests {
  private static let to = Day(number: 20_035)

  /// The units at or below another one, without those whose only unit below is looked at too.
  private func units(_ reader: CubeReader, _ within: String, _ level: Level?) -> [Unit] {
    let all = reader.directory.units.values
    let looked = all.filter { unit in
      unit.level != .country && (level == nil || unit.level == level)
        && reader.directory.isUnit(unit.code, atOrBelow: within)
    }
    return looked.filter { unit in
      let below = all.filter { $0.parent == unit.code }
      return !(below.count == 1 && looked.contains { $0.code == below[0].code })
    }
  }

  @Test(
    arguments: [
      ("IR", nil), ("IR", .province), ("IR", .district), ("IR", .branch), ("01", nil), ("04", nil), ("0401", nil),
      ("040101", nil), ("08", nil), ("05", .district),
    ] as [(String, Level?)])
  func listsEqualThoseOfSignals(within: String, level: Level?) throws {
    let reader = try JudgedCourts.world(seed: 8).cube().reader(today: JudgedCourts.today)
    let sums = MonthSums(through: reader.judgedMonth(endedBy: Self.to))
    var checked: [(p: Double, unit: Unit, code: String, answer: SignalAnswer)] = []
    for unit in units(reader, within, level) {
      for code in [
        "pending", "processing_days_mean", "lead_days_mean", "inflow_mean", "outflow_mean", "satisfaction_mean",
        "clearance_rate", "on_time_rate", "adjournment_rate", "adjourned_service_rate", "settlement_rate",
        "upheld_rate",
        "decision_on_time_rate", "undated_rate", "case_days_mean",
      ] where code != "case_days_mean" || unit.level < .branch {
        let answer = try reader.signal(
          SignalQuestion(indicator: try Indicator.checked(code), unit: unit.code, to: Self.to), sums)
        if let p = answer.finding?.p { checked.append((p, unit, code, answer)) }
      }
    }
    let accepted = checked.filter { one in
      one.p <= 0.05 * Double(checked.count { $0.p <= one.p }) / Double(checked.count)
    }
    let limit = accepted.map(\.p).max() ?? -1
    let listed = checked.filter { one in
      one.p <= limit && one.answer.finding?.judgement != .usual && one.answer.points.last?.usual != nil
    }
    let sorted = listed.sorted { a, b in
      a.p != b.p
        ? a.p < b.p
        : a.unit.level != b.unit.level ? a.unit.level < b.unit.level : (a.unit.code, a.code) < (b.unit.code, b.code)
    }
    let list = try reader.changes(ChangesQuestion(unit: within, to: Self.to, level: level), sums)
    #expect(list.checkedCount == checked.count)
    #expect(list.changes.map { "\($0.unit) \($0.indicator.code)" } == sorted.map { "\($0.unit.code) \($0.code)" })
    for (change, expected) in zip(list.changes, sorted) {
      #expect(change.finding == expected.answer.finding && change.level == expected.unit.level)
      #expect(change.value == expected.answer.points.last?.value)
      #expect(change.usual == expected.answer.points.last?.usual)
    }
    if within == "IR", level == nil { #expect(!list.changes.isEmpty) }
  }

  @Test func wrongQuestions() throws {
    let reader = try JudgedCourts.world(seed: 2).cube().reader(today: JudgedCourts.today)
    let sums = MonthSums(through: reader.judgedMonth(endedBy: Self.to))
    func field(_ unit: String, _ level: Level? = nil, to: Day = Self.to) -> String? {
      do throws(QuestionError) {
        _ = try reader.changes(ChangesQuestion(unit: unit, to: to, level: level), sums)
        return nil
      } catch {
        if case .invalidArgument(let field, _) = error { return field }
        return "not found"
      }
    }
    #expect(field("IR") == nil)
    #expect(field("IR", .country) == "level")
    #expect(field("nowhere", .country) == "level")
    #expect(field("nowhere") == "not found")
    #expect(field("0101", .province) == "level")
    #expect(field("010101", .branch) == nil)
    #expect(field("IR", to: Day(number: Day.last.number + 1)) == "from_date")
  }

  // MARK: What is kept

  /// Only what changes the months that are looked at, or one before, ends an answer.
  @Test func untilACommitTouchesTheMonths() throws {
    let world = JudgedCourts.world(seed: 9)
    let cube = try world.cube()
    let last = cube.reader(today: JudgedCourts.today).judgedMonth(endedBy: Self.to).lastDay
    let branch = try #require(world.unitNumbers()["010101"])
    let number = try #require(World.classNumbers["civil.a"])
    var position: Int64 = 1
    func commit(on days: Int32...) throws -> Bool {
      let before = cube.version.revision
      position += 1
      try cube.apply(
        days.map { day in
          ContributionChange(
            key: ContributionKey(
              cell: CellKey(day: Day(number: day), branch: branch, caseClass: number), measure: .registered), amount: 1)
        }, position: CommitPosition(number: position, tag: 0, committedAt: 0))
      return cube.version.isUnchanged(through: last, since: before)
    }
    #expect(try commit(on: last.number + 1))
    #expect(try commit(on: last.number + 1, last.number + 30))
    #expect(try !commit(on: last.number))
    #expect(try !commit(on: last.number + 5, last.number - 3_000))
    #expect(try commit())
    let before = cube.version.revision
    cube.setDirectory(world.cubeDirectory)
    #expect(!cube.version.isUnchanged(through: last, since: before))
  }

  @Test func touchedDays() {
    var generator = SeededGenerator(seed: 3)
    var touched = TouchedDays()
    var notes: [(day: Int32, revision: UInt64)] = []
    #expect(touched.lastChange(through: .max) == 0)
    for revision in 1...300 as ClosedRange<UInt64> {
      let day = Int32(generator.below(40)) - 20
      touched.note(day, revision)
      notes.append((day, revision))
      for asked in -21...20 as ClosedRange<Int32> {
        let expected = notes.last { $0.day <= asked }?.revision ?? 0
        #expect(touched.lastChange(through: asked) == expected)
      }
    }
  }

  /// Sums that were kept give the same as sums that are read anew.
  @Test func keptSums() throws {
    let world = JudgedCourts.world(seed: 10)
    let cube = try world.cube()
    let reader = cube.reader(today: JudgedCourts.today)
    let month = reader.judgedMonth(endedBy: Self.to)
    let kept = MonthSums(through: month)
    for unit in ["01", "IR", "030101"] {
      let question = ChangesQuestion(unit: unit, to: Self.to)
      let (first, second) = (
        try reader.changes(question, kept), try reader.changes(question, MonthSums(through: month))
      )
      #expect(first.checkedCount == second.checkedCount)
      #expect(first.changes.map(\.finding) == second.changes.map(\.finding))
    }
  }
}
