import Synchronization
import TarazuAccess
import TarazuDomain
import TarazuLoop
import TarazuNet
import TarazuReplica
import TarazuWire
import TestSupport
import Testing

@testable import TarazuIdentity

/// What a connection remembers goes with exactly one `authorization`. Over TLS, since that is how calls come.
@Suite struct ConnectionMemoryTests {
  /// A server whose one method answers how often its connection has found a remembered identity in a row.
  /// - Parameter gateway: the gateway that all its calls come over.
  private func withServer(
    gateway: String? = nil, _ body: (@escaping () async throws -> ClientConnection) async throws -> Void
  ) async throws {
    let certificates = try Certificates.shared.get()
    let serverTLS = ServerTLS(
      certificateFile: certificates.path("server.crt"), keyFile: certificates.path("server.key"),
      clientCAFile: certificates.path("client-ca.crt"))
    let clientTLS = ClientTLS(caFile: certificates.path("ca.crt"))
    let loops = try LoopGroup(count: 1, name: "memory")
    let directory = CurrentDirectory()
    let caller = TarazuAccess.Caller(
      principal: Principal(name: "ali", role: .admin, scope: .country), credential: Credential(.token, id: 1),
      validity: Validity(until: .max), rollout: Rollout())
    let found = Atomic<Int>(0)
    let method = ServerMethod.unary(
      .read,
      inline: { (call, _) throws(Status) in
        if CachedIdentity.find(for: call, at: StoreTime(microseconds: 0), access: 0, tree: 0) != nil {
          found.add(1, ordering: .relaxed)
        } else {
          found.store(0, ordering: .relaxed)
          let identity = Identity(caller: caller, validity: caller.validity)
          CachedIdentity(
            identity, from: CallOrigin(call.metadata, peer: call.peerAddress, gateway: gateway), for: call, directory,
            access: 0, tree: 0
          ).remember(for: call)
        }
        return .message([UInt8(clamping: found.load(ordering: .relaxed))])
      }
    ) { _, _ in [] }
    let server = try NetServer(
      configuration: NetServerConfiguration(host: "127.0.0.1", port: 0, tls: serverTLS) { _ in },
      loops: loops, services: ["test.Memory": ["Found": method]])
    let port = try server.start()
    let outcome = await Result(running: {
      try await body {
        try await ClientConnection.connect(
          host: "127.0.0.1", port: port, tls: clientTLS, loop: loops.next())
      }
    })
    await server.stop()
    loops.stop()
    try outcome.get()
  }

  @Test func itGoesWithExactlyOneAuthorization() async throws {
    try await withServer { connect in
      let client = try await connect()
      func found(_ authorization: String..., payload: [UInt8] = [1], on other: ClientConnection? = nil) async throws
        -> UInt8?
      {
        try await (other ?? client).unary(
          service: "test.Memory", method: "Found", payload: payload,
          metadata: Metadata(authorization.map { ("authorization", $0) })
        ).first
      }
      #expect(try await found("Bearer a") == 0)
      #expect(try await found("Bearer a") == 1)
      // The rest of the call makes no difference: another message, or a longer one that is parsed in full.
      #expect(try await found("Bearer a", payload: [2]) == 2)
      #expect(try await found("Bearer a", payload: [UInt8](repeating: 0, count: 200)) == 3)
      // Another credential takes its place.
      #expect(try await found("Bearer b") == 0)
      #expect(try await found("Bearer a") == 0)
      #expect(try await found("Bearer a ") == 0)
      // None is remembered too, but an empty one is not none.
      #expect(try await found() == 0)
      #expect(try await found() == 1)
      #expect(try await found("") == 0)
      #expect(try await found() == 0)
      // Two at once are never remembered, nor is an unusually long one.
      #expect(try await found("Bearer b", "Bearer b") == 0)
      #expect(try await found("Bearer b", "Bearer b") == 0)
      let long = "Bearer " + String(repeating: "x", count: 200)
      #expect(try await found(long) == 0)
      #expect(try await found(long) == 0)
      // Another connection remembers nothing of this one.
      #expect(try await found("Bearer a") == 0)
      let other = try await connect()
      #expect(try await found("Bearer a", on: other) == 0)
      other.close()
      client.close()
    }
  }

  /// Over a gateway it goes with one browser's address too.
  @Test func overAGatewayItGoesWithOneAddress() async throws {
    try await withServer(gateway: "web") { connect in
      let client = try await connect()
      func found(_ address: String?, payload: [UInt8] = [1]) async throws -> UInt8? {
        try await client.unary(
          service: "test.Memory", method: "Found", payload: payload,
          metadata: Metadata([("authorization", "Bearer a")] + (address.map { [("x-tarazu-from", $0)] } ?? []))
        ).first
      }
      #expect(try await found("192.0.2.1") == 0)
      #expect(try await found("192.0.2.1", payload: [2]) == 1)
      #expect(try await found("192.0.2.2") == 0)
      #expect(try await found("192.0.2.2") == 1)
      #expect(try await found(nil) == 0)
      #expect(try await found("192.0.2.2") == 0)
      // One that is parsed in full may carry anything.
      #expect(try await found("192.0.2.2", payload: [UInt8](repeating: 0, count: 200)) == 0)
      client.close()
    }
  }
}
