import Foundation
import TarazuProtocol
import TestSupport
import Testing

/// The command line of one's own things, against a server.
@Suite struct OwnCommandTests {
  private func path(_ harness: ServerHarness, _ name: String) -> String { harness.home + "/" + name }

  private func text(_ harness: ServerHarness, _ name: String) throws -> String {
    try String(contentsOfFile: path(harness, name), encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private func mode(_ harness: ServerHarness, _ name: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path(harness, name))[.posixPermissions] as? Int
  }

  private func object(_ outcome: ChildProcess.Outcome) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
  }

  @Test(.timeLimit(.minutes(5)))
  func fromTheOneTimePasswordToTheSignOut() async throws {
    try await ServerHarness.run { harness in
      let made = try await harness.tarazu(
        "principal", "add", "r.karimi", "--role", "head", "--unit", "", "--password-file", path(harness, "one-time"))
      #expect(made.status == 0, "\(made.errors)")
      let wanted = try harness.file("wanted", Array("correct horse battery\r\n".utf8))
      let wrong = try await harness.tarazu(
        "sign-in", "r.karimi", "--password-file", wanted, "--token-file", path(harness, "session"))
      #expect(wrong.status == 1 && wrong.output.isEmpty)
      #expect(wrong.errors == "UNAUTHENTICATED: the name or the password is wrong\n")
      #expect(!FileManager.default.fileExists(atPath: path(harness, "session")))
      let entered = try await harness.tarazu(
        "sign-in", "r.karimi", "--password-file", path(harness, "one-time"), "--token-file", path(harness, "session"),
        "--output", "json")
      #expect(entered.status == 0, "\(entered.errors)")
      #expect(try mode(harness, "session") == 0o600)
      #expect(try text(harness, "session").hasPrefix("tzs_"))
      let own = try object(entered)
      #expect(own["name"] as? String == "r.karimi" && own["credential"] as? String == "session")
      #expect(own["password_change_needed"] as? Bool == true && own["wrong_attempts"] as? Int == 1)
      #expect(!entered.output.contains("tzs_"))
      func tarazu(_ words: String...) async throws -> ChildProcess.Outcome {
        try await harness.tarazu(["--token-file", path(harness, "session")] + words)
      }
      let early = try await tarazu("session", "list")
      #expect(early.status == 1 && early.errors == "PERMISSION_DENIED: set your own password and second factor first\n")
      let changed = try await tarazu("password", "--old", path(harness, "one-time"), "--new", wanted)
      #expect(changed.status == 0 && changed.output == "the password was set\n", "\(changed.errors)")
      let listed = try object(try await tarazu("session", "list", "--output", "json"))
      let sessions = try #require(listed["sessions"] as? [[String: Any]])
      #expect(sessions.count == 1 && sessions[0]["this"] as? Bool == true)
      // The second factor: a seed, and a code of it.
      let seed = try await tarazu("factor", "--file", path(harness, "seed"))
      #expect(seed.status == 0 && !seed.output.contains("otpauth"), "\(seed.errors)")
      #expect(try mode(harness, "seed") == 0o600)
      let code = try harness.file("code", Array((try SignIns.code(text(harness, "seed")) + "\n").utf8))
      #expect(try await tarazu("factor", "--code-file", code).output == "the second factor is asked for from now on\n")
      let shown = try await tarazu("whoami")
      #expect(shown.output.contains("r.karimi: head of (country)") && shown.output.contains("second factor: yes"))
      // The code is used up, and asked for.
      let again = try await harness.tarazu(
        "sign-in", "r.karimi", "--password-file", wanted, "--code-file", code, "--token-file", path(harness, "second"))
      #expect(again.status == 1)
      let id = try #require(sessions[0]["id"] as? Int)
      #expect(try await tarazu("session", "end", "x").status == 1)
      #expect(try object(try await tarazu("sign-out", "--output", "json"))["signed_out"] as? Bool == true)
      #expect(try await tarazu("session", "end", "\(id)").errors == "UNAUTHENTICATED: no valid credential\n")
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func aCertificateRenewsItself() async throws {
    try await ServerHarness.run { harness in
      let folder = path(harness, "mine")
      let made = try await harness.tarazu(
        "principal", "add", "m.ahmadi", "--role", "analyst", "--unit", "", "--certificate", folder)
      #expect(made.status == 0, "\(made.errors)")
      let before = (try text(harness, "mine/cert.pem"), try text(harness, "mine/key.pem"))
      let renewed = try await harness.tarazu("--certificate", folder, "certificate", "renew")
      #expect(renewed.status == 0, "\(renewed.errors)")
      #expect(try text(harness, "mine/cert.pem") != before.0 && text(harness, "mine/key.pem") != before.1)
      #expect(try mode(harness, "mine/key.pem") == 0o600)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["cert.pem", "key.pem"])
      let shown = try object(try await harness.tarazu("--certificate", folder, "whoami", "--output", "json"))
      #expect(shown["name"] as? String == "m.ahmadi" && shown["credential"] as? String == "certificate")
      let usage = try await harness.tarazu("certificate", "renew")
      #expect(usage.status == 2 && usage.errors.contains("--certificate DIR"))
    }
  }
}
