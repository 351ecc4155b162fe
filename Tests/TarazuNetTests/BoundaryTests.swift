import Foundation
import Synchronization
import TarazuLoop
import TarazuNet
import TarazuWire
import TestSupport
import Testing

/// Rules of the wire that only show on a real connection, each on both of its sides.
@Suite struct BoundaryTests {
  private func field(_ number: UInt8, _ text: String) -> [UInt8] {
    [number << 3 | 2, UInt8(text.utf8.count)] + Array(text.utf8)
  }

  // MARK: Streams

  @Test func aLastMessageThatComesWithTheEndIsDelivered() async throws {
    try await TestServer.run { server in
      let raw = try await RawClient.connect(server)
      raw.send(
        frame(1, .request, .remoteOpen, envelope("Sum")) + frame(1, .data, [], [1, 2])
          + frame(1, .data, .remoteClosed, [3]))
      raw.send(frame(3, .request, .remoteOpen, envelope("Chat")) + frame(3, .data, .remoteClosed, [7]))
      #expect(await server.eventually { raw.frames.count == 3 })
      #expect(raw.frames.first { $0.header.stream == 1 }?.data == field(2, "6"))
      let chat = raw.frames.filter { $0.header.stream == 3 }
      #expect(chat.map(\.data) == [[7, 0xff], []])
      #expect(chat.last?.header.flags == [.remoteClosed, .noData])
    }
  }

  @Test func aClientStreamThatIsOpenedAndClosedAtOnceIsRefused() async throws {
    try await TestServer.run { server in
      let raw = try await RawClient.connect(server)
      raw.send(frame(1, .request, [.remoteOpen, .remoteClosed], envelope("Sum")))
      raw.send(
        frame(3, .request, [.remoteOpen, .noData], envelope("Sum")) + frame(3, .data, [.remoteClosed, .noData]))
      #expect(await server.eventually { raw.frames.count == 2 })
      let refusal = String(decoding: raw.frames.first { $0.header.stream == 1 }?.data ?? [], as: UTF8.self)
      #expect(refusal.contains("WRONG_SHAPE") && refusal.contains("client streaming"))
      #expect(raw.frames.first { $0.header.stream == 3 }?.data == field(2, "0"))
    }
  }

  @Test func anUploadThatHasEndedIsNotIdle() async throws {
    try await TestServer.run {
      $0.limits.uploadIdleTime = .milliseconds(100)
    } _: { server in
      let client = try await server.connect()
      let upload = client.stream("SumSlowly", .clientStreaming)
      try await upload.send([4])
      upload.finishSending()
      #expect(try await upload.receive() == Array("4".utf8))
    }
  }

  @Test func aStreamGivenUpUnreadLetsItsConnectionBeReadAgain() async throws {
    try await TestServer.run { server in
      let client = try await server.connectAndAccept()
      let flood = client.stream("Flood", .serverStreaming)
      #expect(try await flood.receive() != nil)
      // The client reads no more than 8 MiB ahead, so the server's handler comes to a stop.
      let sent = try await settled(on: server) { server.observed.sent.load(ordering: .relaxed) }
      #expect(sent < 1_000)
      flood.cancel()
      #expect(try await client.call("Inline", [1]) == [1])
    }
  }

  // MARK: Deadlines

  @Test func theTimeOfACallIsItsMethodsOrItsClients() async throws {
    try await TestServer.run { server in
      let client = try await server.connectAndAccept()
      for (method, given, seconds) in [
        ("Time", nil, 10), ("Time", .seconds(30), 30), ("Time", .seconds(600), 60),
        ("TimeOfUnary", nil, 60), ("TimeOfUnary", .seconds(4), 4), ("TimeOfUnary", .seconds(3_600), 300),
        ("TimeOfLong", nil, 3_600), ("TimeOfLong", .seconds(360_000), 14_400),
      ] as [(String, Duration?, Int)] {
        let answer = try await client.call(method, timeout: given)
        let left = try #require(Int(String(decoding: answer, as: UTF8.self)))
        #expect(abs(left - seconds) <= 2, "\(method) with \(given.map { "\($0)" } ?? "no timeout")")
      }
    }
  }

  @Test func aTimeoutThatIsPastFailsTheCallBeforeItBegins() async throws {
    try await TestServer.run { server in
      let raw = try await RawClient.connect(server)
      let past: [UInt8] = [0x20] + [UInt8](repeating: 0xff, count: 9) + [0x01]
      raw.send(frame(1, .request, [], envelope("Inline", "x") + past))
      raw.send(frame(3, .request, [], envelope("Inline", "x") + [0x20, 0x00]))
      #expect(await server.eventually { raw.frames.count == 2 })
      #expect(String(decoding: raw.frames[0].data, as: UTF8.self).contains("DEADLINE_PASSED"))
      #expect(raw.frames[1].data == field(2, "x"))
    }
  }

  // MARK: Connections

