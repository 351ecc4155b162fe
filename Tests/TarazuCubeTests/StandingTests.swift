import TarazuCalendar
import TarazuDomain
import TestDomain
import TestRandom
import Testing

@testable import TarazuCube

/// A standing, read from the contract: each unit's figure by counting, then the rank and the quartiles by counting too.
private struct ReferenceStanding {
  private let figures: [(code: String, figure: Figure)]
  private let unit: String

  init(_ world: World, _ question: StandingQuestion, within top: String) {
    let tree = world.directory
    let level = tree.units[question.unit]?.level
    let kind = level == .branch ? tree.units[question.unit]?.kind : nil
    let hasMonths = ["inflow_mean", "outflow_mean", "closed_mean"].contains(question.indicator.code)
    unit = question.unit
    figures = tree.units.values.compactMap { other in
      guard other.level == level, other.kind == kind || kind == nil, tree.isUnit(other.code, atOrBelow: top) else {
        return nil
      }
      let source = ReferenceFigures(world, unit: other.code, window: question.window, caseClass: nil, kind: kind)
      let figure = question.indicator.figure(from: source)
      let isRanked =
        source.isConsidered && figure.value != nil
        && (question.indicator.sample == nil || (figure.sample ?? 0) >= 30)
        && (!hasMonths || figure.denominator >= 26_970)
      return isRanked ? (other.code, figure) : nil
    }
  }

  /// Nil where it says nothing.
  func expectSame(_ standing: Standing?, _ comment: Comment) {
    let own = figures.first { $0.code == unit }?.figure
    let others = figures.filter { $0.code != unit }.count
    guard others >= 5 else {
      #expect(standing == nil, comment)
      return
    }
    #expect(standing?.rankedCount == figures.count, comment)
    let rank = own.map { own in 1 + figures.filter { Figure.isLess(own, $0.figure) == true }.count }
    #expect(standing?.rank == rank, comment)
    guard others >= 10 else {
      #expect(standing?.quartiles == nil, comment)
      return
    }
    let quartiles = standing?.quartiles
    for (found, quarters) in [(quartiles?.first, 1), (quartiles?.median, 2), (quartiles?.third, 3)] {
      // The smallest value v with at least ceil(q n) values <= v.
      let reached = figures.map(\.figure).filter { v in
        figures.filter { Figure.isLess(v, $0.figure) != true }.count * 4 >= quarters * figures.count
      }
      let smallest = reached.first { v in !reached.contains { Figure.isLess($0, v) == true } }
      #expect(found?.value == smallest?.value, comment)
    }
  }
}

@Suite struct StandingTests {
  /// Courts in which the provinces differ in how many branches and districts they have, so that groups are of all sizes.
  private func world(seed: UInt64) -> World {
    var generator = SeededGenerator(seed: seed)
    var directory = Directory()
    directory.kinds["civil"] = BranchKind(code: "civil", name: "حقوقی", standardDays: 104)
    directory.kinds["penal"] = BranchKind(code: "penal", name: "کیفری", standardDays: nil)
    directory.units["IR"] = Unit(code: "IR", level: .country, parent: nil, name: "کل کشور")
    var branches: [String] = []
    for province in 1...13 {
      let code = "p\(province)"
      directory.units[code] = Unit(code: code, level: .province, parent: "IR", name: code)
      let districts = province == 1 ? 12 : province == 2 ? 6 : 1
      for district in 1...districts {
        let districtCode = "\(code).\(district)"
        directory.units[districtCode] = Unit(code: districtCode, level: .district, parent: code, name: districtCode)
        let most = province == 1 ? 3 : province == 2 ? 2 : 1
        for branch in 0..<Int.random(in: 1...most, using: &generator) {
          let branchCode = "\(districtCode).\(branch)"
          directory.units[branchCode] = Unit(
            code: branchCode, level: .branch, parent: districtCode, name: branchCode,
            kind: Int.random(in: 0..<4, using: &generator) == 0 ? "penal" : "civil", openedOn: Day(number: 18_000))
          branches.append(branchCode)
        }
      }
    }
    var world = World(directory: directory)
    for branch in branches {
      // Some have too few cases to be ranked, and many have the same figures.
      for _ in 0..<Int.random(in: 0...70, using: &generator) {
        let opened = Int32.random(in: 19_000...19_200, using: &generator)
        let isOpen = Int.random(in: 0..<6, using: &generator) == 0
        world.spells.append(
          World.Spell(
            branch: branch, caseClass: World.randomClass(using: &generator), opened: opened, openedBy: .registered,
            ended: isOpen ? nil : opened + Int32.random(in: 1...4, using: &generator), endedBy: .closed))
        world.hearings.append(
          World.Hearing(
            branch: branch, caseClass: World.randomClass(using: &generator), day: opened,
            lead: Int32.random(in: 0...3, using: &generator)))
      }
    }
    return world
  }

  @Test(arguments: [51, 52, 53] as [UInt64]) func standingsEqualThoseOfCounting(seed: UInt64) throws {
    let world = world(seed: seed)
    var reader = try world.cube().reader(today: Day(number: 20_300))
    reader.fewBranches = seed % 2 == 0 ? 0 : 1_000
    var generator = SeededGenerator(seed: seed + 100)
    let months = Period.month.parts(of: try Window.checked(from: Day(number: 18_980), to: Day(number: 19_230)))
      .dropFirst().dropLast()
    for indicator in Indicator.all {
      for level in Level.allCases {
        let units = world.directory.units.values.filter { $0.level == level }.map(\.code).sorted()
        let first = try #require(months.prefix(3).randomElement(using: &generator))
        let last = try #require(months.suffix(3).randomElement(using: &generator))
        let question = StandingQuestion(
          indicator: indicator, unit: try #require(units.randomElement(using: &generator)),
          window: try Window.checked(from: first.from, to: last.to))
        let answer = try reader.standing(question)
        let comment = Comment(rawValue: "\(indicator.code) of \(question.unit)")
        ReferenceStanding(world, question, within: "IR").expectSame(answer.country, comment)
        if level > .province {
          let province = try #require(world.directory.province(of: question.unit))
          ReferenceStanding(world, question, within: province).expectSame(answer.province, comment)
        } else {
          #expect(answer.province == nil, comment)
        }
      }
    }
  }

