import Foundation
import TarazuProtocol
import TestSupport
import Testing

/// Many principals from a file: once, again, and after an interruption.
@Suite struct PrincipalImportTests {
  private struct Report: Equatable {
    var made = 0
    var renewed = 0
    var unchanged = 0
    var refused: [[String]] = []
  }

  private func run(_ harness: ServerHarness, _ lines: [String], _ folder: String) async throws -> (Int32, Report) {
    let outcome = try await harness.tarazu(
      ["principal", "import", "-", "--out", folder, "--output", "json"], input: lines.joined(separator: "\n"))
    guard let object = try? JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any] else {
      throw ChildProcess.Failure(description: outcome.errors)
    }
    let refused = (object["refused"] as? [[String: Any]] ?? []).map {
      ["\($0["line"] as? Int ?? 0)", $0["name"] as? String ?? "", $0["reason"] as? String ?? ""]
    }
    return (
      outcome.status,
      Report(
        made: object["made"] as? Int ?? -1, renewed: object["renewed"] as? Int ?? -1,
        unchanged: object["unchanged"] as? Int ?? -1, refused: refused)
    )
  }

  private func line(_ name: String, _ role: String, _ unit: String, _ more: String = "") -> String {
    #"{"name":"\#(name)","role":"\#(role)","unit":"\#(unit)"\#(more)}"#
  }

  @Test(.timeLimit(.minutes(5)))
  func onceAgainAndAfterAnInterruption() async throws {
    // A server of its own, because it is started again.
    try await ServerHarness.run { try await onceAgain(on: $0) }
  }

  private func onceAgain(on harness: ServerHarness) async throws {
    let world = try await World(harness)
    let province = try await world.province()
    let code = province.code
    let folder = harness.home + "/\(code)-secrets"
    var lines = (0..<20).map { line("\(code)-\($0)", "head", province.branches[$0 % 3]) }
    lines.append(line("\(code)-cms", "source", code, #","source":"cms-\#(code)","expires":"1420-01-01""#))
    let good = Report(made: 21)
    #expect(try await run(harness, lines, folder) == (0, good))
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(files == ((0..<20).map { "\(code)-\($0).password" } + ["\(code)-cms.token"]).sorted())
    for path in [folder] + files.map({ folder + "/" + $0 }) {
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
      #expect(mode?.intValue == (path == folder ? 0o700 : 0o600))
    }
    // Again: nothing happens, and no secret changes.
    let first = try String(contentsOfFile: folder + "/" + files[0], encoding: .utf8)
    #expect(try await run(harness, lines, folder) == (0, Report(unchanged: 21)))
    #expect(try String(contentsOfFile: folder + "/" + files[0], encoding: .utf8) == first)
    // Cut: whoever has no file gets another secret, unless the old one was used.
    let token = folder + "/\(code)-cms.token"
    #expect(try await harness.tarazu("--token-file", token, "server", "info").status == 0)
    // This server knows of that use before the store does.
    let used = try await world.administrator.call(AdminService.getPrincipal, GetPrincipalRequest(name: "\(code)-cms"))
    #expect(used.principal?.lastUseTime != nil)
    try FileManager.default.moveItem(atPath: token, toPath: token + ".away")
    #expect(try await run(harness, lines, folder) == (0, Report(unchanged: 21)))
    try FileManager.default.moveItem(atPath: token + ".away", toPath: token)
    for file in [files[0], "\(code)-cms.token"] { try FileManager.default.removeItem(atPath: folder + "/" + file) }
    try Data().write(to: URL(fileURLWithPath: folder + "/" + files[1]))
    try await harness.stop()
    try await harness.start()
    #expect(try await run(harness, lines, folder) == (0, Report(renewed: 2, unchanged: 19)))
    #expect(try String(contentsOfFile: folder + "/" + files[0], encoding: .utf8) != first)
    let count = try await harness.database.psql("select count(*) from tarazu.principal where name like '\(code)-%';")
    #expect(count.contains("21"))
  }

  @Test(.timeLimit(.minutes(5)))
  func refusals() async throws {
    let world = try await World.shared
    let harness = world.harness
    let province = try await world.province()
    let code = province.code
    let folder = harness.home + "/\(code)-secrets"
    let lines = [
      line("\(code)-a", "head", code),
      "nonsense",
      line("\(code)-b", "head", "none"),
      line("\(code)-b", "head", code),
      line("\(code)-a", "head", code),
      line("\(code)-a", "analyst", code),
      line("\(code)-c", "head", code, #","colour":"red""#),
      line("\(code)-c", "judge", code),
      line("Großes", "head", code),
      line("admin", "head", code),
      line("\(code)-s", "source", code),
      line("\(code)-e", "head", code, #","expires":"tomorrow""#),
      line("\(code)-z", "head", code, #","expires":"1400-01-01""#),
      #"{"name":"\#(code)-y","role":"head"}"#,
    ]
    let refused = [
      ["2", "", "malformed"], ["3", "\(code)-b", "NOT_FOUND"], ["4", "\(code)-b", "ALREADY_EXISTS"],
      ["6", "\(code)-a", "ALREADY_EXISTS"], ["7", "", "unknown_field"], ["8", "", "bad_field"], ["9", "", "bad_field"],
      ["10", "admin", "ALREADY_EXISTS"], ["11", "", "bad_field"], ["12", "", "bad_field"],
      ["13", "\(code)-z", "BAD_FIELD"], ["14", "", "missing_field"],
    ]
    #expect(try await run(harness, lines, folder) == (1, Report(made: 1, unchanged: 1, refused: refused)))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["\(code)-a.password"])
  }
}
