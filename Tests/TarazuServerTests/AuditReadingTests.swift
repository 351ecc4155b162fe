import Foundation
import TarazuAccess
import TarazuProtocol
import TarazuWire
import TestSupport
import Testing

/// Who reads what of the audit, and how (docs/spec/access.md#audit).
@Suite struct AuditReadingTests {
  private typealias Record = TarazuProtocol.AuditRecord
  private let provinces = [Province(code: "08"), Province(code: "09")]

  private struct Callers {
    let country: Caller
    let province: Caller
    let head: Caller
    let other: Caller
  }

  private func withCallers(_ body: (AuditedServer, Callers) async throws -> Void) async throws {
    try await ServerHarness.run { harness in
      let country = try await Caller.connect(to: harness, tokens: [harness.token])
      try await country.apply(([World.root] + provinces.map(\.directory)).joined(separator: "\n"))
      let server = AuditedServer(harness: harness)
      let world = AuditedServer.World(server)
      let callers = Callers(
        country: country, province: try await world.caller("adm08", .admin, unit: "08"),
        head: try await world.caller("head08", .head, unit: "08"),
        other: try await world.caller("head09", .head, unit: "09"))
      let nobody = try await Caller.connect(to: harness)
      for (caller, unit) in [
        (country, "IR"), (callers.province, "08"), (callers.head, "0811"), (callers.other, "09"), (callers.other, "08"),
        (nobody, "08"),
      ] {
        _ = await caller.outcome(
          KpiService.getScorecard,
          GetScorecardRequest(selection: Selection(unit: unit, fromDate: "2024-01-01", toDate: "2024-12-31")))
      }
      try await eventually { try await server.stored("method ~ 'GetScorecard'") >= 6 }
      try await body(server, callers)
    }
  }

  private func list(_ caller: Caller, _ request: ListAuditRecordsRequest = .init()) async throws -> [Record] {
    try await caller.call(AuditService.listAuditRecords, request).records
  }

