// A unit: all its indicators, the units below it, and for a branch its calendar and its oldest cases.

import TarazuProtocol

/// A province, a district, a branch or the country.
public struct UnitPage: PageContent {
  public var question: Question
  /// All indicators in the window.
  public var scorecard: GetScorecardResponse
  /// CompareScorecards with the unit above, or with the peers; nil: not asked, or not allowed.
  public var comparison: CompareScorecardsResponse?
  /// The units directly below, with some figures each; empty for a branch.
  public var children: [UnitFigures]
  /// The calendar ahead of a branch; nil: not of a branch.
  public var calendar: GetHearingCalendarResponse?
  /// ListCases `pending`, 10 rows, of a branch; nil where the reader sees no cases.
  public var oldest: ListCasesResponse?

  public init(
    question: Question, scorecard: GetScorecardResponse, comparison: CompareScorecardsResponse? = nil,
    children: [UnitFigures] = [], calendar: GetHearingCalendarResponse? = nil, oldest: ListCasesResponse? = nil
  ) {
    self.question = question
    self.scorecard = scorecard
    self.comparison = comparison
    self.children = children
    self.calendar = calendar
    self.oldest = oldest
  }

  /// The indicators of the children's table: what a scorecard of each is to be asked for.
  public static let childIndicators: [Kpi] = [
    .pending, .processingDaysMean, .leadDaysMax, .leadDaysMean, .inflowMean, .outflowMean, .satisfactionMean,
    .clearanceRate,
  ]
}

/// A unit in a table, with its figures.
public struct UnitFigures: Sendable {
  public var unit: Unit
  public var figures: [Figure]

  public init(unit: Unit, figures: [Figure]) {
    self.unit = unit
    self.figures = figures
  }
}
