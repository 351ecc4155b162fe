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
    case .unrecognized: nil
    }
  }
}