  @Test(.timeLimit(.minutes(5)))
  func whoReadsWhat() async throws {
    try await withCallers { _, callers in
      func names(_ records: [Record]) -> Set<String> { Set(records.map { $0.name ?? "-" }) }
      #expect(
        names(try await list(callers.country, .init(pageSize: 1_000)))
          == ["admin", "adm08", "head08", "head09", "-"])
      #expect(names(try await list(callers.province, .init(pageSize: 1_000))) == ["adm08", "head08"])
      #expect(
        await callers.head.outcome(AuditService.listAuditRecords, ListAuditRecordsRequest())
          == "PERMISSION_DENIED ROLE")
      for (caller, name) in [(callers.head, "head08"), (callers.country, "admin"), (callers.other, "head09")] {
        let own = try await caller.call(AuthService.listOwnRecords, ListOwnRecordsRequest()).records
        #expect(names(own) == [name])
      }
      // They are narrowed as others' are; a question about somebody else is not answered with one's own.
      for (request, outcome) in [
        (ListOwnRecordsRequest(name: "head08"), "OK"), (.init(name: "head09"), "INVALID_ARGUMENT BAD_FIELD"),
        (.init(unit: "no such form"), "INVALID_ARGUMENT BAD_FIELD"),
      ] { #expect(await callers.head.outcome(AuthService.listOwnRecords, request) == outcome) }
      let narrow = ListOwnRecordsRequest(unit: "none", untilTime: ProtobufTimestamp(seconds: 4_000_000_000))
      #expect(try await callers.head.call(AuthService.listOwnRecords, narrow).records.isEmpty)
      // The read itself is recorded, with what it gave out.
      try await eventually {
        try await list(callers.country, .init(name: "head09")).contains {
          $0.method == "AuthService/ListOwnRecords" && $0.rowCount > 0
        }
      }
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func filtersAndPages() async throws {
    try await withCallers { server, callers in
      let country = callers.country
      let about = try await list(country, .init(unit: "08"))
      #expect(Set(about.map { $0.name ?? "-" }) == ["adm08", "head09"])
      #expect(about.filter { $0.name == "head09" }.map(\.reason) == ["SCOPE"])
      #expect(try await list(callers.province, .init(unit: "08")).compactMap(\.name) == ["adm08"])
      #expect(try await list(callers.province, .init(name: "head09")).isEmpty)
      // Pages one record long come to the same as one long page, the newest first.
      let all = try await list(country, .init(name: "head09", pageSize: 1_000))
      #expect(
        all.count >= 2
          && zip(all, all.dropFirst()).allSatisfy { $0.time.map(nanoseconds) ?? 0 >= $1.time.map(nanoseconds) ?? 0 })
      var (paged, token): ([Record], String) = ([], "")
      repeat {
        let page = try await country.call(
          AuditService.listAuditRecords, ListAuditRecordsRequest(name: "head09", pageSize: 1, pageToken: token))
        paged += page.records
        token = page.nextPageToken
        if !token.isEmpty {
          // A token is of its question and its caller.
          #expect(
            await country.outcome(
              AuditService.listAuditRecords, ListAuditRecordsRequest(name: "head08", pageToken: token))
              == "INVALID_ARGUMENT BAD_FIELD")
          #expect(
            await callers.province.outcome(
              AuditService.listAuditRecords, ListAuditRecordsRequest(name: "head09", pageToken: token))
              == "INVALID_ARGUMENT BAD_FIELD")
        }
      } while !token.isEmpty
      #expect(paged == all)
      let first = try #require(all.last?.time)
      #expect(try await list(country, .init(name: "head09", untilTime: first)).isEmpty)
      #expect(try await list(country, .init(name: "head09", sinceTime: first, pageSize: 1_000)) == all)
      for request in [
        ListAuditRecordsRequest(name: "A b"), .init(unit: "a\u{0}"), .init(pageSize: -1),
        .init(sinceTime: ProtobufTimestamp(seconds: -1)), .init(pageToken: "00"),
      ] {
        #expect(await country.outcome(AuditService.listAuditRecords, request) == "INVALID_ARGUMENT BAD_FIELD")
      }
    }
  }

  private func nanoseconds(_ time: ProtobufTimestamp) -> Int64 { time.seconds * 1_000_000_000 + Int64(time.nanos) }

  @Test(.timeLimit(.minutes(5)))
  func theCommand() async throws {
    try await withCallers { server, callers in
      let json = try await server.harness.tarazu("audit", "--output", "json", "--who", "head09", "--unit", "08")
      #expect(json.status == 0)
      let document = try #require(
        try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
      let record = try #require((document["records"] as? [[String: Any]])?.first)
      #expect(document["next"] is NSNull)
      #expect(record["who"] as? String == "head09" && record["outcome"] as? String == "PERMISSION_DENIED")
      #expect(record["from"] as? String == "127.0.0.1" && record["case"] is NSNull && record["count"] as? Int == 1)
      #expect((record["credential"] as? [String: Any])?["kind"] as? String == "token")
      let page = try await server.harness.tarazu("audit", "--count", "2")
      #expect(page.output.contains("2 records; the next ones: --after "))
      let token = try #require(page.output.split(separator: " ").last.map { $0.filter { !$0.isNewline } })
      #expect(try await server.harness.tarazu("audit", "--count", "2", "--after", String(token)).status == 0)
      let own = try await server.harness.tarazu("audit", "--own", "--since", "1400-01-01", "--output", "json")
      #expect(own.status == 0 && own.output.contains(#""who":"admin""#) && !own.output.contains("head09"))
      // The directory's change is one value in the document.
      #expect(own.output.contains(#""change":{"#))
      for words in [["--own", "--who", "x"], ["--since", "soon"], ["--count", "0"]] {
        let refused = try await server.harness.tarazu(["audit"] + words)
        #expect(refused.status == 1 && refused.output.isEmpty)
      }
    }
  }
}
