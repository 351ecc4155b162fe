import Foundation
import TarazuAccess
import TarazuLoop
import TarazuProtocol
import TarazuSecrets
import TarazuWire
import TestSupport
import Testing

@testable import TarazuServer

/// What signing in costs: the same for whatever is wrong, and never more at once than a few cores' work.
@Suite struct SignInLoadTests {
  /// A wrong password, an unknown name, a source's name, a revoked name: each is hashed once. What the hashing threads of
  /// the server took of the CPU shows it, whatever else the machine does.
  @Test(.timeLimit(.minutes(5)))
  func eachKindIsHashedOnce() async throws {
    try await ServerHarness.run { harness in
      let signIns = try await SignIns(World(harness))
      let (member, revoked) = (try await signIns.member(), try await signIns.member())
      let source = "s-\(UUID().uuidString.prefix(8).lowercased())"
      _ = try await signIns.world.principal(source, .source, unit: nil, source: source)
      try await signIns.world.change("update tarazu.principal set revoked_at = now() where name = '\(revoked)';")
      var costs: [String: Duration] = [:]
      for name in [member, "nobody-\(source)", source, revoked] {
        var each: [Duration] = []
        for _ in 0..<5 {
          let before = try harness.cpuTime(ofThreads: "hash")
          #expect(await signIns.outcome(name, "wrong horse battery", from: SignIns.address()) == SignIns.wrong)
          each.append(try harness.cpuTime(ofThreads: "hash") - before)
        }
        costs[name] = each.sorted()[2]
      }
      let (least, most) = (costs.values.min() ?? .zero, costs.values.max() ?? .zero)
      #expect(least > .zero && most < least * 1.6, "\(costs)")
    }
  }

  /// Two are looked at and 32 wait; one more is refused.
  @Test(.timeLimit(.minutes(1)))
  func thirtyFourAtOnce() async throws {
    let desk = try PasswordDesk(keys: AccessKeys(AccessKeyBytes(current: [UInt8](repeating: 1, count: 32))))
    defer { desk.stop() }
    let (begun, begin) = AsyncStream.makeStream(of: Void.self)
    let (released, release) = AsyncStream.makeStream(of: Void.self)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for index in 0..<34 {
        group.addTask {
          try await desk.attempt(by: "name-\(index)", at: "10.0.0.1") { _ in
            begin.yield()
            for await _ in released { break }
          }
        }
      }
      var count = 0
      for await _ in begun {
        count += 1
        if count == 34 { break }
      }
      await #expect {
        try await desk.attempt(by: "one-more", at: "10.0.0.2") { _ in }
      } throws: {
        Caller.message(of: $0) == "RESOURCE_EXHAUSTED OVERLOADED"
      }
      release.finish()
      try await group.waitForAll()
    }
    try await desk.attempt(by: "one-more", at: "10.0.0.2") { _ in }
  }

  /// Wrong attempts count over all servers.
  @Test(.timeLimit(.minutes(5)))
  func overTwoServers() async throws {
    try await ServerHarness.run { harness in
      let signIns = try await SignIns(World(harness))
      let name = try await signIns.member()
      try await harness.withSecond { second in
        let servers = [
          try await Caller.connect(to: harness, tokens: []), try await Caller.connect(to: second, tokens: []),
        ]
        func attempt(_ server: Caller, _ password: String = "wrong horse battery") async -> String {
          await server.outcome(AuthService.signIn, SignInRequest(name: name, password: password))
        }
        // Five at one address, in turns; then both are slow.
        for index in 0..<5 { #expect(await attempt(servers[index % 2]) == SignIns.wrong) }
        try await signIns.wrongAttempts(2, name, from: "127.0.0.1")
        for server in servers { #expect(await attempt(server, SignIns.password) == SignIns.throttled) }
        // What is right at one is right at the other.
        try await harness.database.psql("delete from tarazu.wrong_attempt")
        for server in servers { #expect(await attempt(server, SignIns.password) == "OK") }
      }
    }
  }
}
