import Foundation
import TarazuCalendar
import TarazuDomain
import TarazuProtocol
import TarazuReplica
import TestSupport
import Testing

@testable import TarazuServer

/// The last minutes before midnight in Tehran, when events of the next day are taken already, and the first ones after it.
@Suite struct MidnightTests {
  private static let kind = #"{"type":"kind","code":"dated","name":"با تقویم","calendar":true}"#
  private static let units = [
    #"{"type":"unit","level":"country","code":"IR","name":"کل کشور"}"#,
    #"{"type":"unit","level":"province","code":"08","parent":"IR","name":"کرمان"}"#,
    #"{"type":"unit","level":"district","code":"0801","parent":"08","name":"کرمان"}"#,
    #"{"type":"unit","level":"branch","code":"080101","parent":"0801","name":"یک","kind":"dated","opened_on":"2020-03-20"}"#,
    #"{"type":"class","code":"money","name":"مطالبه وجه"}"#,
  ]

  /// Lists show at once what an event of the next day did, the figures from midnight on
  /// (docs/spec/indicators.md#case-lists); and the pages of a list are all of the day of its first.
  @Test(.timeLimit(.minutes(5)))
  func aListAtMidnight() async throws {
    try await OwnService.run(preparing: MovedClock.install) { service in
      let moved = MovedClock(service)
      let today = try await moved.moveToFiveMinutesBeforeMidnight()
      let caller = try await service.caller()
      try await caller.apply(([Self.kind] + Self.units).joined(separator: "\n"))
      let begun = try #require(today.advanced(by: -40))
      for number in 1...3 {
        try await caller.submit(
          Self.line(number, "registered", at: "\(begun)T08:00:00Z", #""branch":"080101","class":"money""#))
      }
      try await expect(caller, rows: ["c1", "c2", "c3"], total: 3, figure: 3, on: today, age: 40)
      // Two minutes past midnight in Tehran: it gets a date.
      let next = try #require(today.advanced(by: 1))
      let date = try #require(today.advanced(by: 10))
      let given = try await caller.submit(
        Self.line(
          1, "hearing_set", at: "\(today)T20:32:00Z", #""branch":"080101","hearing":"h","on":"\#(date)""#))
      #expect(given.counts?.acceptedCount == 1)
      try await expect(caller, rows: ["c2", "c3"], total: 3, figure: 3, on: today, age: 40)
      let first = try await list(caller, size: 1)
      #expect(first.rows.map(\.caseId) == ["c2"] && first.total == 3)

      try await moved.move(by: "6 minutes")
      try await eventually { service.clock.today == next }
      try await expect(caller, rows: ["c2", "c3"], total: 2, figure: 2, on: next, age: 41)
      let second = try await list(caller, size: 1, after: first.nextPageToken)
      #expect(second.rows.map(\.caseId) == ["c3"] && second.rows.map(\.days) == [40])
      #expect(second.total == 3 && second.nextPageToken.isEmpty)
    }
  }

  private func expect(
    _ caller: Caller, rows: [String], total: Int64, figure: Int64, on today: Day, age: Int64
  ) async throws {
    let answer = try await list(caller, size: 100)
    #expect(answer.rows.map(\.caseId) == rows && answer.total == total)
    #expect(answer.rows.allSatisfy { $0.days == age })
    let selection = Selection(unit: "IR", fromDate: today.description, toDate: today.description)
    #expect(try await caller.numerators([.undated], of: selection) == [figure])
  }

  private func list(_ caller: Caller, size: Int32, after token: String = "") async throws -> ListCasesResponse {
    try await caller.call(
      CaseService.listCases, ListCasesRequest(list: .undated, unit: "IR", pageSize: size, pageToken: token))
  }

  private static func line(_ number: Int, _ kind: String, at: String, _ fields: String) -> String {
    #"{"source":"s","id":"\#(number)\#(kind)","kind":"\#(kind)","at":"\#(at)","case":"c\#(number)",\#(fields)}"#
  }
}

/// PostgreSQL's clock as the service sees it, moved ahead: its role finds other functions under the names of the clock.
private struct MovedClock {
  private let service: OwnService

  init(_ service: OwnService) { self.service = service }

  static func install(in database: PrivateDatabase) async throws {
    try await database.psql(
      """
      create schema moved;
      create table moved.ahead (distance interval not null);
      insert into moved.ahead values ('0');
      create function moved.clock_timestamp() returns timestamptz language sql volatile
        as 'select pg_catalog.clock_timestamp() + distance from moved.ahead';
      create function moved.now() returns timestamptz language sql stable
        as 'select pg_catalog.now() + distance from moved.ahead';
      grant usage on schema moved to tarazu_service;
      grant select on moved.ahead to tarazu_service;
      alter role tarazu_service in database \(database.name) set search_path = moved, pg_catalog, tarazu, pg_temp;
      """)
  }

  /// Answers the day that is about to end.
  func moveToFiveMinutesBeforeMidnight() async throws -> Day {
    let text = try await service.database.psql(
      """
      with here as (select pg_catalog.clock_timestamp() at time zone 'Asia/Tehran' as at)
      update moved.ahead
        set distance = date_trunc('day', at + interval '5 minutes') + interval '1 day' - interval '5 minutes' - at
        from here returning (at + distance)::date;
      """)
    let day = try #require(text.split(separator: "\n").first.flatMap { Day(gregorian: String($0)) })
    // The end of the day is near, and the service knows it.
    try await eventually {
      let now = service.clock.now
      return now.instant.tehranDay == day
        && StoreTime(microseconds: now.microseconds + 360_000_000).instant.tehranDay != day
    }
    return day
  }

  func move(by interval: String) async throws {
    try await service.database.psql("update moved.ahead set distance = distance + interval '\(interval)'")
  }
}
