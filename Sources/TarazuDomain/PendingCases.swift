// What pending cases are, said once: the cube and the SQL of the schema `report` derive all they do from it.

extension Expression {
  /// Cases that are open on the last day of the window: C of what opens spells less C of what ends them.
  public static let pending: Expression = .difference(
    .stock(.registered, .reopened, .received), .stock(.closed, .sent))
}

/// Which measures `Expression.pending` adds and takes away, and at which ages the pending cases are counted.
public enum PendingCases {
  /// The measures that count spells that open, and that count spells that end.
  public static let opening = stocks(isNegated: false)
  public static let ending = stocks(isNegated: true)

  /// The lists that have the age of each spell that ended: one for each measure of `ending`. Other lists may be counted
  /// by such a measure too.
  public static let endedAges = Measure.lists.filter { $0.ages == .endedSpells }

  /// The same of the ages of their cases (docs/spec/events.md#contributions, `case_over_T`).
  public static let endedCaseAges = Measure.lists.filter { $0.ages == .casesOfEndedSpells }

  /// The lists that have the age of the case of each spell that opened, where that may be other than 0. A case is then
  /// as old as if it had opened that long before.
  public static let openedCaseAges = Measure.lists.filter { $0.ages == .casesOfOpenedSpells }

  /// What one of a measure adds to the pending cases: 1, -1 or 0.
  public static let sign: PerMeasure<Int64> = {
    var sign = PerMeasure<Int64>(repeating: 0)
    for measure in opening { sign[measure] = 1 }
    for measure in ending { sign[measure] = -1 }
    return sign
  }()

  /// The ages, in days, for which `aging` counts the older cases.
  public static let shownAges: [Int32] = [90, 180, 365, 730, 1_095, 1_825]

  /// These and the ages that indicators read, ascending: SQL has a column for each.
  public static let countedAges: [Int32] = Set(shownAges + indicatorAges).sorted()

  private static var indicatorAges: [Int32] {
    Indicator.all.flatMap(\.quantities).compactMap { quantity in
      switch quantity {
      case .olderThan(let age), .caseOlderThan(let age): age
      default: nil
      }
    }
  }

  private static func stocks(isNegated: Bool) -> [Measure] {
    (Expression.pending.terms ?? []).compactMap { term in
      if term.isNegated == isNegated, case .stock(let measure) = term.quantity { measure } else { nil }
    }
  }
}
