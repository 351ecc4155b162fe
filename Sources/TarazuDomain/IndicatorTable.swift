// The indicators, as data: the cube, the SQL functions and the reference of the tests all read this one table.

extension Indicator {
  /// All of them, in the order in which they are shown. A new one is a row at the end, whatever it is about, and a value
  /// at the end of the enum `Kpi` in Protocol/ (CONTRIBUTING.md#add-an-indicator).
  public static let all: [Indicator] = [
    // Stocks and flows.
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
    // Backlog.
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
    // Times.
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
    // Hearings, decisions and appeals.
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
    // Enforcement.
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
    // From the registration on, and satisfaction.
    Indicator(
      "new_cases", "ورودی جدید", .total(.flow(.registered)), unit: .cases, better: .neutral, isSize: true,
      "cases registered: each once, in the whole country"),
    Indicator(
      "closed_mean", "میانگین مختومه", .perBranchMonth(closed), unit: .casesPerBranchAndMonth, better: .higher,
      "cases that were closed, per branch and month"),
    Indicator(
      "satisfied_rate", "سهم مراجعان راضی", .ratio(.flow(.satisfied), .flow(.surveys)), n: .flow(.surveys),
      unit: .ratio, better: .higher, "of the parties surveyed, the share that gave 4 or 5"),
    Indicator(
      "case_days_mean", "میانگین زمان از ثبت تا ختم", .ratio(.quantity(.valueSum(.closedCaseAges)), closed), n: closed,
      unit: .days, better: .lower,
      "days from registration or reopening, transfers among them, to closing of the spells closed in the window, on average"
    ),
    Indicator(
      "case_days_p90", "صدک ۹۰ زمان از ثبت تا ختم", .quantile(.closedCaseAges, tenths: 9), n: closed, unit: .days,
      better: .lower, "the 0.9 quantile of the same"),
    Indicator(
      "case_age_mean", "میانگین عمر پرونده‌های مانده", .ratio(.quantity(.pendingCaseAgeDays), .pending), n: .pending,
      unit: .days, better: .lower,
      "the age of the pending cases on the last day from their registration or reopening, on average"),
    Indicator(
      "case_old_rate", "سهم پرونده‌های مسن از آغاز", .ratio(.quantity(.caseOlderThan(365)), .pending), n: .pending,
      unit: .ratio, better: .lower,
      "of the pending cases, the share that was registered or reopened more than 365 days before"),
    // What needs attention.
    Indicator(
      "undated", "پروندهٔ بدون وقت",
      .ratio(.quantity(.stockWithCalendar(.undated)), .quantity(.hasCalendar)), unit: .cases, better: .lower,
      isSize: true, "pending cases of branches that keep a calendar that had no date for 30 days and await no judgment"),
    Indicator(
      "undated_rate", "سهم پرونده‌های بدون وقت",
      .ratio(.quantity(.stockWithCalendar(.undated)), .quantity(.pendingWithCalendar)),
      n: .quantity(.pendingWithCalendar), unit: .ratio, better: .lower,
      "of the pending cases of branches that keep a calendar, the share of those"),
    Indicator(
      "undecided", "رأی صادرنشده", .total(.stock(.undecided)), unit: .cases, better: .lower, isSize: true,
      "pending cases without a judgment and another date more than a week after their last hearing"),
    Indicator(
      "undecided_rate", "سهم رأی‌های صادرنشده", .ratio(.stock(.undecided), .pending), n: .pending, unit: .ratio,
      better: .lower, "of the pending cases, the share of those"),
    Indicator(
      "decision_days_mean", "میانگین زمان صدور رأی", .ratio(.flow(.decisionDays), .flow(.decisions)),
      n: .flow(.decisions), unit: .days, better: .lower, "days from the last hearing to the judgment, on average"),
    Indicator(
      "decision_on_time_rate", "صدور رأی در یک هفته", .ratio(.flow(.decisionsOnTime), .flow(.decisions)),
      n: .flow(.decisions), unit: .ratio, better: .higher,
      "of the judgments after a hearing, the share given within a week"),
    Indicator(
      "hearings_overdue", "جلسهٔ بی‌نتیجه", .total(.stock(.overdue)), unit: .hearings, better: .lower, isSize: true,
      "trial hearings of pending cases that have no outcome more than 3 days after their date"),
    Indicator(
      "lead_over_rate", "سهم اوقات نامتعارف", .ratio(.quantity(.leadsOverNorm), .quantity(.leadsWithNorm)),
      n: .quantity(.leadsWithNorm), unit: .ratio, better: .lower,
      "of the trial hearings set at branches whose kind has a norm, the share set further ahead than it"),
    Indicator(
      "adjourned_service_rate", "تجدید به سبب ابلاغ", .ratio(.flow(.adjournedService), heard), n: heard, unit: .ratio,
      better: .lower, "of the trial hearings held or adjourned, the share adjourned for service"),
    Indicator(
      "adjourned_expert_rate", "تجدید به سبب کارشناسی", .ratio(.flow(.adjournedExpert), heard), n: heard, unit: .ratio,
      better: .lower, "of the trial hearings held or adjourned, the share adjourned for the expert"),
    Indicator(
      "adjourned_court_rate", "تجدید به سبب دادگاه", .ratio(.flow(.adjournedCourt), heard), n: heard, unit: .ratio,
      better: .lower, "of the trial hearings held or adjourned, the share adjourned for the court itself"),
  ]

  private static let closed: Expression = .flow(.closed)
  private static let hearingsSet: Expression = .flow(.hearingsSet)
  /// What came in and was not sent on: moves inside a unit cancel.
  private static let kept: Expression = .difference(.inflow, .flow(.sent))
  private static let heard: Expression = .flow(.hearingsHeld, .hearingsAdjourned)
  private static let appealsDecided: Expression = .flow(.upheld, .modified, .reversed)
}
