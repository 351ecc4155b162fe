// The parts of a figure, and what their rows are made of (docs/spec/quality.md#proof-of-a-figure).

/// A part of a figure.
public enum FigurePart: String, CaseIterable, Sendable {
  case numerator, denominator
  case sample = "n"
}

/// What the rows behind a part are.
public enum PartContent: Hashable, Sendable {
  /// None: the part is a constant, or the indicator does not have it.
  case nothing
  /// Rows whose amounts add up to these terms; multiplied with the days of the window where `timesDays` is true.
  case sum([Term], timesDays: Bool)
  /// A row for each value of a list.
  case values(Measure)
  /// The first row of a list that has the figure's value.
  case firstValue(Measure)
}

extension Indicator {
  /// What the rows behind a part are.
  public func content(of part: FigurePart) -> PartContent {
    switch (part, formula) {
    case (.numerator, .total(let numerator)), (.numerator, .ratio(let numerator, _)),
      (.numerator, .perBranchMonth(let numerator)):
      return PartContent(numerator)
    case (.numerator, .maximum(let list)), (.numerator, .quantile(let list, _)): return .firstValue(list)
    case (.denominator, .ratio(_, let denominator)): return PartContent(denominator)
    case (.denominator, .perBranchMonth): return PartContent(.quantity(.branchMonthUnits))
    case (.denominator, _): return .nothing
    case (.sample, .maximum(let list)), (.sample, .quantile(let list, _)):
      return sample == nil ? .nothing : .values(list)
    case (.sample, _): return sample.map { PartContent($0) } ?? .nothing
    }
  }

  /// The quantities of its formula and of its sample, each once, in the order in which they are written.
  public var writtenQuantities: [Quantity] {
    var quantities: [Quantity] = []
    for expression in formula.expressions + [sample].compactMap(\.self) {
      for quantity in expression.writtenQuantities where !quantities.contains(quantity) { quantities.append(quantity) }
    }
    return quantities
  }
}

extension Expression {
  /// The quantities in the order in which they are written.
  fileprivate var writtenQuantities: [Quantity] {
    switch self {
    case .quantity(let quantity): [quantity]
    case .sum(let parts): parts.flatMap(\.writtenQuantities)
    case .difference(let a, let b), .product(let a, let b): a.writtenQuantities + b.writtenQuantities
    }
  }
}

extension PartContent {
  fileprivate init(_ expression: Expression) {
    if case .product(let factor, .quantity(.windowDays)) = expression, let terms = factor.terms {
      self = .sum(terms, timesDays: true)
    } else {
      let terms = (expression.terms ?? []).filter { !$0.quantity.isConstant }
      self = terms.isEmpty ? .nothing : .sum(terms, timesDays: false)
    }
  }

  /// The quantities of branches, not of cases, that it adds up: a row a branch.
  public var branchQuantities: [Quantity] {
    guard case .sum(let terms, _) = self else { return [] }
    return terms.map(\.quantity).filter(\.isOfBranches)
  }

  /// Whether its rows lie on days of the window; else they are what stood on its last day.
  public var isOfWindow: Bool {
    switch self {
    case .nothing, .values, .firstValue: true
    case .sum(let terms, _): terms.allSatisfy { $0.quantity.isOfWindow }
    }
  }

  /// Whether it counts enforcements, which may be open at a branch that the case was never at.
  public var isOfEnforcement: Bool {
    guard case .sum(let terms, _) = self else { return false }
    return terms.contains { term in
      switch term.quantity {
      case .flow(let measure), .stock(let measure): measure.isOfEnforcement
      default: false
      }
    }
  }

  /// Whether what happens on later days can add to a day.
  public var growsLater: Bool {
    guard case .sum(let terms, _) = self else { return false }
    return terms.contains { $0.quantity == .flow(.closedReopened) }
  }

  /// How many rows there are, more or less: the sum of the absolute values of these sums. There are no rows where all of
  /// them are 0.
  public var occurrences: [[Term]] {
    switch self {
    case .nothing: return []
    case .values(let list), .firstValue(let list): return PartContent.occurrences(of: list)
    case .sum(let terms, _):
      // What opens and what ends cancel each other: what stands is one sum.
      let stocks = terms.filter { if case .stock = $0.quantity { true } else { false } }
      let others = terms.flatMap { PartContent.occurrences(of: $0.quantity) }
      return (stocks.isEmpty ? [] : [stocks]) + others
    }
  }

  private static func occurrences(of quantity: Quantity) -> [[Term]] {
    switch quantity {
    case .flow(let measure), .valueSum(let measure): occurrences(of: measure)
    case .stock, .windowDays, .hasCalendar: []
    case .pendingAgeDays, .pendingCaseAgeDays: [Expression.pending.terms ?? []]
    case .leadsWithNorm, .leadsOverNorm: [[Term(quantity: quantity)], [hearingsWithdrawn]]
    case .closedStandard, .closedOnTime, .olderThan, .caseOlderThan, .overStandard, .pendingWithStandard,
      .stockWithCalendar, .pendingWithCalendar, .branchMonthUnits, .activeBranches:
      [[Term(quantity: quantity)]]
    }
  }

  /// Counts that are 0 only where nothing of a measure happened.
  private static func occurrences(of measure: Measure) -> [[Term]] {
    let count = measure.counter ?? measure
    return [[Term(quantity: .flow(count))]] + (count == .hearingsSet ? [[hearingsWithdrawn]] : [])
  }

  /// A hearing that is withdrawn was counted and is counted no more.
  private static let hearingsWithdrawn = Term(quantity: .flow(.hearingsWithdrawn))
}

extension Measure {
  /// Whether it counts something of enforcement, or has the amounts or values of that.
  fileprivate var isOfEnforcement: Bool {
    switch counter ?? self {
    case .enforcementOpened, .payments, .enforcementClosed: true
    default: false
    }
  }
}

extension Quantity {
  /// What its rows are.
  private enum Rows {
    /// None: it says nothing of cases or branches.
    case nothing
    case branches
    /// What happened to cases on the days of the window.
    case happened
    /// What stood on the window's last day.
    case stood
  }

  private var rows: Rows {
    switch self {
    case .windowDays, .hasCalendar: .nothing
    case .branchMonthUnits, .activeBranches: .branches
    case .flow, .valueSum, .closedStandard, .closedOnTime, .leadsWithNorm, .leadsOverNorm: .happened
    case .stock, .pendingAgeDays, .pendingCaseAgeDays, .olderThan, .caseOlderThan, .overStandard, .pendingWithStandard,
      .stockWithCalendar, .pendingWithCalendar:
      .stood
    }
  }

  fileprivate var isConstant: Bool { rows == .nothing }

  fileprivate var isOfBranches: Bool { rows == .branches }

  fileprivate var isOfWindow: Bool { rows != .stood }
}