  /// Districts of one province with 30 cases each but the first few, whose closings take as many days as their number.
  private func row(of count: Int, ranked: Int) throws -> (reader: CubeReader, window: Window) {
    var directory = Directory(kinds: ["civil": BranchKind(code: "civil", name: "حقوقی", standardDays: nil)])
    directory.units["IR"] = Unit(code: "IR", level: .country, parent: nil, name: "کل کشور")
    directory.units["01"] = Unit(code: "01", level: .province, parent: "IR", name: "یک")
    var world = World(directory: directory)
    let days = try Window.checked(from: Day(number: 19_000), to: Day(number: 19_070))
    let window = try #require(Period.month.parts(of: days).dropFirst().first)
    for number in 1...count {
      let district = "d\(number)"
      world.directory.units[district] = Unit(code: district, level: .district, parent: "01", name: district)
      world.directory.units["b\(number)"] = Unit(
        code: "b\(number)", level: .branch, parent: district, name: district, kind: "civil", openedOn: Day(number: 0))
      for _ in 0..<(number > count - ranked ? 30 : 29) {
        world.spells.append(
          World.Spell(
            branch: "b\(number)", caseClass: "penal", opened: window.from.number - Int32(number), openedBy: .registered,
            ended: window.from.number, endedBy: .closed))
      }
    }
    return (try world.cube().reader(today: Day(number: 20_300)), window)
  }

  @Test func whatIsSaidDependsOnHowManyOthersAreRanked() throws {
    let days = try Indicator.checked("processing_days_mean")
    func standing(_ unit: String, of count: Int, ranked: Int) throws -> UnitStanding {
      let (reader, window) = try row(of: count, ranked: ranked)
      return try reader.standing(StandingQuestion(indicator: days, unit: unit, window: window))
    }
    // 4 others and itself; 5 others, itself unranked; 5 others and itself.
    #expect(try standing("d5", of: 5, ranked: 5) == UnitStanding())
    #expect(try standing("d1", of: 6, ranked: 5).province == Standing(rank: nil, rankedCount: 5, quartiles: nil))
    #expect(try standing("d6", of: 6, ranked: 6).province == Standing(rank: 1, rankedCount: 6, quartiles: nil))
    #expect(try standing("b5", of: 6, ranked: 6).country == Standing(rank: 2, rankedCount: 6, quartiles: nil))
    #expect(try standing("d10", of: 10, ranked: 10).province?.quartiles == nil)
    // Of 11 values 1 to 11, the quartiles are the 3rd, the 6th and the 9th.
    let eleven = try standing("d1", of: 11, ranked: 11)
    #expect(eleven.province?.rank == 11)
    #expect(eleven.province?.quartiles?.first.value == 3)
    #expect(eleven.province?.quartiles?.median.value == 6)
    #expect(eleven.province?.quartiles?.third.value == 9)
    #expect(eleven.country == eleven.province)
    #expect(try standing("01", of: 11, ranked: 11) == UnitStanding())
    #expect(try standing("IR", of: 11, ranked: 11) == UnitStanding())
  }

  @Test func peersAreTheMediansOfTheProvince() throws {
    let (reader, window) = try row(of: 11, ranked: 11)
    let answer = try reader.compareWithPeers("d2", over: window)
    let card = try reader.scorecard(Selection(unit: "d2", window: window))
    #expect(answer.a.figures.map(\.figure) == card.figures.map(\.figure))
    for (index, (indicator, figure)) in answer.a.figures.enumerated() {
      let standing = try reader.standing(StandingQuestion(indicator: indicator, unit: "d2", window: window))
      #expect(answer.medians[index] == standing.province?.quartiles?.median)
      let median = answer.medians[index]?.value
      #expect(answer.differences[index].indicator.code == indicator.code)
      #expect((answer.differences[index].value == nil) == (figure.value == nil || median == nil))
    }
    let mean = try #require(answer.differences.first { $0.indicator.code == "processing_days_mean" })
    #expect(mean.value == -4)
    #expect(try row(of: 10, ranked: 10).reader.compareWithPeers("d2", over: window).medians.allSatisfy { $0 == nil })
    #expect(try reader.compareWithPeers("01", over: window).medians.allSatisfy { $0 == nil })
  }

  @Test func onlyWholeJalaliMonthsAreAsked() throws {
    let (reader, month) = try row(of: 2, ranked: 1)
    let pending = try Indicator.checked("pending")
    func field(_ from: Int32, _ to: Int32, unit: String = "d1") -> String? {
      let window = Window(from: Day(number: from), to: Day(number: to)) ?? month
      do throws(QuestionError) {
        _ = try reader.standing(StandingQuestion(indicator: pending, unit: unit, window: window))
        return nil
      } catch {
        guard case .invalidArgument(let field, _) = error else { return "not found" }
        return field
      }
    }
    let (from, to) = (month.from.number, month.to.number)
    #expect(field(from, to) == nil)
    #expect(field(from + 1, to) == "from_date")
    #expect(field(from, from) == "to_date")
    #expect(field(from, to + 1) == "to_date")
    #expect(field(from, to + 1, unit: "NOPE") == "to_date")
    #expect(field(from, to, unit: "NOPE") == "not found")
  }
}
