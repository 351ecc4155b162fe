// What several pages take: of which unit and window they are, and answers that belong together.

import TarazuCalendar
import TarazuProtocol

/// Of what the figures of a page are: what its address says.
public struct Question: Sendable {
  /// The unit.
  public var unit: Unit
  /// The units above it that the reader may see the name of, the outermost first.
  public var parents: [Unit]
  /// The window's first day.
  public var from: Day
  /// The window's last day, inclusive.
  public var to: Day
  /// Only branches of this kind; nil: all.
  public var kind: String?
  /// Only cases of this class; nil: all.
  public var caseClass: String?

  public init(
    unit: Unit, parents: [Unit] = [], from: Day, to: Day, kind: String? = nil, caseClass: String? = nil
  ) {
    self.unit = unit
    self.parents = parents
    self.from = from
    self.to = to
    self.kind = kind
    self.caseClass = caseClass
  }
}

/// Both ends of a rank, with the question that was asked.
public struct Extremes: Sendable {
  public var kpi: Kpi
  public var level: Level
  public var kind: String?
  public var from: Day
  public var to: Day
  public var rank: RankUnitsResponse

  public init(kpi: Kpi, level: Level, kind: String?, from: Day, to: Day, rank: RankUnitsResponse) {
    self.kpi = kpi
    self.level = level
    self.kind = kind
    self.from = from
    self.to = to
    self.rank = rank
  }
}

/// A change of the morning list, with the months behind it.
public struct ChangeSentence: Sendable {
  public var change: Change
  /// GetSignal of the same unit and indicator, for the small chart; nil: none is drawn.
  public var signal: GetSignalResponse?

  public init(_ change: Change, signal: GetSignalResponse? = nil) {
    self.change = change
    self.signal = signal
  }
}

/// How many rows a list of cases has, and by how many more or less than on another day.
public struct ListCount: Sendable {
  public var list: CaseList
  /// Only rows older than this many days; nil: all.
  public var olderThan: Int32?
  /// ListCases' `total`; nil where the reader sees no cases: then the value of the indicator, from `figure`.
  public var total: Int64?
  /// The indicator's figure for today, where the list is one of an indicator.
  public var figure: Figure?
  /// CompareScorecards' difference of that indicator between today and the other day; nil: not known.
  public var change: Double?
  /// The first row, the oldest; nil: none, or not for the reader.
  public var oldest: ListedCase?

  public init(
    list: CaseList, olderThan: Int32? = nil, total: Int64?, figure: Figure? = nil, change: Double? = nil,
    oldest: ListedCase? = nil
  ) {
    self.list = list
    self.olderThan = olderThan
    self.total = total
    self.figure = figure
    self.change = change
    self.oldest = oldest
  }
}
