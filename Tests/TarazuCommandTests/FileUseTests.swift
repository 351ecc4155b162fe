import Foundation
import TestSupport
import Testing

@testable import TarazuCommand

/// No output of a command replaces an input or another output, and none replaces anything before it is complete.
@Suite struct FileUseTests {
  private let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "/tarazu-files-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for name in ["lines", "old", "token"] { try write(name, name) }
    try FileManager.default.createSymbolicLink(atPath: folder + "/link", withDestinationPath: "lines")
    try FileManager.default.linkItem(atPath: folder + "/lines", toPath: folder + "/hard")
  }

  private func write(_ text: String, _ name: String) throws {
    try text.write(toFile: folder + "/" + name, atomically: false, encoding: .utf8)
  }

  private func content(_ name: String) throws -> String {
    try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
  }

  /// Runs the program, with `@NAME` for a file of the folder, against a port on which nobody listens.
  private func run(_ words: [String]) throws -> ChildProcess.Outcome {
    let certificates = try Certificates.shared.get()
    let service = ["--server", "127.0.0.1:1", "--ca", certificates.path("ca.crt"), "--token-file", "@token"]
    return try ChildProcess.outcome(
      of: Programs.folder + "/tarazu",
      (service + words).map { $0.hasPrefix("@") ? folder + "/" + $0.dropFirst() : $0 })
  }

  @Test(arguments: [
    ["events", "import", "@lines", "--rejections", "@lines"], ["events", "import", "@lines", "--rejections", "@link"],
    ["events", "import", "@link", "--rejections", "@hard"], ["events", "import", "@lines", "--rejections", "@token"],
    ["bench", "--csv", "@token"], ["bench", "--csv", "@new", "--html", "@new"],
    ["bench", "--hdr", "@old", "--csv", "@old"],
    ["simulate", "--seed", "1", "--events", "9", "--directory", "@old", "--out", "@old"],
    ["simulate", "--seed", "1", "--events", "9", "--directory", "@new", "--out", "@./new"],
    ["principal", "add", "n", "--role", "head", "--unit", "08", "--token-file", "@new", "--password-file", "@new"],
    ["principal", "add", "n", "--role", "head", "--unit", "08", "--token-file", "@new", "--password-file", "@new.new"],
    ["principal", "rotate", "n", "--token-file", "@token"],
    ["sign-in", "n", "--password-file", "@lines", "--token-file", "@hard"],
  ])
  func oneFileForTwoUsesIsWrongUsage(words: [String]) throws {
    let before = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    let outcome = try run(words)
    #expect(outcome.status == 2, "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("name the same file"))
    #expect(try content("lines") == "lines" && content("old") == "old" && content("token") == "token")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == before)
  }

  /// A service that cannot be reached leaves every file as it was.
  @Test(arguments: [
    ["events", "import", "@lines", "--rejections", "@old"], ["bench", "--csv", "@old", "--html", "@new"],
    ["principal", "reset", "n", "--password-file", "@old"],
  ])
  func nothingIsReplacedBeforeItIsComplete(words: [String]) throws {
    let before = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    let outcome = try run(words)
    #expect(outcome.status == 3, "\(outcome.errors)")
    #expect(try content("old") == "old")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == before)
  }

  /// Names are bytes: a shell passes them on, and an error shows what cannot be shown.
  @Test func namesNeedNotBeUTF8() throws {
    func bash(_ line: String) throws -> ChildProcess.Outcome {
      let arguments = ["-c", "cd '\(folder)' && exec '\(Programs.folder)/tarazu' \(line)"]
      return try ChildProcess.outcome(of: "/usr/bin/bash", arguments)
    }
    let made = try bash(#"simulate --seed 1 --events 5 --directory $'d\xff' --out $'e\xe9\xff.ndjson'"#)
    #expect(made.status == 0, "\(made.errors)")
    let listed = try ChildProcess.outcome(
      of: "/usr/bin/bash", ["-c", "cd '\(folder)' && cat d$'\\xff' && wc -l < e$'\\xe9\\xff.ndjson'"])
    #expect(listed.output.hasSuffix("5\n") && listed.output.contains("\"type\":\"unit\""))
    let missing = try bash(#"--home /nonexistent --token-file $'t\xff' whoami"#)
    #expect(missing.status == 1 && missing.errors.contains(#"t\xff: No such file"#), "\(missing.errors)")
    let same = try bash(#"simulate --seed 1 --events 5 --directory $'d\xff' --out $'d\xff'"#)
    #expect(same.status == 2 && same.errors.contains(#"the same file, d\xff"#), "\(same.errors)")
  }

  @Test func whatIsNoFileMayBeNamedTwice() throws {
    let outcome = try run(
      ["simulate", "--seed", "1", "--events", "9", "--directory", "/dev/null", "--out", "/dev/null"])
    #expect(outcome.status == 0, "\(outcome.errors)")
  }

  /// Each option that names a file to write says so to the check.
  @Test func everyOutputIsKnown() {
    for command in Program.commands {
      for option in command.options where option.choices == .files || option.choices == .folders {
        // The folder of `principal import` is looked into by the command itself.
        if option == Options.outFolder { continue }
        let isWritten =
          option.help.contains("where to write") || option.help.hasSuffix("there")
          || option.help.contains("there, ")
        #expect((option.use != .reads) == isWritten, "\(command.name) \(option.name)")
      }
    }
  }

  // MARK: What was not taken

  @Test(.timeLimit(.minutes(5)))
  func anImportThatLeftSomethingOutFails() async throws {
    try await ServerHarness.run { harness in
      let bad = try harness.file("bad.ndjson", "bad\n".utf8)
      let units = try harness.oneBranch()
      let mixed = try harness.file("mixed.ndjson", Data(contentsOf: URL(fileURLWithPath: units)) + Data("\nbad\n".utf8))
      let directory = try await harness.tarazu("directory", "import", mixed, "--output", "json")
      #expect(directory.status == 1)
      #expect(directory.output.contains(#""units":4"#) && directory.output.contains(#""refused_count":1"#))
      #expect(try await harness.tarazu("directory", "import", mixed, "--allow-rejections").status == 0)
      #expect(try await harness.tarazu("directory", "import", units).status == 0)

      let old = try harness.file("old.ndjson", "old".utf8)
      let events = try await harness.tarazu("events", "import", bad, "--rejections", old, "--output", "json")
      #expect(events.status == 1)
      #expect(events.output.contains(#""accepted":0,"duplicates":0,"rejected":1"#))
      let kept = try String(contentsOfFile: old, encoding: .utf8)
      #expect(kept.hasPrefix(#"{"line":1,"reason":"malformed""#) && kept.hasSuffix("}\n"))
      #expect(try await harness.tarazu("events", "import", bad, "--allow-rejections").status == 0)

      // Secrets go nowhere near the list that they are made from.
      let list = try harness.file("secrets-list.password", Data())
      let folder = (list as NSString).deletingLastPathComponent
      try Data(#"{"name":"secrets-list","role":"head","unit":"08"}"#.utf8).write(to: URL(fileURLWithPath: list))
      let own = try await harness.tarazu("principal", "import", list, "--out", folder)
      #expect(own.status == 2 && own.errors.contains("an output never replaces an input"), "\(own.errors)")
      let refused = try harness.file("refused.ndjson", #"{"name":"x","role":"head","unit":"99"}"#.utf8)
      let made = try await harness.tarazu("principal", "import", refused, "--out", folder + "/made")
      #expect(made.status == 1)
      #expect(
        try await harness.tarazu("principal", "import", refused, "--out", folder + "/made", "--allow-rejections").status
          == 0)
    }
  }
}
