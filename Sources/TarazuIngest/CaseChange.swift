// What changes in one case that is computed from all of its events.

import TarazuDomain
import TarazuStore

/// The difference between a case as it was and as it is.
struct CaseChange {
  var state: CaseState
  var contributions = Contributions()
  /// Anomalies that appear or have another reason now.
  var appeared: [(event: TimelineEvent, reason: AnomalyReason)] = []
  /// Anomalies that are gone, or have another reason now.
  var healed: [EventKey] = []

  /// Computes a case before and after.
  static func recomputed(
    history: [TimelineEvent], new: [TimelineEvent], isStale: Bool, in territory: Territory
  ) throws(ArithmeticOverflow) -> CaseChange {
    try between(Timeline(history, in: territory), Timeline(history + new, in: territory), isStale: isStale)
  }

  /// The difference between two timelines of one case.
  /// - Parameter isStale: whether the case as it was adds nothing to the cells yet.
  static func between(
    _ before: Timeline, _ after: Timeline, isStale: Bool
  ) throws(ArithmeticOverflow) -> CaseChange {
    var change = CaseChange(state: after.state)
    change.contributions = after.contributions
    if !isStale { try change.contributions.add(before.contributions, sign: -1) }
    var reasons: [EventKey: AnomalyReason] = [:]
    for (event, reason) in before.anomalies { reasons[event.key] = reason }
    for (event, reason) in after.anomalies {
      let old = reasons.removeValue(forKey: event.key)
      guard old != reason else { continue }
      if old != nil { change.healed.append(event.key) }
      change.appeared.append((event, reason))
    }
    change.healed += reasons.keys
    return change
  }
}

extension TimelineEvent {
  var key: EventKey { EventKey(source: source.number, id: id) }
}
