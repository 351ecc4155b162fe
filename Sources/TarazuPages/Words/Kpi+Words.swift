// The indicators' themes, and which of them stand in for others.

import TarazuProtocol

extension Kpi {
  /// What pages know of it; nil for no indicator.
  var info: IndicatorInfo? { code.flatMap { IndicatorInfo.all[$0] } }

  /// The seven figures of the founding text, in their order.
  public static let founding: [Kpi] = [
    .pending, .processingDaysMean, .leadDaysMax, .leadDaysMean, .inflowMean, .outflowMean, .satisfactionMean,
  ]

  /// What is judged in its place; itself where it is judged, nil where nothing is (docs/spec/judgement.md#forms).
  public var judgedInPlace: Kpi? {
    switch self {
    case .pending: .pendingPerBranch
    case .inflow, .newCases: .inflowMean
    case .outflow: .outflowMean
    case .undated: .undatedRate
    case .undecided: .undecidedRate
    case .leadDaysMax: .leadDaysP90
    case .processingDaysMax: .processingDaysP90
    case .decisionDaysMean: .decisionOnTimeRate
    case .pendingAgeMean: .oldRate
    case .caseAgeMean: .caseOldRate
    case .pendingChange, .enforcementPending, .recoveryRate, .enforcementDaysMean, .hearingsOverdue, .unspecified,
      .unrecognized:
      nil
    default: self
    }
  }

  /// The themes of the indicators, in the order of pages: the key of a theme's title, and its indicators.
  static let themes: [(key: String, kpis: [Kpi])] = [
    ("theme.founding", founding),
    (
      "theme.flow",
      [
        .inflow, .outflow, .pendingChange, .newCases, .closedMean, .clearanceRate, .dispositionDays, .pendingPerBranch,
        .transferRate,
      ]
    ),
    (
      "theme.times",
      [
        .processingDaysMedian, .processingDaysP90, .processingDaysMax, .onTimeRate, .caseDaysMean, .caseDaysP90,
      ]
    ),
    (
      "theme.age", [.pendingAgeMean, .backlogRate, .oldRate, .caseAgeMean, .caseOldRate]
    ),
    (
      "theme.hearings",
      [
        .leadDaysMedian, .leadDaysP90, .leadOverRate, .hearingsPerClosure, .adjournmentRate, .adjournedServiceRate,
        .adjournedExpertRate, .adjournedCourtRate, .hearingsOverdue, .undated, .undatedRate,
      ]
    ),
    (
      "theme.decisions",
      [
        .undecided, .undecidedRate, .decisionDaysMean, .decisionOnTimeRate, .settlementRate, .reopeningRate,
        .appealRate, .upheldRate, .satisfiedRate,
      ]
    ),
    ("theme.enforcement", [.enforcementPending, .recoveryRate, .enforcementDaysMean]),
  ]
}
