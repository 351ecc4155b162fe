// What each event of a case added to the figures, by the names of the contract: a contribution of `case show`
// (docs/spec/quality.md#proof-of-a-figure). The rows behind a part of a figure are in PartRows.swift.

import TarazuCalendar

/// Something that one event added to a measure of a branch on a day.
public struct EventContribution: Hashable, Sendable {
  public var branch: UnitNumber
  /// The day on which it counts: the event's own, another one, or one to come.
  public var day: Day
  /// The measure's name in docs/spec/events.md#contributions; of a list of values, that of their sum.
  public var measure: String
  /// Not 0.
  public var amount: Int64

  public init(branch: UnitNumber, day: Day, measure: String, amount: Int64) {
    self.branch = branch
    self.day = day
    self.measure = measure
    self.amount = amount
  }
}

extension Timeline {
  /// What each of `events` added, in the order of days, branches and measures; empty for those without effect. Lists that
  /// only serve other figures are left out.
  public var contributionsOfEvents: [[EventContribution]] {
    var all = [[EventContribution]](repeating: [], count: events.count)
    for step in steps { all[step.event] = Timeline.contributions(of: changes[step.changes]) }
    return all
  }

  private static func contributions(of changes: ArraySlice<ContributionChange>) -> [EventContribution] {
    var amounts: [ContributionKey: Int64] = [:]
    for change in changes {
      guard let (key, amount) = change.counted else { continue }
      amounts[key, default: 0] += amount
    }
    return amounts.filter { $0.value != 0 }.sorted { $0.key < $1.key }.map { key, amount in
      EventContribution(
        branch: key.cell.branch, day: key.cell.day, measure: key.measure.contractName ?? "", amount: amount)
    }
  }
}

extension Measure {
  /// Its name in the contract; nil for a list that only serves other figures.
  fileprivate var contractName: String? {
    if case .values = kind { shownValues?.name } else { column }
  }
}

extension ContributionChange {
  /// The change where and as much as it counts: of a stock on the day from which it counts, of a list by its value. Nil
  /// for a list that only serves other figures.
  fileprivate var counted: (key: ContributionKey, amount: Int64)? {
    if let (then, each) = key.stockChange {
      return (ContributionKey(cell: then.cell, measure: key.measure), each * amount)
    }
    guard key.measure.isList else { return (key, amount) }
    guard key.measure.contractName != nil else { return nil }
    return (ContributionKey(cell: key.cell, measure: key.measure), Int64(key.value) * amount)
  }
}
