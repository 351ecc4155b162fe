// The ages of pending cases.

import TarazuDomain

/// How old the cases pending on a day are.
public struct Aging: Sendable {
  public var pending: Int128
  /// The sum of ages over the number of cases, in days.
  public var meanAge: Figure
  /// For each of `PendingCases.shownAges`, how many cases are older.
  public var olderThan: [(days: Int32, count: Int128)]
  /// Cases older than the standard of their branch's kind; nil where no branch has a standard.
  public var olderThanStandard: Int128?
  /// The mean age from the day on which each case's present course began.
  public var meanCaseAge: Figure
  /// For each of `PendingCases.shownAges`, how many cases are older by that age.
  public var caseOlderThan: [(days: Int32, count: Int128)]
  public var isIncomplete: Bool
}
