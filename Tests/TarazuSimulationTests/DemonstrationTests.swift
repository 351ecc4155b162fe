// The demonstration has something to show in every list and of every judgement, and most of its units are usual.

import Foundation
import TarazuCalendar
import TarazuCube
import TarazuDomain
import TarazuJudgement
import Testing

@testable import TarazuSimulation

@Suite struct DemonstrationTests {
  private static let end = Simulation.defaultEnd
  private static let year = Window(from: Day(number: end.number - 364), to: end) ?? Window(end)

  /// The simulation that deploy/run loads.
  private static let figures = Result {
    let seed = try constant("DEMONSTRATION_SEED")
    let simulation = try Simulation(seed: UInt64(seed), events: try constant("DEMONSTRATION_EVENTS"))
    return try SimulatedFigures(simulation, today: Day(number: end.number + 1))
  }

  private static func constant(_ name: String) throws -> Int {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let script = try String(contentsOf: root.appendingPathComponent("deploy/lib/demonstration.sh"), encoding: .utf8)
    let line = try #require(script.split(separator: "\n").first { $0.hasPrefix("\(name)=") })
    return try #require(Int(line.dropFirst(name.count + 1)))
  }

  private func reader() throws -> CubeReader { try Self.figures.get().reader }

  @Test(arguments: ListedKind.allCases) func listsHaveCases(list: ListedKind) throws {
    let today = Self.end.number + 1
    let rows = try Self.figures.get().listings.count {
      $0.kind == list && $0.since.number + list.daysUntilCounted <= today
    }
    #expect(rows > 0)
    if let total = try reader().listed(list, unit: "IR").total { #expect(total > 0) }
    // Of the oldest pending cases too.
    if list == .pending { #expect(try reader().listed(list, unit: "IR", olderThan: 365).total ?? 0 > 0) }
  }

  /// How often each outcome occurs.
  private struct Tally {
    var judgements: [Judgement: Int] = [:]
    var sides: Set<String> = []
    var without = 0

    var judged: Int { judgements.values.reduce(0, +) }

    mutating func note(_ judgement: Judgement?, _ side: String?) {
      guard let judgement else { return without += 1 }
      judgements[judgement, default: 0] += 1
      if judgement == .signal, let side { sides.insert(side) }
    }

    func expectAll(_ sides: Set<String>) {
      #expect(Judgement.allCases.allSatisfy { judgements[$0] ?? 0 > 0 }, "\(judgements)")
      #expect(self.sides == sides)
      #expect(without > 0)
      // Most are usual.
      #expect(judgements[.usual, default: 0] * 100 > judged * 80, "\(judgements)")
    }
  }

  @Test func funnelsHaveEveryOutcome() throws {
    let reader = try reader()
    var tally = Tally()
    for (level, kind) in [(.branch, "civil"), (.branch, "prosecution"), (.district, nil)] as [(Level, String?)] {
      for indicator in Indicator.all where JudgedIndicator.named(indicator.code) != nil {
        let answer = try reader.funnel(
          FunnelQuestion(indicator: indicator, unit: "IR", level: level, window: Self.year, kind: kind))
        for row in answer.rows { tally.note(row.judged.judgement, row.judged.side?.rawValue) }
      }
    }
    tally.expectAll(["high", "low"])
  }

  @Test func signalsHaveEveryOutcome() throws {
    let reader = try reader()
    let sums = MonthSums(through: reader.judgedMonth(endedBy: Self.end))
    var tally = Tally()
    // All provinces, and the districts of two of them.
    let units = reader.directory.units.values.filter { unit in
      unit.level == .province || (unit.level == .district && (unit.parent == "00" || unit.parent == "08"))
    }
    for unit in units {
      for code in JudgedIndicator.watched {
        let answer = try reader.signal(
          SignalQuestion(indicator: try Indicator.checked(code), unit: unit.code, to: Self.end), sums)
        tally.note(answer.finding?.judgement, answer.finding?.side?.rawValue)
      }
    }
    tally.expectAll(["up", "down"])
  }

  @Test func eachProvinceHasChanges() throws {
    let reader = try reader()
    let sums = MonthSums(through: reader.judgedMonth(endedBy: Self.end))
    func changes(_ unit: String) throws -> ChangesAnswer {
      try reader.changes(ChangesQuestion(unit: unit, to: Self.end, level: nil), sums)
    }
    for province in reader.directory.units.values where province.level == .province {
      #expect(try !changes(province.code).changes.isEmpty, "\(province.code)")
    }
    let country = try changes("IR")
    #expect(country.changes.count > 31)
    #expect(country.changes.count * 20 < country.checkedCount)
    #expect(Set(country.changes.map(\.level)) == [.province, .district, .branch])
  }
}
