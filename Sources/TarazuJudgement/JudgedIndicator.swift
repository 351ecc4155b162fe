// Which indicators are judged, and how (docs/spec/judgement.md#forms).

/// The row of a judged indicator.
public struct JudgedIndicator: Hashable, Sendable {
  public var form: Form
  /// Whether it says what stands at the end of the window: a signal then looks at its change from month to month.
  public var isStock = false

  /// The row of an indicator by its code; nil for one that is not judged.
  public static func named(_ code: String) -> JudgedIndicator? { rows[code] }

  /// What to ask for instead of an indicator that no funnel judges; nil where there is nothing.
  public static func instead(of code: String) -> String? { substitutes[code] }

  /// What to ask for instead of an indicator that no signal judges; nil where there is nothing. Signals do not judge
  /// quantiles, so it is the mean where a funnel has the quantile.
  public static func insteadInSignal(of code: String) -> String? {
    let other = substitutes[code] ?? code
    return means[other] ?? (other == code ? nil : other)
  }

  /// The indicators that the morning list looks at in units of every level, and above the branch.
  public static let watched = [
    "pending", "processing_days_mean", "lead_days_mean", "inflow_mean", "outflow_mean", "satisfaction_mean",
    "clearance_rate", "on_time_rate", "adjournment_rate", "adjourned_service_rate", "settlement_rate", "upheld_rate",
    "decision_on_time_rate", "undated_rate",
  ]
  public static let watchedAboveBranches = ["case_days_mean"]

  /// The one that signals judge by the change of the pending cases, and that has no form in a funnel.
  public static let change = "pending"

  private static let flows: [(form: Form, codes: [String])] = [
    (.days, ["processing_days_mean", "lead_days_mean", "case_days_mean"]),
    (.score, ["satisfaction_mean"]),
    (
      .share,
      [
        "on_time_rate", "settlement_rate", "adjournment_rate", "adjourned_service_rate", "adjourned_expert_rate",
        "adjourned_court_rate", "upheld_rate", "reopening_rate", "satisfied_rate", "decision_on_time_rate",
        "lead_over_rate",
      ]
    ),
    (
      .quantile,
      ["processing_days_median", "processing_days_p90", "lead_days_median", "lead_days_p90", "case_days_p90"]
    ),
    (.perMonth, ["inflow_mean", "outflow_mean", "closed_mean"]),
    (.ratio, ["clearance_rate", "hearings_per_closure", "transfer_rate", "appeal_rate"]),
  ]

  private static let stocks: [(form: Form, codes: [String])] = [
    (.share, ["backlog_rate", "old_rate", "case_old_rate", "undated_rate", "undecided_rate"]),
    (.perMonth, ["pending_per_branch"]),
    (.ratio, ["disposition_days"]),
  ]

  private static let rows: [String: JudgedIndicator] = {
    var rows: [String: JudgedIndicator] = [:]
    for (form, codes) in flows { for code in codes { rows[code] = JudgedIndicator(form: form) } }
    for (form, codes) in stocks { for code in codes { rows[code] = JudgedIndicator(form: form, isStock: true) } }
    return rows
  }()

  private static let substitutes = [
    "pending": "pending_per_branch", "inflow": "inflow_mean", "new_cases": "inflow_mean", "outflow": "outflow_mean",
    "undated": "undated_rate", "undecided": "undecided_rate", "lead_days_max": "lead_days_p90",
    "processing_days_max": "processing_days_p90", "decision_days_mean": "decision_on_time_rate",
    "pending_age_mean": "old_rate", "case_age_mean": "case_old_rate",
  ]

  private static let means = [
    "processing_days_median": "processing_days_mean", "processing_days_p90": "processing_days_mean",
    "lead_days_median": "lead_days_mean", "lead_days_p90": "lead_days_mean", "case_days_p90": "case_days_mean",
  ]
}
