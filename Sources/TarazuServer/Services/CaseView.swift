// What one caller may see of a case (docs/spec/access.md#what-a-scope-hides).

import TarazuAccess
import TarazuCalendar
import TarazuDomain
import TarazuIdentity
import TarazuProtocol
import TarazuStore

/// A case as one caller may see it.
struct CaseView {
  let code: String
  let timeline: Timeline
  let names: Dictionaries.Content
  let directory: StoredDirectory
  let authorized: AuthorizedCall

  /// Where the case lies: at the branches of its spells; without spells, where its anomalies lie.
  var units: [String] {
    if !timeline.spells.isEmpty { return timeline.spells.compactMap { names.units.code(of: $0.branch) } }
    return timeline.anomalies.compactMap { event, _ in
      if let branch = event.branch, directory.territory.isBranch(branch) { return names.units.code(of: branch) }
      return event.reach == .wholeCountry ? directory.directory.country : names.units.code(of: event.reach)
    }
  }

  var spells: [WireSpell] {
    timeline.spells.map { spell in
      guard isVisible(spell.branch) else { return WireSpell(hidden: true) }
      return WireSpell(
        branch: names.units.code(of: spell.branch) ?? "", openedBy: spell.openedBy.word,
        openedDate: spell.openedOn.description, endedBy: spell.endedBy?.word,
        endedDate: spell.endedOn?.description, caseOpenedDate: spell.caseOpenedOn.description)
    }
  }

  var hidesEvents: Bool { timeline.events.indices.contains { !isShown($0) } }

  /// A page of the events that may be shown, and where the next begins.
  func events(from: Int, size: Int) -> (events: [CaseEvent], next: Int?) {
    var shown: [CaseEvent] = []
    var bytes = 0
    let contributions = timeline.contributionsOfEvents
    for index in timeline.events.indices.dropFirst(from) where isShown(index) {
      if shown.count == size || bytes > PageSize.bytes { return (shown, index) }
      var event = message(index)
      event.contributions = contributions[index].compactMap { contribution($0) }
      bytes += event.encode().count
      shown.append(event)
    }
    return (shown, nil)
  }

  private func message(_ index: Int) -> CaseEvent {
    let event = WireEvent(timeline.events[index], ofCase: code, names) { unit in
      authorized.isAtCountry || isVisible(unit) ? names.units.code(of: unit) ?? "" : ""
    }
    var message = CaseEvent(event: event)
    switch timeline.effects[index] {
    case .anomaly(let reason): message.anomaly = reason.rawValue
    case .retracted(let by): message.retractedBy = timeline.events[by].id
    case .applied, .retraction: break
    }
    return message
  }

  /// A contribution to a branch outside the scope is left out.
  private func contribution(_ contribution: TarazuDomain.EventContribution) -> WireEventContribution? {
    guard authorized.isAtCountry || isVisible(contribution.branch) else { return nil }
    return WireEventContribution(
      branch: names.units.code(of: contribution.branch) ?? "", onDate: contribution.day.description,
      measure: contribution.measure, amount: contribution.amount)
  }

  /// An event is shown if a branch that it names or took effect at is in scope, a retraction with its target, an anomaly
  /// without branch always.
  func isShown(_ index: Int) -> Bool {
    if authorized.isAtCountry { return true }
    let event = timeline.events[index]
    if case .retracted(let id) = event.body, case .retraction = timeline.effects[index] {
      let target = timeline.events.firstIndex { $0.source == event.source && $0.id == id }
      return target.map { isShown($0) } ?? true
    }
    if isVisible(event.branch) { return true }
    if case .transferred(_, let to) = event.body, isVisible(to) { return true }
    switch timeline.effects[index] {
    case .applied(let branch): return isVisible(branch)
    case .anomaly: return event.branch == nil
    case .retracted, .retraction: return false
    }
  }

  private func isVisible(_ branch: UnitNumber?) -> Bool {
    guard let branch, let code = names.units.code(of: branch) else { return false }
    return authorized.allows(.unit(code))
  }
}

extension TarazuDomain.Spell.Opening {
  fileprivate var word: String {
    switch self {
    case .registered: "registered"
    case .reopened: "reopened"
    case .transferred: "transferred"
    }
  }
}

extension TarazuDomain.Spell.Ending {
  fileprivate var word: String {
    switch self {
    case .closed: "closed"
    case .transferred: "transferred"
    }
  }
}
