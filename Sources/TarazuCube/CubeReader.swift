// The questions that a cube answers, all as of one commit.

import TarazuCalendar
import TarazuDomain

/// The state of a cube as of one commit, for any thread. It keeps the memory of that state alive, so take a new one for
/// each question or batch of questions.
public struct CubeReader: Sendable {
  let state: Cube.State
  let today: Day
  /// Up to how many branches are read one by one. More are read from the delta logs: at this number both are about as
  /// quick.
  var fewBranches = 100

  /// The last commit that the answers contain; nil before the first load.
  public var position: CommitPosition? { state.position }

  /// The version of the cube that the answers come from.
  public var version: CubeVersion { CubeVersion(state) }

  /// The directory of the answers.
  public var directory: Directory { state.geography.directory }

  /// The figures of a selection.
  public func scorecard(
    _ selection: Selection, indicators: [Indicator] = Indicator.all
  ) throws(QuestionError) -> Scorecard {
    let (view, unit) = try resolve(selection)
    let columns = UnitColumns(view, units: [unit.branches], window: selection.window)
    var figures: [(indicator: Indicator, figure: Figure)] = []
    for indicator in indicators {
      for figure in indicator.figuresOrNone(from: columns) { figures.append((indicator, figure)) }
    }
    return Scorecard(figures: figures, isIncomplete: isIncomplete(selection.window))
  }

  /// The same figure for each period of a window.
  public func trend(
    _ indicator: Indicator, _ selection: Selection, by period: Period
  ) throws(QuestionError) -> [TrendPoint] {
    let (view, unit) = try resolve(selection)
    let periods = period.parts(of: selection.window)
    let columns = TrendColumns(view, unit: unit.branches, window: selection.window, periods: periods)
    return zip(periods, indicator.figuresOrNone(from: columns)).map {
      TrendPoint(window: $0, figure: $1, isIncomplete: isIncomplete($0))
    }
  }

  /// The ages of the cases pending on a day.
  public func aging(
    unit code: String, on day: Day, caseClass: String? = nil, kind: String? = nil
  ) throws(QuestionError) -> Aging {
    let selection = Selection(unit: code, window: Window(day), caseClass: caseClass, kind: kind)
    let (view, unit) = try resolve(selection)
    let columns = UnitColumns(view, units: [unit.branches], window: selection.window)
    func read(_ quantity: Quantity) -> Int128 { columns.column(quantity).first ?? 0 }
    var hasStandard = false
    view.forEachBranch(unit.branches) { if $0.terms.hasStandard { hasStandard = true } }
    let pending = (try? columns.column(.pending))?.first ?? 0
    return Aging(
      pending: pending, meanAge: Figure(numerator: read(.pendingAgeDays), denominator: pending, sample: pending),
      olderThan: PendingCases.shownAges.map { ($0, read(.olderThan($0))) },
      olderThanStandard: hasStandard ? read(.overStandard) : nil,
      meanCaseAge: Figure(numerator: read(.pendingCaseAgeDays), denominator: pending, sample: pending),
      caseOlderThan: PendingCases.shownAges.map { ($0, read(.caseOlderThan($0))) },
      isIncomplete: isIncomplete(selection.window))
  }

  /// How often each value of a list occurs: of processing days (`closedAges`), of the days from the beginning of cases
  /// to their closing (`closedCaseAges`), or of lead days (`leads`).
  public func distribution(of list: Measure, _ selection: Selection) throws(QuestionError) -> Distribution {
    guard Measure.valueLists.contains(list) else {
      throw .invalidArgument(field: "measure", message: "\(list.column) is not a list of values")
    }
    let (view, unit) = try resolve(selection)
    let columns = UnitColumns(view, units: [unit.branches], window: selection.window)
    let values = columns.values(of: list)
    return Distribution(
      sampleSize: values.count, counts: Quantile.counts(of: values), isIncomplete: isIncomplete(selection.window))
  }

  /// Two scorecards and their differences.
  public func compare(
    _ a: Selection, with b: Selection, indicators: [Indicator] = Indicator.all
  ) throws(QuestionError) -> Comparison {
    // What needs no data is checked for both questions before anything else.
    try a.validate()
    try b.validate()
    let (first, second) = (try scorecard(a, indicators: indicators), try scorecard(b, indicators: indicators))
    let differences = zip(first.figures, second.figures).map { x, y in
      (indicator: x.indicator, value: Figure.difference(x.figure, y.figure))
    }
    return Comparison(a: first, b: second, differences: differences)
  }

  /// The code of the unit above; nil for the country and for an unknown unit.
  public func parent(of unit: String) -> String? { directory.units[unit]?.parent }
}

// MARK: - Ranks

