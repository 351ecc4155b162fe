import TarazuAccess
import TarazuNet
import TarazuPostgres
import TarazuProtocol
import TarazuWire
import TestSupport
import Testing

/// The limits of a principal's calls: beyond them it is refused, others are not, and another limit holds at once
/// (docs/spec/access.md#limits-of-a-principal).
@Suite struct CallLimitTests {
  /// A call that is answered at once.
  private func look(_ caller: Caller) async -> Status? {
    await caller.failure(of: KpiService.listIndicators, ListIndicatorsRequest())
  }

  @Test(.timeLimit(.minutes(5)))
  func callsASecond() async throws {
    let world = try await World.shared
    let province = try await world.province()
    let (head, other) = (
      try await Limited(world, .head, unit: province.code), try await Limited(world, .head, unit: province.code)
    )
    try await head.set(.calls, to: 5)
    // Two seconds at most.
    let looks = await Limited.atOnce(20) { _ in await look(head.caller) }
    #expect((1...10).contains(looks.count { $0 == nil }))
    #expect(looks.allSatisfy { $0?.isBeyond(.calls, 5) ?? true })
    #expect(looks.allSatisfy { ($0?.retryDelay ?? .zero) <= .seconds(1) })
    #expect(await Limited.atOnce(20) { _ in await look(other.caller) }.allSatisfy { $0 == nil })
    // Calls that tasks answer count too.
    try await head.set(.calls, to: 15)
    let more = await Limited.atOnce(40) { index in
      index.isMultiple(of: 2)
        ? await look(head.caller) : await head.caller.failure(of: AuthService.getSelf, GetSelfRequest())
    }
    #expect((1...30).contains(more.count { $0 == nil }))
    #expect(more.contains { $0?.isBeyond(.calls, 15) == true })
    try await head.set(.calls, to: PrincipalLimit.none)
    #expect(await Limited.atOnce(40) { _ in await look(head.caller) }.allSatisfy { $0 == nil })
    // Refusals are in the audit.
    try await eventually {
      try await world.harness.database.psql(
        "select sum(count) > 9 from tarazu.audit where who = '\(head.name)' and reason = 'RESOURCE_EXHAUSTED'") == "t\n"
    }
  }

  /// What asks the store, and what workers compute; an answer at once costs nothing here.
  @Test(.timeLimit(.minutes(5)))
  func heavyCalls() async throws {
    let world = try await World.shared
    let head = try await Limited(world, .head)
    try await head.set(.heavyCalls, to: 3)
    @Sendable func rank(_ index: Int) async -> Status? {
      await head.caller.failure(
        of: KpiService.rankUnits,
        RankUnitsRequest(
          kpi: .inflow, unit: "IR", level: .province, fromDate: "2024-01-01", toDate: "2024-02-\(10 + index)",
          caseClass: "money"))
    }
    for calls in [
      await Limited.atOnce(9) { _ in await head.caller.failure(of: AuthService.getSelf, GetSelfRequest()) },
      await Limited.atOnce(9, rank),
    ] {
      #expect(calls.count { $0 == nil } <= 6)
      #expect(calls.contains { $0?.isBeyond(.heavyCalls, 3) == true })
    }
    #expect(await Limited.atOnce(20) { _ in await look(head.caller) }.allSatisfy { $0 == nil })
    try await head.set(.heavyCalls, to: 0)
    #expect(await Limited.atOnce(9, rank).allSatisfy { $0 == nil })
  }

  @Test(.timeLimit(.minutes(5)))
  func openCalls() async throws {
    let world = try await World.shared
    let province = try await world.province()
    let head = try await Limited(world, .head, unit: province.code)
    try await head.set(.openCalls, to: 2)
    let question = SubscribeRequest(
      question: .scorecard(GetScorecardRequest(selection: province.selection(), kpis: [.inflow])))
    // A client cannot cancel a call, but go.
    let away = try await Caller.connect(to: world.harness, metadata: head.caller.metadata)
    let feeds = [away.open(KpiService.subscribe, question), head.caller.open(KpiService.subscribe, question)]
    for feed in feeds { #expect(try await feed.receive() != nil) }
    let third = head.caller.open(KpiService.subscribe, question)
    await #expect {
      _ = try await third.receive()
    } throws: {
      ($0 as? Status)?.isBeyond(.openCalls, 2) == true
    }
    #expect(await head.caller.failure(of: AuthService.getSelf, GetSelfRequest())?.isBeyond(.openCalls, 2) == true)
    // An answer at once is never open.
    #expect(await look(head.caller) == nil)
    let other = try await Limited(world, .head, unit: province.code)
    #expect(await other.caller.failure(of: AuthService.getSelf, GetSelfRequest()) == nil)
    away.connection.close()
    try await eventually { await head.caller.failure(of: AuthService.getSelf, GetSelfRequest()) == nil }
    try await head.set(.openCalls, to: 3)
    #expect(try await head.caller.open(KpiService.subscribe, question).receive() != nil)
    feeds[1].stream.cancel()
  }

