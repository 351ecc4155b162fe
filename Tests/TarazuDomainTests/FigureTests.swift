// Indicators as docs/spec/indicators.md has them, and exact figures.

import TarazuDomain
import TestDomain
import Testing

/// Quantities that are all different, so that a wrong one shows.
private struct NumberedSource: FigureSource {
  var numbers: [Quantity: Int128] = [:]
  var isEmpty = false

  func quantity(_ quantity: Quantity) -> Int128 {
    if let number = numbers[quantity] { return number }
    // Of nothing all quantities are 0.
    if !isEmpty { Issue.record("\(quantity) has no number of its own; give it one in `IndicatorTests.source`") }
    return 0
  }
  func maximum(of list: Measure) -> Int32? { isEmpty ? nil : list == .leads ? 900 : 901 }
  func quantile(of list: Measure, tenths: Int) -> Int32? {
    isEmpty ? nil : Int32(tenths) * 100 + (list == .leads ? 0 : 1)
  }
}

struct IndicatorTests {
  /// S, C and the rest, each with a number of its own.
  private var source: NumberedSource {
    var source = NumberedSource()
    for measure in Measure.allCases {
      source.numbers[.flow(measure)] = Int128(measure.rawValue) * 7 + 1_000
      source.numbers[.stock(measure)] = Int128(measure.rawValue) * 11 + 2_000
    }
    (source.numbers[.valueSum(.closedAges)], source.numbers[.valueSum(.leads)]) = (31, 37)
    (source.numbers[.closedStandard], source.numbers[.closedOnTime]) = (41, 43)
    (source.numbers[.pendingAgeDays], source.numbers[.olderThan(365)]) = (47, 53)
    (source.numbers[.overStandard], source.numbers[.pendingWithStandard]) = (59, 61)
    source.numbers[.valueSum(.closedCaseAges)] = 79
    (source.numbers[.pendingCaseAgeDays], source.numbers[.caseOlderThan(365)]) = (83, 89)
    (source.numbers[.leadsOverNorm], source.numbers[.leadsWithNorm]) = (97, 101)
    (source.numbers[.stockWithCalendar(.undated)], source.numbers[.pendingWithCalendar]) = (103, 107)
    source.numbers[.hasCalendar] = 1
    (source.numbers[.windowDays], source.numbers[.branchMonthUnits], source.numbers[.activeBranches]) = (
      67, branchMonths, 73
    )
    return source
  }

  private let branchMonths: Int128 = 71

  private func s(_ measure: Measure) -> Int128 { Int128(measure.rawValue) * 7 + 1_000 }
  private func c(_ measure: Measure) -> Int128 { Int128(measure.rawValue) * 11 + 2_000 }

