import Foundation
import TarazuPostgres
import TarazuProtocol
import TarazuWire
import TestSupport
import Testing

/// A server whose store computes its figures anew answers everything else, takes events, and says how far it is.
@Suite struct RebuildServingTests {
  private static let province = Province(code: "08")
  private static let card = GetScorecardRequest(selection: province.selection(), kpis: [.inflow])

  @Test(.timeLimit(.minutes(10)))
  func figuresAreAnsweredOnceTheyAreComputed() async throws {
    let province = Self.province
    try await ServerHarness.run { harness in
      let before = try await Caller.connect(to: harness, tokens: [harness.token])
      try await before.apply(World.root + "\n" + province.directory)
      try await before.submit(province.registered("1"))
      try await before.submit(province.registered("2"))
      try await harness.stop()
      // As a migration does, or a DBA.
      try await harness.database.psql(
        "set role tarazu_owner; select tarazu.begin_rebuild((select version from tarazu.figures))")
      #expect(try await harness.database.psql("select count(*) from tarazu.cell") == "0\n")
      let code = try await harness.database.psql("select code from tarazu.court_case where code like '%2'")
        .trimmingCharacters(in: .newlines)
      let loop = try TestLoop()
      // The rebuild waits for this case.
      let keeper = try await harness.database.connect(on: loop.loop)
      try await keeper.simple(
        "set idle_in_transaction_session_timeout = 0; begin; select from tarazu.court_case where code like '%2' for update"
      )
      let (log, port) = (harness.log.count, harness.port)
      async let start: Void = harness.start()
      try await eventually { harness.port != port && harness.log.dropFirst(log).contains("serving on") }
      let caller = try await Caller.connect(to: harness, tokens: [harness.token])
      try await eventually {
        // The directory is read first; before that nothing is answered.
        await caller.outcome(DirectoryService.getUnit, GetUnitRequest(unit: province.code)) == "OK"
      }
      #expect(await caller.outcome(KpiService.getScorecard, Self.card) == "UNAVAILABLE NOT_READY")
      do {
        _ = try await caller.call(KpiService.getScorecard, Self.card)
      } catch let status as Status {
        #expect(status.message.contains("% done"), "\(status.message)")
      }
      let shown = try await caller.call(CaseService.getCase, GetCaseRequest(caseId: code))
      #expect(shown.events.count == 1)
      #expect(await caller.outcome(AdminService.verifyFigures, VerifyFiguresRequest()) == "UNAVAILABLE NOT_READY")
      try await keeper.rollback()
      try await start
      await keeper.close()
      #expect(try await caller.numerators([.inflow], of: province.selection()) == [2])
      let last = try await caller.all(AdminService.verifyFigures, VerifyFiguresRequest()).last
      #expect(last?.differenceCount == 0 && (last?.cellCount ?? 0) > 0)
    }
  }
}
