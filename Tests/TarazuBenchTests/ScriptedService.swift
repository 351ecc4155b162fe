import Synchronization
import TarazuCalendar
import TarazuClient
import TarazuLoop
import TarazuNet
import TarazuProtocol
import TarazuWire
import TestSupport

@testable import TarazuBench

/// A service with four units, whose answers the test writes. What it does not write is answered with nothing.
struct ScriptedService {
  let scripted: ScriptedServer
  let loop: TestLoop

  var target: ClientTarget {
    ClientTarget(host: "127.0.0.1", port: scripted.port, caFile: scripted.caFile)
  }

  static let answered = ServerMethod.unary(.read) { call, _ in
    call.acceptCredential()
    return []
  }

  /// A feed that sends one message and stays open.
  static let feed = ServerMethod.serverStreaming(.feed) { call, _ in
    call.acceptCredential()
    try await call.send(SubscribeResponse(sequence: 1, state: .scorecard(GetScorecardResponse())).encode())
    while true { try await call.loop.sleep(for: .seconds(60)) }
  }

  static func run<Value>(
    scorecard: ServerMethod = answered, lines: ServerMethod = answered, feed: ServerMethod = feed,
    _ body: (ScriptedService) async throws -> Value
  ) async throws -> Value {
    let units = ListUnitsResponse(units: [
      Unit(code: "IR", level: .country), Unit(code: "08", level: .province), Unit(code: "0801", level: .district),
      Unit(code: "080101", level: .branch),
    ]).encode()
    let services: [String: [String: ServerMethod]] = [
      DirectoryService.fullName: [
        "ListUnits": .unary(.read) { call, _ in
          call.acceptCredential()
          return units
        }
      ],
      KpiService.fullName: [
        "GetScorecard": scorecard, "RankUnits": answered, "GetTrend": answered, "Subscribe": feed,
      ],
      IngestService.fullName: ["SubmitLines": lines],
    ]
    let loop = try TestLoop()
    return try await ScriptedServer.run(services) { try await body(ScriptedService(scripted: $0, loop: loop)) }
  }

  /// One run of a load.
  func measure(_ options: BenchOptions) async throws -> RunResult {
    let client = TarazuClient(target, loop: loop.loop)
    let bench = try await Bench(target, options, client: client, home: loop.loop)
    defer { bench.close() }
    try await bench.openFeeds()
    return try await bench.run { _ in }
  }

  static var options: BenchOptions {
    var options = BenchOptions(days: Day(number: 20_000)...Day(number: 20_100))
    options.connections = 4
    options.warmup = 0.1
    return options
  }
}

/// Counts the calls of a method, and answers them.
final class CallCount: Sendable {
  private let count = Atomic<Int>(0)

  var value: Int { count.load(ordering: .relaxed) }

  func next() -> Int { count.add(1, ordering: .relaxed).newValue }

  var answering: ServerMethod {
    .unary(.read) { [self] call, _ in
      call.acceptCredential()
      _ = next()
      return []
    }
  }
}
