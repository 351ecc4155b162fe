// An indicator of a unit: what it is, how it went, what is behind it.

import TarazuCalendar
import TarazuProtocol

/// One indicator of one unit.
public struct IndicatorPage: PageContent {
  public var question: Question
  public var kpi: Kpi
  /// The figure, from a scorecard of the window.
  public var figure: Figure
  /// Whether the window ends today or later.
  public var isIncomplete: Bool
  /// By what the trend is cut.
  public var period: TarazuProtocol.Period
  /// The trend over `trendFrom` to the question's last day.
  public var trend: GetTrendResponse
  /// GetSignal; nil where the indicator is not judged, for the country, and where the level is not asked.
  public var signal: GetSignalResponse?
  public var standing: GetStandingResponse?
  /// GetDistribution of the measure that the indicator is of; nil: it is of none.
  public var distribution: GetDistributionResponse?
  /// GetAging; of the indicators of the pending.
  public var aging: GetAgingResponse?

  public init(
    question: Question, kpi: Kpi, figure: Figure, isIncomplete: Bool, period: TarazuProtocol.Period,
    trend: GetTrendResponse, signal: GetSignalResponse? = nil, standing: GetStandingResponse? = nil,
    distribution: GetDistributionResponse? = nil, aging: GetAgingResponse? = nil
  ) {
    self.question = question
    self.kpi = kpi
    self.figure = figure
    self.isIncomplete = isIncomplete
    self.period = period
    self.trend = trend
    self.signal = signal
    self.standing = standing
    self.distribution = distribution
    self.aging = aging
  }

  /// The measure whose distribution belongs to an indicator; nil: none does.
  public static func measure(of kpi: Kpi) -> Measure? {
    switch kpi {
    case .processingDaysMean, .processingDaysMedian, .processingDaysP90, .processingDaysMax, .onTimeRate:
      .processingDays
    case .leadDaysMean, .leadDaysMedian, .leadDaysP90, .leadDaysMax, .leadOverRate: .leadDays
    case .caseDaysMean, .caseDaysP90: .caseDays
    default: nil
    }
  }

  /// Whether the page of an indicator shows how old the pending cases are.
  public static func showsAging(_ kpi: Kpi) -> Bool {
    switch kpi {
    case .pending, .pendingPerBranch, .pendingAgeMean, .backlogRate, .oldRate, .caseAgeMean, .caseOldRate: true
    default: false
    }
  }
}
