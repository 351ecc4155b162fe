import Foundation
import TarazuBase
import TarazuNet
import TarazuProtocol
import TarazuWire
import TestSupport
import Testing

@testable import TarazuClient

/// What a scripted server saw, and how it fails before it answers.
private final class Script: Sendable {
  private struct State {
    var failures: [Status]
    var requests: [GetScorecardRequest] = []
    var tokens: [[String]] = []
    var commits: Int64 = 0
  }

  private let state: Locked<State>
  /// How a stream fails after its messages.
  private let failureAtTheEnd: Status?

  init(failing failures: [Status] = [], atTheEnd failureAtTheEnd: Status? = nil) {
    state = Locked(State(failures: failures))
    self.failureAtTheEnd = failureAtTheEnd
  }

  var requests: [GetScorecardRequest] { state.withLock { $0.requests } }
  var tokens: [[String]] { state.withLock { $0.tokens } }

  var services: [String: [String: ServerMethod]] {
    [
      KpiService.getScorecard.service: [
        KpiService.getScorecard.name: .unary(.read) { call, payload in
          try self.answer(call.metadata["authorization"], try GetScorecardRequest.decode(from: payload)).encode()
        }
      ],
      IngestService.submitLines.service: [
        IngestService.submitLines.name: .unary(.unary) { _, _ in [0xFF, 0xFF] }
      ],
      AdminService.verifyFigures.service: [
        AdminService.verifyFigures.name: .serverStreaming(.long) { call, _ in
          if let failure = self.nextFailure() { throw failure }
          for count in 1...3 { try await call.send(VerifyFiguresResponse(cellCount: Int64(count)).encode()) }
          if let failure = self.failureAtTheEnd { throw failure }
        }
      ],
    ]
  }

  private func nextFailure() -> Status? {
    state.withLock { $0.failures.isEmpty ? nil : $0.failures.removeFirst() }
  }

  private func answer(_ tokens: [String], _ request: GetScorecardRequest) throws -> GetScorecardResponse {
    try state.withLock { state in
      state.requests.append(request)
      state.tokens.append(tokens)
      if !state.failures.isEmpty { throw state.failures.removeFirst() }
      state.commits += 1
      return GetScorecardResponse(
        asOf: AsOf(position: "p\(state.commits)", commitTime: ProtobufTimestamp(seconds: state.commits)))
    }
  }
}

@Suite struct CallTests {
  private func ask(_ client: TarazuClient) async throws(Status) -> GetScorecardResponse {
    try await client.call(KpiService.getScorecard, GetScorecardRequest(), timeout: .seconds(20))
  }

  private func run(
    _ script: Script, credential: Credential = .none, _ body: @escaping @Sendable (TarazuClient) async throws -> Void
  ) async throws {
    let loop = try TestLoop()
    try await ScriptedServer.run(script.services) { server in
      let target = ClientTarget(
        host: "127.0.0.1", port: server.port, caFile: server.caFile, credential: credential)
      let client = TarazuClient(target, loop: loop.loop)
      // On the loop: other tests compute on the common pool, and a call's time must not run out waiting for them.
      try await Task(executorPreference: loop.loop) { try await body(client) }.value
      client.close()
    }
  }

  @Test func readsWaitForWhatTheClientHasSeen() async throws {
    let script = Script()
    try await run(script) { client in
      for _ in 0..<3 { _ = try await ask(client) }
    }
    #expect(script.requests.map(\.minPosition) == ["", "p1", "p2"])
    #expect(script.tokens == [[], [], []])
  }

