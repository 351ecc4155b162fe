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

  @Test func funnelsHaveEveryOutcome() throws {
    let reader = try reader()
    var counts: [Judgement?: Int] = [:]
    var sides: Set<Funnel.Side> = []
    for (level, kind) in [(.branch, "civil"), (.branch, "prosecution"), (.district, nil)] as [(Level, String?)] {
      for code in ["processing_days_mean", "lead_days_p90", "settlement_rate", "adjourned_service_rate", "old_rate"] {
        let answer = try reader.funnel(
          FunnelQuestion(
            indicator: try Indicator.checked(code), unit: "IR", level: level, window: Self.year, kind: kind))
        for row in answer.rows.map(\.judged) {
          counts[row.judgement, default: 0] += 1
          if row.judgement == .signal, let side = row.side { sides.insert(side) }
        }
      }
    }
    #expect(Judgement.allCases.allSatisfy { counts[$0] != nil })
    #expect(sides == Set(Funnel.Side.allCases))
    // Some are too few to be judged.
    #expect(counts[nil] != nil)
    let judged = counts.values.reduce(0, +) - counts[nil, default: 0]
    #expect(counts[.usual, default: 0] * 100 > judged * 85, "\(counts)")
  }

  private func changes(_ unit: String) throws -> ChangesAnswer {
    let reader = try reader()
    return try reader.changes(
      ChangesQuestion(unit: unit, to: Self.end, level: nil), MonthSums(through: reader.judgedMonth(endedBy: Self.end)))
  }

  @Test func signalsHaveEveryOutcome() throws {
    let reader = try reader()
    let sums = MonthSums(through: reader.judgedMonth(endedBy: Self.end))
    var judgements: Set<Judgement> = []
    for unit in reader.directory.units.values where unit.level == .province {
      let question = SignalQuestion(
        indicator: try Indicator.checked("lead_days_mean"), unit: unit.code, to: Self.end)
      if let finding = try reader.signal(question, sums).finding { judgements.insert(finding.judgement) }
    }
    #expect(judgements == Set(Judgement.allCases))
  }

  @Test func theCountryHasChanges() throws {
    let country = try changes("IR")
    let found = country.changes
    #expect(Set(found.compactMap(\.finding.side)) == Set(Signal.Side.allCases))
    #expect(Set(found.map(\.level)) == [.province, .district, .branch])
    // Nearly all are usual, and some have too short a history.
    #expect(found.count * 50 < country.checkedCount)
    #expect(country.checkedCount < (try reader().directory.units.count - 1) * JudgedIndicator.watched.count)
  }

  /// One of each way in which a district changes, and a small province, whose capital does.
  @Test(arguments: ["01", "02", "03", "04", "18"]) func provincesHaveChanges(province: String) throws {
    #expect(try !changes(province).changes.isEmpty)
  }
}
