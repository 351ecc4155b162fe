import TarazuBase
import TarazuLoop
import TarazuNet
import TarazuProtocol
import TarazuWire
import TestSupport
import Testing

@testable import TarazuClient

/// A read and a method that must not be repeated, on a server whose calls wait to be let go.
private final class Held: Sendable {
  static let once = MethodDescriptor<GetScorecardRequest, GetScorecardResponse>(
    service: "test.Once", name: "Do", idempotency: .unknown)

  private struct State {
    var isHeld = true
    var begun = 0
    var deadlines: [MonotonicInstant] = []
    var failures: [Status]
  }

  private let state: Locked<State>

  init(failing failures: [Status] = []) { state = Locked(State(failures: failures)) }

  var services: [String: [String: ServerMethod]] {
    [
      KpiService.getScorecard.service: [
        KpiService.getScorecard.name: .unary(.read) { call, _ in try await self.answer(call) }
      ],
      Held.once.service: [Held.once.name: .unary(.read) { call, _ in try await self.answer(call) }],
      IngestService.importEvents.service: [
        IngestService.importEvents.name: .bidirectional(.long) { call in _ = try await self.answer(call) }
      ],
    ]
  }

  private func answer(_ call: ServerCall) async throws -> [UInt8] {
    call.acceptCredential()
    let failure = state.withLock { state -> Status? in
      state.begun += 1
      state.deadlines.append(call.deadline)
      return state.failures.isEmpty ? nil : state.failures.removeFirst()
    }
    if let failure { throw failure }
    while state.withLock({ $0.isHeld }) { try await call.loop.sleep(for: .milliseconds(2)) }
    return GetScorecardResponse().encode()
  }

  /// Calls that reached the server.
  var begun: Int { state.withLock { $0.begun } }
  /// When they end at the latest, as the server knows it.
  var deadlines: [MonotonicInstant] { state.withLock { $0.deadlines } }

  func letGo() { state.withLock { $0.isHeld = false } }

  /// Returns when this many calls have reached the server.
  func wait(for count: Int) async throws {
    for _ in 0..<2_000 where begun < count { try await Task.sleep(for: .milliseconds(10)) }
    #expect(begun == count)
  }
}

@Suite struct PoolTests {
  private static let limit = Duration.seconds(60)

  private func run(
    _ held: Held, _ options: ClientOptions = ClientOptions(), loops: Int = 2,
    _ body: (TarazuClient, ScriptedServer) async throws -> Void
  ) async throws {
    let group = try LoopGroup(count: loops, name: "client")
    defer { group.stop() }
    try await ScriptedServer.run(held.services) { server in
      let client = TarazuClient(
        ClientTarget(host: "127.0.0.1", port: server.port, caFile: server.caFile), loops: group, options: options)
      defer { client.close() }
      try await body(client, server)
      held.letGo()
    }
  }

  private func read(_ client: TarazuClient, timeout: Duration = PoolTests.limit) -> Task<
    GetScorecardResponse, any Error
  > {
    Task { try await client.call(KpiService.getScorecard, GetScorecardRequest(), timeout: timeout) }
  }

  @Test func callsSpreadOverConnectionsThatAreMadeOnDemand() async throws {
    let held = Held()
    try await run(held, ClientOptions(connections: 4, callsBeforeAnother: 1)) { client, server in
      let first = read(client)
      try await held.wait(for: 1)
      #expect(server.connectionCount == 1)
      var calls = [first]
      for count in 2...8 {
        calls.append(read(client))
        try await held.wait(for: count)
      }
      #expect(try await server.waitForConnections(4))
      #expect(client.connectionCount == 4)
      held.letGo()
      for call in calls { _ = try await call.value }
      #expect(server.connectionCount == 4)
    }
  }

  @Test func connectionsCanBeMadeAhead() async throws {
    try await run(Held(), ClientOptions(connections: 3), loops: 1) { client, server in
      try await client.connect(9)
      #expect(server.connectionCount == 3)
      #expect(client.connectionCount == 3)
    }
  }

  @Test func idleConnectionsAreClosed() async throws {
    let held = Held()
    held.letGo()
    try await run(held, ClientOptions(idleTime: .milliseconds(50))) { client, server in
      _ = try await read(client).value
      #expect(try await server.waitForConnections(0))
      _ = try await read(client).value
      #expect(held.begun == 2)
    }
  }

  @Test func whenAConnectionIsLostReadsGoOnAndOthersDoNot() async throws {
    let held = Held()
    try await run(held) { client, server in
      let read = read(client)
      let once = Task { try await client.call(Held.once, GetScorecardRequest(), timeout: PoolTests.limit) }
      try await held.wait(for: 2)
      await server.stop()
      held.letGo()
      try await server.start()
      _ = try await read.value
      let error = await #expect(throws: Status.self) { try await once.value }
      #expect(error?.reason == .connectionLost)
      #expect(held.begun == 3)
    }
  }

