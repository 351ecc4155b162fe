// Which units differ from their kind (docs/spec/judgement.md#funnel).

import TarazuCalendar
import TarazuDomain
import TarazuJudgement

extension CubeReader {
  /// Judges the units that a rank of the same question ranks.
  public func funnel(_ question: FunnelQuestion) throws(QuestionError) -> FunnelAnswer {
    let (form, parts) = try question.judged()
    let rank = question.rank
    let (view, unit) = try resolve(rank.selection)
    try require(rank.level, within: unit)
    let all = state.geography.units
    let considered = considered(state.geography.unitIndices(at: rank.level, within: unit), view, rank.window)
    let columns = UnitColumns(view, units: considered.map { all[$0].branches }, window: rank.window)
    let standings = Standings(rank.indicator.tableOrNone(from: columns), rank)
    let ranked = considered.indices.filter { standings.isRanked($0) }

    let sums = FunnelSums(
      view: view, units: ranked.map { all[considered[$0]].branches }, window: rank.window, parts: parts,
      columns: columns, places: ranked)
    let isAdjusted = (form == .days || form == .share) && rank.caseClass == nil && !question.isUnadjusted
    let group = group(sums, form: form, isAdjusted: isAdjusted)
    let funnel = Funnel(form, units: group.units, factor: parts.factor(days: rank.window.days), adjusted: isAdjusted)
    let rows = zip(ranked, funnel.rows).map { index, row in
      let unit = all[considered[index]]
      return FunnelAnswer.Row(unit: unit.code, name: unit.name, figure: standings.table[index], judged: row)
    }
    return FunnelAnswer(
      funnel: funnel, threshold: funnel.isTooFew ? nil : group.threshold, rows: rows,
      insufficientCount: considered.count - ranked.count, isIncomplete: isIncomplete(rank.window))
  }

  private func group(
    _ sums: FunnelSums, form: Form, isAdjusted: Bool
  ) -> (units: [FunnelUnit], threshold: Int32?) {
    if isAdjusted { return (sums.unitsByClass(), nil) }
    var units = sums.sums().map { FunnelUnit(sums: $0) }
    guard form == .quantile, let list = sums.parts.list, let tenths = sums.parts.tenths else { return (units, nil) }
    let above = sums.above(tenths, of: list)
    for (index, count) in (above?.counts ?? []).enumerated() { units[index].sums.top = count }
    return (units, above?.threshold)
  }
}
