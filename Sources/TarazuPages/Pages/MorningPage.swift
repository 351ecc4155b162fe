// The morning view: what changed, what needs me today, the seven figures, in and out, where to look.

import TarazuCalendar
import TarazuProtocol

/// The morning view of a unit.
public struct MorningPage: PageContent {
  /// The unit, with the last whole Jalali month as its window.
  public var question: Question
  /// ListChanges of the unit: all of them; the page shows five. Nil: the country's or a branch's page without.
  public var changes: [ChangeSentence]
  /// ListChanges' `checked_count`; nil: not asked.
  public var checkedCount: Int64?
  /// The lists that need action: undated, undecided, overdue, pending older than 1,095 days; changes since yesterday.
  public var needsAction: [ListCount]
  /// The seven founding figures, in their order.
  public var rows: [MorningRow]
  /// Inflow, outflow and pending of 24 months; nil: not drawn.
  public var flow: MonthlyFlow?
  /// Units below x seven figures; empty for a branch.
  public var whereToLook: [LookRow]
  /// How the marks of `whereToLook` came about.
  public var lookBasis: LookBasis

  public init(
    question: Question, changes: [ChangeSentence] = [], checkedCount: Int64? = nil, needsAction: [ListCount] = [],
    rows: [MorningRow], flow: MonthlyFlow? = nil, whereToLook: [LookRow] = [], lookBasis: LookBasis = .signal
  ) {
    self.question = question
    self.changes = changes
    self.checkedCount = checkedCount
    self.needsAction = needsAction
    self.rows = rows
    self.flow = flow
    self.whereToLook = whereToLook
    self.lookBasis = lookBasis
  }
}

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
  /// Both extreme units; nil for a branch.
  public var extremes: Extremes?
  /// Of the country: how many provinces' signal says `signal`; nil elsewhere.
  public var provinceSignals: Int?

  public init(
    figure: Figure, from: Day, to: Day, signal: GetSignalResponse? = nil, trend: GetTrendResponse? = nil,
    standing: GetStandingResponse? = nil, standingKpi: Kpi, extremes: Extremes? = nil, provinceSignals: Int? = nil
  ) {
    self.figure = figure
    self.from = from
    self.to = to
    self.signal = signal
    self.trend = trend
    self.standing = standing
    self.standingKpi = standingKpi
    self.extremes = extremes
    self.provinceSignals = provinceSignals
  }
}

/// Cases in and out of each of the last months, and the pending at their ends: trends over the same months.
public struct MonthlyFlow: Sendable {
  public var inflow: GetTrendResponse
  public var outflow: GetTrendResponse
  /// Of `pending_change`.
  public var change: GetTrendResponse

  public init(inflow: GetTrendResponse, outflow: GetTrendResponse, change: GetTrendResponse) {
    self.inflow = inflow
    self.outflow = outflow
    self.change = change
  }
}

/// A unit of «where to look».
public struct LookRow: Sendable {
  public var unit: Unit
  /// By the seven figures; one that is not judged may be left out.
  public var cells: [Kpi: LookCell]

  public init(unit: Unit, cells: [Kpi: LookCell]) {
    self.unit = unit
    self.cells = cells
  }
}

/// What is said of a unit and a figure.
public struct LookCell: Sendable {
  public var judgement: Judgement
  public var side: Side

  public init(judgement: Judgement, side: Side) {
    self.judgement = judgement
    self.side = side
  }
}

/// By what units are marked; the raw value is that of `look` in the address.
public enum LookBasis: String, Sendable {
  /// What changed in the unit itself.
  case signal
  /// What differs from its peers.
  case funnel
}
