// The question for the units that differ from their kind, and its answer.

import TarazuCalendar
import TarazuDomain
import TarazuJudgement

/// Asks which of the units that a rank would rank differ from the others by more than chance.
public struct FunnelQuestion: Hashable, Sendable {
  /// Which units, by what, over which window.
  var rank: RankQuestion
  /// Whether the mix of classes is left as it is.
  public var isUnadjusted: Bool

  public init(
    indicator: Indicator, unit: String, level: Level, window: Window, caseClass: String? = nil, kind: String? = nil,
    minSample: Int = QuestionLimits.defaultSample, isUnadjusted: Bool = false
  ) {
    rank = RankQuestion(
      indicator: indicator, unit: unit, level: level, window: window, caseClass: caseClass, kind: kind,
      minSample: minSample)
    self.isUnadjusted = isUnadjusted
  }

  public var indicator: Indicator { rank.indicator }
  public var unit: String { rank.unit }

  /// Checks what needs no data.
  public func validate() throws(QuestionError) { _ = try judged() }

  /// The same; the form and the sums of the indicator.
  func judged() throws(QuestionError) -> (form: Form, parts: JudgedParts) {
    try rank.validate()
    if rank.level == .branch, rank.kind == nil {
      throw .invalidArgument(
        field: "branch_kind", message: "branches are judged by their kind only: one must be given")
    }
    guard let row = JudgedIndicator.named(indicator.code), let parts = JudgedParts(indicator) else {
      throw .notJudged(indicator.code, instead: JudgedIndicator.instead(of: indicator.code))
    }
    return (row.form, parts)
  }
}

extension QuestionError {
  /// An indicator that is not judged, and what to ask for instead.
  /// - Parameter funnel: what a funnel judges in its place, where that is something else.
  static func notJudged(_ code: String, instead: String?, inFunnel funnel: String? = nil) -> QuestionError {
    var message = "\(code) is not judged"
    if let instead { message += "; ask for \(instead) instead" }
    if let funnel, funnel != instead { message += ", or for \(funnel) in a funnel" }
    return .invalidArgument(field: "kpi", message: message)
  }
}

/// Which units differ from their kind.
public struct FunnelAnswer: Sendable {
  public struct Row: Sendable {
    public var unit: String
    public var name: String
    public var figure: Figure
    public var judged: Funnel.Row
  }

  /// The group; its rows are in `rows`.
  public var funnel: Funnel
  /// For quantiles, that of all values of the group; nil where there are too few.
  public var threshold: Int32?
  /// The ranked units, by code.
  public var rows: [Row]
  public var insufficientCount: Int
  public var isIncomplete: Bool
}
