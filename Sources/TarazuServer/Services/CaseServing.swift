// CaseService: one case, computed from its events in the journal.

import TarazuAccess
import TarazuCalendar
import TarazuDomain
import TarazuIdentity
import TarazuLines
import TarazuLoop
import TarazuNet
import TarazuPostgres
import TarazuProtocol
import TarazuReplica
import TarazuStore
import TarazuWire

struct CaseServing: Sendable {
  let reads: Reads
  let pool: PostgresPool
  let dictionaries: Dictionaries
  let directory: CurrentDirectory
  let tokens: PageTokens
  let refusals = CaseRefusals()

  func serve(in table: inout ServiceTable) {
    table.unary(CaseService.getCase, rule: .cases, time: .read) { authorized, request, call in
      let size = try PageSize.of(request.pageSize, for: authorized)
      // Also because the store refuses a NUL in a text.
      try Status.check(request.caseId, .id, field: "case_id")
      let from = try start(request, authorized)
      return try await refusals.guarding(authorized.principal.name, on: call.loop) {
        try await reads.waitFor(request.minPosition, before: call.deadline)
        return try await page(request.caseId, from: from, size: size, authorized, before: call.deadline)
      }
    }
  }

  private func start(_ request: GetCaseRequest, _ authorized: AuthorizedCall) throws(Status) -> Int {
    guard
      let fields = try tokens.fields(request.pageToken, of: ["case", request.caseId], for: authorized.principal.name)
    else { return 0 }
    guard let from = fields.first.flatMap({ Int($0) }), from >= 0 else { throw PageTokens.invalid }
    return from
  }

  private func page(
    _ code: String, from: Int, size: Int, _ authorized: AuthorizedCall, before deadline: MonotonicInstant
  ) async throws -> GetCaseResponse {
    let events = try await store(pool, before: deadline) { connection in
      try await CaseQueries.events(ofCase: code, sources: dictionaries, on: connection)
    }
    guard let events else { throw try absent(code, authorized) }
    // A case of 10,000 events takes a while, so it is computed off the loop.
    return try await reads.workers.run { () throws(Status) in
      try answer(code, events, from: from, size: size, authorized)
    }
  }

  private func absent(_ code: String, _ authorized: AuthorizedCall) throws(Status) -> Status {
    try authorized.require(.absent("case \(code)"))
    return .notFound("there is no case \(code)")
  }

  private func answer(
    _ code: String, _ events: [TimelineEvent], from: Int, size: Int, _ authorized: AuthorizedCall
  ) throws(Status) -> GetCaseResponse {
    let stored = directory.current
    let names = dictionaries.snapshot
    let view: CaseView
    do {
      view = CaseView(
        code: code, timeline: try Timeline(events, in: stored.territory), names: names, directory: stored,
        authorized: authorized)
    } catch {
      throw .storeFailure(error)
    }
    try authorized.require(.lying(at: view.units))
    let (shown, next) = view.events(from: from, size: size)
    let token =
      try next.map { (place) throws(Status) in
        try tokens.text([String(place)], of: ["case", code], for: authorized.principal.name)
      } ?? ""
    return GetCaseResponse(
      caseId: code, caseClass: view.timeline.caseClass.flatMap { names.classes.code(of: $0) },
      spells: from == 0 ? view.spells : [], events: shown,
      nextPageToken: token,
      hiddenEvents: view.hidesEvents)
  }
}
