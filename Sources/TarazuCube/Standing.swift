// The place of a unit among others (docs/spec/access.md#standing).

import TarazuCalendar
import TarazuDomain
import TarazuJudgement

/// Asks where a unit stands among the units of its level, and for branches of its kind, by an indicator.
public struct StandingQuestion: Sendable {
  public var indicator: Indicator
  public var unit: String
  /// Whole Jalali months.
  public var window: Window

  public init(indicator: Indicator, unit: String, window: Window) {
    self.indicator = indicator
    self.unit = unit
    self.window = window
  }

  /// Checks what needs no data.
  public func validate() throws(QuestionError) {
    try window.validate()
    try window.requireWholeMonths()
  }
}

/// A unit's place in its province and in the country. No other unit is named.
public struct UnitStanding: Hashable, Sendable {
  /// Nil where the province has too few others to say anything, and for a province and the country.
  public var province: Standing?
  /// Nil where the country has too few others.
  public var country: Standing?
  /// What the funnel of its province says of the unit, or that of the country where the province has too few; nil where
  /// it is not judged.
  public var judged: Funnel.Row?
}

/// A unit's place in a group of units.
public struct Standing: Hashable, Sendable {
  /// Figures of units of the group, by the definition of quantiles: none is between two values.
  public struct Quartiles: Hashable, Sendable {
    public var first: Figure
    public var median: Figure
    public var third: Figure
  }

  /// 1 + how many ranked units have a strictly greater value; nil where the unit is not ranked itself.
  public var rank: Int?
  /// How many units are ranked, the unit itself included.
  public var rankedCount: Int
  /// Nil where the group has too few others to show a value.
  public var quartiles: Quartiles?

  /// From how many other ranked units on a group has an answer, and from how many its quartiles.
  public static let leastOthers = 5
  public static let leastOthersForQuartiles = 10
}

/// A unit's scorecard beside the medians of its peers in its province.
public struct PeerComparison: Sendable {
  public var a: Scorecard
  /// The median of each figure of `a`, in its order; nil where the peers are too few.
  public var medians: [Figure?]
  /// The figures of `a` less the medians, nil where either has no value.
  public var differences: [(indicator: Indicator, value: Double?)]
}

extension Window {
  /// Checks that it begins with the first and ends with the last day of a Jalali month.
  public func requireWholeMonths() throws(QuestionError) {
    guard JalaliDate(from).day == 1 else {
      throw .invalidArgument(
        field: "from_date", message: "\(from) is not the first day of a Jalali month: it is \(JalaliDate(from))")
    }
    guard Period.month.end(containing: to) == to else {
      throw .invalidArgument(
        field: "to_date", message: "\(to) is not the last day of a Jalali month: it is \(JalaliDate(to))")
    }
  }
}

// MARK: - Answers

extension CubeReader {
  /// Where a unit stands in its province and in the country.
  public func standing(_ question: StandingQuestion) throws(QuestionError) -> UnitStanding {
    try question.validate()
    let unit = try known(question.unit)
    let above = directory.ancestors(of: unit.code)
    let country = try PeerGroup(of: unit, within: above.last?.code ?? unit.code, question.window, self)
    let ranking = country.ranking(by: question.indicator)
    let province = above.first { $0.level == .province }.flatMap { state.geography.unit($0.code) }
    return UnitStanding(
      province: province.flatMap { ranking.standing(in: $0.branches) }, country: ranking.standing(in: nil),
      judged: try judged(unit, question, within: [province?.code, above.last?.code].compactMap(\.self)))
  }

  /// What the first funnel says of a unit that does not have too few units or data.
  private func judged(
    _ unit: Unit, _ question: StandingQuestion, within units: [String]
  ) throws(QuestionError) -> Funnel.Row? {
    guard JudgedIndicator.named(question.indicator.code) != nil else { return nil }
    for within in units {
      let answer = try funnel(
        FunnelQuestion(
          indicator: question.indicator, unit: within, level: unit.level, window: question.window,
          kind: unit.level == .branch ? unit.kind : nil))
      if !answer.funnel.isTooFew { return answer.rows.first { $0.unit == unit.code }?.judged }
    }
    return nil
  }