  @Test func aConnectionWithoutCallsIsClosedAfterItsIdleTime() async throws {
    try await TestServer.run {
      $0.limits.idleTime = .milliseconds(300)
    } _: { server in
      let (idle, busy) = (try await server.connectAndAccept(), try await server.connectAndAccept())
      let call = Task { await status { () throws(Status) in _ = try await busy.call("Hang") } }
      #expect(await server.eventually { idle.isClosed })
      try await server.loops.loops[0].sleep(for: .milliseconds(500))
      #expect(!busy.isClosed)
      call.cancel()
      _ = await call.value
    }
  }

  @Test func healthNeedsNoCredential() async throws {
    try await TestServer.run {
      $0.limits.unauthenticatedTime = .milliseconds(400)
    } _: { server in
      let checking = try await server.connect()
      let watching = try await server.connect()
      let other = try await server.connect()
      let watch = watching.open(service: "grpc.health.v1.Health", method: "Watch", shape: .serverStreaming)
      #expect(try await watch.receive() == [1])
      for _ in 0..<12 {
        _ = try await checking.unary(service: "grpc.health.v1.Health", method: "Check", payload: [])
        try await server.loops.loops[0].sleep(for: .milliseconds(100))
      }
      #expect(await server.eventually { other.isClosed })
      #expect(!checking.isClosed && !watching.isClosed)
    }
  }

  @Test func handshakesFromOneAddressAreLimitedAndCountNoLongerOnceTheyEnd() async throws {
    try await TestServer.run {
      $0.limits.handshakesPerAddress = 1
    } _: { server in
      // With its first answer a handshake is over on both sides, and no longer counts.
      let first = try await server.connect()
      #expect(try await first.call("Inline", [1]) == [1])
      let second = try await server.connect()
      #expect(try await second.call("Inline", [2]) == [2])
      let silent = try PlainConnection(server)
      #expect(await server.eventually { server.server.connectionCount == 3 })
      let refused = await status { () throws(Status) in
        do { _ = try await server.connect() } catch let status as Status { throw status } catch {}
      }
      #expect(refused?.reason == .notConnected)
      silent.end()
      #expect(await server.eventually { server.server.connectionCount == 2 })
      #expect(try await server.connect().call("Inline", [3]) == [3])
    }
  }

  @Test func aRevokedCertificateIsRefusedAfterAReload() async throws {
    let certificates = try Certificates.shared.get()
    let list = try await blocking { try certificates.revocationList(of: ["client"]) }
    try await TestServer.run {
      $0.tls.clientCRLFile = list
    } _: { server in
      let refused = await status { () throws(Status) in
        do { _ = try await server.connect("client").call("Inline") } catch let status as Status { throw status } catch {
        }
      }
      #expect(refused?.code == .unauthenticated)
      let other = try await blocking { try certificates.issueClient(["tarazu:principal:other"]) }
      #expect(try await server.connect(other).call("Inline", [1]) == [1])
    }
  }

  // MARK: Memory

  @Test func anUnauthenticatedConnectionHoldsLittle() async throws {
    try await TestServer.run { server in
      let held = try await bytesHeld(by: RawClient.connect(server), on: server)
      // 64 KiB, and the message that went over it.
      #expect(held <= 2 * 65_536)
    }
  }

  @Test func overTheServersMemoryOnlySmallSharesAreRead() async throws {
    try await TestServer.run {
      $0.limits.memory = 200_000
    } _: { server in
      let raw = try await RawClient.connect(server)
      raw.send(frame(1, .request, [], envelope("Accept")))
      #expect(await server.eventually { raw.frames.count == 1 })
      let held = try await bytesHeld(by: raw, on: server)
      #expect(held > 200_000 && held < 300_000)
      let small = try await server.connectAndAccept()
      #expect(try await small.call("Inline", [UInt8](repeating: 1, count: 50_000)).count == 50_000)
    }
  }

  /// What the server holds of an upload of 20 MB that no handler reads, once it takes no more.
  private func bytesHeld(by raw: RawClient, on server: TestServer) async throws -> Int {
    raw.send(frame(5, .request, .remoteOpen, envelope("Unread")))
    for _ in 0..<20 { raw.send(frame(5, .data, [], [UInt8](repeating: 1, count: 60_000))) }
    return try await settled(on: server) { server.server.bytesHeld }
  }

  /// A number once it has risen from 0 and changes no more.
  private func settled(on server: TestServer, _ number: () -> Int) async throws -> Int {
    var last = 0
    for _ in 0..<150 {
      let now = number()
      if now > 0, now == last { return now }
      last = now
      try await server.loops.loops[0].sleep(for: .milliseconds(200))
    }
    throw TestFailure(description: "a number that never settled: \(last)")
  }
}

/// A TCP connection that says nothing.
final class PlainConnection {
  let descriptor: Int32

  init(_ server: TestServer) throws {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(server.port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else { throw TestFailure(description: "no connection") }
  }

  /// Closes it.
  func end() { close(descriptor) }
}
