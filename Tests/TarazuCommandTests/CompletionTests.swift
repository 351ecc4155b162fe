// Completion: every command and option is in each script, and the shells themselves complete by them.

import Foundation
import TarazuDomain
import TestSupport
import Testing

@testable import TarazuCommand

@Suite struct CompletionTests {
  private static let table = CompletionTable(commands: Program.commands)

  /// What a shell proposes at the end of a line, in the order of the alphabet.
  private func proposals(_ shell: Shell, _ line: String...) throws -> [String] {
    try proposals(shell, line)
  }

  private func proposals(_ shell: Shell, _ line: [String]) throws -> [String] {
    let script = shell.script(CompletionTests.table)
    let output =
      switch shell {
      case .bash: try Shells.bash(script, line)
      case .zsh: try Shells.zsh(script, line)
      case .fish: try Shells.fish(script, line)
      }
    return output.split(separator: "\n").map { String($0).trimmingCharacters(in: .whitespaces) }.sorted()
  }

  @Test(arguments: Shell.allCases) func everyCommandIsProposed(shell: Shell) throws {
    let first = Set(Program.commands.compactMap(\.path.first))
    #expect(try proposals(shell, "") == first.sorted())
    for word in first {
      let second = Program.commands.filter { $0.path.count > 1 && $0.path[0] == word }.map { $0.path[1] }
      guard !second.isEmpty else { continue }
      #expect(try proposals(shell, word, "") == second.sorted())
    }
  }

  @Test(arguments: Shell.allCases) func everyOptionIsProposedWithItsCommand(shell: Shell) throws {
    for command in Program.commands {
      let names = command.allOptions.map(\.name) + ["--help"]
      let proposed = try proposals(shell, Array(command.path + ["--"]))
      #expect(proposed == names.sorted(), "\(command.name)")
    }
  }

  @Test(arguments: Shell.allCases) func wordsThatAreKnownAreProposed(shell: Shell) throws {
    let indicators = Indicator.all.map(\.code)
    #expect(try proposals(shell, "rank", "") == indicators.sorted())
    #expect(try proposals(shell, "trend", "pend") == indicators.filter { $0.hasPrefix("pend") }.sorted())
    #expect(try proposals(shell, "rank", "pending", "--level", "") == ["branch", "country", "district", "province"])
    #expect(try proposals(shell, "trend", "pending", "--by", "") == ["day", "month", "quarter", "week", "year"])
    #expect(try proposals(shell, "distribution", "") == ["case_days", "lead_days", "processing_days"])
    #expect(try proposals(shell, "--output", "") == ["json", "table"])
    #expect(try proposals(shell, "completion", "") == ["bash", "fish", "zsh"])
    #expect(try proposals(shell, "anomalies", "--reason", "not_o") == ["not_open"])
    #expect(try proposals(shell, "rejections", "--reason", "bad") == ["bad_field"])
  }

