// The two ages of a pending case: that of its spell, and that of the case, which a transfer does not start anew.

import TarazuDomain

/// The lists of values from which one of the two ages follows. The indices are looked up once, like those of
/// `PendingMeasures`.
struct AgeLists: Sendable {
  /// Lists with the age at which each spell opened, of those spells that do not all open at the age of 0.
  let opening: [Measure]
  /// Lists with the age at which each spell ended.
  let ending: [Measure]
  let openingIndices: [Int]
  let endingIndices: [Int]

  init(opening: [Measure], ending: [Measure]) {
    (self.opening, self.ending) = (opening, ending)
    (openingIndices, endingIndices) = (opening.map(\.indexAmongValueLists), ending.map(\.indexAmongValueLists))
  }

  /// From the day on which the spell opened.
  static let ofSpells = AgeLists(opening: [], ending: PendingCases.endedAges)
  /// From the day on which the case's present course began.
  static let ofCases = AgeLists(opening: PendingCases.openedCaseAges, ending: PendingCases.endedCaseAges)

  /// Whether the values of a list add to the ages that the pending spells were opened with, 1, or are taken away, -1:
  /// the sum of all is how much older the pending cases are than their spells.
  static let broughtSign: PerMeasure<Int64> = {
    var sign = PerMeasure<Int64>(repeating: 0)
    for list in ofCases.opening + ofSpells.ending { sign[list] += 1 }
    for list in ofCases.ending { sign[list] -= 1 }
    return sign
  }()
}
