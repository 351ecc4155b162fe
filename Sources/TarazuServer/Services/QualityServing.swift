// QualityService: events that do not fit their case, and lines that were rejected.

import TarazuAccess
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

/// What a list of anomalies or rejections covers.
private struct Coverage {
  /// Nil for the whole country.
  let extent: UnitExtent?
  /// Nil for all sources.
  let source: String?
}

struct QualityServing: Sendable {
  let reads: Reads
  let pool: PostgresPool
  let directory: CurrentDirectory
  let tokens: PageTokens

  func serve(in table: inout ServiceTable) {
    table.unary(QualityService.listAnomalies, rule: .supervise, time: .read) { authorized, request, call in
      let size = try PageSize.of(request.pageSize, for: authorized)
      let coverage = try coverage(request.unit, authorized)
      try await reads.waitFor(request.minPosition, before: call.deadline)
      return try await anomalies(authorized, request, coverage, size, before: call.deadline)
    }
    table.unary(QualityService.listRejections, rule: .supervise, time: .read) { authorized, request, call in
      let size = try PageSize.of(request.pageSize, for: authorized)
      let coverage = try coverage(request.unit, authorized)
      try await reads.waitFor(request.minPosition, before: call.deadline)
      return try await rejections(authorized, request, coverage, size, before: call.deadline)
    }
  }

  /// What a list covers: the unit that is asked for, by default the caller's own; of a source, only what it sent.
  private func coverage(_ unit: String, _ authorized: AuthorizedCall) throws(Status) -> Coverage {
    if !unit.isEmpty { try Status.check(unit, .unit, field: "unit") }
    let stored = directory.current
    let source = authorized.principal.role == .source ? authorized.principal.sourceName : nil
    var code = unit
    if code.isEmpty {
      if source != nil { return Coverage(extent: nil, source: source) }
      guard case .unit(let own) = authorized.principal.scope else { return Coverage(extent: nil, source: nil) }
      code = own
    }
    try authorized.require(.unit(code))
    let extent = stored.directory.level(of: code) == .country ? nil : UnitExtent(code, in: stored)
    return Coverage(extent: extent, source: source)
  }

  /// Whether a reason is known; an empty one means all. An unknown reason has an empty answer.
  private func isKnown<Known: RawRepresentable<String>>(_ reason: String, _: Known.Type) -> Bool {
    reason.isEmpty || Known(rawValue: reason) != nil
  }

  private func anomalies(
    _ authorized: AuthorizedCall, _ request: ListAnomaliesRequest, _ coverage: Coverage, _ size: Int,
    before deadline: MonotonicInstant
  ) async throws -> ListAnomaliesResponse {
    let question = ["anomalies", request.unit, request.reason]
    let after = try tokens.fields(request.pageToken, of: question, for: authorized.principal.name) ?? ["", ""]
    guard after.count == 2 else { throw PageTokens.invalid }
    guard isKnown(request.reason, AnomalyReason.self) else { return ListAnomaliesResponse() }
    let rows = try await store(pool, before: deadline) { connection in
      try await QualityQueries.anomalies(
        after: (after[0], after[1]), reason: request.reason.isEmpty ? nil : request.reason, within: coverage.extent,
        source: coverage.source, limit: Int32(size) + 1, on: connection)
    }
    let shown = rows.prefix(size)
    var next = ""
    if rows.count > size, let last = shown.last {
      next = try tokens.text([last.source, last.id], of: question, for: authorized.principal.name)
    }
    return ListAnomaliesResponse(
      anomalies: shown.map {
        Anomaly(
          source: $0.source, eventId: $0.id, caseId: $0.caseCode, kind: $0.kind.code, branch: $0.branch,
          reason: $0.reason)
      }, nextPageToken: next)
  }

  private func rejections(
    _ authorized: AuthorizedCall, _ request: ListRejectionsRequest, _ coverage: Coverage, _ size: Int,
    before deadline: MonotonicInstant
  ) async throws -> ListRejectionsResponse {
    let question = ["rejections", request.unit, request.reason]
    let after = try tokens.fields(request.pageToken, of: question, for: authorized.principal.name) ?? ["0", "0", "0"]
    guard after.count == 3, let time = Int64(after[0]), let batch = Int64(after[1]), let line = Int64(after[2]) else {
      throw PageTokens.invalid
    }
    guard isKnown(request.reason, RejectionReason.self) else { return ListRejectionsResponse() }
    let rows = try await store(pool, before: deadline) { connection in
      try await QualityQueries.rejections(
        after: (StoreTime(microseconds: time), batch, line),
        reason: request.reason.isEmpty ? nil : request.reason, within: coverage.extent, source: coverage.source,
        limit: Int32(size) + 1, on: connection)
    }
    var shown = rows.prefix(size)
    while shown.count > 1, shown.reduce(0, { $0 + $1.raw.count }) > PageSize.bytes {
      shown = shown.prefix(shown.count / 2)
    }
    var next = ""
    if rows.count > shown.count, let last = shown.last {
      next = try tokens.text(
        [String(last.receivedAt.microseconds), String(last.batchNumber), String(last.line)], of: question,
        for: authorized.principal.name)
    }
    return ListRejectionsResponse(
      rejections: shown.map {
        Rejection(
          receivedTime: ProtobufTimestamp($0.receivedAt), sender: $0.sender, source: $0.source,
          line: $0.line, reason: $0.reason, detail: $0.detail, raw: $0.raw, length: $0.length)
      }, nextPageToken: next)
  }
}
