// How much of a quantity one series has over a window.

import TarazuDomain

/// Reads a quantity of series after series; sums over the series of a unit are the unit's.
struct SeriesAmount {
  private let quantity: Quantity
  private let from: Int32
  private let to: Int32
  private let measures: PendingMeasures
  /// The list whose values are read; nil where sums are.
  let list: Measure?
  /// Its index among the lists of values.
  private let listIndex: Int

  /// Nil for what is not of cases but of their branches, or of the window alone.
  init?(_ quantity: Quantity, from: Int32, through to: Int32, _ measures: PendingMeasures) {
    switch quantity {
    case .windowDays, .branchMonthUnits, .activeBranches, .hasCalendar: return nil
    case .valueSum(let list): self.list = list
    case .closedOnTime: list = .closedAges
    case .leadsOverNorm: list = .leads
    case .flow, .stock, .closedStandard, .pendingAgeDays, .olderThan, .overStandard, .pendingWithStandard,
      .pendingCaseAgeDays, .caseOlderThan, .leadsWithNorm, .stockWithCalendar, .pendingWithCalendar:
      list = nil
    }
    (self.quantity, self.from, self.to, self.measures) = (quantity, from, to, measures)
    listIndex = list?.indexAmongValueLists ?? 0
  }

  /// Of a series of a branch.
  @inline(__always)
  func callAsFunction(_ branch: Branch, _ series: Series) -> Int128 {
    let terms = branch.terms
    switch quantity {
    case .flow(let measure):
      return series.total(measure, from: from, through: to)
    case .stock(let measure):
      return series.total(measure, through: to)
    case .closedStandard:
      return terms.hasStandard ? series.total(.closed, from: from, through: to) : 0
    case .pendingAgeDays:
      return series.pendingAgeDays(on: to, by: measures)
    case .pendingCaseAgeDays:
      return series.pendingCaseAgeDays(on: to, by: measures)
    case .olderThan(let age):
      return series.olderThan(age, on: to, by: measures, measures.spellAges)
    case .caseOlderThan(let age):
      return series.olderThan(age, on: to, by: measures, measures.caseAges)
    case .overStandard:
      return terms.hasStandard ? series.olderThan(terms.standard, on: to, by: measures, measures.spellAges) : 0
    case .pendingWithStandard:
      return terms.hasStandard ? series.pending(on: to, by: measures) : 0
    case .stockWithCalendar(let measure):
      return terms.keepsCalendar ? series.total(measure, through: to) : 0
    case .pendingWithCalendar:
      return terms.keepsCalendar ? series.pending(on: to, by: measures) : 0
    case .leadsWithNorm:
      return terms.hasLeadNorm ? series.total(.hearingsSet, from: from, through: to) : 0
    case .valueSum, .closedOnTime, .leadsOverNorm:
      var amount: Int128 = 0
      series.withValues(ofListAt: listIndex) { entries in
        amount = of(entries.extracting(entries.range(from: from, through: to)), terms)
      }
      return amount
    case .windowDays, .branchMonthUnits, .activeBranches, .hasCalendar:
      return 0
    }
  }

  /// Of the values of its list in the window, of a branch whose kind asks for `terms`; 0 where it reads no list.
  @inline(__always)
  func of(_ values: Span<DatedValues.Entry>, _ terms: KindTerms) -> Int128 {
    switch quantity {
    case .valueSum: values.sum
    case .closedOnTime: terms.hasStandard ? Int128(values.count(atMost: terms.standard)) : 0
    case .leadsOverNorm: terms.hasLeadNorm ? Int128(values.count - values.count(atMost: terms.leadNorm)) : 0
    default: 0
    }
  }
}