  @Test func aServerThatDrainsIsLeftForTheOneThatFollows() async throws {
    let held = Held()
    try await run(held) { client, server in
      let running = read(client)
      try await held.wait(for: 1)
      server.beginDrain()
      try await server.start()
      let once = Task { try await client.call(Held.once, GetScorecardRequest(), timeout: PoolTests.limit) }
      try await held.wait(for: 2)
      #expect(server.connectionCount == 2)
      held.letGo()
      // What ran ended well where it ran, and even what must not be repeated went to the next server.
      _ = try await (running.value, once.value)
      #expect(held.begun == 2)
      #expect(try await server.waitForConnections(1))
    }
  }

  @Test func aCancelledTaskEndsItsCallAtOnce() async throws {
    let held = Held()
    try await run(held) { client, server in
      let call = read(client)
      try await held.wait(for: 1)
      call.cancel()
      let error = await #expect(throws: Status.self) { try await call.value }
      #expect(error?.code == .cancelled)
      held.letGo()
      _ = try await read(client).value
      #expect(server.connectionCount == 1)
    }
  }

  @Test func aTaskThatIsCancelledBeforeCallsNothing() async throws {
    let held = Held()
    try await run(held) { client, _ in
      let call = Task {
        withUnsafeCurrentTask { $0?.cancel() }
        return try await client.call(KpiService.getScorecard, GetScorecardRequest(), timeout: PoolTests.limit)
      }
      let error = await #expect(throws: Status.self) { try await call.value }
      #expect(error?.code == .cancelled)
      #expect((held.begun, client.connectionCount) == (0, 0))
    }
  }

  @Test func callsThatWaitForRoomCanBeCancelledOrPastTheirTime() async throws {
    let held = Held()
    try await run(held, ClientOptions(connections: 1)) { client, _ in
      // A connection takes four calls before its first answer.
      let running = (0..<4).map { _ in read(client) }
      try await held.wait(for: 4)
      let cancelled = read(client)
      cancelled.cancel()
      let late = await #expect(throws: Status.self) { try await read(client, timeout: .milliseconds(20)).value }
      #expect(late?.code == .deadlineExceeded)
      #expect(await #expect(throws: Status.self) { try await cancelled.value }?.code == .cancelled)
      let waiting = (0..<40).map { _ in read(client) }
      held.letGo()
      for call in running + waiting { _ = try await call.value }
      #expect(held.begun == 44)
    }
  }

  @Test func oneDeadlineSpansAllAttempts() async throws {
    let away = Status.unavailable("away", reason: .storeUnavailable, retryDelay: .milliseconds(300))
    let held = Held(failing: [away])
    try await run(held) { client, _ in
      let error = await #expect(throws: Status.self) { try await read(client, timeout: .seconds(2)).value }
      #expect(error?.code == .deadlineExceeded)
      // The second attempt got the time that was left, so both end at about the same time.
      let (first, second) = (held.deadlines[0], held.deadlines[1])
      #expect(held.begun == 2)
      #expect(second < first.later(byNanoseconds: 200_000_000))
    }
  }

  @Test func aPauseThatOutlastsTheDeadlineIsNotBegun() async throws {
    let away = Status.unavailable("away", reason: .storeUnavailable, retryDelay: .seconds(30))
    let held = Held(failing: [away])
    try await run(held) { client, _ in
      let error = await #expect(throws: Status.self) { try await read(client, timeout: .seconds(20)).value }
      #expect(error?.reason == .storeUnavailable)
      #expect(held.begun == 1)
    }
  }

  @Test func repetitionsAreATenthOfTheCalls() async throws {
    let away = Status.unavailable("away", reason: .storeUnavailable, retryDelay: .zero)
    let held = Held(failing: Array(repeating: away, count: 100))
    try await run(held) { client, _ in
      for _ in 0..<3 { _ = await #expect(throws: Status.self) { try await read(client).value } }
      // Ten are free: four of each of the first two calls, and two.
      #expect(held.begun == 13)
    }
  }

  @Test func aStreamHasAConnectionOfItsOwnThatEndsWithIt() async throws {
    let held = Held()
    try await run(held) { client, server in
      _ = try await client.connect()
      var stream: MessageStream<ImportEventsRequest, ImportEventsResponse>? = try await client.openStream(
        IngestService.importEvents, timeout: PoolTests.limit)
      try await held.wait(for: 1)
      #expect(server.connectionCount == 2)
      stream?.cancel()
      let error = await #expect(throws: Status.self) { try await stream?.receive() }
      #expect(error?.code == .cancelled)
      #expect(try await server.waitForConnections(1))
      stream = nil
    }
  }

  @Test func closingLeavesNothingOpen() async throws {
    let held = Held()
    try await run(held) { client, server in
      let call = read(client)
      let stream: MessageStream<ImportEventsRequest, ImportEventsResponse> = try await client.openStream(
        IngestService.importEvents, timeout: PoolTests.limit)
      try await held.wait(for: 2)
      client.close()
      #expect(await #expect(throws: Status.self) { try await call.value } != nil)
      #expect(await #expect(throws: Status.self) { try await stream.receive() } != nil)
      #expect(try await server.waitForConnections(0))
      let after = await #expect(throws: Status.self) { try await read(client).value }
      #expect(after?.code == .cancelled)
      #expect(client.connectionCount == 0)
    }
  }
}
