// AuditService, and each caller's own records (docs/spec/access.md#audit).

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

struct AuditServing: Sendable {
  let pool: PostgresPool
  let directory: CurrentDirectory
  let tokens: PageTokens

  func serve(in table: inout ServiceTable) {
    table.unary(AuditService.listAuditRecords, rule: .administer, time: .read) { authorized, request, call in
      var filter = AuditFilter(extent: extent(authorized))
      if !request.name.isEmpty {
        guard PrincipalName.isValid(request.name) else { throw Status.badField("name", "not the name of a principal") }
        filter.name = request.name
      }
      try narrow(&filter, request.unit, request.sinceTime, request.untilTime)
      let page = try await page(
        filter, request.pageSize, request.pageToken, authorized, before: call.deadline)
      return ListAuditRecordsResponse(records: page.records, nextPageToken: page.next)
    }
    table.unary(AuthService.listOwnRecords, rule: .self, time: .read) { authorized, request, call in
      guard request.name.isEmpty || request.name == authorized.principal.name else {
        throw Status.badField("name", "own records are \(authorized.principal.name)'s")
      }
      var filter = AuditFilter(extent: .own(authorized.principal.name))
      try narrow(&filter, request.unit, request.sinceTime, request.untilTime)
      let page = try await page(
        filter, request.pageSize, request.pageToken, authorized, before: call.deadline)
      return ListOwnRecordsResponse(records: page.records, nextPageToken: page.next)
    }
  }

  private func narrow(
    _ filter: inout AuditFilter, _ unit: String, _ since: ProtobufTimestamp?, _ until: ProtobufTimestamp?
  ) throws(Status) {
    if !unit.isEmpty {
      guard CodeForm.unit.matches(unit) else {
        throw .badField("unit", "not a code of a unit; allowed are \(CodeForm.unit.description)")
      }
      filter.unit = unit
    }
    filter.since = try time(since, "since_time")
    filter.until = try time(until, "until_time")
  }

  /// What the caller may read: at the country everything, else what lies within its scope as the directory is now.
  private func extent(_ authorized: AuthorizedCall) -> AuditFilter.Extent {
    guard !authorized.isAtCountry, case .unit(let own) = authorized.principal.scope else { return .all }
    let tree = directory.current.directory
    let within = tree.units.keys.filter { tree.isUnit($0, atOrBelow: own) }
    // A scope that the directory does not have is within itself alone.
    return .units(within.isEmpty ? [own] : within, own: authorized.principal.name)
  }

  private func time(_ wire: ProtobufTimestamp?, _ field: String) throws(Status) -> StoreTime? {
    guard let wire else { return nil }
    guard Self.times.contains(wire.seconds), (0..<1_000_000_000).contains(wire.nanos) else {
      throw .badField(field, "not a time from 1970 to 9999")
    }
    return StoreTime(microseconds: wire.seconds * 1_000_000 + Int64(wire.nanos / 1_000))
  }

  /// To the end of the year 9999.
  private static let times: Range<Int64> = 0..<253_402_300_800

  private func page(
    _ filter: AuditFilter, _ wantedSize: Int32, _ token: String, _ authorized: AuthorizedCall,
    before deadline: MonotonicInstant
  ) async throws -> (records: [WireAuditRecord], next: String) {
    let size = try PageSize.of(wantedSize, for: authorized)
    let name = authorized.principal.name
    let question = filter.question
    let mark = try tokens.fields(token, of: question, for: name).map { fields throws(Status) in try Self.mark(fields) }
    let rows = try await store(pool, before: deadline) { connection in
      try await AuditQueries.list(filter, after: mark, limit: Int32(size) + 1, on: connection)
    }
    var shown = rows.prefix(size)
    while shown.count > 1, shown.reduce(0, { $0 + ($1.change?.utf8.count ?? 0) }) > PageSize.bytes {
      shown = shown.prefix(shown.count / 2)
    }
    var next = ""
    if rows.count > shown.count, let last = shown.last, let at = last.at {
      next = try tokens.text([String(at.microseconds), String(last.id)], of: question, for: name)
    }
    return (shown.map { WireAuditRecord($0) }, next)
  }

  private static func mark(_ fields: [String]) throws(Status) -> AuditQueries.Mark {
    guard fields.count == 2, let at = Int64(fields[0]), let id = Int64(fields[1]) else { throw PageTokens.invalid }
    return (StoreTime(microseconds: at), id)
  }
}

extension AuditFilter {
  /// What a page's token is bound to, besides the principal.
  fileprivate var question: [String] {
    let kind = if case .own = extent { "own" } else { "audit" }
    return [
      kind, name ?? "", unit ?? "", since.map { String($0.microseconds) } ?? "",
      until.map { String($0.microseconds) } ?? "",
    ]
  }
}
