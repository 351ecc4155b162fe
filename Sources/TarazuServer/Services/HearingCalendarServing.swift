// KpiService: the calendar of hearings ahead, which the store counts.

import TarazuAccess
import TarazuCalendar
import TarazuCube
import TarazuDomain
import TarazuIdentity
import TarazuLoop
import TarazuNet
import TarazuPostgres
import TarazuProtocol
import TarazuStore
import TarazuWire

struct HearingCalendarServing: Sendable {
  let reads: Reads
  let pool: PostgresPool

  private static let mostDays = 366
  /// Up to so many pending cases, the hearings of a unit are read by branch: all of them count, in whatever order.
  private static let fewCases: Int128 = 500_000

  func serve(in table: inout ServiceTable) {
    table.unary(KpiService.getHearingCalendar, rule: .figures, time: .read) { authorized, request, call in
      var faults = FieldFaults()
      let days = faults.take { () throws(Status) in try window(from: request.fromDate, to: request.toDate) }
      faults.check(unit: request.unit, kind: request.branchKind)
      let asked = try faults.value(days)
      guard asked.days <= Self.mostDays else {
        throw Status.badField("to_date", "the window has \(asked.days) days; at most \(Self.mostDays) are allowed")
      }
      try authorized.require(.unit(request.unit))
      try await reads.waitFor(request.minPosition, before: call.deadline)
      return try await answer(request, asked, before: call.deadline)
    }
  }

  private func answer(
    _ request: GetHearingCalendarRequest, _ window: Window, before deadline: MonotonicInstant
  ) async throws -> GetHearingCalendarResponse {
    let reader = try reads.reader()
    let listed = try await reads.workers.run { () throws(Status) in
      try asking { () throws(QuestionError) in
        try reader.listed(.control, unit: request.unit, kind: request.branchKind)
      }
    }
    let place = ListedPlace(listed, fewCases: Self.fewCases)
    let days = try await store(pool, before: deadline) { connection in
      try await CaseListQueries.calendar(place, from: window.from, to: window.to, on: connection)
    }
    return GetHearingCalendarResponse(
      days: days.map { HearingDay(onDate: $0.day.description, trialCount: $0.trials, controlCount: $0.controls) },
      asOf: reads.asOf(reader.position))
  }
}