  /// The table of docs/spec/indicators.md, in its order: code, numerator, denominator, n, better. A new indicator has
  /// its row here too. Where branch-months divide, their units do: 1/26,970.
  @Test func tableOfIndicators() throws {
    let pending = c(.registered) + c(.reopened) + c(.received) - c(.closed) - c(.sent)
    let inflow = s(.registered) + s(.reopened) + s(.received)
    let outflow = s(.closed) + s(.sent)
    let kept = inflow - s(.sent)
    let heard = s(.hearingsHeld) + s(.hearingsAdjourned)
    let (surveys, decisions) = (s(.surveys), s(.decisions))
    let decided = s(.upheld) + s(.modified) + s(.reversed)
    let table: [(String, Int128, Int128, Int128?, Better)] = [
      ("pending", pending, 1, nil, .lower), ("processing_days_mean", 31, s(.closed), s(.closed), .lower),
      ("lead_days_max", 900, 1, s(.hearingsSet), .lower),
      ("lead_days_mean", 37, s(.hearingsSet), s(.hearingsSet), .lower),
      ("inflow_mean", inflow, branchMonths, nil, .neutral), ("outflow_mean", outflow, branchMonths, nil, .neutral),
      ("satisfaction_mean", s(.scoreSum), s(.surveys), s(.surveys), .higher), ("inflow", inflow, 1, nil, .neutral),
      ("outflow", outflow, 1, nil, .neutral), ("pending_change", inflow - outflow, 1, nil, .lower),
      ("clearance_rate", s(.closed), kept, kept, .higher),
      ("disposition_days", pending * 67, s(.closed), s(.closed), .lower),
      ("pending_per_branch", pending, 73, nil, .lower), ("pending_age_mean", 47, pending, pending, .lower),
      ("backlog_rate", 59, 61, 61, .lower), ("old_rate", 53, pending, pending, .lower),
      ("on_time_rate", 43, 41, 41, .higher), ("processing_days_median", 501, 1, s(.closed), .lower),
      ("processing_days_p90", 901, 1, s(.closed), .lower), ("processing_days_max", 901, 1, s(.closed), .lower),
      ("lead_days_median", 500, 1, s(.hearingsSet), .lower), ("lead_days_p90", 900, 1, s(.hearingsSet), .lower),
      ("hearings_per_closure", s(.hearingsHeld), s(.closed), s(.closed), .neutral),
      ("adjournment_rate", s(.hearingsAdjourned), heard, heard, .lower),
      ("settlement_rate", s(.closedSettlement), s(.closed), s(.closed), .higher),
      ("transfer_rate", s(.sent), inflow, inflow, .neutral),
      ("reopening_rate", s(.closedReopened), s(.closed), s(.closed), .lower),
      ("appeal_rate", s(.appealed), s(.closed), s(.closed), .neutral),
      ("upheld_rate", s(.upheld), decided, decided, .higher),
      ("enforcement_pending", c(.enforcementOpened) - c(.enforcementClosed), 1, nil, .lower),
      ("recovery_rate", s(.paidRials), s(.adjudgedRials), s(.enforcementOpened), .higher),
      ("enforcement_days_mean", s(.enforcementDays), s(.enforcementClosed), s(.enforcementClosed), .lower),
      ("new_cases", s(.registered), 1, nil, .neutral), ("closed_mean", s(.closed), branchMonths, nil, .higher),
      ("satisfied_rate", s(.satisfied), surveys, surveys, .higher),
      ("case_days_mean", 79, s(.closed), s(.closed), .lower), ("case_days_p90", 901, 1, s(.closed), .lower),
      ("case_age_mean", 83, pending, pending, .lower), ("case_old_rate", 89, pending, pending, .lower),
      ("undated", 103, 1, nil, .lower), ("undated_rate", 103, 107, 107, .lower),
      ("undecided", c(.undecided), 1, nil, .lower), ("undecided_rate", c(.undecided), pending, pending, .lower),
      ("decision_days_mean", s(.decisionDays), decisions, decisions, .lower),
      ("decision_on_time_rate", s(.decisionsOnTime), decisions, decisions, .higher),
      ("hearings_overdue", c(.overdue), 1, nil, .lower), ("lead_over_rate", 97, 101, 101, .lower),
      ("adjourned_service_rate", s(.adjournedService), heard, heard, .lower),
      ("adjourned_expert_rate", s(.adjournedExpert), heard, heard, .lower),
      ("adjourned_court_rate", s(.adjournedCourt), heard, heard, .lower),
    ]
    #expect(Indicator.all.map(\.code) == table.map(\.0))
    for (indicator, row) in zip(Indicator.all, table) {
      let figure = indicator.figure(from: source)
      #expect(figure.numerator == row.1, "\(row.0)")
      #expect(figure.denominator == row.2, "\(row.0)")
      #expect(figure.sample == row.3, "\(row.0)")
      #expect(indicator.better == row.4, "\(row.0)")
      #expect(figure.divisor == (row.2 == branchMonths ? 26_970 : 1), "\(row.0)")
      #expect(!indicator.title.isEmpty && !indicator.definition.isEmpty)
      #expect(Indicator.named(row.0)?.code == row.0)
    }
    let sizes: Set<String> = [
      "pending", "inflow", "outflow", "pending_change", "enforcement_pending", "lead_days_max", "processing_days_max",
      "new_cases", "undated", "undecided", "hearings_overdue",
    ]
    #expect(Set(Indicator.all.filter(\.isSize).map(\.code)) == sizes)
    #expect(Indicator.named("no_such_kpi") == nil)
  }

