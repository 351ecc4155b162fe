// The questions that a cube answers, all as of one commit.

import TarazuCalendar
import TarazuDomain

/// The state of a cube as of one commit. Holding one holds its memory: take one for each question or batch of them.
public struct CubeReader: Sendable {
  let state: Cube.State
  let today: Day
  /// Up to how many branches are read one by one, and more of them from the tapes: about as quick at this number.
  var fewBranches = 100

  /// The commit that the answers are current to; nil before the first load.
  public var position: CommitPosition? { state.position }

  /// The version of the cube that the answers come from.
  public var version: CubeVersion { CubeVersion(state) }

  /// The directory that the answers are by.
  public var directory: Directory { state.geography.directory }

  /// Figures of a selection.
  public func scorecard(
    _ selection: Selection, indicators: [Indicator] = Indicator.all
  ) throws(QuestionError) -> Scorecard {
    let (scope, unit) = try resolve(selection)
    let columns = UnitColumns(scope, units: [unit.branches], window: selection.window)
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
    let (scope, unit) = try resolve(selection)
    let parts = period.parts(of: selection.window)
    let columns = TrendColumns(scope, unit: unit.branches, window: selection.window, parts: parts)
    return zip(parts, indicator.figuresOrNone(from: columns)).map {
      TrendPoint(window: $0, figure: $1, isIncomplete: isIncomplete($0))
    }
  }

  /// The ages of the cases pending on a day.
  public func aging(
    unit code: String, on day: Day, caseClass: String? = nil, kind: String? = nil
  ) throws(QuestionError) -> Aging {
    let selection = Selection(unit: code, window: Window(day), caseClass: caseClass, kind: kind)
    let (scope, unit) = try resolve(selection)
    let columns = UnitColumns(scope, units: [unit.branches], window: selection.window)
    func read(_ quantity: Quantity) -> Int128 { columns.column(quantity).first ?? 0 }
    var hasStandard = false
    scope.forEachBranch(unit.branches) { if $0.standard >= 0 { hasStandard = true } }
    let pending = columns.pending()
    return Aging(
      pending: pending, meanAge: Figure(numerator: read(.pendingAgeDays), denominator: pending, sample: pending),
      olderThan: PendingCases.shownAges.map { ($0, read(.olderThan($0))) },
      olderThanStandard: hasStandard ? read(.overStandard) : nil, isIncomplete: isIncomplete(selection.window))
  }

  /// How often each number of processing days (`closedAges`) or lead days (`leads`) occurs.
  public func distribution(of list: Measure, _ selection: Selection) throws(QuestionError) -> Distribution {
    guard list.isList else {
      throw .invalidArgument(field: "measure", message: "\(list.column) is not a list of values")
    }
    let (scope, unit) = try resolve(selection)
    let columns = UnitColumns(scope, units: [unit.branches], window: selection.window)
    let values = columns.values(of: list)
    return Distribution(
      sampleSize: values.count, counts: Quantile.counts(of: values), isIncomplete: isIncomplete(selection.window))
  }

  /// Two scorecards and what lies between them.
  public func compare(
    _ a: Selection, with b: Selection, indicators: [Indicator] = Indicator.all
  ) throws(QuestionError) -> Comparison {
    // What is wrong with either question by itself comes before what it takes data to see.
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

// MARK: - Resolving

extension CubeReader {
  /// Checks a selection in KPIS' order and looks up what it names.
  func resolve(_ selection: Selection) throws(QuestionError) -> (scope: Scope, unit: Place) {
    try selection.validate()
    guard let unit = state.geography.unit(selection.unit) else {
      throw .notFound(message: "there is no unit \(selection.unit.debugDescription)")
    }
    var kind: Int?
    if let code = selection.kind {
      kind = state.geography.kind(code)
      guard kind != nil else {
        throw .invalidArgument(field: "branch_kind", message: "there is no kind \(code.debugDescription)")
      }
    }
    let caseClass: Scope.ClassFilter =
      switch selection.caseClass {
      case nil: .all
      case let code?: state.classNumbers[code].map { .number($0) } ?? .none
      }
    let scope = Scope(
      contents: state.contents, geography: state.geography, kind: kind, caseClass: caseClass, fewBranches: fewBranches)
    return (scope, unit)
  }

  func isIncomplete(_ window: Window) -> Bool { window.to >= today }
}

extension UnitColumns {
  /// Pending cases of the first unit.
  func pending() -> Int128 {
    (Expression.pending.terms ?? []).reduce(0) { sum, term in
      let amount = column(term.quantity).first ?? 0
      return term.isNegated ? sum - amount : sum + amount
    }
  }
}

extension Figure {
  /// a - b as a double, exact before the division wherever 128 bits hold it; nil unless both have a value.
  static func difference(_ a: Figure, _ b: Figure) -> Double? {
    guard let x = a.numerator, let y = b.numerator, let u = a.value, let v = b.value else { return nil }
    let left = x.multipliedReportingOverflow(by: b.denominator)
    let right = y.multipliedReportingOverflow(by: a.denominator)
    let difference = left.partialValue.subtractingReportingOverflow(right.partialValue)
    guard !left.overflow, !right.overflow, !difference.overflow, a.divisor == b.divisor else { return u - v }
    return Double(difference.partialValue) * Double(a.divisor) / (Double(a.denominator) * Double(b.denominator))
  }
}
