import Foundation
import TarazuAccess
import TarazuProtocol
import TarazuWire
import TestSupport
import Testing

/// `tarazu-server reseal`: another access key takes the place of the one in use, and nobody is kept out meanwhile
/// (docs/operator.md#replacing-the-access-key).
@Suite struct ResealTests {
  private func reseal(_ harness: ServerHarness, _ flags: String...) async throws -> ChildProcess.Outcome {
    try await blocking {
      try ChildProcess.outcome(of: Programs.folder + "/tarazu-server", ["reseal", "--home", harness.home] + flags)
    }
  }

  /// Has a server read its keys again.
  private func readAgain(_ harness: ServerHarness) async throws {
    let before = harness.log.count
    harness.hangUp()
    try await eventually { harness.log.dropFirst(before).contains("settings and certificates were read again") }
  }

  private func keys(_ harness: ServerHarness) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: harness.home + "/keys").filter { $0.hasPrefix("access") }
      .sorted()
  }

  private func key(_ harness: ServerHarness, _ ending: String = "") throws -> String {
    try String(contentsOfFile: harness.home + "/keys/access.key" + ending, encoding: .utf8)
  }

  private func page(_ world: World, _ token: String = "") async throws -> String {
    try await world.administrator.call(
      AdminService.listPrincipals, ListPrincipalsRequest(pageSize: 1, pageToken: token)
    ).nextPageToken
  }

  @Test(.timeLimit(.minutes(10)))
  func fromTheFirstStepToTheLast() async throws {
    try await ServerHarness.run { harness in
      let world = try await World(harness)
      let signIns = try await SignIns(world)
      let (name, late) = (try await signIns.member(.admin), try await signIns.member())
      let uri = try await world.administrator.call(
        AdminService.enrolPrincipalSecondFactor, EnrolPrincipalSecondFactorRequest(name: name)
      ).uri
      func signIn() async throws {
        try await signIns.forgetCodes(of: name)
        #expect(await signIns.outcome(name, code: try SignIns.code(uri), from: SignIns.address()) == "OK")
        #expect(await signIns.outcome(name, from: SignIns.address()) == SignIns.wrong)
        try await harness.database.psql("delete from tarazu.wrong_attempt")
      }
      try await signIn()
      let (first, mark) = (try key(harness), try await page(world))
      #expect(try await reseal(harness, "--finish").status == 2)
      // The next key: good from now on, and not in use.
      let made = try await reseal(harness)
      #expect(made.status == 0 && made.errors.contains("Have each server know it"), "\(made.errors)")
      #expect(try keys(harness) == ["access.key", "access.key.next"] && key(harness) == first)
      let next = try key(harness, ".next")
      let file = harness.home + "/keys/access.key.next"
      let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? NSNumber
      #expect(mode?.intValue == 0o600 && next != first && next.count == 65)
      try await readAgain(harness)
      try await signIn()
      // In use. The server that has not been told yet lets everybody in already.
      let used = try await reseal(harness)
      #expect(used.status == 0, "\(used.errors)")
      #expect(used.errors.contains("1 second factors were sealed") && used.errors.contains("2 passwords are still"))
      #expect(try keys(harness) == ["access.key", "access.key.old"])
      #expect(try key(harness) == next && key(harness, ".old") == first)
      try await signIn()
      try await readAgain(harness)
      try await signIn()
      _ = try await page(world, mark)
      // The old key stays as long as somebody needs it.
      let early = try await reseal(harness, "--finish")
      #expect(early.status == 1 && early.errors.contains("1 passwords are still"), "\(early.errors)")
      #expect(try keys(harness) == ["access.key", "access.key.old"])
      try await harness.stop()
      try await harness.start()
      let again = try await SignIns(World(harness))
      #expect(await again.outcome(late, from: SignIns.address()) == "OK")
      let finished = try await reseal(harness, "--finish")
      #expect(finished.status == 0 && finished.errors.contains("Nothing is left"), "\(finished.errors)")
      #expect(try keys(harness) == ["access.key"] && key(harness) == next)
      try await readAgain(harness)
      try await again.forgetCodes(of: name)
      #expect(await again.outcome(name, code: try SignIns.code(uri), from: SignIns.address()) == "OK")
      #expect(await again.outcome(late, from: SignIns.address()) == "OK")
      await #expect {
        _ = try await page(again.world, mark)
      } throws: {
        Caller.message(of: $0) == "INVALID_ARGUMENT BAD_FIELD"
      }
      let records = try await harness.database.psql(
        "select change::jsonb -> 'after' from tarazu.audit where method = 'reseal' order by at")
      #expect(records.hasPrefix(#"{"passwords_left": 2, "second_factors_sealed": 1}"# + "\n"), "\(records)")
      #expect(records.hasSuffix(#"{"passwords_left": 0, "second_factors_sealed": 0}"# + "\n"), "\(records)")
    }
  }

  /// Servers that take the steps one after the other know each other's hashes and seeds all the time.
  @Test(.timeLimit(.minutes(10)))
  func twoServers() async throws {
    try await ServerHarness.run { harness in
      let world = try await World(harness)
      let signIns = try await SignIns(world)
      let name = try await signIns.member()
      try await harness.withSecond { second in
        let there = try await Caller.connect(to: second, tokens: [])
        func copyKeys() throws {
          for file in try keys(second) { try FileManager.default.removeItem(atPath: second.home + "/keys/" + file) }
          for file in try keys(harness) {
            try FileManager.default.copyItem(
              atPath: harness.home + "/keys/" + file, toPath: second.home + "/keys/" + file)
          }
        }
        func everywhere() async throws {
          #expect(await signIns.outcome(name, from: SignIns.address()) == "OK")
          let request = SignInRequest(name: name, password: SignIns.password)
          #expect(await there.outcome(AuthService.signIn, request) == "OK")
          #expect(await signIns.outcome(name, from: SignIns.address()) == "OK")
        }
        for flags in [[], [], ["--finish"]] as [[String]] {
          if flags.isEmpty {
            #expect(try await reseal(harness).status == 0)
          } else {
            #expect(try await reseal(harness, flags[0]).status == 0)
          }
          try copyKeys()
          try await readAgain(harness)
          try await everywhere()
          try await readAgain(second)
          try await everywhere()
        }
        #expect(try key(second) == key(harness) && keys(second) == ["access.key"])
      }
    }
  }
}
