// What a cell keeps: counts and sums of what happened on its day, lists of values, and what changed in stocks. One row of
// data for each.

/// A stored measure of a (branch, class, day) cell. Raw values are written to the commit log and hashed into checksums:
/// they never change, a new measure takes the next one, and nothing is computed from them.
///
/// How to add one: CONTRIBUTING.md#add-a-measure. Ages, over-standard counts and open-day sums are derived from these.
public enum Measure: UInt8, CaseIterable, Sendable {
  case registered = 0
  case reopened = 1
  case received = 2
  case closed = 3
  case sent = 4
  case closedJudgment = 5
  case closedSettlement = 6
  case closedDismissal = 7
  case closedWithdrawn = 8
  case closedOther = 9
  case closedReopened = 10
  case hearingsSet = 11
  case hearingsHeld = 12
  case hearingsAdjourned = 13
  case hearingsCancelled = 14
  case appealed = 15
  case upheld = 16
  case modified = 17
  case reversed = 18
  case enforcementOpened = 19
  case payments = 20
  case enforcementClosed = 21
  case surveys = 22
  case scoreSum = 23
  case enforcementDays = 24
  case adjudgedRials = 25
  case paidRials = 26
  case closedAges = 27
  case sentAges = 28
  case leads = 29
  case hearingsWithdrawn = 30
  case adjournedService = 31
  case adjournedParty = 32
  case adjournedCounsel = 33
  case adjournedCourt = 34
  case adjournedExpert = 35
  case adjournedOther = 36
  case satisfied = 37
  case scoreSquares = 38
  case decisions = 39
  case decisionDays = 40
  case decisionsOnTime = 41
  case closedCaseAges = 42
  case sentCaseAges = 43
  case receivedCaseAges = 44
  case undated = 45
  case undecided = 46
  case overdue = 47

  /// What a measure keeps.
  public enum Kind: Hashable, Sendable {
    /// How often something happened.
    case count
    /// A sum of amounts, one for each occurrence of what another measure counts.
    case sum(countedBy: Measure)
    /// A value for each occurrence of what another measure counts.
    case values(countedBy: Measure)
    /// What events of the cell's day change in a stock, on that day and on days to come: see `StockChange`.
    case stock
  }

  /// Lists of ages from which the ages of pending cases follow.
  enum Ages: Hashable, Sendable {
    /// The ages of spells that ended. Each measure that counts ended spells has exactly one such list.
    case endedSpells
    /// The ages of the cases of spells that ended. Each measure that counts ended spells has exactly one such list.
    case casesOfEndedSpells
    /// The ages of the cases of spells that opened. A measure that counts opened spells and has no such list counts
    /// spells of cases of age 0.
    case casesOfOpenedSpells
  }

  /// What a list of changes of a stock counts.
  enum Counted: String {
    case spells
    /// A case may have several that stand at once.
    case trialHearings = "trial hearings"
  }

  /// The type of its column in `tarazu.cell`.
  public enum ColumnType: String, Sendable {
    case integer, bigint, numeric
    case integers = "integer[]"
  }

