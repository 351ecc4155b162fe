import Foundation
import TarazuProtocol
import TestSupport
import Testing

/// The commands of administrators, as a person runs them.
@Suite struct PrincipalCommandTests {
  /// Runs a command with `--output json`; its document.
  private func document(_ harness: ServerHarness, _ words: [String], input: String = "") async throws -> [String: Any] {
    let outcome = try await harness.tarazu(words + ["--output", "json"], input: input)
    guard outcome.status == 0 else { throw ChildProcess.Failure(description: outcome.errors) }
    return try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any] ?? [:]
  }

  private func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
  }

  private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  /// How a command ends that acts by a token file or a certificate's folder.
  private func acting(_ harness: ServerHarness, _ credential: [String], _ words: String...) async throws -> String {
    let outcome = try await harness.tarazu(credential + words)
    return outcome.status == 0 ? "OK" : String(outcome.errors.prefix { $0 != ":" })
  }

  @Test(.timeLimit(.minutes(5)))
  func aPrincipalByItsFiles() async throws {
    let world = try await World.shared
    let harness = world.harness
    let province = try await world.province()
    let name = PrincipalTests.name("prov")
    let token = harness.home + "/\(name).token"
    let made = try await document(
      harness, ["principal", "add", name, "--role", "admin", "--unit", province.code, "--token-file", token])
    #expect(made["name"] as? String == name)
    #expect(made["unit"] as? String == province.code)
    #expect(made["token"] == nil)
    #expect(try mode(token) == 0o600)
    #expect(try await acting(harness, ["--token-file", token], "rollout", "show") == "OK")
    #expect(try await acting(harness, ["--token-file", token], "gateway", "list") == "PERMISSION_DENIED")
    // It makes another one: the first option is its own, the second where to write.
    let second = harness.home + "/\(name)-2.token"
    let below = try await harness.tarazu(
      "--token-file", token, "principal", "add", name + "-2", "--role", "head", "--unit", province.first,
      "--token-file", second)
    #expect(below.status == 0, "\(below.errors)")
    #expect(try text(second) != text(token))
    let outside = try await harness.tarazu(
      "--token-file", token, "principal", "add", name + "-3", "--role", "head", "--unit", "97")
    #expect(outside.status == 1)
    #expect(outside.errors == "PERMISSION_DENIED: not in your scope\n")
    #expect(outside.output.isEmpty)
    // Rotating replaces the file; the old token lives on, unless told otherwise.
    let old = harness.home + "/\(name)-old.token"
    try FileManager.default.copyItem(atPath: token, toPath: old)
    for (flags, outcome) in [([], "OK"), (["--now"], "UNAUTHENTICATED")] as [([String], String)] {
      let rotated = try await harness.tarazu(["principal", "rotate", name, "--token-file", token] + flags)
      #expect(rotated.status == 0, "\(rotated.errors)")
      #expect(try mode(token) == 0o600)
      #expect(try await acting(harness, ["--token-file", old], "rollout", "show") == outcome)
      #expect(try await acting(harness, ["--token-file", token], "rollout", "show") == "OK")
    }
    let shown = try await document(harness, ["principal", "show", name])
    let credentials = try #require(shown["credentials"] as? [[String: Any]])
    #expect(credentials.count == 3)
    let live = try #require(credentials.first?["id"] as? Int)
    _ = try await document(harness, ["principal", "revoke", name, "--credential", "\(live)"])
    #expect(try await acting(harness, ["--token-file", token], "rollout", "show") == "UNAUTHENTICATED")
    let revoked = try await document(harness, ["principal", "revoke", name])
    #expect(revoked["revoked_at"] is String)
    let again = try await harness.tarazu("principal", "add", name, "--role", "head", "--unit", province.code)
    #expect(again.errors.hasPrefix("ALREADY_EXISTS"))
  }

  @Test(.timeLimit(.minutes(5)))
  func aCertificateWhoseKeyStaysHere() async throws {
    let world = try await World.shared
    let harness = world.harness
    let name = PrincipalTests.name("carrier")
    let folder = harness.home + "/" + name
    let words = ["principal", "add", name, "--role", "head", "--unit", "IR", "--certificate", folder]
    _ = try await document(harness, words + ["--password-file", folder + ".password"])
    #expect(try mode(folder) == 0o700)
    #expect(try mode(folder + "/key.pem") == 0o600)
    #expect(try mode(folder + ".password") == 0o600)
    #expect(try text(folder + "/cert.pem").components(separatedBy: "BEGIN CERTIFICATE").count == 3)
    #expect(try await acting(harness, ["--certificate", folder], "server", "info") == "OK")
    // Nothing that is there is written over.
    let before = try text(folder + "/key.pem")
    let again = try await harness.tarazu("principal", "rotate", name, "--certificate", folder)
    #expect(again.status == 1)
    #expect(again.errors.contains("is there already"))
    #expect(try text(folder + "/key.pem") == before)
    let other = folder + "-2"
    _ = try await document(harness, ["principal", "rotate", name, "--certificate", other, "--now"])
    #expect(try await acting(harness, ["--certificate", other], "server", "info") == "OK")
    #expect(try await acting(harness, ["--certificate", folder], "server", "info") == "UNAUTHENTICATED")
  }

  @Test(.timeLimit(.minutes(5)))
  func settingAndListing() async throws {
    let world = try await World.shared
    let harness = world.harness
    let province = try await world.province(isOpen: false)
    let name = province.code + "-a"
    let made = try await document(
      harness, ["principal", "add", name, "--role", "analyst", "--unit", province.first, "--expires", "1410-12-29"])
    #expect(made["token"] is String)
    #expect(made["expires_at"] as? String == "2032-03-19T20:30:00Z")
    #expect(made["open"] as? Bool == false)
    _ = try await document(harness, ["rollout", "open", "--in", province.code, "--level", "district"])
    let rollout = try await document(harness, ["rollout", "show"])
    let provinces = try #require(rollout["rollout"] as? [[String: Any]])
    let own = try #require(provinces.first { $0["province"] as? String == province.code })
    #expect(own["district"] as? Bool == true && own["branch"] as? Bool == false)
    #expect(try await document(harness, ["principal", "show", name])["open"] as? Bool == true)
    _ = try await document(harness, ["rollout", "close", "--in", province.code, "--level", "district"])
    let changed = try await document(
      harness,
      [
        "principal", "set", name, "--role", "head", "--unit", province.code, "--expires", "never", "--limit",
        "rejections=7", "--lift",
      ])
    #expect(changed["role"] as? String == "head")
    #expect(changed["unit"] as? String == province.code)
    #expect(changed["expires_at"] is NSNull)
    func limit(_ document: [String: Any], _ name: String) -> Any? { (document["limits"] as? [String: Any])?[name] }
    #expect(limit(changed, "rejections") as? Int == 7 && limit(changed, "calls") is NSNull)
    let unlimited = try await document(harness, ["principal", "set", name, "--limit", "store-reads=none"])
    #expect(limit(unlimited, "store-reads") as? String == "none" && limit(unlimited, "rejections") as? Int == 7)
    let usual = try await document(harness, ["principal", "set", name, "--limit", "rejections=default"])
    #expect(limit(usual, "rejections") is NSNull)
    let shown = try await harness.tarazu("principal", "show", name)
    #expect(shown.output.contains("limits: store-reads=none; the others the usual\n"))
    let list = try await document(harness, ["principal", "list", "--in", province.code, "--never-signed-in"])
    #expect((list["principals"] as? [[String: Any]])?.compactMap { $0["name"] as? String } == [name])
    #expect(list["next"] is NSNull)
    let none = try await document(harness, ["principal", "list", "--in", province.code, "--expiring", "5"])
    #expect((none["principals"] as? [Any])?.isEmpty == true)
    for words in [["principal", "set", name], ["principal", "show", name, "--now"]] {
      #expect(try await harness.tarazu(words).status == 2)
    }
    let table = try await harness.tarazu("principal", "list", "--in", province.code)
    #expect(table.output.contains(name) && table.output.contains("1 principals"))
  }

  @Test(.timeLimit(.minutes(5)))
  func gatewaysPasswordsAndFactors() async throws {
    let harness = try await World.shared.harness
    let name = PrincipalTests.name("web")
    let folder = harness.home + "/" + name
    let made = try await document(harness, ["gateway", "add", name, "--certificate", folder])
    #expect(made["name"] as? String == name)
    #expect(try mode(folder + "/key.pem") == 0o600)
    let ended = try await document(harness, ["gateway", "revoke", name])
    #expect(ended["ended_at"] is String)
    let listed = try await document(harness, ["gateway", "list"])["gateways"] as? [[String: Any]]
    #expect(listed?.contains { $0["name"] as? String == name } == true)
    let person = PrincipalTests.name("person")
    let password = harness.home + "/\(person).password"
    _ = try await document(
      harness, ["principal", "add", person, "--role", "head", "--unit", "IR", "--password-file", password])
    let first = try text(password)
    #expect(try mode(password) == 0o600)
    _ = try await document(harness, ["principal", "reset", person, "--password-file", password])
    #expect(try text(password) != first)
    let seed = harness.home + "/\(person).seed"
    _ = try await document(harness, ["principal", "factor", person, "--file", seed])
    #expect(try text(seed).hasPrefix("otpauth://totp/"))
    #expect(try mode(seed) == 0o600)
  }
}
