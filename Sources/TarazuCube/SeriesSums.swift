// The prefix sums of a series.

import TarazuDomain

/// The prefix sums of each measure, and those that follow from them, in one array: a series then stays small, and
/// reading the values of many branches takes less memory on the way.
struct SeriesSums: Sendable {
  /// First the derived ones, then one for each measure by its raw value; of lists of values they stay empty.
  private var sums: [PrefixSums]

  private static let openDays = 0
  private static let broughtDays = 1
  private static let derivedCount = 2

  /// Those of series without figures, which share the array until something is added.
  static let none = SeriesSums(sums: Array(repeating: PrefixSums(), count: derivedCount + Measure.allCases.count))

  private init(sums: [PrefixSums]) { self.sums = sums }

  /// Those of a measure that is not a list of values; of a stock by the days from which its changes count.
  subscript(measure: Measure) -> PrefixSums {
    @inline(__always) get { sums[Int(measure.rawValue) + SeriesSums.derivedCount] }
    @inline(__always) _modify { yield &sums[Int(measure.rawValue) + SeriesSums.derivedCount] }
  }

  /// The day numbers on which the pending spells opened, summed.
  var openDays: PrefixSums {
    @inline(__always) get { sums[SeriesSums.openDays] }
    @inline(__always) _modify { yield &sums[SeriesSums.openDays] }
  }

  /// The ages that the cases of the pending spells had when these opened, summed: what transfers brought along.
  var broughtDays: PrefixSums {
    @inline(__always) get { sums[SeriesSums.broughtDays] }
    @inline(__always) _modify { yield &sums[SeriesSums.broughtDays] }
  }

  /// Gives back memory that was reserved for growth.
  mutating func trim() {
    for index in sums.indices { sums[index].trim() }
  }
}
