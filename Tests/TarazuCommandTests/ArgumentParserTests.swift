import Testing

@testable import TarazuCommand

@Suite struct ArgumentParserTests {
  private let parser = ArgumentParser(commands: Program.commands)

  private func run(_ line: String...) throws -> (name: String, arguments: Arguments) {
    guard case .run(let command, let arguments) = try parser.parse(line) else {
      throw UsageError("not a command")
    }
    return (command.name, arguments)
  }

  @Test func wordsAndOptionsInAnyOrder() throws {
    let (name, arguments) = try run(
      "--output", "json", "scorecard", "--to", "2024-02-01", "08", "--home", "/h", "--from=2024-01-01")
    #expect(name == "scorecard")
    #expect(arguments.word("UNIT") == "08")
    #expect(arguments[Options.from] == "2024-01-01")
    #expect(arguments[Options.to] == "2024-02-01")
    #expect(arguments[GlobalOption.home] == "/h")
    #expect(arguments[GlobalOption.output] == "json")
    #expect(arguments[Options.kind] == nil)
  }

  @Test func commandsOfTwoWords() throws {
    #expect(try run("case", "show", "X1").arguments.word("CASE") == "X1")
    #expect(try run("--home", "h", "case", "--output", "json", "show", "X1").name == "case show")
    #expect(try run("events", "import", "-").arguments.word("FILE") == "-")
  }

  @Test func anOptionTakesTheNextWordWhateverItIs() throws {
    let words = ["rank", "pending", "--in", "IR", "--level", "branch", "--from", "a", "--to", "b"]
    guard case .run(_, let arguments) = try parser.parse(words + ["--count", "-1", "--min-n", "--help"]) else {
      Issue.record("no command")
      return
    }
    #expect(arguments[Options.count] == "-1")
    #expect(arguments[Options.minSample] == "--help")
  }

  @Test func afterTwoDashesAllAreWords() throws {
    #expect(try run("case", "show", "--", "--help").arguments.word("CASE") == "--help")
    #expect(try run("case", "show", "--", "--").arguments.word("CASE") == "--")
  }

  @Test func theLastOfAGlobalOptionHolds() throws {
    #expect(try run("--home", "a", "verify", "--home", "b").arguments[GlobalOption.home] == "b")
  }

  private static let own = [
    CommandSpec(
      "key make", "makes a key", words: [WordSpec(name: "NAME", help: "whose")],
      options: [.optional("--token-file", "FILE", "the new one"), .flag("--now", "at once")],
      action: .local { _ in .done })
  ]

  /// A command's own option is not that of every command, although it has its name: the place says which is meant.
  @Test func anOwnOptionOfAGlobalName() throws {
    let parser = ArgumentParser(commands: ArgumentParserTests.own)
    func run(_ line: String...) throws -> Arguments? {
      guard case .run(_, let arguments) = try parser.parse(line) else { return nil }
      return arguments
    }
    let own = ArgumentParserTests.own[0].options[0]
    let both = try run("--token-file", "old", "key", "--token-file=older", "make", "x", "--token-file", "new")
    #expect(both?[GlobalOption.tokenFile] == "older")
    #expect(both?[own] == "new")
    let without = try run("key", "make", "x", "--token-file", "new")
    #expect(without?[GlobalOption.tokenFile] == nil)
    #expect(ArgumentParserTests.own[0].allOptions.count == GlobalOption.all.count + 1)
  }

  @Test func flagsTakeNoValue() throws {
    let parser = ArgumentParser(commands: ArgumentParserTests.own)
    let now = ArgumentParserTests.own[0].options[1]
    guard case .run(_, let arguments) = try parser.parse(["key", "make", "--now", "x"]),
      case .run(_, let without) = try parser.parse(["key", "make", "x"])
    else { throw UsageError("not a command") }
    #expect(arguments.has(now) && arguments.word("NAME") == "x")
    #expect(!without.has(now))
    #expect(throws: UsageError("--now takes no value", command: "key make")) {
      try parser.parse(["key", "make", "--now=1", "x"])
    }
    guard case .help(let text) = try parser.parse(["key", "make", "--help"]) else { throw UsageError("no help") }
    #expect(text.contains("[--now]") && !text.contains("--now ]"))
  }

  @Test func helpAndVersion() throws {
    for command in parser.commands {
      guard case .help(let text) = try parser.parse(command.path + ["--help"]) else {
        Issue.record("no help for \(command.name)")
        return
      }
      #expect(text.hasPrefix("usage: tarazu \(command.name)"))
      for option in command.allOptions { #expect(text.contains(option.name)) }
      // Lines are broken anew between words, so columns would fall together.
      #expect(!command.details.contains("  "), "\(command.name)")
    }
    guard case .help(let cases) = try parser.parse(["cases", "--help"]) else {
      Issue.record("no help")
      return
    }
    #expect(cases.contains("\npending: open cases, by the day on which"))
    guard case .help(let text) = try parser.parse(["--help"]) else {
      Issue.record("no help")
      return
    }
    for command in parser.commands { #expect(text.contains(command.name)) }
    guard case .help(let some) = try parser.parse(["events", "--help"]) else {
      Issue.record("no help")
      return
    }
    #expect(some.contains("events import") && !some.contains("scorecard"))
    guard case .version = try parser.parse(["--version"]) else {
      Issue.record("no version")
      return
    }
  }

  @Test(
    arguments: [
      ([], "a command is needed"),
      (["frobnicate"], "unknown command `frobnicate`; there are: directory, events, scorecard, rank,"),
      (["case"], "after `case` one of these is needed: show"),
      (["case", "hide"], "unknown command `case hide`; there are: case show"),
      (["frobnicate", "--help"], "unknown command `frobnicate`"),
      (["scorecard"], "missing: UNIT, --from D, --to D"),
      (["scorecard", "08", "--from", "2024-01-01"], "missing: --to D"),
      (["scorecard", "08", "--from"], "a word is missing after --from"),
      (["scorecard", "08", "09"], "too many words at `09`: `tarazu scorecard` takes UNIT"),
      (["scorecard", "08", "--form", "x"], "unknown option --form"),
      (["scorecard", "08", "-x"], "unknown option -x"),
      (["--from", "2024-01-01", "scorecard"], "unknown option --from"),
      (["verify", "now"], "too many words at `now`: `tarazu verify` takes no words"),
      (["verify", "--output"], "a word is missing after --output"),
      (["aging", "08", "--to", "2024-01-01", "--to", "2024-01-02"], "--to is given twice"),
      (["rank", "pending"], "missing: --in UNIT, --level LEVEL, --from D, --to D"),
      (["trend", "pending", "--unit", "IR"], "missing: --from D, --to D, --by PERIOD"),
      (["compare", "08"], "missing: --from D, --to D"),
      (["standing", "pending"], "missing: --unit UNIT, --from D, --to D"),
      (["standing", "pending", "--class", "c"], "unknown option --class"),
      (["simulate", "--seed", "1"], "missing: --events N, --directory FILE, --out FILE"),
      (["distribution", "lead_days"], "missing: --unit UNIT, --from D, --to D"),
      (["events", "import"], "missing: FILE"),
      (["directory", "import"], "missing: FILE"),
    ] as [([String], String)])
  func wrongUsage(_ line: [String], _ message: String) {
    let error = #expect(throws: UsageError.self) { try parser.parse(line) }
    #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
    #expect(error.map { Failure($0).status } == .wrongUsage)
  }
}
