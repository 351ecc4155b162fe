// CaseService: one case, computed from its events as they stand in the journal.

import TarazuAccess
import TarazuCalendar
import TarazuDomain
import TarazuLines
import TarazuLoop
import TarazuNet
import TarazuPostgres
import TarazuProtocol
import TarazuStore
import TarazuWire

struct CaseServing: Sendable {
  let reads: Reads
  let pool: PostgresPool
  let dictionaries: Dictionaries
  let directory: DirectoryBox
  let marks: PageMark

  func serve(in table: inout ServiceTable) {
    table.unary(CaseService.getCase, rule: .cases, time: .read) { visit, request, call in
      let size = try PageSize.of(request.pageSize)
      guard !request.caseId.isEmpty else { throw Status.badField("case_id", "it is missing") }
      let from = try start(request, visit)
      try await reads.reach(request.minPosition, before: call.deadline)
      return try await case_(request.caseId, from: from, size: size, visit, before: call.deadline)
    }
  }

  private func start(_ request: GetCaseRequest, _ visit: Visit) throws(Status) -> Int {
    guard let fields = try marks.fields(request.pageToken, of: ["case", request.caseId], for: visit.principal.name)
    else { return 0 }
    guard let from = fields.first.flatMap({ Int($0) }), from >= 0 else { throw PageMark.bad }
    return from
  }

  private func case_(_ code: String, from: Int, size: Int, _ visit: Visit, before deadline: UInt64) async throws
    -> GetCaseResponse
  {
    // What cannot be a case's id is none, and is not asked of the store, which refuses a NUL in a text.
    guard CodeForm.id.matches(code) else { throw try absent(code, visit) }
    let events = try await store(pool, before: deadline) { connection in
      try await CaseQueries.events(ofCase: code, sources: dictionaries, on: connection)
    }
    guard let events else { throw try absent(code, visit) }
    // A case of 10,000 events takes a while, so it is computed off the loop.
    return try await reads.workers.run { () throws(Status) in
      try answer(code, events, from: from, size: size, visit)
    }
  }

  private func absent(_ code: String, _ visit: Visit) throws(Status) -> Status {
    try visit.require(.absent("case \(code)"))
    return .notFound("there is no case \(code)")
  }

  private func answer(
    _ code: String, _ events: [TimelineEvent], from: Int, size: Int, _ visit: Visit
  ) throws(Status) -> GetCaseResponse {
    let stored = directory.current
    let names = dictionaries.snapshot
    let view: CaseView
    do {
      view = CaseView(
        code: code, timeline: try Timeline(events, in: stored.territory), names: names, directory: stored, visit: visit)
    } catch {
      throw .storeFailure(error)
    }
    try visit.require(.lying(at: view.units))
    let (shown, next) = view.events(from: from, size: size)
    return GetCaseResponse(
      caseId: code, caseClass: view.timeline.caseClass.flatMap { names.classes.code(of: $0) },
      spells: from == 0 ? view.spells : [], events: shown,
      nextPageToken: next.map { marks.text([String($0)], of: ["case", code], for: visit.principal.name) } ?? "",
      hiddenEvents: view.hidesEvents)
  }
}

/// A case as one caller may see it.
private struct CaseView {
  let code: String
  let timeline: Timeline
  let names: Dictionaries.Content
  let directory: StoredDirectory
  let visit: Visit

  /// Where the case lies: at its spells' branches; without spells, where its anomalies lie.
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
        endedDate: spell.endedOn?.description)
    }
  }

  var hidesEvents: Bool { timeline.events.indices.contains { !isShown($0) } }

  /// A page of the events that may be shown, and where the next begins.
  func events(from: Int, size: Int) -> (events: [CaseEvent], next: Int?) {
    var shown: [CaseEvent] = []
    var bytes = 0
    for place in timeline.events.indices.dropFirst(from) where isShown(place) {
      if shown.count == size || bytes > PageSize.bytes { return (shown, place) }
      let event = message(place)
      bytes += event.encode().count
      shown.append(event)
    }
    return (shown, nil)
  }

  private func message(_ place: Int) -> CaseEvent {
    var message = CaseEvent(event: WireEvent(timeline.events[place], ofCase: code, names))
    switch timeline.effects[place] {
    case .anomaly(let reason): message.anomaly = reason.rawValue
    case .retracted(let by): message.retractedBy = timeline.events[by].id
    case .applied, .retraction: break
    }
    return message
  }

  /// An event is shown if a branch that it names or took effect at is in scope, a retraction with its target, an anomaly
  /// without branch always.
  private func isShown(_ place: Int) -> Bool {
    if visit.isAtCountry { return true }
    let event = timeline.events[place]
    if case .retracted(let id) = event.body, case .retraction = timeline.effects[place] {
      let target = timeline.events.firstIndex { $0.source == event.source && $0.id == id }
      return target.map { isShown($0) } ?? true
    }
    if isVisible(event.branch) { return true }
    if case .transferred(_, let to) = event.body, isVisible(to) { return true }
    switch timeline.effects[place] {
    case .applied(let branch): return isVisible(branch)
    case .anomaly: return event.branch == nil
    case .retracted, .retraction: return false
    }
  }

  private func isVisible(_ branch: UnitNumber?) -> Bool {
    guard let branch, let code = names.units.code(of: branch) else { return false }
    return visit.allows(.unit(code))
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