  /// A unit's scorecard beside the medians of the province's group of its standings.
  public func compareWithPeers(
    _ unit: String, over window: Window, indicators: [Indicator] = Indicator.all
  ) throws(QuestionError) -> PeerComparison {
    try window.validate()
    try window.requireWholeMonths()
    let unit = try known(unit)
    let card = try scorecard(Selection(unit: unit.code, window: window), indicators: indicators)
    var medians = [Figure?](repeating: nil, count: card.figures.count)
    if let province = directory.ancestors(of: unit.code).first(where: { $0.level == .province }) {
      let peers = try PeerGroup(of: unit, within: province.code, window, self)
      medians = card.figures.map { peers.ranking(by: $0.indicator).standing(in: nil)?.quartiles?.median }
    }
    let differences = zip(card.figures, medians).map { a, median in
      (indicator: a.indicator, value: median.flatMap { Figure.difference(a.figure, $0) })
    }
    return PeerComparison(a: card, medians: medians, differences: differences)
  }

  private func known(_ code: String) throws(QuestionError) -> Unit {
    guard let unit = directory.units[code] else { throw .noUnit(code) }
    return unit
  }
}

/// The units that a unit is compared with, itself among them.
private struct PeerGroup {
  /// Positions among the branches, of each unit.
  private let units: [Range<Int>]
  /// The index in `units` of the unit that is compared; nil where a rank would not look at it.
  private let own: Int?
  private let columns: UnitColumns
  private let question: (_ indicator: Indicator) -> RankQuestion

  /// The units that a rank of the unit's level, and for branches kind, within another unit looks at.
  init(of unit: Unit, within: String, _ window: Window, _ reader: CubeReader) throws(QuestionError) {
    let kind = unit.level == .branch ? unit.kind : nil
    let (view, around) = try reader.resolve(Selection(unit: within, window: window, kind: kind))
    let geography = reader.state.geography
    let considered = reader.considered(geography.unitIndices(at: unit.level, within: around), view, window)
    units = considered.map { geography.units[$0].branches }
    own = geography.unitIndex(of: unit.code).flatMap { considered.firstIndex(of: $0) }
    columns = UnitColumns(view, units: units, window: window)
    question = { RankQuestion(indicator: $0, unit: within, level: unit.level, window: window, kind: kind) }
  }

  func ranking(by indicator: Indicator) -> Ranking {
    let standings = Standings(indicator.tableOrNone(from: columns), question(indicator))
    let ranked = units.indices.filter { standings.isRanked($0) }
      .sorted { standings.isLess($0, $1) ?? false }
    return Ranking(units: units, own: own, standings: standings, ranked: ranked)
  }

  /// The ranked units of the group by one indicator.
  struct Ranking {
    let units: [Range<Int>]
    let own: Int?
    let standings: Standings
    /// Indices in `units`, ascending by value.
    let ranked: [Int]

    /// The unit's place among those of the group that lie within a range of branches; nil for the whole group.
    func standing(in range: Range<Int>?) -> Standing? {
      let group = range.map { range in ranked.filter { range.contains(units[$0].lowerBound) } } ?? ranked
      let place = own.flatMap { own in standings.isRanked(own) ? own : nil }
      let others = group.count - (place == nil ? 0 : 1)
      guard others >= Standing.leastOthers else { return nil }
      let rank = place.map { place in 1 + group.count { standings.isLess(place, $0) == true } }
      func quartile(_ number: Int) -> Figure {
        standings.table[group[(number * group.count + 3) / 4 - 1]]
      }
      let hasQuartiles = others >= Standing.leastOthersForQuartiles
      return Standing(
        rank: rank, rankedCount: group.count,
        quartiles: hasQuartiles
          ? Standing.Quartiles(first: quartile(1), median: quartile(2), third: quartile(3)) : nil)
    }
  }
}
