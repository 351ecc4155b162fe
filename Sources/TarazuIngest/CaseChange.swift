// What new events do to one case: by the compact state where they come in order, else by the timeline of all of them.

import TarazuDomain
import TarazuStore

/// The difference that a case's new events make.
struct CaseChange {
  var state: CaseState
  var contributions = Contributions()
  /// Anomalies that appear or have another reason now.
  var appeared: [(event: TimelineEvent, reason: AnomalyReason)] = []
  /// Anomalies that are gone, or have another reason now.
  var healed: [EventKey] = []

  /// Tries to go on from a state; nil if an event is out of order and the whole case must be computed.
  static func inOrder(
    _ events: [TimelineEvent], from state: CaseState, in territory: Territory
  ) throws(ArithmeticOverflow) -> CaseChange? {
    // Between senders of separate reach the claim is by acceptance, which sorting would hide.
    guard events.count(where: { $0.kind == .registered }) < 2 else { return nil }
    var change = CaseChange(state: state)
    for event in events.sorted(by: TimelineEvent.precedes) {
      switch try change.state.advance(event, in: territory) {
      case .outOfOrder: return nil
      case .anomaly(let reason): change.appeared.append((event, reason))
      case .applied(let contributions): try change.contributions.add(contributions)
      }
    }
    return change
  }

  /// Computes a case before and after.
  static func recomputed(
    history: [TimelineEvent], new: [TimelineEvent], in territory: Territory
  ) throws(ArithmeticOverflow) -> CaseChange {
    try between(Timeline(history, in: territory), Timeline(history + new, in: territory))
  }

  /// The difference between two timelines of one case.
  static func between(_ before: Timeline, _ after: Timeline) throws(ArithmeticOverflow) -> CaseChange {
    var change = CaseChange(state: after.state)
    change.contributions = after.contributions
    try change.contributions.add(before.contributions, sign: -1)
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
