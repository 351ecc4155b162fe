// The command that shows the audit: who asked for what, and what was answered.

import TarazuCalendar
import TarazuClient
import TarazuLines
import TarazuProtocol
import TarazuWire

enum AuditCommand {
  static let all = [audit]

  private static let audit = CommandSpec(
    "audit", "shows who asked for what and what was answered, the newest first, 100 at a time",
    options: [who, unit, since, until, own, Options.pageSize, Options.after],
    details: """
      T is a time as in 2026-10-22T08:00:00Z, or a date, which is its first instant in Tehran.
      An administrator sees the records of principals within its scope; those of nobody the country's administrators.
      """,
    check: { _ = try AuditQuery($0) },
    action: .remote { invocation, session in
      let query = try AuditQuery(invocation.arguments)
      try invocation.write(try await query.answer(session))
      return .done
    })

  static let who = OptionSpec.optional("--who", "NAME", "only calls of this principal")
  static let unit = OptionSpec.optional("--unit", "UNIT", "only calls about this unit, as it was asked for")
  static let since = OptionSpec.optional("--since", "T", "only records since then")
  static let until = OptionSpec.optional("--until", "T", "only records before then")
  static let own = OptionSpec.flag("--own", "only your own calls, which everyone may see")
}

/// What is asked of the audit.
struct AuditQuery: Sendable {
  private let request: ListAuditRecordsRequest
  private let isOwn: Bool

  init(_ arguments: Arguments) throws(Status) {
    isOwn = arguments.has(AuditCommand.own)
    let page = try arguments.page()
    request = ListAuditRecordsRequest(
      name: try arguments.nonEmpty(AuditCommand.who), unit: try arguments.nonEmpty(AuditCommand.unit),
      sinceTime: try arguments.time(AuditCommand.since), untilTime: try arguments.time(AuditCommand.until),
      pageSize: page.size, pageToken: page.token)
  }

  func answer(_ session: Session) async throws(Status) -> AuditAnswer {
    guard isOwn else {
      let response = try await session.client.call(
        AuditService.listAuditRecords, request, timeout: Session.readTimeout)
      return AuditAnswer(records: response.records, next: response.nextPageToken)
    }
    let response = try await session.client.call(
      AuthService.listOwnRecords,
      ListOwnRecordsRequest(
        sinceTime: request.sinceTime, pageSize: request.pageSize, pageToken: request.pageToken, unit: request.unit,
        untilTime: request.untilTime, name: request.name),
      timeout: Session.readTimeout)
    return AuditAnswer(records: response.records, next: response.nextPageToken)
  }
}

extension Arguments {
  /// A time, or the first instant of a date in Tehran; nil if the option is not given.
  func time(_ option: OptionSpec) throws(Status) -> ProtobufTimestamp? {
    guard let text = self[option] else { return nil }
    let instant: Instant
    if let day = Day(eitherCalendar: text), (Day.first...Day.last).contains(day) {
      instant = day.firstInstantInTehran
    } else {
      do throws(RFC3339.Failure) { instant = try RFC3339.parse(text) } catch {
        throw .bad(option.name, text, "a time as in 2026-10-22T08:00:00Z, or a date")
      }
    }
    let second = instant.seconds
    return ProtobufTimestamp(
      seconds: second, nanos: Int32(truncatingIfNeeded: instant.nanoseconds - second * 1_000_000_000))
  }
}

extension Day {
  /// Days begin at quarters of an hour of UTC, up to five hours before midnight there.
  fileprivate var firstInstantInTehran: Instant {
    let midnight = Int64(number) * 86_400
    for quarter in 0..<32 {
      let instant = Instant(nanoseconds: (midnight - 5 * 3_600 + Int64(quarter) * 900) * 1_000_000_000)
      if instant.tehranDay == self { return instant }
    }
    return Instant(nanoseconds: midnight * 1_000_000_000)
  }
}