extension CubeReader {
  /// The highest and the lowest units of a level by an indicator
  /// (docs/spec/indicators.md#highest-and-lowest-units).
  public func rank(_ question: RankQuestion) throws(QuestionError) -> Ranking {
    try question.validate()
    let (view, unit) = try resolve(question.selection)
    try require(question.level, within: unit)
    let all = state.geography.units
    let units = considered(state.geography.unitIndices(at: question.level, within: unit), view, question.window)
    let columns = UnitColumns(
      view, units: units.map { all[$0].branches }, window: question.window,
      wanted: UnitColumns.Wanted(ends: question.count, leastSample: Int128(question.leastSample)))
    let standings = Standings(question.indicator.tableOrNone(from: columns), question)

    var answer = Ranking(
      better: question.indicator.better, isSize: question.indicator.isSize,
      mixedKinds: question.level == .branch && question.kind == nil, rankedCount: 0, highest: [], lowest: [],
      insufficientCount: 0, insufficient: [], isIncomplete: isIncomplete(question.window))
    var lowest = RankEnd(count: question.count, isHighest: false)
    var highest = RankEnd(count: question.count, isHighest: true)
    answer.insufficient.reserveCapacity(min(units.count, QuestionLimits.insufficientListed))
    for index in units.indices {
      if standings.isRanked(index) {
        answer.rankedCount += 1
        lowest.offer(index, of: standings)
        highest.offer(index, of: standings)
      } else {
        answer.insufficientCount += 1
        if answer.insufficient.count < QuestionLimits.insufficientListed {
          answer.insufficient.append(
            Ranking.Insufficient(unit: all[units[index]].code, sample: standings.table.sample(index)))
        }
      }
    }
    func rows(_ end: RankEnd) -> [Ranking.Row] {
      end.ranks(in: standings).map { rank, index in
        let unit = all[units[index]]
        return Ranking.Row(rank: rank, unit: unit.code, name: unit.name, figure: standings.table[index])
      }
    }
    answer.lowest = rows(lowest)
    answer.highest = rows(highest)
    return answer
  }

  /// The units that a rank looks at.
  func considered(_ unitIndices: [Int], _ view: CubeView, _ window: Window) -> [Int] {
    let columns = UnitColumns(view, units: [], window: window)
    var considered: [Int] = []
    considered.reserveCapacity(unitIndices.count)
    for index in unitIndices where columns.isConsidered(state.geography.units[index].branches) {
      considered.append(index)
    }
    return considered
  }
}

// MARK: - Resolving

extension CubeReader {
  /// Checks a selection in the order of the contract, and finds what it names
  /// (docs/spec/indicators.md#wrong-questions).
  func resolve(_ selection: Selection) throws(QuestionError) -> (view: CubeView, unit: CubeUnit) {
    try selection.validate()
    guard let unit = state.geography.unit(selection.unit) else { throw .noUnit(selection.unit) }
    var kind: Int?
    if let code = selection.kind {
      kind = state.geography.kindIndex(of: code)
      guard kind != nil else {
        throw .invalidArgument(field: "branch_kind", message: "there is no kind \(code.debugDescription)")
      }
    }
    let caseClass: CubeView.ClassFilter =
      switch selection.caseClass {
      case nil: .all
      case let code?: state.classNumbers[code].map { .number($0) } ?? .none
      }
    let view = CubeView(
      contents: state.contents, geography: state.geography, kind: kind, caseClass: caseClass, fewBranches: fewBranches)
    return (view, unit)
  }

  /// Whether a class is one that nobody ever named: neither the directory nor an event.
  public func isUnknown(caseClass: String?) -> Bool {
    caseClass.map { state.classNumbers[$0] == nil } ?? false
  }

  /// Checks that a level is that of a unit or one below.
  func require(_ level: Level, within unit: CubeUnit) throws(QuestionError) {
    guard level >= unit.level else {
      throw .invalidArgument(
        field: "level", message: "\(level.code) is above \(unit.level.code), the level of \(unit.code)")
    }
  }

  func isIncomplete(_ window: Window) -> Bool { window.to >= today }
}

extension Figure {
  /// a - b as a double, exact up to the division where 128 bits suffice; nil unless both have a value.
  static func difference(_ a: Figure, _ b: Figure) -> Double? {
    guard let x = a.numerator, let y = b.numerator, let u = a.value, let v = b.value else { return nil }
    let left = x.multipliedReportingOverflow(by: b.denominator)
    let right = y.multipliedReportingOverflow(by: a.denominator)
    let difference = left.partialValue.subtractingReportingOverflow(right.partialValue)
    guard !left.overflow, !right.overflow, !difference.overflow, a.divisor == b.divisor else { return u - v }
    return Double(difference.partialValue) * Double(a.divisor) / (Double(a.denominator) * Double(b.denominator))
  }
}
