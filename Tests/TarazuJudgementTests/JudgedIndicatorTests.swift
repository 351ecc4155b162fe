@testable import TarazuJudgement
import Testing

@Suite struct JudgedIndicatorTests {
  /// The table of the document.
  @Test(arguments: [
    ("processing_days_mean", Form.days, false), ("lead_days_mean", .days, false), ("case_days_mean", .days, false),
    ("satisfaction_mean", .score, false), ("backlog_rate", .share, true), ("old_rate", .share, true),
    ("case_old_rate", .share, true), ("on_time_rate", .share, false), ("settlement_rate", .share, false),
    ("adjournment_rate", .share, false), ("adjourned_service_rate", .share, false),
    ("adjourned_expert_rate", .share, false), ("adjourned_court_rate", .share, false), ("upheld_rate", .share, false),
    ("reopening_rate", .share, false), ("satisfied_rate", .share, false), ("undated_rate", .share, true),
    ("undecided_rate", .share, true), ("decision_on_time_rate", .share, false), ("lead_over_rate", .share, false),
    ("processing_days_median", .quantile, false), ("processing_days_p90", .quantile, false),
    ("lead_days_median", .quantile, false), ("lead_days_p90", .quantile, false), ("case_days_p90", .quantile, false),
    ("inflow_mean", .perMonth, false), ("outflow_mean", .perMonth, false), ("closed_mean", .perMonth, false),
    ("pending_per_branch", .perMonth, true), ("clearance_rate", .ratio, false), ("disposition_days", .ratio, true),
    ("hearings_per_closure", .ratio, false), ("transfer_rate", .ratio, false), ("appeal_rate", .ratio, false),
  ])
  func table(code: String, form: Form, isStock: Bool) {
    #expect(JudgedIndicator.named(code) == JudgedIndicator(form: form, isStock: isStock))
    let signal: SignalForm? = form == .quantile ? nil : isStock ? .stock(form) : .flow(form)
    #expect(SignalForm.named(code) == signal)
  }

  @Test(
    arguments: [
      ("pending", "pending_per_branch"), ("inflow", "inflow_mean"), ("new_cases", "inflow_mean"),
      ("outflow", "outflow_mean"), ("undated", "undated_rate"), ("undecided", "undecided_rate"),
      ("lead_days_max", "lead_days_p90"), ("processing_days_max", "processing_days_p90"),
      ("decision_days_mean", "decision_on_time_rate"), ("pending_age_mean", "old_rate"),
      ("case_age_mean", "case_old_rate"), ("recovery_rate", nil), ("pending_change", nil), ("enforcement_pending", nil),
      ("enforcement_days_mean", nil), ("hearings_overdue", nil),
    ] as [(String, String?)])
  func whatToAskInstead(code: String, other: String?) {
    #expect(JudgedIndicator.named(code) == nil)
    #expect(JudgedIndicator.instead(of: code) == other)
  }

  /// Signals judge no quantiles: they name the mean.
  @Test func whatToAskInsteadInASignal() {
    #expect(JudgedIndicator.insteadInSignal(of: "processing_days_p90") == "processing_days_mean")
    #expect(JudgedIndicator.insteadInSignal(of: "lead_days_max") == "lead_days_mean")
    #expect(JudgedIndicator.insteadInSignal(of: "case_days_p90") == "case_days_mean")
    #expect(JudgedIndicator.insteadInSignal(of: "undated") == "undated_rate")
    #expect(JudgedIndicator.insteadInSignal(of: "recovery_rate") == nil)
  }

  @Test func thePendingCasesAreJudgedByTheirChange() {
    #expect(SignalForm.named("pending") == .change)
    #expect(SignalForm.named("inflow") == nil)
  }
}
