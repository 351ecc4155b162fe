// What the kind of a branch asks of it.

import TarazuDomain

/// The terms of a branch's kind as the present directory has them; they apply to all history.
struct KindTerms: Equatable, Sendable {
  /// The standard for its cases, in days; -1 for none.
  var standard: Int32 = -1
  /// How far ahead a trial hearing is properly set, in days; -1 for no norm.
  var leadNorm: Int32 = -1
  /// Whether each open case has to be on the calendar.
  var keepsCalendar = false

  /// Those of a branch without a kind.
  static let none = KindTerms()

  var hasStandard: Bool { standard >= 0 }
  var hasLeadNorm: Bool { leadNorm >= 0 }
}

extension KindTerms {
  init(_ kind: BranchKind) {
    standard = kind.standardDays ?? -1
    leadNorm = kind.leadNormDays ?? -1
    keepsCalendar = kind.keepsCalendar
  }
}
