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
    let order = Order(ranked)
    answer.lowest = rows(order.lowest(question.count), of: ranked, units)
    answer.highest = rows(order.highest(question.count), of: ranked, units)
    return answer
  }

  private func rows(
    _ places: [(rank: Int, place: Int)], of ranked: [Standing], _ units: [Place]
  ) -> [RankAnswer.Row] {
    places.map { rank, place in
      let unit = units[ranked[place].unit]
      return RankAnswer.Row(rank: rank, unit: unit.code, name: unit.name, figure: ranked[place].figure)
    }
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

/// Standings in groups of equal values, ascending; within a group by code, as they came.
private struct Order {
  private var groups: [ArraySlice<Int>] = []

  init(_ standings: [Standing]) {
    let sorted = standings.indices.sorted { Standing.isBelow(standings[$0], standings[$1]) ?? ($0 < $1) }
    var start = 0
    for index in sorted.indices
    where index + 1 == sorted.count || Standing.isBelow(standings[sorted[index]], standings[sorted[index + 1]]) != nil {
      groups.append(sorted[start...index])
      start = index + 1
    }
  }

  func lowest(_ count: Int) -> [(rank: Int, place: Int)] { first(count, of: groups) }

  func highest(_ count: Int) -> [(rank: Int, place: Int)] { first(count, of: groups.reversed()) }

  /// The first places, those of a group sharing a rank: 1 + how many stand before the group.
  private func first(_ count: Int, of groups: some Sequence<ArraySlice<Int>>) -> [(rank: Int, place: Int)] {
    var places: [(rank: Int, place: Int)] = []
    for group in groups {
      guard places.count < count else { break }
      let rank = places.count + 1
      places += group.prefix(count - places.count).map { (rank, $0) }
    }
    return places
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
