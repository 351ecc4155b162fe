// Highest and lowest: both ends of a rank, and which units differ by more than chance.

import TarazuProtocol

/// The highest and the lowest units by one indicator.
public struct ExtremesPage: PageContent {
  /// The unit to look below, the window, the kind and the class.
  public var question: Question
  public var kpi: Kpi
  /// The level of the units.
  public var level: Level
  /// RankUnits, of 5 at each end or more.
  public var rank: RankUnitsResponse
  /// GetFunnel; nil where the indicator is not judged, or branches are not of one kind.
  public var funnel: GetFunnelResponse?

  public init(question: Question, kpi: Kpi, level: Level, rank: RankUnitsResponse, funnel: GetFunnelResponse?) {
    self.question = question
    self.kpi = kpi
    self.level = level
    self.rank = rank
    self.funnel = funnel
  }
}
