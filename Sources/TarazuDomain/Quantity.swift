// The vocabulary of indicators: what can be read of a unit for a window, and how it is put together.

/// A whole number that can be read for a set of branches, a window of days and, optionally, one class of case.
/// S is the sum over the days from..to, C the sum over all days up to `to` (KPIS).
public enum Quantity: Hashable, Sendable {
  /// S of a stored measure that is not a list.
  case flow(Measure)
  /// C of a stored measure that is not a list.
  case stock(Measure)
  /// S of the values of a list: processing days (`closedAges`) or lead days (`leads`).
  case valueSum(Measure)
  /// Spells closed in the window at branches whose kind has a standard.
  case closedStandard
  /// Of these, the ones that took at most the standard.
  case closedOnTime
  /// pending x daynumber(to) - C(open_day_sum): the ages of the pending cases, summed, in days.
  case pendingAgeDays
  /// C(over_T): cases pending on `to` that are older than so many days.
  case olderThan(Int32)
  /// C(over_standard): cases pending on `to` that are older than the standard of their branch's kind.
  case overStandard
  /// Pending cases of the branches whose kind has a standard.
  case pendingWithStandard
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

  /// The value, in 128 bits, or an error where it leaves them.
  public func value(_ read: (Quantity) -> Int128) throws(ArithmeticOverflow) -> Int128 {
    switch self {
    case .quantity(let quantity): return read(quantity)
    case .sum(let parts):
      var total: Int128 = 0
      for part in parts { total = try checked(total.addingReportingOverflow(part.value(read))) }
      return total
    case .difference(let a, let b): return try checked(a.value(read).subtractingReportingOverflow(b.value(read)))
    case .product(let a, let b): return try checked(a.value(read).multipliedReportingOverflow(by: b.value(read)))
    }
  }

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

func checked(_ result: (partialValue: Int128, overflow: Bool)) throws(ArithmeticOverflow) -> Int128 {
  guard !result.overflow else { throw ArithmeticOverflow() }
  return result.partialValue
}

// The words in which the table of indicators is written.
extension Expression {
  static func flow(_ measures: Measure...) -> Expression { .total(measures.map { .quantity(.flow($0)) }) }
  static func stock(_ measures: Measure...) -> Expression { .total(measures.map { .quantity(.stock($0)) }) }

  private static func total(_ parts: [Expression]) -> Expression { parts.count == 1 ? parts[0] : .sum(parts) }

  static let inflow: Expression = .flow(.registered, .reopened, .received)
  static let outflow: Expression = .flow(.closed, .sent)
}
