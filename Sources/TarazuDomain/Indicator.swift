// The indicators, as data: the cube, the SQL functions and the reference of the tests all read this one table.
// A new indicator is a row at the end of it, and a value of the enum `Kpi` in Protocol/.

/// Which end of a rank is the good one.
public enum Better: String, Sendable {
  case higher, lower, neutral
}

/// The unit of measurement of a value.
public enum IndicatorUnit: String, Sendable {
  case cases, days, ratio
  case casesPerBranchAndMonth = "cases per branch and month"
  case score = "1 to 5"
}

/// How a value is had from quantities.
public enum Formula: Hashable, Sendable {
  /// The numerator itself; the denominator is 1.
  case total(Expression)
  /// Null where the denominator is 0 or less.
  case ratio(Expression, Expression)
  /// Numerator over branch-months, exact in units of 1/26,970.
  case perBranchMonth(Expression)
  /// The greatest value of a list in the window; null where there is none.
  case maximum(Measure)
  /// The smallest value v with at least ceil(q n) values <= v, q in tenths; null where there is none.
  case quantile(Measure, tenths: Int)
}

extension Formula {
  /// The expressions that it divides, adds or shows.
  var expressions: [Expression] {
    switch self {
    case .total(let total): [total]
    case .ratio(let numerator, let denominator): [numerator, denominator]
    case .perBranchMonth(let numerator): [numerator, .quantity(.branchMonthUnits)]
    case .maximum, .quantile: []
    }
  }

  /// The list whose values it orders; nil for others.
  var list: Measure? {
    switch self {
    case .maximum(let list), .quantile(let list, _): list
    case .total, .ratio, .perBranchMonth: nil
    }
  }
}

/// One indicator of KPIS.
public struct Indicator: Sendable {
  /// Its code, as KPIS names it.
  public let code: String
  /// Its Persian title.
  public let title: String
  public let unit: IndicatorUnit
  public let better: Better
  public let formula: Formula
  /// The sample size n, where it has one.
  public let sample: Expression?
  /// Whether it measures size as much as merit, so that a display does not colour its rank.
  public let isSize: Bool
  /// Its definition in words, in English.
  public let definition: String

  init(
    _ code: String, _ title: String, _ formula: Formula, n sample: Expression? = nil, unit: IndicatorUnit,
    better: Better, isSize: Bool = false, _ definition: String
  ) {
    self.code = code
    self.title = title
    self.formula = formula
    self.sample = sample
    self.unit = unit
    self.better = better
    self.isSize = isSize
    self.definition = definition
  }

  /// All of them, in the order of KPIS.
  public static let all: [Indicator] = stocksAndFlows + backlog + times + decisions + enforcement

  /// The quantities that its figure is computed from.
  public var quantities: Set<Quantity> {
    (formula.expressions + [sample].compactMap(\.self)).reduce(into: []) { $0.formUnion($1.quantities) }
  }

  public static func named(_ code: String) -> Indicator? { byCode[code] }

  private static let byCode = Dictionary(uniqueKeysWithValues: all.map { ($0.code, $0) })
}

// MARK: - The table

extension Indicator {
  private static let closed: Expression = .flow(.closed)
  private static let hearingsSet: Expression = .flow(.hearingsSet)

  private static let stocksAndFlows: [Indicator] = [
    Indicator(
      "pending", "مانده", .total(.pending), unit: .cases, better: .lower, isSize: true,
      "cases that are open on the last day of the window"),
    Indicator(
      "processing_days_mean", "میانگین زمان رسیدگی", .ratio(.quantity(.valueSum(.closedAges)), closed), n: closed,
      unit: .days, better: .lower, "days from opening to closing of the spells closed in the window, on average"),
    Indicator(
      "lead_days_max", "بیشترین زمان وقت‌دهی", .maximum(.leads), n: hearingsSet, unit: .days, better: .lower,
      isSize: true, "the greatest number of days from the day a trial hearing was set to its date"),
    Indicator(
      "lead_days_mean", "میانگین زمان وقت‌دهی", .ratio(.quantity(.valueSum(.leads)), hearingsSet), n: hearingsSet,
      unit: .days, better: .lower, "days from the day a trial hearing was set to its date, on average"),
    Indicator(
      "inflow_mean", "میانگین ورودی", .perBranchMonth(.inflow), unit: .casesPerBranchAndMonth, better: .neutral,
      "cases that came in, per branch and month"),
    Indicator(
      "outflow_mean", "میانگین خروجی", .perBranchMonth(.outflow), unit: .casesPerBranchAndMonth, better: .neutral,
      "cases that were closed or sent on, per branch and month"),
    Indicator(
      "satisfaction_mean", "میانگین رضایتمندی مردم", .ratio(.flow(.scoreSum), .flow(.surveys)), n: .flow(.surveys),
      unit: .score, better: .higher, "the parties' scores, on average"),
    Indicator(
      "inflow", "ورودی", .total(.inflow), unit: .cases, better: .neutral, isSize: true,
      "cases registered, reopened or received"),
    Indicator(
      "outflow", "خروجی", .total(.outflow), unit: .cases, better: .neutral, isSize: true, "cases closed or sent on"),
    Indicator(
      "pending_change", "تغییر مانده", .total(.difference(.inflow, .outflow)), unit: .cases, better: .lower,
      isSize: true, "cases that came in less cases that went out"),
  ]

