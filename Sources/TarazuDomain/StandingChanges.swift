// What of a stock stands on a day: the changes that nothing after them took back.

import TarazuCalendar

/// A change of a stock by an event of a case.
struct StandingChange: Hashable, Sendable {
  var branch: UnitNumber
  /// The day from which it counts.
  var day: Day
  var amount: Int64
  /// The index of the event.
  var event: Int
  /// The hearing that it is about, where the stock counts hearings.
  var hearing: String?
}

extension StandingChange {
  /// What is left of changes where those of opposite signs cancel each other: one of a hearing with that hearing's, else
  /// with the earliest. The amounts of what is left have the sum of all.
  static func standing(_ changes: [StandingChange]) -> [StandingChange] {
    var left: [StandingChange] = []
    let byBranch = Dictionary(grouping: changes.indices) { changes[$0].branch }
    for indices in byBranch.values {
      // In the order of days; of one day in that of the case.
      let ordered = indices.sorted { (changes[$0].day, $0) < (changes[$1].day, $1) }
      var open: [StandingChange] = []
      for index in ordered { cancel(changes[index], with: &open) }
      left += open
    }
    return left
  }

  private static func cancel(_ change: StandingChange, with open: inout [StandingChange]) {
    var change = change
    while change.amount != 0 {
      let isOpposite = { (other: StandingChange) in (other.amount > 0) != (change.amount > 0) }
      let ofHearing = change.hearing.flatMap { hearing in
        open.firstIndex { $0.hearing == hearing && isOpposite($0) }
      }
      guard let index = ofHearing ?? open.firstIndex(where: isOpposite) else {
        open.append(change)
        return
      }
      let sum = open[index].amount + change.amount
      if sum == 0 || (sum > 0) == (change.amount > 0) {
        open.remove(at: index)
        change.amount = sum
      } else {
        open[index].amount = sum
        return
      }
    }
  }
}
