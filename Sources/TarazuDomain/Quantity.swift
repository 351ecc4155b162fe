// The vocabulary of indicators: what can be read of a unit for a window, and how it is put together.

/// A whole number that can be read for a set of branches, a window of days and, optionally, one class of case.
/// S is the sum over the days from..to, C the sum over all days up to `to`
/// (docs/spec/indicators.md#quantities).
///
/// Seven types know how to get a quantity. The compiler demands a new one in six of them, in `DeltaLogColumns` and in
/// `SeriesAmount` twice; in `ReportQuantities` it demands the name of its column only, and the SQL goes into `columns` and
/// into the part that it is read from. For many branches `UnitColumns` asks `DeltaLogColumns` first:
///
/// | reader | serves | reads |
/// | --- | --- | --- |
/// | `TarazuCube/UnitColumns`, by `SeriesAmount` | one window; up to 100 branches, or one class of case | the series of each branch |
/// | `TarazuCube/DeltaLogColumns` | one window; more branches, all classes | the changes of all branches by day |
/// | `TarazuCube/TrendColumns` | each period of a window | either of them, day by day |
/// | `TarazuCube/Judgement/MonthColumns` | each branch in each of some months | either of them, or `UnitColumns` month by month |
/// | `TarazuStore/Report/ReportQuantities` | the schema `report` | the cells, in SQL |
/// | `TarazuDomain/PartRows` | the proof of a figure | the events of each case |
///
/// What `FigurePart` says of the rows behind a figure has two switches over quantities.
///
/// `DeltaLogColumns` leaves what it does not have to `UnitColumns`; the table at `FigureColumns` says what that is. Formulas
/// over quantities are evaluated in `TarazuCube/FigureColumns`, and written as SQL in `Report/ReportFormulas`.
public enum Quantity: Hashable, Sendable {
  /// S of a stored measure that is not a list.
  case flow(Measure)
  /// C of a stored measure that is not a list of values; of a list of changes of a stock, the stock on `to`.
  case stock(Measure)
  /// S of the values of a list: processing days (`closedAges`), case days (`closedCaseAges`) or lead days (`leads`).
  case valueSum(Measure)
  /// Spells closed in the window at branches whose kind has a standard.
  case closedStandard
  /// Of these, the ones that took at most the standard.
  case closedOnTime
  /// pending x daynumber(to) - C(open_day_sum): the ages of the pending cases, summed, in days.
  case pendingAgeDays
  /// C(over_T): cases pending on `to` that are older than this many days.
  case olderThan(Int32)
  /// C(over_standard): cases pending on `to` that are older than the standard of their branch's kind.
  case overStandard
  /// Pending cases of the branches whose kind has a standard.
  case pendingWithStandard
  /// pending x daynumber(to) - C(case_open_day_sum): the ages of the pending cases from when they were registered or
  /// reopened, summed, in days.
  case pendingCaseAgeDays
  /// C(case_over_T): cases pending on `to` that were registered or reopened more than this many days before.
  case caseOlderThan(Int32)
  /// Trial hearings set in the window at branches whose kind has a norm of leads.
  case leadsWithNorm
  /// Of these, the ones whose lead is greater than the norm.
  case leadsOverNorm
  /// `stock` of the branches whose kind keeps its cases on the calendar.
  case stockWithCalendar(Measure)
  /// Pending cases of these branches.
  case pendingWithCalendar
  /// 1 where there is such a branch, else 0; the class makes no difference.
  case hasCalendar
  /// Days of the window.
  case windowDays
  /// Branch-months in units of 1/26,970; the class makes no difference.
  case branchMonthUnits
  /// Branches active on `to`; the class makes no difference.
  case activeBranches
}

/// The common denominator of 29, 30 and 31, in which branch-months are exact.
public let branchMonthDivisor: Int32 = 26_970

/// A quantity that is added or taken away.
public struct Term: Hashable, Sendable {
  public var quantity: Quantity
  public var isNegated = false

  public init(quantity: Quantity, isNegated: Bool = false) {
    self.quantity = quantity
    self.isNegated = isNegated
  }
}

/// Whole-number arithmetic over quantities.
public indirect enum Expression: Hashable, Sendable {
  case quantity(Quantity)
  case sum([Expression])
  case difference(Expression, Expression)
  case product(Expression, Expression)

  /// The quantities that it adds and takes away; nil where it has a product.
  public var terms: [Term]? {
    switch self {
    case .quantity(let quantity): return [Term(quantity: quantity)]
    case .sum(let parts):
      let terms = parts.map(\.terms)
      return terms.contains { $0 == nil } ? nil : terms.flatMap { $0 ?? [] }
    case .difference(let a, let b):
      guard let plus = a.terms, let minus = b.terms else { return nil }
      return plus + minus.map { Term(quantity: $0.quantity, isNegated: !$0.isNegated) }
    case .product: return nil
    }
  }

  /// The quantities that it reads, each once.
  public var quantities: Set<Quantity> {
    switch self {
    case .quantity(let quantity): [quantity]
    case .sum(let parts): parts.reduce(into: []) { $0.formUnion($1.quantities) }
    case .difference(let a, let b), .product(let a, let b): a.quantities.union(b.quantities)
    }
  }
}

// The words in which the table of indicators is written.
extension Expression {
  static func flow(_ measures: Measure...) -> Expression { .total(measures.map { .quantity(.flow($0)) }) }
  static func stock(_ measures: Measure...) -> Expression { .total(measures.map { .quantity(.stock($0)) }) }

  private static func total(_ parts: [Expression]) -> Expression { parts.count == 1 ? parts[0] : .sum(parts) }

  /// Cases that come in: registered, reopened or received.
  public static let inflow: Expression = .flow(.registered, .reopened, .received)
  /// Cases that go out: closed or sent on.
  public static let outflow: Expression = .flow(.closed, .sent)
  // The third of them, `pending`, is in PendingCases.swift, with what else follows from it.
}
