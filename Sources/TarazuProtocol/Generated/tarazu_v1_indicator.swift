// Generated from tarazu/v1/indicator.proto by protoc-gen-tarazu. Not to be edited: `dev/generate` makes it again.
// swift-format-ignore-file

/// An indicator. Its code in text, as the command line has it, is the name after `KPI_` in lower case.
public enum Kpi: ProtobufEnum {
  /// Not given.
  case unspecified
  /// Pending cases at the end of the window.
  case pending
  /// Mean days from entry to closing.
  case processingDaysMean
  /// Greatest days from setting a hearing to its day.
  case leadDaysMax
  /// Mean days from setting a hearing to its day.
  case leadDaysMean
  /// Cases in, per branch and month.
  case inflowMean
  /// Cases out, per branch and month.
  case outflowMean
  /// Mean satisfaction of the parties, 1 to 5.
  case satisfactionMean
  /// Cases in.
  case inflow
  /// Cases out.
  case outflow
  /// Change of the pending cases.
  case pendingChange
  /// Closed cases by the inflow less what was sent to other branches.
  case clearanceRate
  /// Days that the pending cases would take at the pace of the window.
  case dispositionDays
  /// Pending cases per active branch.
  case pendingPerBranch
  /// Mean age in days of the pending cases.
  case pendingAgeMean
  /// Share of the pending cases past the standard of their branch.
  case backlogRate
  /// Share of the pending cases older than 365 days.
  case oldRate
  /// Share of the closed cases that were within the standard.
  case onTimeRate
  /// Median days from entry to closing.
  case processingDaysMedian
  /// 90th percentile of the days from entry to closing.
  case processingDaysP90
  /// Greatest days from entry to closing.
  case processingDaysMax
  /// Median days from setting a hearing to its day.
  case leadDaysMedian
  /// 90th percentile of the days from setting a hearing to its day.
  case leadDaysP90
  /// Hearings held per closed case.
  case hearingsPerClosure
  /// Share of the hearings that were adjourned.
  case adjournmentRate
  /// Share of the closed cases that were settled.
  case settlementRate
  /// Cases sent to other branches, by cases in.
  case transferRate
  /// Share of the closed cases that came back within 90 days.
  case reopeningRate
  /// Appeals by closed cases.
  case appealRate
  /// Share of the decided appeals that upheld the decision.
  case upheldRate
  /// Money judgments under enforcement.
  case enforcementPending
  /// Money recovered by money adjudged.
  case recoveryRate
  /// Mean days of enforcement.
  case enforcementDaysMean
  /// New cases, each once in the whole country.
  case newCases
  /// Closed cases, per branch and month.
  case closedMean
  /// Share of the parties surveyed that gave 4 or 5.
  case satisfiedRate
  /// Mean days from the registration or reopening of a case, through transfers, to its closing.
  case caseDaysMean
  /// 90th percentile of the same.
  case caseDaysP90
  /// Mean age in days of the pending cases from their registration or reopening.
  case caseAgeMean
  /// Share of the pending cases older than 365 days by that age.
  case caseOldRate
  /// Pending cases without a date, at branches that keep a calendar.
  case undated
  /// Share of the pending cases of these branches that have no date.
  case undatedRate
  /// Pending cases that have awaited a judgment for more than a week.
  case undecided
  /// Share of the pending cases that have.
  case undecidedRate
  /// Mean days from the last hearing to the judgment.
  case decisionDaysMean
  /// Share of the judgments given within a week of the last hearing.
  case decisionOnTimeRate
  /// Hearings whose day passed without an outcome.
  case hearingsOverdue
  /// Share of the hearings set further ahead than the norm of their branch.
  case leadOverRate
  /// Share of the hearings held or adjourned that were adjourned for service.
  case adjournedServiceRate
  /// Share of them that were adjourned for the expert.
  case adjournedExpertRate
  /// Share of them that were adjourned for the court itself.
  case adjournedCourtRate
  /// A number that has no name here.
  case unrecognized(Int32)

