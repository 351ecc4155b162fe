import Synchronization
import TarazuBase
import TarazuLoop
import TarazuNet
import TarazuWire
import TestSupport

/// A server on a free port with the methods that the tests call, its loops, and a loop for clients.
final class TestServer: Sendable {
  let certificates: Certificates
  let loops: LoopGroup
  let server: NetServer
  let port: Int
  let observed: Observed

  /// What handlers and the log saw.
  final class Observed: Sendable {
    let lines = Locked<[String]>([])
    let cancelled = Atomic<Int>(0)
    let sent = Atomic<Int>(0)

    func note(_ line: String) { lines.withLock { $0.append(line) } }
    func has(_ part: String) -> Bool { lines.withLock { $0.contains { $0.contains(part) } } }
  }

  private init(_ configure: (inout NetServerConfiguration) -> Void) throws {
    certificates = try Certificates.shared.get()
    loops = try LoopGroup(count: 2, name: "net")
    let observed = Observed()
    self.observed = observed
    var configuration = NetServerConfiguration(host: "127.0.0.1", port: 0, tls: certificates.serverTLS) {
      observed.note($0)
    }
    configure(&configuration)
    server = try NetServer(
      configuration: configuration, loops: loops,
      services: [
        "test.Echo": TestServer.methods(observed), "grpc.health.v1.Health": TestServer.healthMethods,
      ])
    port = try server.start()
  }

  /// Runs `body` with a server, which is stopped afterwards.
  static func run(
    _ configure: (inout NetServerConfiguration) -> Void = { _ in }, _ body: (TestServer) async throws -> Void
  ) async throws {
    let server = try TestServer(configure)
    do { try await body(server) } catch {
      await server.stop()
      throw error
    }
    await server.stop()
  }

  private func stop() async {
    await server.stop()
    loops.stop()
  }

  func connect(_ certificate: String? = nil) async throws -> ClientConnection {
    try await ClientConnection.connect(
      host: "127.0.0.1", port: port, tls: certificates.clientTLS(certificate), loop: loops.next())
  }

  /// A connection that has shown a credential. On a busy machine the server may find the first ones too slow.
  func connectAndAccept() async throws -> ClientConnection {
    for _ in 0..<50 {
      let client = try await connect()
      let end = await status { () throws(Status) in _ = try await client.call("Accept") }
      if end == nil { return client }
    }
    throw TestFailure(description: "no connection was quick enough")
  }

  /// Waits until `condition` holds; false if it does not within 10 s.
  func eventually(_ condition: () -> Bool) async -> Bool {
    for _ in 0..<1_000 {
      if condition() { return true }
      try? await loops.loops[0].sleep(for: .milliseconds(10))
    }
    return condition()
  }

  private struct Unexpected: Error {}

  /// What "Attached" leaves on a connection.
  private final class Attachment {
    var calls: UInt8 = 0
    var templateID: UInt64 = 0
  }

  private static var healthMethods: [String: ServerMethod] {
    [
      "Check": .unary(.read, inline: { _, _ in .message([1]) }) { _, _ in throw Unexpected() },
      "Watch": .serverStreaming(.feed) { call, _ in
        try await call.send([1])
        try await call.loop.sleep(for: .seconds(3_600))
      },
    ]
  }

  private static func methods(_ observed: Observed) -> [String: ServerMethod] {
    inlineMethods.merging(taskMethods(observed)) { _, last in last }
  }

  private static var inlineMethods: [String: ServerMethod] {
    [
      "Inline": .unary(.read, inline: { _, request in .message(copy(request)) }) { _, _ in throw Unexpected() },
      "Parts": .unary(.read, inline: { _, request in .parts([UInt8](repeating: 7, count: 300), copy(request)) }) {
        _, _ in
        throw Unexpected()
      },
      "Attached": .unary(
        .read,
        inline: { (call, _) throws(Status) in
          let attachment = call.attachment as? Attachment ?? Attachment()
          let isSame = call.templateID != 0 && call.templateID == attachment.templateID
          attachment.calls += 1
          attachment.templateID = call.templateID
          call.attachment = attachment
          return .message(
            [attachment.calls, UInt8(call.authorizationCount), isSame ? 1 : 0] + call.withAuthorization { Array($0) })
        }
      ) { _, _ in throw Unexpected() },
    ]
  }

