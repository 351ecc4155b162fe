// Highest and lowest units (KPIS).

import TarazuCalendar
import TarazuDomain

extension CubeReader {
  /// The highest and the lowest units of a level by an indicator.
  public func rank(_ question: RankQuestion) throws(QuestionError) -> RankAnswer {
    try question.validate()
    let (scope, unit) = try resolve(question.selection)
    guard question.level >= unit.level else {
      throw .invalidArgument(
        field: "level", message: "\(question.level.code) lies above \(unit.level.code), the level of \(unit.code)")
    }
    let everyone = state.geography.units(of: question.level, within: unit)
    let activity = UnitColumns(scope, units: [], window: question.window)
    let units = everyone.filter { activity.isConsidered($0.branches) }
    let columns = UnitColumns(scope, units: units.map(\.branches), window: question.window)
    let figures = question.indicator.figuresOrNone(from: columns)

    var ranked: [Standing] = []
    var answer = RankAnswer(
      better: question.indicator.better, isSize: question.indicator.isSize,
      mixedKinds: question.level == .branch && question.kind == nil, rankedCount: 0, highest: [], lowest: [],
      insufficientCount: 0, insufficient: [], isIncomplete: isIncomplete(question.window))
    for (index, figure) in figures.enumerated() {
      if let value = question.valueToRank(figure) {
        ranked.append(Standing(unit: index, figure: figure, value: value))
      } else {
        answer.insufficientCount += 1
        if answer.insufficient.count < QuestionLimits.insufficientListed {
          answer.insufficient.append(RankAnswer.Insufficient(unit: units[index].code, sample: figure.sample))
        }
      }
    }
    answer.rankedCount = ranked.count
    // Units come by code, and their places decide among equals, so code does.
    ranked.sort { Standing.isBelow($0, $1) ?? ($0.unit < $1.unit) }
    answer.lowest = rows(ranked.prefix(question.count), of: units)
    ranked.sort { Standing.isBelow($1, $0) ?? ($0.unit < $1.unit) }
    answer.highest = rows(ranked.prefix(question.count), of: units)
    return answer
  }

  private func rows(_ standings: ArraySlice<Standing>, of units: [Place]) -> [RankAnswer.Row] {
    var rows: [RankAnswer.Row] = []
    for (index, standing) in standings.enumerated() {
      let isTied =
        index > 0 && Standing.isBelow(standings[index - 1], standing) == nil
        && Standing.isBelow(standing, standings[index - 1]) == nil
      let place = units[standing.unit]
      rows.append(
        RankAnswer.Row(
          rank: isTied ? rows[index - 1].rank : index + 1, unit: place.code, name: place.name,
          figure: standing.figure))
    }
    return rows
  }
}

/// A unit that is ranked.
private struct Standing {
  /// Its place in the order of codes.
  var unit: Int
  var figure: Figure
  var value: Double

  /// Whether a's value is less than b's, exactly; nil where they are equal.
  static func isBelow(_ a: Standing, _ b: Standing) -> Bool? {
    // Doubles are right to some 2^-51, so whatever differs by more than 2^-40 is settled without long products.
    let difference = a.value - b.value
    if abs(difference) > max(abs(a.value), abs(b.value)) * 0x1p-40 { return difference < 0 }
    let (x, y) = (a.figure, b.figure)
    if x.denominator == y.denominator, let p = x.numerator, let q = y.numerator { return p == q ? nil : p < q }
    if Figure.isLess(x, y) == true { return true }
    return Figure.isLess(y, x) == true ? false : nil
  }
}

extension RankQuestion {
  /// The value of a figure that is sufficient; nil for others.
  fileprivate func valueToRank(_ figure: Figure) -> Double? {
    if indicator.sample != nil {
      guard let sample = figure.sample, sample >= Int128(minSample) else { return nil }
    }
    if case .perBranchMonth = indicator.formula {
      guard figure.denominator >= Int128(branchMonthDivisor) else { return nil }
    }
    return figure.value
  }
}