  /// The table: one row for each measure. The compiler demands the row of a new one.
  @inline(__always)
  private var row: MeasureRow {
    switch self {
    case .registered: .count("registered", makesBusy: true, "Spells that opened by a new case")
    case .reopened: .count("reopened", makesBusy: true, "Spells that opened by a closed case coming back")
    case .received: .count("received", makesBusy: true, "Spells that opened by a transfer in")
    case .closed: .count("closed", makesBusy: true, "Spells that ended by closing")
    case .sent: .count("sent", makesBusy: true, "Spells that ended by a transfer out")
    case .closedJudgment: .count("closed_judgment", makesBusy: false, "Of closed: by judgment")
    case .closedSettlement: .count("closed_settlement", makesBusy: false, "Of closed: by settlement")
    case .closedDismissal: .count("closed_dismissal", makesBusy: false, "Of closed: by dismissal")
    case .closedWithdrawn: .count("closed_withdrawn", makesBusy: false, "Of closed: withdrawn")
    case .closedOther: .count("closed_other", makesBusy: false, "Of closed: otherwise")
    case .closedReopened:
      .count(
        "closed_reopened", makesBusy: false, "Of closed: the case was reopened at most 90 days later, wherever")
    case .hearingsSet: .count("hearings_set", makesBusy: true, "Trial hearings put on the calendar on this day")
    case .hearingsHeld: .count("hearings_held", makesBusy: true, "Trial hearings that took place")
    case .hearingsAdjourned:
      .count("hearings_adjourned", makesBusy: true, "Trial hearings that did not and need a new one")
    case .hearingsCancelled: .count("hearings_cancelled", makesBusy: true, "Trial hearings no longer needed")
    case .appealed: .count("appealed", makesBusy: true, "Appeals against this branch's closings")
    case .upheld: .count("upheld", makesBusy: true, "Appeals decided: upheld")
    case .modified: .count("modified", makesBusy: true, "Appeals decided: modified")
    case .reversed: .count("reversed", makesBusy: true, "Appeals decided: reversed")
    case .enforcementOpened:
      .count("enforcement_opened", makesBusy: true, "Enforcements of a money judgment opened")
    case .payments: .count("payments", makesBusy: true, "Payments in enforcement")
    case .enforcementClosed: .count("enforcement_closed", makesBusy: true, "Enforcements closed")
    case .surveys: .count("surveys", makesBusy: true, "Parties surveyed")
    case .scoreSum: .sum("score_sum", .integer, countedBy: .surveys, "Sum of their scores, 1 to 5 each")
    case .enforcementDays:
      .sum(
        "enforcement_days", .bigint, countedBy: .enforcementClosed,
        "Sum over enforcements closed of the days since they were opened")
    case .adjudgedRials:
      .sum(
        "adjudged_rials", .numeric, countedBy: .enforcementOpened,
        "Sum of the amounts of enforcements opened, in rials")
    case .paidRials: .sum("paid_rials", .numeric, countedBy: .payments, "Sum of payments, in rials")
    case .closedAges:
      .values(
        "closed_ages", countedBy: .closed, of: .endedSpells,
        "The age in days of each spell that closed, in no order",
        shown: ("processing_days", "Sum of the ages of the spells that closed, in days"))
    case .sentAges:
      .values(
        "sent_ages", countedBy: .sent, of: .endedSpells,
        "The age in days of each spell that was sent away, in no order")
    case .leads:
      .values(
        "leads", countedBy: .hearingsSet, "The days from setting to date of each trial hearing set, in no order",
        shown: ("lead_days", "Sum of the days from setting to date of the trial hearings set"))
    case .hearingsWithdrawn:
      .count("hearings_withdrawn", makesBusy: true, "Trial hearings cancelled on the day they were set")
    case .adjournedService: .count("adjourned_service", makesBusy: false, "Of hearings_adjourned: for service")
    case .adjournedParty: .count("adjourned_party", makesBusy: false, "Of hearings_adjourned: for a party")
    case .adjournedCounsel: .count("adjourned_counsel", makesBusy: false, "Of hearings_adjourned: for counsel")
    case .adjournedCourt: .count("adjourned_court", makesBusy: false, "Of hearings_adjourned: for the court")
    case .adjournedExpert: .count("adjourned_expert", makesBusy: false, "Of hearings_adjourned: for the expert")
    case .adjournedOther: .count("adjourned_other", makesBusy: false, "Of hearings_adjourned: otherwise")
    case .satisfied: .count("satisfied", makesBusy: false, "Of surveys: a score of 4 or 5")
    case .scoreSquares: .sum("score_sq", .integer, countedBy: .surveys, "Sum of the squares of the scores")
    case .decisions:
      .count("decisions", makesBusy: false, "Of closed_judgment: after a trial hearing held in the spell")
    case .decisionDays:
      .sum(
        "decision_days", .bigint, countedBy: .decisions, "Sum over these of the days since the last such hearing")
    case .decisionsOnTime: .count("decisions_on_time", makesBusy: false, "Of decisions: at most 7 days after it")
    case .closedCaseAges:
      .values(
        "closed_case_ages", countedBy: .closed, of: .casesOfEndedSpells,
        "The age in days of the case of each spell that closed, from when it was registered or reopened, in no order",
        shown: ("case_days", "Sum of the ages of the cases of the spells that closed, in days"))
    case .sentCaseAges:
      .values(
        "sent_case_ages", countedBy: .sent, of: .casesOfEndedSpells,
        "The age in days of the case of each spell that was sent away, in no order")
    case .receivedCaseAges:
      .values(
        "received_case_ages", countedBy: .received, of: .casesOfOpenedSpells,
        "The age in days of the case of each spell that opened by a transfer in, in no order")
    case .undated: .stock("undated", of: .spells, "without a date for 30 days")
    case .undecided:
      .stock("undecided", of: .spells, "without a judgment more than a week after their last hearing")
    case .overdue: .stock("overdue", of: .trialHearings, "without an outcome more than 3 days after their date")
    }
  }
}