  /// A word of a list is proposed behind the words before it; zsh keeps these by itself.
  @Test(arguments: Shell.allCases) func wordsOfAListAreProposedOneByOne(shell: Shell) throws {
    let before = shell == .zsh ? "" : "pending,inflow,"
    #expect(try proposals(shell, "scorecard", "08", "--kpis", "") == Indicator.all.map(\.code).sorted())
    #expect(try proposals(shell, "scorecard", "08", "--kpis", "undated_") == ["undated_rate"])
    #expect(
      try proposals(shell, "watch", "08", "--kpis", "pending,inflow,undat") == [
        before + "undated", before + "undated_rate",
      ])
    #expect(try proposals(shell, "watch", "08", "--kpis", "no_such,zz").isEmpty)
  }

  @Test(arguments: Shell.allCases) func optionsBeforeTheWordsDoNotMatter(shell: Shell) throws {
    #expect(try proposals(shell, "--home", "h", "--output=json", "sco") == ["scorecard"])
    #expect(try proposals(shell, "--output", "json", "case", "--home=h", "") == ["show"])
    #expect(try proposals(shell, "rank", "--in", "IR", "clearance") == ["clearance_rate"])
    // The word after an option is its value, no matter what it looks like; fish has its own rule.
    guard shell != .fish else { return }
    #expect(try proposals(shell, "rank", "--in", "--level", "clearance") == ["clearance_rate"])
  }

  /// After an option without a value comes a word.
  @Test func flagsTakeNoWord() throws {
    let table = CompletionTable(commands: [
      CommandSpec(
        "one", "it", words: [WordSpec(name: "a|b", help: "which")],
        options: [.flag("--now", "at once"), .optional("--home", "FILE", "its own")], action: .local { _ in .done })
    ])
    #expect(try Shells.bash(table.bashScript, ["one", "--now", ""]) == "a\nb\n")
    #expect(try Shells.zsh(table.zshScript, ["one", "--now", ""]) == "a\nb\n")
    #expect(try Shells.fish(table.fishScript, ["one", "--now", ""]) == "a\nb\n")
    #expect(try Shells.bash(table.bashScript, ["one", "--n"]) == "--now\n")
    #expect(try Shells.fish(table.fishScript, ["one", "--n"]) == "--now\n")
    #expect(try Shells.zsh(table.zshScript, ["one", "--home", ""]) == "_files\n")
  }

  @Test(arguments: Shell.allCases) func afterTwoDashesNoOptionIsProposed(shell: Shell) throws {
    #expect(try proposals(shell, "case", "show", "--", "--").isEmpty)
    #expect(try proposals(shell, "rank", "--", "clearance") == ["clearance_rate"])
  }

  @Test(arguments: Shell.allCases) func noMoreWordsAreProposedThanACommandTakes(shell: Shell) throws {
    #expect(try proposals(shell, "rank", "pending", "").isEmpty)
    #expect(try proposals(shell, "scorecard", "").isEmpty)
    #expect(try proposals(shell, "nonsense", "").isEmpty)
  }

  @Test(arguments: Shell.allCases) func aCommandMayBeginAnother(shell: Shell) throws {
    #expect(try proposals(shell, "watch", "") == ["rank"])
    #expect(try proposals(shell, "watch", "rank", "clearance") == ["clearance_rate"])
    #expect(try proposals(shell, "watch", "--every", "2", "rank", "pending", "--lev") == ["--level"])
    // A unit of that name.
    #expect(try proposals(shell, "watch", "--", "rank", "").isEmpty)
    #expect(try proposals(shell, "watch", "08", "--lev").isEmpty)
  }

  @Test func filesAndFoldersAreProposedAndEqualsSignsUnderstood() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tarazu-completion-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("inner folder"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data().write(to: folder.appendingPathComponent("inner file"))
    let start = folder.path + "/in"
    let both = [folder.path + "/inner file", folder.path + "/inner folder"]
    #expect(try proposals(.bash, "events", "import", start) == both)
    #expect(try proposals(.bash, "verify", "--home", start) == [both[1]])
    #expect(try proposals(.bash, "--output", "=", "js") == ["json"])
    #expect(try proposals(.bash, "--output", "=") == ["json", "table"])
    // A shell may be told not to break words at equals signs.
    #expect(try proposals(.bash, "--output=js") == ["--output=json"])
    #expect(try proposals(.fish, "--output=js") == ["--output=json"])
    #expect(try proposals(.zsh, "--output=js") == ["json"])
    #expect(try proposals(.zsh, "events", "import", "") == ["_files"])
    #expect(try proposals(.zsh, "verify", "--home", "") == ["_files -/"])
    #expect(try proposals(.fish, "events", "import", start) == [both[0], both[1] + "/"])
    #expect(try proposals(.fish, "verify", "--home", start) == [both[1] + "/"])
  }

  /// An option that is a flag of one command has a value elsewhere.
  @Test(arguments: Shell.allCases) func theAddressIsAValueAndTheFlagIsNone(shell: Shell) throws {
    #expect(try proposals(shell, "--server", "h", "scorec") == ["scorecard"])
    #expect(try proposals(shell, "rank", "--server", "h", "clearance") == ["clearance_rate"])
    #expect(try proposals(shell, "certificate", "renew", "--server", "--out") == ["--output"])
    #expect(try proposals(shell, "principal", "rotate", "x", "--now", "--tok") == ["--token-file"])
    let flags = Program.commands.flatMap { command in command.options.filter(\.isFlag).map { (command, $0) } }
    for (command, flag) in flags { #expect(try proposals(shell, command.path + [flag.name, "--hel"]) == ["--help"]) }
  }

  /// Bash breaks words at colons, and at equals signs.
  @Test func bashGoesOnAfterAnAddress() throws {
    let address = ["--server", "127.0.0.1", ":", "7443"]
    #expect(try proposals(.bash, address + ["scorec"]) == ["scorecard"])
    #expect(try proposals(.bash, address + ["--ca", "x", "case", ""]) == ["show"])
    #expect(try proposals(.bash, ["--server", "=", "::1", ":", "7443", "--output", ""]) == ["json", "table"])
    #expect(try proposals(.bash, ["rank"] + address + ["clearance"]) == ["clearance_rate"])
    #expect(try proposals(.bash, ["rank", "pending", "--in", "a", ":", "b", "--level", "pro"]) == ["province"])
    // A shell may be told not to break words there.
    #expect(try proposals(.bash, "--server", "127.0.0.1:7443", "scorec") == ["scorecard"])
    // The address itself is anything.
    for open in [["--server", "127.0.0.1", ":"], address] { #expect(try proposals(.bash, open).isEmpty) }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tarazu-colon-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data().write(to: folder.appendingPathComponent("a:bc"))
    #expect(try proposals(.bash, "events", "import", folder.path + "/a", ":", "b") == ["bc"])
    #expect(try proposals(.bash, "events", "import", folder.path + "/a", ":") == ["bc"])
    #expect(try proposals(.bash, "events", "import", folder.path + "/a:b") == [folder.path + "/a:bc"])
  }

  @Test func theScriptsAreGoodOnes() throws {
    let script = { (shell: Shell) in shell.script(CompletionTests.table) }
    try ChildProcess.run("/usr/bin/bash", ["-n"], input: script(.bash))
    try ChildProcess.run("/usr/bin/shellcheck", ["--shell=bash", "-"], input: script(.bash))
    try ChildProcess.run("/usr/bin/zsh", ["-f", "-n"], input: script(.zsh))
    try ChildProcess.run("/usr/bin/fish", ["--no-config", "--no-execute"], input: script(.fish))
  }

  @Test func textsAreNotReadAsCode() throws {
    let nasty = #"it's a "$(touch x)" \ `back`: tick"#
    let table = CompletionTable(commands: [
      CommandSpec(
        "one", nasty, options: [.optional("--it", "X", nasty, .words(["a", "b"]))], action: .local { _ in .done }),
      CommandSpec("two of", "another", action: .local { _ in .done }),
    ])
    #expect(try Shells.bash(table.bashScript, [""]) == "one\ntwo\n")
    #expect(try Shells.bash(table.bashScript, ["one", "--it", ""]) == "a\nb\n")
    #expect(try Shells.zsh(table.zshScript, [""]) == "one\ntwo\n")
    #expect(try Shells.fish(table.fishScript, ["o"], withHelp: true) == "one\t\(nasty)\n")
    #expect(try Shells.fish(table.fishScript, ["two", ""], withHelp: true) == "of\tanother\n")
  }
}

/// Runs the shells as they run for a person at a terminal.
private enum Shells {
  static func bash(_ script: String, _ line: [String]) throws -> String {
    let driver = """
      \(script)
      COMP_WORDS=(tarazu "$@")
      COMP_CWORD=$#
      _tarazu
      [[ ${#COMPREPLY[@]} -eq 0 ]] || printf '%s\\n' "${COMPREPLY[@]}"
      """
    return try ChildProcess.run("/usr/bin/bash", ["--norc", "-s", "--"] + line, input: driver)
  }

  /// With the parts of zsh's completion that need a terminal replaced by ones that print what they are given.
  static func zsh(_ script: String, _ line: [String]) throws -> String {
    let driver = """
      compdef() { : }
      show() { local one; for one; do [[ $one == "$PREFIX"* ]] && print -r -- $one; done; true }
      compadd() { shift; show "$@" }
      compset() { PREFIX=${PREFIX##${~2}} }
      _files() { print -r -- _files $@ }
      _describe() { local -a all=("${(@P)@[-1]}"); show "${all[@]%%:*}" }
      \(script)
      words=(tarazu "$@")
      CURRENT=$(( $# + 1 ))
      PREFIX=$words[CURRENT]
      _tarazu
      """
    return try ChildProcess.run("/usr/bin/zsh", ["-f", "-s", "--"] + line, input: driver)
  }

  static func fish(_ script: String, _ line: [String], withHelp: Bool = false) throws -> String {
    let words = line.dropLast().map { $0.isEmpty ? "''" : $0 }
    let typed = (["tarazu"] + words + [line.last ?? ""]).joined(separator: " ")
    let driver = """
      \(script)
      complete -C "$LINE_SO_FAR" \(withHelp ? "" : "| string replace -r '\\t.*' ''")
      true
      """
    return try ChildProcess.run(
      "/usr/bin/fish", ["--no-config"], input: driver, environment: ["LINE_SO_FAR": typed])
  }
}
