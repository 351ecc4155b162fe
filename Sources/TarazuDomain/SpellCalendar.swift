// When a case was, is and will be without a date: the gaps of a spell, and what a step of the case's life changes in the
// stocks that count them (docs/spec/events.md#gaps).

import TarazuCalendar

/// The gap without end that each open spell has, now or after its last date: where it begins, as far as is known today.
public struct Gap: Hashable, Sendable {
  /// Its first day; or, where a judgment is awaited, the first day of the newest decision gap in it.
  public var since: Day
  public var awaitsJudgment: Bool

  public init(since: Day, awaitsJudgment: Bool) {
    self.since = since
    self.awaitsJudgment = awaitsJudgment
  }

  /// The stock that counts it unless it ends before.
  var stock: Measure { awaitsJudgment ? .undecided : .undated }

  /// The day from which that stock counts it.
  var countsFrom: Day {
    since.advanced(by: awaitsJudgment ? EventLimits.decisionDays + 1 : EventLimits.undatedDays) ?? since
  }
}

/// What of the open spell decides about its gaps. All of it is nil or false while no spell is open.
public struct SpellCalendar: Hashable, Sendable {
  /// The gap as it was known before the first event of the present day; nil if the spell opened on it.
  ///
  /// Whatever happens on a day is a change from there: a hearing that is set and held on one day covers no day, so the
  /// gap that it ended when it was set goes on.
  public internal(set) var gapBefore: Gap?
  /// The gap as it is known now.
  public internal(set) var gap: Gap?
  /// The last day on which a trial hearing of the spell was held.
  public internal(set) var lastHeldOn: Day?
  /// Whether of the trial hearings of the spell that were held or adjourned the last was held.
  public internal(set) var lastWasHeld = false

  public init() {}

  /// The gap after the events of a day so far.
  /// - Parameter coveredThrough: the last day on which the calendar has a pending hearing of the spell.
  func gap(on today: Day, coveredThrough: Day?) -> Gap {
    if let coveredThrough, coveredThrough >= today {
      return Gap(since: coveredThrough.advanced(by: 1) ?? coveredThrough, awaitsJudgment: lastWasHeld)
    }
    let wasHeldToday = lastHeldOn == today
    // It goes on if yesterday was in it, else it begins today.
    guard let gapBefore, gapBefore.since < today else {
      return Gap(since: today, awaitsJudgment: wasHeldToday || lastWasHeld)
    }
    return wasHeldToday ? Gap(since: today, awaitsJudgment: true) : gapBefore
  }
}

extension SpellCalendar {
  /// What becoming another gap on a day changes in the stocks, on the day from which each change counts.
  static func changes(
    from before: Gap?, to after: Gap?, on today: Day, _ body: (_ stock: Measure, _ day: Day, _ isIncrease: Bool) -> Void
  ) {
    guard before != after else { return }
    if let before { body(before.stock, max(today, before.countsFrom), false) }
    if let after { body(after.stock, after.countsFrom, true) }
  }
}