  public static let allCases: [Self] = [
    .unspecified,
    .pending,
    .processingDaysMean,
    .leadDaysMax,
    .leadDaysMean,
    .inflowMean,
    .outflowMean,
    .satisfactionMean,
    .inflow,
    .outflow,
    .pendingChange,
    .clearanceRate,
    .dispositionDays,
    .pendingPerBranch,
    .pendingAgeMean,
    .backlogRate,
    .oldRate,
    .onTimeRate,
    .processingDaysMedian,
    .processingDaysP90,
    .processingDaysMax,
    .leadDaysMedian,
    .leadDaysP90,
    .hearingsPerClosure,
    .adjournmentRate,
    .settlementRate,
    .transferRate,
    .reopeningRate,
    .appealRate,
    .upheldRate,
    .enforcementPending,
    .recoveryRate,
    .enforcementDaysMean,
    .newCases,
    .closedMean,
    .satisfiedRate,
    .caseDaysMean,
    .caseDaysP90,
    .caseAgeMean,
    .caseOldRate,
    .undated,
    .undatedRate,
    .undecided,
    .undecidedRate,
    .decisionDaysMean,
    .decisionOnTimeRate,
    .hearingsOverdue,
    .leadOverRate,
    .adjournedServiceRate,
    .adjournedExpertRate,
    .adjournedCourtRate,
  ]

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .pending
    case 2: self = .processingDaysMean
    case 3: self = .leadDaysMax
    case 4: self = .leadDaysMean
    case 5: self = .inflowMean
    case 6: self = .outflowMean
    case 7: self = .satisfactionMean
    case 8: self = .inflow
    case 9: self = .outflow
    case 10: self = .pendingChange
    case 11: self = .clearanceRate
    case 12: self = .dispositionDays
    case 13: self = .pendingPerBranch
    case 14: self = .pendingAgeMean
    case 15: self = .backlogRate
    case 16: self = .oldRate
    case 17: self = .onTimeRate
    case 18: self = .processingDaysMedian
    case 19: self = .processingDaysP90
    case 20: self = .processingDaysMax
    case 21: self = .leadDaysMedian
    case 22: self = .leadDaysP90
    case 23: self = .hearingsPerClosure
    case 24: self = .adjournmentRate
    case 25: self = .settlementRate
    case 26: self = .transferRate
    case 27: self = .reopeningRate
    case 28: self = .appealRate
    case 29: self = .upheldRate
    case 30: self = .enforcementPending
    case 31: self = .recoveryRate
    case 32: self = .enforcementDaysMean
    case 33: self = .newCases
    case 34: self = .closedMean
    case 35: self = .satisfiedRate
    case 36: self = .caseDaysMean
    case 37: self = .caseDaysP90
    case 38: self = .caseAgeMean
    case 39: self = .caseOldRate
    case 40: self = .undated
    case 41: self = .undatedRate
    case 42: self = .undecided
    case 43: self = .undecidedRate
    case 44: self = .decisionDaysMean
    case 45: self = .decisionOnTimeRate
    case 46: self = .hearingsOverdue
    case 47: self = .leadOverRate
    case 48: self = .adjournedServiceRate
    case 49: self = .adjournedExpertRate
    case 50: self = .adjournedCourtRate
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .pending: 1
    case .processingDaysMean: 2
    case .leadDaysMax: 3
    case .leadDaysMean: 4
    case .inflowMean: 5
    case .outflowMean: 6
    case .satisfactionMean: 7
    case .inflow: 8
    case .outflow: 9
    case .pendingChange: 10
    case .clearanceRate: 11
    case .dispositionDays: 12
    case .pendingPerBranch: 13
    case .pendingAgeMean: 14
    case .backlogRate: 15
    case .oldRate: 16
    case .onTimeRate: 17
    case .processingDaysMedian: 18
    case .processingDaysP90: 19
    case .processingDaysMax: 20
    case .leadDaysMedian: 21
    case .leadDaysP90: 22
    case .hearingsPerClosure: 23
    case .adjournmentRate: 24
    case .settlementRate: 25
    case .transferRate: 26
    case .reopeningRate: 27
    case .appealRate: 28
    case .upheldRate: 29
    case .enforcementPending: 30
    case .recoveryRate: 31
    case .enforcementDaysMean: 32
    case .newCases: 33
    case .closedMean: 34
    case .satisfiedRate: 35
    case .caseDaysMean: 36
    case .caseDaysP90: 37
    case .caseAgeMean: 38
    case .caseOldRate: 39
    case .undated: 40
    case .undatedRate: 41
    case .undecided: 42
    case .undecidedRate: 43
    case .decisionDaysMean: 44
    case .decisionOnTimeRate: 45
    case .hearingsOverdue: 46
    case .leadOverRate: 47
    case .adjournedServiceRate: 48
    case .adjournedExpertRate: 49
    case .adjournedCourtRate: 50
    case .unrecognized(let number): number
    }
  }

  public var name: String? {
    switch self {
    case .unspecified: "KPI_UNSPECIFIED"
    case .pending: "KPI_PENDING"
    case .processingDaysMean: "KPI_PROCESSING_DAYS_MEAN"
    case .leadDaysMax: "KPI_LEAD_DAYS_MAX"
    case .leadDaysMean: "KPI_LEAD_DAYS_MEAN"
    case .inflowMean: "KPI_INFLOW_MEAN"
    case .outflowMean: "KPI_OUTFLOW_MEAN"
    case .satisfactionMean: "KPI_SATISFACTION_MEAN"
    case .inflow: "KPI_INFLOW"
    case .outflow: "KPI_OUTFLOW"
    case .pendingChange: "KPI_PENDING_CHANGE"
    case .clearanceRate: "KPI_CLEARANCE_RATE"
    case .dispositionDays: "KPI_DISPOSITION_DAYS"
    case .pendingPerBranch: "KPI_PENDING_PER_BRANCH"
    case .pendingAgeMean: "KPI_PENDING_AGE_MEAN"
    case .backlogRate: "KPI_BACKLOG_RATE"
    case .oldRate: "KPI_OLD_RATE"
    case .onTimeRate: "KPI_ON_TIME_RATE"
    case .processingDaysMedian: "KPI_PROCESSING_DAYS_MEDIAN"
    case .processingDaysP90: "KPI_PROCESSING_DAYS_P90"
    case .processingDaysMax: "KPI_PROCESSING_DAYS_MAX"
    case .leadDaysMedian: "KPI_LEAD_DAYS_MEDIAN"
    case .leadDaysP90: "KPI_LEAD_DAYS_P90"
    case .hearingsPerClosure: "KPI_HEARINGS_PER_CLOSURE"
    case .adjournmentRate: "KPI_ADJOURNMENT_RATE"
    case .settlementRate: "KPI_SETTLEMENT_RATE"
    case .transferRate: "KPI_TRANSFER_RATE"
    case .reopeningRate: "KPI_REOPENING_RATE"
    case .appealRate: "KPI_APPEAL_RATE"
    case .upheldRate: "KPI_UPHELD_RATE"
    case .enforcementPending: "KPI_ENFORCEMENT_PENDING"
    case .recoveryRate: "KPI_RECOVERY_RATE"
    case .enforcementDaysMean: "KPI_ENFORCEMENT_DAYS_MEAN"
    case .newCases: "KPI_NEW_CASES"
    case .closedMean: "KPI_CLOSED_MEAN"
    case .satisfiedRate: "KPI_SATISFIED_RATE"
    case .caseDaysMean: "KPI_CASE_DAYS_MEAN"
    case .caseDaysP90: "KPI_CASE_DAYS_P90"
    case .caseAgeMean: "KPI_CASE_AGE_MEAN"
    case .caseOldRate: "KPI_CASE_OLD_RATE"
    case .undated: "KPI_UNDATED"
    case .undatedRate: "KPI_UNDATED_RATE"
    case .undecided: "KPI_UNDECIDED"
    case .undecidedRate: "KPI_UNDECIDED_RATE"
    case .decisionDaysMean: "KPI_DECISION_DAYS_MEAN"
    case .decisionOnTimeRate: "KPI_DECISION_ON_TIME_RATE"
    case .hearingsOverdue: "KPI_HEARINGS_OVERDUE"
    case .leadOverRate: "KPI_LEAD_OVER_RATE"
    case .adjournedServiceRate: "KPI_ADJOURNED_SERVICE_RATE"
    case .adjournedExpertRate: "KPI_ADJOURNED_EXPERT_RATE"
    case .adjournedCourtRate: "KPI_ADJOURNED_COURT_RATE"
    case .unrecognized: nil
    }
  }
}
