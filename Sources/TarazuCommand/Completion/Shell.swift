// Completion of the command line in shells: each script is made of the table of commands.

/// A shell that can complete commands.
enum Shell: String, CaseIterable, Sendable {
  case bash, zsh, fish

  /// The script that completes these commands, for the shell to read.
  func script(_ table: CompletionTable) -> String {
    switch self {
    case .bash: table.bashScript
    case .zsh: table.zshScript
    case .fish: table.fishScript
    }
  }
}

/// What can follow what, read from the table of commands.
struct CompletionTable: Sendable {
  /// A word that can be chosen, and its description.
  struct Item: Sendable, Equatable {
    let word: String
    let help: String
  }

  let commands: [CommandSpec]

  /// Options without a value.
  static let flags = [
    Item(word: "-h", help: "says what a command takes"), Item(word: "--help", help: "says what a command takes"),
  ]
  /// Options without a value that are possible only before a command.
  static let version = Item(word: "--version", help: "says which program this is")

  /// The options without a value, each behind the command that has it so: another may have one of that name with a value,
  /// as `--server` is a flag of `certificate renew` and an address elsewhere. Those of all commands come first.
  var flagsOfAll: [String] { CompletionTable.flags.map(\.word) + [CompletionTable.version.word] }
  var flagsOfCommands: [String] {
    commands.flatMap { command in command.options.filter(\.isFlag).map { command.name + ":" + $0.name } }
  }

  /// The beginnings of commands, the empty one first, each with the words that can follow.
  var beginnings: [(path: [String], following: [Item])] {
    var paths: [[String]] = []
    for command in commands {
      for count in command.path.indices where !paths.contains(Array(command.path.prefix(count))) {
        paths.append(Array(command.path.prefix(count)))
      }
    }
    return paths.map { ($0, following($0)) }
  }

  private func following(_ path: [String]) -> [Item] {
    var items: [Item] = []
    for command in commands where command.path.starts(with: path) && command.path.count > path.count {
      let word = command.path[path.count]
      guard !items.contains(where: { $0.word == word }) else { continue }
      let whole = commands.filter { $0.path.starts(with: path + [word]) }
      // The command of that name, or the only one that begins with it; else those that do.
      let own = whole.first { $0.path == path + [word] } ?? (whole.count == 1 ? whole.first : nil)
      let rest = whole.map { $0.path.dropFirst(path.count + 1).joined(separator: " ") }
      items.append(Item(word: word, help: own?.summary ?? rest.joined(separator: ", ")))
    }
    return items
  }
}

extension OptionSpec {
  var item: CompletionTable.Item { CompletionTable.Item(word: name, help: help) }
}

extension String {
  /// Within single quotes, as bash and zsh read them.
  var quotedForShell: String {
    "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) + "'"
  }
}
