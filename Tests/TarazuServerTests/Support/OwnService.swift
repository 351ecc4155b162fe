import Foundation
import TarazuBase
import TarazuNet
import TarazuReplica
import TarazuWire
import TestSupport

@testable import TarazuServer

/// A service of one test, in this process, whose clock the test knows.
struct OwnService {
  let home: String
  let database: PrivateDatabase
  let clock: ServerClock
  let service: Service
  let log: Log

  final class Log: Sendable {
    private let lines = Locked<[String]>([])

    func write(_ line: String) { lines.withLock { $0.append(line) } }
    func has(_ text: String) -> Bool { lines.withLock { $0.contains { $0.contains(text) } } }
  }

  /// A caller as the home's administrator.
  func caller() async throws -> Caller {
    let token = try String(contentsOfFile: home + "/admin/token", encoding: .utf8).filter { !$0.isNewline }
    return try await Caller.connect(
      home: home, port: service.port, metadata: Metadata([("authorization", "Bearer " + token)]))
  }

  /// - Parameter prepare: what is done with the database before the service starts.
  static func run(
    preparing prepare: (PrivateDatabase) async throws -> Void = { _ in }, _ body: (OwnService) async throws -> Void
  ) async throws {
    let database = try await PrivateCluster.shared.makeDatabase()
    let home = try await blocking {
      let home = try TestHome.make(for: database)
      try TestHome.enrol(in: home)
      return home
    }
    defer { try? FileManager.default.removeItem(atPath: home) }
    try await prepare(database)
    let (log, clock) = (Log(), ServerClock())
    let configuration = ServiceConfiguration(
      host: "127.0.0.1", port: 0,
      tls: ServerTLS(
        certificateFile: home + "/tls/server.pem", keyFile: home + "/keys/server.key",
        clientCAFile: home + "/tls/client-ca.pem"),
      conninfo: database.conninfo(), accessKeys: AccessKeyBytes(current: [UInt8](repeating: 0x5a, count: 32)),
      loopCount: 1)
    let service = try await Service.start(configuration, clock: clock, log: log.write)
    let outcome = await Result(running: {
      try await body(OwnService(home: home, database: database, clock: clock, service: service, log: log))
    })
    await service.stop()
    try outcome.get()
  }
}