  private static func taskMethods(_ observed: Observed) -> [String: ServerMethod] {
    [
      "Later": .unary(.read, inline: { _, request in request.isEmpty ? .message([9]) : .later }) { _, request in
        await Task.yield()
        return request.reversed()
      },
      "Accept": .unary(.read) { call, _ in
        call.acceptCredential()
        return []
      },
      "Refuse": .unary(.read) { _, _ in throw Status.badField("selection.unit", "must not be empty") },
      "Break": .unary(.read) { _, _ in throw Unexpected() },
      "Who": .unary(.read) { call, _ in
        let certificate = call.peerCertificate
        let parts =
          [call.service, call.method, call.peerAddress, certificate?.uris.first ?? "none"]
          + ["\(certificate?.sha256.count ?? 0)"] + call.metadata["x-note"]
          + [call.deadline > MonotonicClock.now() ? "ahead" : "past", "\(call.loop.isCurrent)"]
        return Array(parts.joined(separator: " ").utf8)
      },
      "Large": .unary(.read) { _, request in
        [UInt8](repeating: 7, count: Int(String(decoding: request, as: UTF8.self)) ?? 0)
      },
      "Hang": .unary(.read) { call, _ in
        call.onCancel { observed.cancelled.add(1, ordering: .relaxed) }
        try await call.loop.sleep(for: .seconds(3_600))
        return []
      },
      "Count": .serverStreaming(.long) { call, request in
        let count = Int(String(decoding: request, as: UTF8.self)) ?? 0
        for number in 0..<count { try await call.send(Array("\(number)".utf8)) }
        if count == 13 { throw Status.failedPrecondition("thirteen") }
      },
      "Flood": .serverStreaming(.long) { call, request in
        call.onCancel { observed.cancelled.add(1, ordering: .relaxed) }
        for _ in 0..<1_000 {
          try await call.send([UInt8](repeating: 1, count: 65_536))
          observed.sent.add(1, ordering: .relaxed)
        }
      },
      "Feed": .serverStreaming(.feed) { call, request in
        for number in 0..<100 { call.offer { [UInt8(number)] + [UInt8](repeating: 0, count: 65_535) } }
        observed.note("offered")
        try await call.loop.sleep(for: .seconds(3_600))
      },
      "Sum": .clientStreaming(.long) { call in
        var sum = 0
        while let message = try await call.receive() { sum += message.reduce(0) { $0 + Int($1) } }
        return Array("\(sum)".utf8)
      },
      "Unread": .clientStreaming(.long) { call in
        try await call.loop.sleep(for: .seconds(3_600))
        return []
      },
      "SumSlowly": .clientStreaming(.long) { call in
        var sum = 0
        while let message = try await call.receive() { sum += message.reduce(0) { $0 + Int($1) } }
        try await call.loop.sleep(for: .milliseconds(300))
        return Array("\(sum)".utf8)
      },
      "Time": .unary(.read) { call, _ in TestServer.timeLeft(call) },
      "TimeOfUnary": .unary(.unary) { call, _ in TestServer.timeLeft(call) },
      "TimeOfLong": .unary(.long) { call, _ in TestServer.timeLeft(call) },
      "Chat": .bidirectional(.long) { call in
        while let message = try await call.receive() { try await call.send(message + [0xff]) }
      },
    ]
  }
}

extension TestServer {
  /// Seconds until the call's deadline, rounded.
  private static func timeLeft(_ call: ServerCall) -> [UInt8] {
    Array("\((call.deadline.nanoseconds(since: MonotonicClock.now()) + 500_000_000) / 1_000_000_000)".utf8)
  }
}

private func copy(_ bytes: Span<UInt8>) -> [UInt8] { bytes.withUnsafeBufferPointer { Array($0) } }

/// Runs `body` and gives the status that it throws; nil if it throws none.
func status(_ body: () async throws(Status) -> Void) async -> Status? {
  do throws(Status) {
    try await body()
    return nil
  } catch { return error }
}

extension ClientConnection {
  /// A call of a test method.
  func call(_ method: String, _ payload: [UInt8] = [], timeout: Duration? = .seconds(20)) async throws(Status)
    -> [UInt8]
  {
    try await unary(service: "test.Echo", method: method, payload: payload, timeout: timeout)
  }

  func stream(_ method: String, _ shape: CallShape, _ payload: String = "") -> ClientStream {
    open(service: "test.Echo", method: method, shape: shape, payload: Array(payload.utf8))
  }
}
