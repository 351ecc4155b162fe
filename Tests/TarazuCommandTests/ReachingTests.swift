import Foundation
import TestSupport
import Testing

@testable import TarazuCommand

/// A service that is not reached, or not trusted: said at once, with the address or the file.
@Suite struct ReachingTests {
  private func whoami(_ server: String, ca: String) throws -> ChildProcess.Outcome {
    let token = NSTemporaryDirectory() + "/tarazu-token-\(UUID().uuidString)"
    try "tz_x".write(toFile: token, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: token) }
    return try ChildProcess.outcome(
      of: Programs.folder + "/tarazu", ["--server", server, "--ca", ca, "--token-file", token, "whoami"])
  }

  @Test func anAuthorityThatIsMissingIsNamed() throws {
    let outcome = try whoami("127.0.0.1:1", ca: "/nonexistent/missing.pem")
    #expect(outcome.status == 1 && outcome.output.isEmpty)
    #expect(outcome.errors == "tarazu: cannot read /nonexistent/missing.pem: No such file or directory\n")
  }

  @Test func anAuthorityThatIsNoneIsNamed() throws {
    let file = NSTemporaryDirectory() + "/tarazu-ca-\(UUID().uuidString).pem"
    try "nothing".write(toFile: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: file) }
    let outcome = try whoami("127.0.0.1:1", ca: file)
    #expect(outcome.status == 1)
    #expect(outcome.errors.hasPrefix("FAILED_PRECONDITION: the CA \(file): "))
    #expect(!outcome.errors.contains("OpenSSL's error"))
  }

  @Test func anAddressThatIsNotReachedIsNamed() throws {
    let certificates = try Certificates.shared.get()
    for (server, shown) in [("127.0.0.1:1", "127.0.0.1:1"), ("[::1]:1", "[::1]:1")] {
      let outcome = try whoami(server, ca: certificates.path("ca.crt"))
      #expect(outcome.status == 3)
      #expect(outcome.errors.hasPrefix("UNAVAILABLE: \(shown): no connection"), "\(outcome.errors)")
    }
    let unknown = try whoami("no-such-host.invalid:7443", ca: certificates.path("ca.crt"))
    #expect(unknown.status == 3 && unknown.errors.contains("no-such-host.invalid"), "\(unknown.errors)")
  }

  /// The same certificate would be shown again: one attempt is enough.
  @Test(.timeLimit(.minutes(5)))
  func aServerThatIsNotTrustedIsTriedOnce() async throws {
    let certificates = try Certificates.shared.get()
    try await ServerHarness.run { harness in
      let before = harness.log.split(separator: "\n").count
      let outcome = try whoami("127.0.0.1:\(harness.port)", ca: certificates.path("rogue-ca.crt"))
      #expect(outcome.status == 3 && outcome.output.isEmpty)
      let expected =
        "UNAVAILABLE: the server's certificate is not trusted: 127.0.0.1:\(harness.port): certificate verify failed"
      #expect(outcome.errors.hasPrefix(expected), "\(outcome.errors)")
      let lines = harness.log.split(separator: "\n").dropFirst(before).filter { $0.contains("handshake") }
      #expect(lines.count <= 1, "\(lines)")
    }
  }
}
