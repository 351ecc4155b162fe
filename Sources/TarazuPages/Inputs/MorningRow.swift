// One of the seven figures, with what is said about it.

import TarazuCalendar
import TarazuProtocol

/// One of the seven figures.
public struct MorningRow: Sendable {
  /// The figure, from a scorecard of the window below.
  public var figure: Figure
  /// The window that the figure was asked for: the month; of a stock, up to today.
  public var from: Day
  public var to: Day
  /// GetSignal; nil for the country and for `lead_days_max`.
  public var signal: GetSignalResponse?
  /// GetTrend of the last 24 whole months, where there is no signal.
  public var trend: GetTrendResponse?
  /// GetStanding over the last whole month.
  public var standing: GetStandingResponse?
  /// By which indicator: `lead_days_p90` for `lead_days_max`, `pending_per_branch` for `pending`.
  public var standingKpi: Kpi
  /// The figure by which the place is, in the same month, where it is not that of `figure`; nil: only the rank is told.
  public var standingFigure: Figure?
  /// Both extreme units; nil for a branch.
  public var extremes: Extremes?
  /// Of the country: how many provinces' signal says `signal`; nil elsewhere.
  public var provinceSignals: Int?

  public init(
    figure: Figure, from: Day, to: Day, signal: GetSignalResponse? = nil, trend: GetTrendResponse? = nil,
    standing: GetStandingResponse? = nil, standingKpi: Kpi, standingFigure: Figure? = nil,
    extremes: Extremes? = nil, provinceSignals: Int? = nil
  ) {
    self.figure = figure
    self.from = from
    self.to = to
    self.signal = signal
    self.trend = trend
    self.standing = standing
    self.standingKpi = standingKpi
    self.standingFigure = standingFigure
    self.extremes = extremes
    self.provinceSignals = provinceSignals
  }
}
