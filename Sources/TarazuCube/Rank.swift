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
    let all = state.geography.units
    let places = considered(state.geography.places(of: question.level, within: unit), scope, question.window)
    let columns = UnitColumns(
      scope, units: places.map { all[$0].branches }, window: question.window,
      wanted: UnitColumns.Wanted(ends: question.count, leastSample: Int128(question.leastSample)))
    let standings = Standings(question.indicator.tableOrNone(from: columns), question)

    var answer = RankAnswer(
      better: question.indicator.better, isSize: question.indicator.isSize,
      mixedKinds: question.level == .branch && question.kind == nil, rankedCount: 0, highest: [], lowest: [],
      insufficientCount: 0, insufficient: [], isIncomplete: isIncomplete(question.window))
    var lowest = Ends(count: question.count, isHighest: false)
    var highest = Ends(count: question.count, isHighest: true)
    answer.insufficient.reserveCapacity(min(places.count, QuestionLimits.insufficientListed))
    for index in places.indices {
      if standings.isRanked(index) {
        answer.rankedCount += 1
        lowest.take(index, of: standings)
        highest.take(index, of: standings)
      } else {
        answer.insufficientCount += 1
        if answer.insufficient.count < QuestionLimits.insufficientListed {
          answer.insufficient.append(
            RankAnswer.Insufficient(unit: all[places[index]].code, sample: standings.table.sample(index)))
        }
      }
    }
    func rows(_ ends: Ends) -> [RankAnswer.Row] {
      ends.ranks(in: standings).map { rank, index in
        let unit = all[places[index]]
        return RankAnswer.Row(rank: rank, unit: unit.code, name: unit.name, figure: standings.table[index])
      }
    }
    answer.lowest = rows(lowest)
    answer.highest = rows(highest)
    return answer
  }

  /// The places that a rank looks at.
  private func considered(_ places: [Int], _ scope: Scope, _ window: Window) -> [Int] {
    let columns = UnitColumns(scope, units: [], window: window)
    var considered: [Int] = []
    considered.reserveCapacity(places.count)
    for place in places where columns.isConsidered(state.geography.units[place].branches) { considered.append(place) }
    return considered
  }
}

/// The figures to rank, with their values.
private struct Standings {
  let table: FigureTable
  /// NaN for those that are not ranked.
  private let values: [Double]
  /// Values that lie further apart than this share of the greater one are not equal: doubles are right to some 2^-51.
  static let tolerance = 0x1p-40

  init(_ table: FigureTable, _ question: RankQuestion) {
    self.table = table
    let (least, leastDenominator) = (Int128(question.leastSample), question.leastDenominator)
    values = (0..<table.count).map { index in
      if let sample = table.sample(index), sample < least { return .nan }
      return table.denominator(index) < leastDenominator ? .nan : table.value(index)
    }
  }

  /// The value, as near as doubles come.
  subscript(index: Int) -> Double { values[index] }

  /// The values from here on to one side are those that may lie beyond the value of a place there.
  func bound(_ place: Int, isHighest: Bool) -> Double {
    let value = values[place]
    if table.isOfValues { return isHighest ? value.nextUp : value.nextDown }
    let margin = abs(value) * 2 * Standings.tolerance
    return isHighest ? value - margin : value + margin
  }

  func isRanked(_ index: Int) -> Bool { !values[index].isNaN }

  /// Whether a's value is less than b's, exactly; nil where they are equal.
  func isBelow(_ a: Int, _ b: Int) -> Bool? {
    let (u, v) = (values[a], values[b])
    if abs(u - v) > max(abs(u), abs(v)) * Standings.tolerance { return u < v }
    let (x, y) = (table[a], table[b])
    if x.denominator == y.denominator, let p = x.numerator, let q = y.numerator { return p == q ? nil : p < q }
    if Figure.isLess(x, y) == true { return true }
    return Figure.isLess(y, x) == true ? false : nil
  }
}

/// The first of the standings at one end, while they come in the order of codes; of equal ones, those that came first.
private struct Ends {
  let count: Int
  let isHighest: Bool
  /// The first comes first.
  private var places: [Int] = []
  /// Once there are as many as wanted, what lies short of it is not among the first.
  private var bound: Double

  init(count: Int, isHighest: Bool) {
    self.count = count
    self.isHighest = isHighest
    bound = isHighest ? -.infinity : .infinity
  }

  private func isBeyond(_ a: Int, _ b: Int, in standings: Standings) -> Bool {
    (isHighest ? standings.isBelow(b, a) : standings.isBelow(a, b)) ?? false
  }

  @inline(__always)
  mutating func take(_ place: Int, of standings: Standings) {
    let value = standings[place]
    if isHighest ? value >= bound : value <= bound { insert(place, of: standings) }
  }

  private mutating func insert(_ place: Int, of standings: Standings) {
    if places.count == count {
      guard let last = places.last, isBeyond(place, last, in: standings) else { return }
      places.removeLast()
    }
    var low = 0
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if isBeyond(place, places[middle], in: standings) { high = middle } else { low = middle + 1 }
    }
    places.insert(place, at: low)
    if places.count == count, let last = places.last { bound = standings.bound(last, isHighest: isHighest) }
  }

  /// The places with their ranks: 1 + how many stand before the first of equal ones.
  func ranks(in standings: Standings) -> [(rank: Int, place: Int)] {
    var ranks: [(rank: Int, place: Int)] = []
    for (index, place) in places.enumerated() {
      if let last = ranks.last, standings.isBelow(last.place, place) == nil {
        ranks.append((last.rank, place))
      } else {
        ranks.append((index + 1, place))
      }
    }
    return ranks
  }
}

extension RankQuestion {
  /// The sample size that a ranked unit has at least, 0 where the indicator has none.
  fileprivate var leastSample: Int { indicator.sample == nil ? 0 : minSample }

  /// The denominator that a ranked unit has at least: a whole branch-month where it counts those.
  fileprivate var leastDenominator: Int128 {
    if case .perBranchMonth = indicator.formula { Int128(branchMonthDivisor) } else { 1 }
  }
}