  /// A longer page is no error: it ends at the limit.
  @Test(.timeLimit(.minutes(5)))
  func rowsOfAPage() async throws {
    try await ServerHarness.run { harness in
      let world = try await World(harness)
      let head = try await Limited(world, .head)
      func rows(_ size: Int32) async throws -> Int {
        try await head.caller.call(DirectoryService.listClasses, ListClassesRequest(pageSize: size)).classes.count
      }
      try await world.administrator.apply(
        (0..<1_200).map { #"{"type":"class","code":"c\#($0)","name":"c"}"# }.joined(separator: "\n"))
      #expect(try await rows(0) == 100)
      #expect(try await rows(1_100) == 1_000)
      try await head.set(.pages, to: 7)
      #expect(try await rows(0) == 7)
      #expect(try await rows(1_100) == 7)
      try await head.set(.pages, to: UsageLimits.none)
      #expect(try await rows(1_100) == 1_100)
    }
  }

  /// A few reads of the store at once, a few more in turn, and the rest is refused.
  @Test(.timeLimit(.minutes(5)))
  func readsOfTheStore() async throws {
    try await ServerHarness.run { harness in
      let world = try await World(harness)
      let (head, other) = (try await Limited(world, .head), try await Limited(world, .head))
      try await head.set(.storeReads, to: 1)
      try await head.set(.waitingReads, to: 1)
      @Sendable func read(_ timeout: Duration = .seconds(60)) async -> Status? {
        await head.caller.failure(of: QualityService.listAnomalies, ListAnomaliesRequest(), timeout: timeout)
      }
      let loop = try TestLoop()
      let blocker = try await harness.database.connect(role: "tarazu_migrate", on: loop.loop)
      try await blocker.simple("set role tarazu_owner; begin; lock table tarazu.anomaly in access exclusive mode")
      try await withThrowingTaskGroup(of: Status?.self) { group in
        for _ in 0..<3 { group.addTask { await read() } }
        // One asks the store, which does not answer; one waits.
        #expect(try await group.next()??.isBeyond(.waitingReads, 1) == true)
        #expect(await read()?.isBeyond(.waitingReads, 1) == true)
        // Others have turns of their own.
        #expect(
          await other.caller.failure(of: QualityService.listRejections, ListRejectionsRequest(), timeout: .seconds(20))
            == nil)
        // Whoever waits no longer leaves its place.
        try await head.set(.waitingReads, to: 2)
        #expect(await read(.milliseconds(300))?.code == .deadlineExceeded)
        #expect(await read(.milliseconds(300))?.code == .deadlineExceeded)
        try await blocker.simple("rollback")
        for _ in 0..<2 { #expect(try await group.next() == .some(nil)) }
      }
      #expect(await read() == nil)
      await blocker.close()
    }
  }

  /// What one server is told acts on another within a second.
  @Test(.timeLimit(.minutes(5)))
  func onTwoServers() async throws {
    try await ServerHarness.run { harness in
      let world = try await World(harness)
      let head = try await Limited(world, .head)
      try await harness.withSecond { second in
        let there = try await Caller.connect(to: second, metadata: head.caller.metadata)
        try await eventually { await look(there) == nil }
        try await head.set(.calls, to: 1)
        let clock = ContinuousClock.now
        try await eventually { await Limited.atOnce(5) { _ in await look(there) }.contains { $0 != nil } }
        #expect(ContinuousClock.now - clock < .seconds(5))
      }
    }
  }
}

extension PrincipalLimit {
  static let none = Int64.max
}