  @Test func nothingToShow() throws {
    let empty = NumberedSource(isEmpty: true)
    for indicator in Indicator.all {
      let figure = indicator.figure(from: empty)
      switch indicator.formula {
      case .total: #expect(figure.value == 0)
      case .maximum, .quantile: #expect((figure.numerator, figure.denominator) == (nil, 0))
      default: #expect((figure.numerator, figure.denominator) == (0, 0))
      }
      if figure.denominator == 0 { #expect(figure.value == nil) }
    }
  }

  /// 38,026 cases in 21 branches over ten Jalali months, as published.
  @Test func publishedInflow() throws {
    let figure = Figure(numerator: 38_026, denominator: 21 * 10 * 26_970, divisor: 26_970)
    #expect((try #require(figure.value) * 100).rounded() == 18_108)
  }
}

struct FigureTests {
  private func less(_ a: (Int128, Int128), _ b: (Int128, Int128)) -> Bool? {
    Figure.isLess(Figure(numerator: a.0, denominator: a.1), Figure(numerator: b.0, denominator: b.1))
  }

  @Test func comparedExactly() {
    #expect(less((99_999_999_999_997, 99_999_999_999_998), (99_999_999_999_998, 99_999_999_999_999)) == true)
    #expect(less((99_999_999_999_998, 99_999_999_999_999), (99_999_999_999_997, 99_999_999_999_998)) == false)
    #expect(less((1, 3), (2, 6)) == false)
    #expect(less((2, 6), (1, 3)) == false)
    #expect(less((-1, 3), (0, 5)) == true)
    #expect(less((-1, 3), (-1, 2)) == false)
    #expect(less((-1, 2), (-1, 3)) == true)
    // Products that only 256 bits hold.
    #expect(less((.max, .max), (.max - 1, .max)) == false)
    #expect(less((.max - 1, .max), (.max, .max)) == true)
    #expect(less((.min, .max), (.max, .max)) == true)
    #expect(less((.min, 1), (.min, .max)) == true)
    #expect(less((1, 0), (1, 1)) == nil)
    #expect(less((1, 1), (1, -1)) == nil)
    #expect(Figure.isLess(Figure(numerator: nil, denominator: 0), Figure(numerator: 1, denominator: 1)) == nil)
  }

  /// Small fractions, against their doubles and their exact products.
  @Test func comparedLikeSmallFractions() {
    for a in Int128(-6)...6 {
      for b in Int128(1)...5 {
        for c in Int128(-6)...6 {
          for d in Int128(1)...5 { #expect(less((a, b), (c, d)) == (a * d < c * b)) }
        }
      }
    }
  }

  @Test func overflowIsAnError() {
    var sums = Contributions()
    let key = ContributionKey(cell: CellKey(day: 0, branch: 1, caseClass: 1), measure: .paidRials)
    #expect(throws: Never.self) { try sums.add(.max, to: key) }
    #expect(throws: ArithmeticOverflow.self) { try sums.add(1, to: key) }
    var lowest = Contributions()
    #expect(throws: Never.self) { try lowest.add(.min, to: key) }
    #expect(throws: ArithmeticOverflow.self) { try sums.add(lowest, sign: -1) }
  }

  @Test func sumsThatReturnToZeroLeave() throws {
    var sums = Contributions()
    let key = ContributionKey(cell: CellKey(day: 0, branch: 1, caseClass: 1), measure: .closed)
    try sums.add(2, to: key)
    try sums.add(0, to: key)
    try sums.add(-2, to: key)
    #expect(sums.isEmpty)
  }
}
