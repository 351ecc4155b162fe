import TarazuPostgres
import TarazuProtocol
import TarazuWire
import TestSupport
import Testing

/// A server that has not read the store yet says so: it does not say that a unit is not there.
@Suite struct LoadingTests {
  @Test(.timeLimit(.minutes(10)))
  func questionsAreNotExecuted() async throws {
    let province = Province(code: "08")
    try await ServerHarness.run { harness in
      let caller = try await Caller.connect(to: harness, tokens: [harness.token])
      try await caller.apply(World.root + "\n" + province.directory)
      try await harness.stop()
      let loop = try TestLoop()
      // The loading server waits for the cells as long as this transaction has them.
      let keeper = try await harness.database.connect(on: loop.loop)
      try await keeper.simple("begin")
      try await keeper.simple("lock table tarazu.cell in access exclusive mode")
      let (before, port) = (harness.log.count, harness.port)
      async let start: Void = harness.start()
      try await eventually { harness.port != port && harness.log.dropFirst(before).contains("serving on") }
      let early = try await Caller.connect(to: harness, tokens: [harness.token])
      let card = GetScorecardRequest(selection: province.selection(), kpis: [.pending])
      #expect(await early.outcome(KpiService.getScorecard, card) == "UNAVAILABLE NOT_READY")
      #expect(
        await early.outcome(DirectoryService.getUnit, GetUnitRequest(unit: province.code)) == "UNAVAILABLE NOT_READY")
      // Who calls is settled first, and who asks about themselves is answered.
      let stranger = try await Caller.connect(to: harness)
      #expect(await stranger.outcome(KpiService.getScorecard, card).hasPrefix("UNAUTHENTICATED"))
      _ = try await early.call(AdminService.getServerInfo, GetServerInfoRequest())
      try await keeper.rollback()
      try await start
      _ = try await early.call(KpiService.getScorecard, card)
      await keeper.close()
    }
  }
}
