// Small courts for figures that are worked out by hand.

import TarazuCalendar
import TarazuDomain
import Testing

@testable import TarazuCube

/// A few courts with cases that are written out in each test. Branch "a" is the one that most tests are about; its kind
/// has a standard of 30 days, a norm of 20 days for leads, and a calendar. Branch "z" is of another kind without all of
/// these, and busy with cases of its own.
struct Courts {
  /// 1 Farvardin 1403. Days in the tests are counted from here, and stay within that year.
  static let newYear: Int32 = JalaliDate(year: 1403, month: 1, day: 1)?.asDay.number ?? 0

  var world: World

  init(opened: Int32? = nil, closed: Int32? = nil) {
    var directory = Directory()
    directory.kinds["civil"] = BranchKind(
      code: "civil", name: "حقوقی", standardDays: 30, leadNormDays: 20, keepsCalendar: true)
    directory.kinds["other"] = BranchKind(code: "other", name: "دیگر", standardDays: nil)
    directory.units["IR"] = Unit(code: "IR", level: .country, parent: nil, name: "کل کشور")
    directory.units["01"] = Unit(code: "01", level: .province, parent: "IR", name: "یک")
    directory.units["0101"] = Unit(code: "0101", level: .district, parent: "01", name: "یک یک")
    world = World(directory: directory)
    addBranch("a", kind: "civil", opened: opened, closed: closed)
    addBranch("z", kind: "other")
    for day in stride(from: -900 as Int32, through: 360, by: 45) {
      add(opened: day, closed: day + 33, at: "z")
      add(opened: day, closed: nil, at: "z", of: "civil.b")
      addHearing(on: day, lead: 12, at: "z")
    }
  }

  mutating func addBranch(_ code: String, kind: String, opened: Int32? = nil, closed: Int32? = nil) {
    world.directory.units[code] = Unit(
      code: code, level: .branch, parent: "0101", name: code, kind: kind,
      openedOn: Day(number: Courts.newYear + (opened ?? -5_000)),
      closedOn: closed.map { Day(number: Courts.newYear + $0) })
  }

  mutating func add(opened: Int32, closed: Int32?, at branch: String = "a", of caseClass: String = "penal") {
    add(opened: opened, ended: closed, at: branch, of: caseClass)
  }

  /// A spell that opened by a registration, or where the case began before it by a transfer.
  mutating func add(
    opened: Int32, begun: Int32? = nil, ended: Int32?, by end: Measure = .closed, at branch: String = "a",
    of caseClass: String = "penal"
  ) {
    world.spells.append(
      World.Spell(
        branch: branch, caseClass: caseClass, opened: Courts.newYear + opened,
        openedBy: begun == nil ? .registered : .received, ended: ended.map { Courts.newYear + $0 }, endedBy: end,
        brought: opened - (begun ?? opened)))
  }

  /// One more in a stock from a day on, or one less, by an event of another day.
  mutating func change(
    _ stock: Measure, from first: Int32, by event: Int32, isIncrease: Bool = true, at branch: String = "a",
    of caseClass: String = "penal"
  ) {
    world.stockSteps.append(
      World.StockStep(
        branch: branch, caseClass: caseClass, day: Courts.newYear + event, stock: stock,
        change: StockChange(delay: first - event, isIncrease: isIncrease)))
  }

  /// What happened on a day, of a measure that is a count or a sum.
  mutating func note(_ measure: Measure, on day: Int32, _ amount: Int64 = 1, at branch: String = "a") {
    world.occurrences.append(
      World.Occurrence(
        branch: branch, caseClass: "penal", day: Courts.newYear + day, measure: measure, amount: amount))
  }

  mutating func addHearing(on day: Int32, lead: Int32, at branch: String = "a", of caseClass: String = "penal") {
    world.hearings.append(
      World.Hearing(branch: branch, caseClass: caseClass, day: Courts.newYear + day, lead: lead))
  }

  private static let perMonth = ["inflow_mean", "outflow_mean", "closed_mean"]

  static func window(_ from: Int32, _ to: Int32) throws -> Window {
    try Window.checked(from: Day(number: newYear + from), to: Day(number: newYear + to))
  }

  /// A reader that reads branches one by one, and one that reads the delta logs.
  func readers() throws -> [CubeReader] {
    let cube = try world.cube()
    return [1_000, 0].map {
      var reader = cube.reader(today: Day.last)
      reader.fewBranches = $0
      return reader
    }
  }

  /// Asks for a figure of branch "a" in each way that the cube has: scorecard, trend and rank, from the series of the
  /// branch and from the delta logs. All must give the same.
  func expect(
    _ code: String, _ from: Int32, _ to: Int32, of caseClass: String? = nil, is numerator: Int128?,
    over denominator: Int128, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let indicator = try Indicator.checked(code)
    let window = try Courts.window(from, to)
    let selection = Selection(unit: "a", window: window, caseClass: caseClass)
    for reader in try readers() {
      var figures: [(way: String, figure: Figure?)] = []
      figures.append(("scorecard", try reader.scorecard(selection, indicators: [indicator]).figures.first?.figure))
      figures.append(("trend", try reader.trend(indicator, selection, by: .year).last?.figure))
      let rank = try reader.rank(
        RankQuestion(
          indicator: indicator, unit: "IR", level: .branch, window: window, caseClass: caseClass, count: 10,
          minSample: 0))
      if let row = rank.highest.first(where: { $0.unit == "a" }) { figures.append(("rank", row.figure)) }
      for (way, figure) in figures {
        let comment = Comment(rawValue: "\(code) by \(way), \(reader.fewBranches)")
        #expect(figure?.numerator == numerator, comment, sourceLocation: sourceLocation)
        #expect(figure?.denominator == denominator, comment, sourceLocation: sourceLocation)
      }
      // A figure with a value must be in the rank.
      if numerator != nil, denominator >= (Courts.perMonth.contains(code) ? 26_970 : 1) {
        #expect(figures.count == 3, "\(code)", sourceLocation: sourceLocation)
      }
    }
  }
}