  @Test func theTokenGoesWithEachCall() async throws {
    let file = NSTemporaryDirectory() + "/tarazu-token-\(UUID().uuidString)"
    try "tz_abc\n".write(toFile: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: file) }
    let script = Script()
    try await run(script, credential: .token(BearerToken(file: file))) { client in _ = try await ask(client) }
    #expect(script.tokens == [["Bearer tz_abc"]])
  }

  @Test func whatPassesIsTriedAgain() async throws {
    let away = Status.unavailable("away", reason: .storeUnavailable, retryDelay: .zero)
    let script = Script(failing: [away, away])
    try await run(script) { client in
      let response = try await ask(client)
      #expect(response.asOf?.position == "p1")
    }
    #expect(script.requests.count == 3)
  }

  @Test func itGivesUpAfterFiveAttempts() async throws {
    let away = Status.unavailable("away", reason: .storeUnavailable, retryDelay: .zero)
    let script = Script(failing: Array(repeating: away, count: 9))
    try await run(script) { client in
      let error = await #expect(throws: Status.self) { try await ask(client) }
      #expect(error?.code == .unavailable)
    }
    #expect(script.requests.count == 5)
  }

  @Test func aRefusalIsFinal() async throws {
    let script = Script(failing: [.notFound("there is no unit X")])
    try await run(script) { client in
      let error = await #expect(throws: Status.self) { try await ask(client) }
      #expect(error?.code == .notFound)
      #expect(error?.message == "there is no unit X")
    }
    #expect(script.requests.count == 1)
  }

  @Test func aPositionOfAnotherHistoryIsDropped() async throws {
    let other = Status.failedPrecondition("another history", reason: .otherHistory)
    let script = Script()
    try await run(script) { client in _ = try await ask(client) }
    let failing = Script(failing: [other])
    try await run(failing) { client in
      client.keep(GetScorecardResponse(asOf: AsOf(position: "old", commitTime: ProtobufTimestamp(seconds: 1))))
      _ = await #expect(throws: Status.self) { try await ask(client) }
      _ = try await ask(client)
    }
    #expect(failing.requests.map(\.minPosition) == ["old", ""])
  }

  @Test func bytesThatAreNoAnswerAreAnError() async throws {
    try await run(Script()) { client in
      let error = await #expect(throws: Status.self) {
        try await client.call(IngestService.submitLines, SubmitLinesRequest(), timeout: .seconds(20))
      }
      #expect(error?.reason == .badAnswer)
    }
  }

  @Test func aStreamIsReadToItsEnd() async throws {
    let away = Status.unavailable("away", reason: .notReady, retryDelay: .zero)
    let seen = Locked<[Int64]>([])
    try await run(Script(failing: [away])) { client in
      try await client.read(AdminService.verifyFigures, VerifyFiguresRequest(), timeout: .seconds(20)) { message in
        seen.withLock { $0.append(message.cellCount) }
      }
    }
    #expect(seen.withLock { $0 } == [1, 2, 3])
  }

  @Test func aStreamThatHasBegunIsNotReadAgain() async throws {
    let ready = Status.unavailable("not yet", reason: .notReady, retryDelay: .zero)
    let away = Status.unavailable("away", reason: .storeUnavailable, retryDelay: .zero)
    let seen = Locked<[Int64]>([])
    try await run(Script(failing: [ready], atTheEnd: away)) { client in
      let error = await #expect(throws: Status.self) {
        try await client.read(AdminService.verifyFigures, VerifyFiguresRequest(), timeout: .seconds(20)) { message in
          seen.withLock { $0.append(message.cellCount) }
        }
      }
      #expect(error?.reason == .storeUnavailable)
    }
    #expect(seen.withLock { $0 } == [1, 2, 3])
  }

  @Test func aPositionThatIsNewerThanTheRefusedOneIsKept() async throws {
    let script = Script()
    try await run(script) { client in
      client.keep(GetScorecardResponse(asOf: AsOf(position: "old", commitTime: ProtobufTimestamp(seconds: -2))))
      client.keep(GetScorecardResponse(asOf: AsOf(position: "new", commitTime: ProtobufTimestamp(seconds: -1))))
      client.drop("old", after: .failedPrecondition("another history", reason: .otherHistory))
      _ = try await ask(client)
      client.drop("p1", after: .failedPrecondition("something else"))
      _ = try await ask(client)
      client.drop("p2", after: .failedPrecondition("another history", reason: .otherHistory))
      _ = try await ask(client)
    }
    #expect(script.requests.map(\.minPosition) == ["new", "p1", ""])
  }

  @Test func noServer() async throws {
    let loop = try TestLoop()
    let certificates = try Certificates.shared.get()
    let target = ClientTarget(host: "127.0.0.1", port: 1, caFile: certificates.path("ca.crt"))
    let error = await #expect(throws: Status.self) { try await ask(TarazuClient(target, loop: loop.loop)) }
    #expect(error?.code == .unavailable)
    #expect(error?.reason == .notConnected)
  }
}
