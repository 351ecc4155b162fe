// The morning list (docs/spec/judgement.md#changes).

import TarazuCalendar
import TarazuDomain
import TarazuJudgement

extension CubeReader {
  /// What changed by more than chance in the units at or below a unit.
  /// - Parameter sums: of the question's last month.
  public func changes(_ question: ChangesQuestion, _ sums: MonthSums) throws(QuestionError) -> ChangesAnswer {
    try question.validate()
    let (view, unit) = try resolve(Selection(unit: question.unit, window: Window(question.to)))
    if let level = question.level { try require(level, within: unit) }
    let levels = Level.allCases.filter { $0 != .country && $0 >= unit.level && ($0 == question.level ?? $0) }
    let reader = MonthReader(view, sums)
    var checked: [Double] = []
    var found: [ChangesAnswer.Change] = []
    for level in levels {
      let looked = lookedAt(at: level, within: unit, besides: levels)
      let all = LevelUnits(level, state.geography)
      let positions = all.indices.indices.filter { looked.contains(all.indices[$0]) }
      for indicator in indicators(at: level) where !positions.isEmpty {
        guard let parts = SignalParts(indicator) else { continue }
        let months = LevelMonths(all, kind: nil, parts, reader)
        for position in positions {
          let signal = months.signal(of: position)
          guard let finding = signal.finding else { continue }
          checked.append(finding.p)
          guard signal.hasLastMonth, finding.judgement != .usual else { continue }
          let unit = state.geography.units[all.indices[position]]
          found.append(change(unit, indicator, finding, signal, months, position))
        }
      }
    }
    let limit = FalseDiscovery.limit(checked) ?? -1
    return ChangesAnswer(
      checkedCount: checked.count, changes: found.filter { $0.finding.p <= limit }.sorted(by: isBefore))
  }

  private func indicators(at level: Level) -> [Indicator] {
    (JudgedIndicator.watched + (level < .branch ? JudgedIndicator.watchedAboveBranches : []))
      .compactMap { Indicator.named($0) }
  }

  /// The units of a level at or below a unit, without those that have exactly one unit directly below them, if that one
  /// is looked at too: it says the same.
  private func lookedAt(at level: Level, within unit: CubeUnit, besides levels: [Level]) -> Set<Int> {
    let geography = state.geography
    var units = Set(geography.unitIndices(at: level, within: unit))
    guard let below = Level(rawValue: level.rawValue + 1), levels.contains(below) else { return units }
    var children: [String: Int] = [:]
    for child in directory.units.values where child.level == below { children[child.parent ?? "", default: 0] += 1 }
    for index in units where children[geography.units[index].code] == 1 { units.remove(index) }
    return units
  }

  private func change(
    _ unit: CubeUnit, _ indicator: Indicator, _ finding: Signal.Finding, _ signal: Signal, _ months: LevelMonths,
    _ position: Int
  ) -> ChangesAnswer.Change {
    ChangesAnswer.Change(
      unit: unit.code, name: unit.name, level: unit.level, indicator: indicator, finding: finding,
      value: months.value(of: position, in: Signal.historyMonths), usual: signal.lastUsual)
  }

  private func isBefore(_ a: ChangesAnswer.Change, _ b: ChangesAnswer.Change) -> Bool {
    if a.finding.p != b.finding.p { return a.finding.p < b.finding.p }
    if a.level != b.level { return a.level < b.level }
    return (a.unit, a.indicator.code) < (b.unit, b.indicator.code)
  }
}