  private static let backlog: [Indicator] = [
    Indicator(
      "clearance_rate", "نرخ رسیدگی", .ratio(closed, kept), n: kept, unit: .ratio, better: .higher,
      "cases closed per case that came in and was not sent on"),
    Indicator(
      "disposition_days", "زمان پیش‌بینی‌شدهٔ تعیین تکلیف",
      .ratio(.product(.pending, .quantity(.windowDays)), closed), n: closed, unit: .days, better: .lower,
      "days in which the pending cases would be closed at the pace of the window"),
    Indicator(
      "pending_per_branch", "مانده به ازای هر شعبه", .ratio(.pending, .quantity(.activeBranches)), unit: .cases,
      better: .lower, "pending cases per branch active on the last day"),
    Indicator(
      "pending_age_mean", "میانگین عمر مانده", .ratio(.quantity(.pendingAgeDays), .pending), n: .pending, unit: .days,
      better: .lower, "the age of the pending cases on the last day, on average"),
    Indicator(
      "backlog_rate", "سهم پرونده‌های معوق",
      .ratio(.quantity(.overStandard), .quantity(.pendingWithStandard)), n: .quantity(.pendingWithStandard),
      unit: .ratio, better: .lower, "of the pending cases of branches with a standard, the share older than it"),
    Indicator(
      "old_rate", "سهم پرونده‌های مسن", .ratio(.quantity(.olderThan(365)), .pending), n: .pending, unit: .ratio,
      better: .lower, "of the pending cases, the share older than 365 days"),
  ]

  /// What came in and was not sent on: moves inside a unit cancel.
  private static let kept: Expression = .difference(.inflow, .flow(.sent))

  private static let times: [Indicator] = [
    Indicator(
      "on_time_rate", "رسیدگی در مهلت استاندارد",
      .ratio(.quantity(.closedOnTime), .quantity(.closedStandard)), n: .quantity(.closedStandard), unit: .ratio,
      better: .higher, "of the spells closed at branches with a standard, the share that took at most it"),
    Indicator(
      "processing_days_median", "میانهٔ زمان رسیدگی", .quantile(.closedAges, tenths: 5), n: closed, unit: .days,
      better: .lower, "the 0.5 quantile of the processing days of the spells closed in the window"),
    Indicator(
      "processing_days_p90", "صدک ۹۰ زمان رسیدگی", .quantile(.closedAges, tenths: 9), n: closed, unit: .days,
      better: .lower, "the 0.9 quantile of the processing days of the spells closed in the window"),
    Indicator(
      "processing_days_max", "بیشترین زمان رسیدگی", .maximum(.closedAges), n: closed, unit: .days, better: .lower,
      isSize: true, "the greatest processing time of the spells closed in the window"),
    Indicator(
      "lead_days_median", "میانهٔ زمان وقت‌دهی", .quantile(.leads, tenths: 5), n: hearingsSet, unit: .days,
      better: .lower, "the 0.5 quantile of the lead days of the trial hearings set in the window"),
    Indicator(
      "lead_days_p90", "صدک ۹۰ زمان وقت‌دهی", .quantile(.leads, tenths: 9), n: hearingsSet, unit: .days,
      better: .lower, "the 0.9 quantile of the lead days of the trial hearings set in the window"),
  ]

  private static let heard: Expression = .flow(.hearingsHeld, .hearingsAdjourned)
  private static let appealsDecided: Expression = .flow(.upheld, .modified, .reversed)

  private static let decisions: [Indicator] = [
    Indicator(
      "hearings_per_closure", "جلسه به ازای هر مختومه", .ratio(.flow(.hearingsHeld), closed), n: closed, unit: .ratio,
      better: .neutral, "trial hearings held per case closed"),
    Indicator(
      "adjournment_rate", "نرخ تجدید جلسه", .ratio(.flow(.hearingsAdjourned), heard), n: heard, unit: .ratio,
      better: .lower, "of the trial hearings held or adjourned, the share adjourned"),
    Indicator(
      "settlement_rate", "نرخ سازش", .ratio(.flow(.closedSettlement), closed), n: closed, unit: .ratio,
      better: .higher, "of the cases closed, the share closed by settlement"),
    Indicator(
      "transfer_rate", "نرخ ارجاع به شعب دیگر", .ratio(.flow(.sent), .inflow), n: .inflow, unit: .ratio,
      better: .neutral, "cases sent on per case that came in"),
    Indicator(
      "reopening_rate", "بازگشت پس از مختومه (۹۰ روز)", .ratio(.flow(.closedReopened), closed), n: closed,
      unit: .ratio, better: .lower, "of the cases closed, the share reopened within 90 days"),
    Indicator(
      "appeal_rate", "نرخ تجدیدنظرخواهی", .ratio(.flow(.appealed), closed), n: closed, unit: .ratio,
      better: .neutral, "appeals per case closed"),
    Indicator(
      "upheld_rate", "اتقان آرا", .ratio(.flow(.upheld), appealsDecided), n: appealsDecided, unit: .ratio,
      better: .higher, "of the appeals decided, the share in which the decision was upheld"),
  ]

  private static let enforcement: [Indicator] = [
    Indicator(
      "enforcement_pending", "ماندهٔ اجرای احکام مالی",
      .total(.difference(.stock(.enforcementOpened), .stock(.enforcementClosed))), unit: .cases, better: .lower,
      isSize: true, "enforcements of money judgments that are open on the last day"),
    Indicator(
      "recovery_rate", "نرخ وصول محکومیت مالی", .ratio(.flow(.paidRials), .flow(.adjudgedRials)),
      n: .flow(.enforcementOpened), unit: .ratio, better: .higher, "rials recovered per rial adjudged"),
    Indicator(
      "enforcement_days_mean", "میانگین زمان اجرای حکم",
      .ratio(.flow(.enforcementDays), .flow(.enforcementClosed)), n: .flow(.enforcementClosed), unit: .days,
      better: .lower, "days from opening to closing of the enforcements closed in the window, on average"),
  ]
}
