import Foundation
import TarazuLoop
import TarazuNet
import TarazuWire
import TestSupport
import Testing

@Suite struct TLSTests {
  private func sClient(_ server: TestServer, _ arguments: String...) throws -> String {
    let base = ["s_client", "-connect", "127.0.0.1:\(server.port)", "-CAfile", server.certificates.path("ca.crt")]
    do { return try ChildProcess.run("/usr/bin/env", ["openssl"] + base + arguments) } catch let failure
      as ChildProcess.Failure
    { return failure.description }
  }

  @Test func theDialectIsChosenByALPN() async throws {
    try await TestServer.run { server in
      let unknown = try sClient(server, "-alpn", "h2,http/1.1")
      #expect(unknown.contains("alert number 120"))
      let known = try sClient(server, "-alpn", "h2,ttrpc")
      #expect(known.contains("ALPN protocol: ttrpc"))
      let without = try sClient(server)
      #expect(without.contains("No ALPN negotiated") && without.contains("Verify return code: 0 (ok)"))
    }
  }

  @Test func onlyTLS13UnlessConfigured() async throws {
    try await TestServer.run { server in
      let old = try sClient(server, "-tls1_2")
      #expect(old.contains("alert protocol version"))
      let new = try sClient(server, "-tls1_3")
      #expect(new.contains("TLSv1.3"))
    }
    try await TestServer.run {
      $0.tls.allowsTLS12 = true
    } _: { server in
      let old = try sClient(server, "-tls1_2")
      #expect(old.contains("Cipher is ECDHE"))
    }
  }

  @Test(arguments: ["rogue", "misused"]) func aClientCertificateThatIsNotAcceptedIsUnauthenticated(
    _ certificate: String
  ) async throws {
    try await TestServer.run { server in
      let refused = await status { () throws(Status) in
        do {
          let client = try await server.connect(certificate)
          _ = try await client.call("Inline")
        } catch let status as Status { throw status } catch {}
      }
      #expect(refused?.code == .unauthenticated)
    }
  }

  @Test func aRequiredClientCertificate() async throws {
    try await TestServer.run {
      $0.tls.requiresClientCertificate = true
    } _: { server in
      let without = await status { () throws(Status) in
        do {
          let client = try await server.connect()
          _ = try await client.call("Inline")
        } catch let status as Status { throw status } catch {}
      }
      #expect(without?.code == .unauthenticated)
      let with = try await server.connect("client")
      #expect(try await with.call("Inline", [1]) == [1])
    }
  }

  @Test func theClientVerifiesTheServer() async throws {
    try await TestServer.run { server in
      for change: (inout ClientTLS) -> Void in [
        { $0.serverName = "elsewhere.example" }, { $0.caFile = server.certificates.path("rogue-ca.crt") },
      ] {
        var tls = server.certificates.clientTLS()
        change(&tls)
        let tried = tls
        let refused = await status { () throws(Status) in
          _ = try await ClientConnection.connect(
            host: "127.0.0.1", port: server.port, tls: tried, loop: server.loops.next())
        }
        #expect(refused?.code == .unavailable && refused?.reason == .notTrusted)
        #expect(refused.map { $0.message.contains("verify failed") } == true)
      }
      var named = server.certificates.clientTLS()
      named.serverName = "localhost"
      let client = try await ClientConnection.connect(
        host: "localhost", port: server.port, tls: named, loop: server.loops.next())
      #expect(try await client.call("Inline", [1]) == [1])
    }
  }

  @Test func noServerIsUnavailable() async throws {
    try await TestServer.run { server in
      let client = try await server.connect()
      await server.server.stop()
      let lost = await status { () throws(Status) in _ = try await client.call("Inline") }
      #expect(lost?.code == .unavailable && lost?.reason == .connectionLost)
      let refused = await status { () throws(Status) in
        do { _ = try await server.connect() } catch let status as Status { throw status } catch {}
      }
      #expect(refused?.code == .unavailable && refused?.reason == .notConnected)
    }
  }

  @Test func badFilesAreErrorsThatNameThem() async throws {
    let certificates = try Certificates.shared.get()
    let loops = try LoopGroup(count: 1, name: "files")
    defer { loops.stop() }
    for change: (inout ServerTLS) -> Void in [
      { $0.certificateFile = "/nowhere/a.crt" }, { $0.keyFile = certificates.path("client.key") },
      { $0.clientCAFile = "/nowhere/ca.crt" },
    ] {
      var tls = certificates.serverTLS
      change(&tls)
      let configuration = NetServerConfiguration(host: "127.0.0.1", port: 0, tls: tls)
      let error = #expect(throws: TLSError.self) {
        _ = try NetServer(configuration: configuration, loops: loops, services: [:])
      }
      let named = error?.description.contains("/nowhere/") == true || error?.description.contains("client.key") == true
      #expect(named)
    }
  }

  @Test func newCertificatesAreTakenUpWithoutDroppingConnections() async throws {
    try await TestServer.run { server in
      let client = try await server.connect()
      try server.server.reload(server.certificates.serverTLS)
      #expect(try await client.call("Inline", [1]) == [1])
      let other = try await server.connect("client")
      #expect(try await other.call("Inline", [2]) == [2])
    }
  }
}