/// The row of a measure.
private struct MeasureRow {
  var kind: Measure.Kind
  var column: String
  var type: Measure.ColumnType
  var comment: String
  var makesBusy = false
  var ages: Measure.Ages?
  var counted: Measure.Counted?
  var shown: (name: String, comment: String)?

  /// - Parameter makesBusy: whether a rank looks at a unit in which it is not 0.
  static func count(_ column: String, makesBusy: Bool, _ comment: String) -> MeasureRow {
    MeasureRow(kind: .count, column: column, type: .integer, comment: comment, makesBusy: makesBusy)
  }

  static func sum(
    _ column: String, _ type: Measure.ColumnType, countedBy counter: Measure, _ comment: String
  ) -> MeasureRow {
    MeasureRow(kind: .sum(countedBy: counter), column: column, type: type, comment: comment)
  }

  /// - Parameters:
  ///   - ages: which ages the values are, if they are ages from which those of pending cases follow.
  ///   - shown: the name by which readers of SQL see its values, and what their sum is; nil for a list that only serves
  ///     other figures.
  static func values(
    _ column: String, countedBy counter: Measure, of ages: Measure.Ages? = nil, _ comment: String,
    shown: (name: String, comment: String)? = nil
  ) -> MeasureRow {
    MeasureRow(
      kind: .values(countedBy: counter), column: column, type: .integers, comment: comment, ages: ages, shown: shown)
  }

  /// - Parameters:
  ///   - counted: what the stock is a number of.
  ///   - which: which of these.
  static func stock(_ column: String, of counted: Measure.Counted, _ which: String) -> MeasureRow {
    let comment =
      "Changes of the number of \(counted.rawValue) \(which), for this day and days to come: n says that abs(n) - 1 "
      + "days later there is one more, or for n < 0 one less"
    return MeasureRow(kind: .stock, column: column, type: .integers, comment: comment, counted: counted)
  }
}

// MARK: - What the table says

extension Measure {
  public var kind: Kind { row.kind }

  /// The column of `tarazu.cell` that holds it.
  public var column: String { row.column }

  /// The type of that column.
  public var type: ColumnType { row.type }

  /// What that column holds, in words.
  public var comment: String { row.comment }

  /// For a sum or a list of values, the measure that counts its amounts or values; nil for others.
  public var counter: Measure? {
    switch row.kind {
    case .count, .stock: nil
    case .sum(let counter), .values(let counter): counter
    }
  }

  /// For a list whose values readers of SQL see, the name of the values, and what their sum is, in words.
  public var shownValues: (name: String, comment: String)? { row.shown }

  /// Which ages its values are, if they are ages from which those of pending cases follow.
  var ages: Ages? { row.ages }

  /// For a list of changes of a stock, what is counted; nil for others.
  var counted: Counted? { row.counted }

  /// The measures that are lists: of values, one for each occurrence, and of changes of a stock.
  public static let lists = allCases.filter { $0.type == .integers }

  /// Of these, the lists of values.
  public static let valueLists = lists.filter { $0.counter != nil }

  /// And the lists of changes of a stock.
  public static let stocks = lists.filter { $0.kind == .stock }

  /// All measures that are no lists.
  public static let summed = allCases.filter { $0.type != .integers }

  /// The measures that make a rank look at a unit if one of them is not 0
  /// (docs/spec/indicators.md#highest-and-lowest-units).
  public static let busy = allCases.filter(\.row.makesBusy)

  static func outcome(_ outcome: Outcome) -> Measure {
    switch outcome {
    case .judgment: .closedJudgment
    case .settlement: .closedSettlement
    case .dismissal: .closedDismissal
    case .withdrawn: .closedWithdrawn
    case .other: .closedOther
    }
  }

  static func reason(_ reason: AdjournmentReason) -> Measure {
    switch reason {
    case .service: .adjournedService
    case .party: .adjournedParty
    case .counsel: .adjournedCounsel
    case .court: .adjournedCourt
    case .expert: .adjournedExpert
    case .other: .adjournedOther
    }
  }

  static func result(_ result: AppealResult) -> Measure {
    switch result {
    case .upheld: .upheld
    case .modified: .modified
    case .reversed: .reversed
    }
  }
}
