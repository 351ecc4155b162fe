// Parses the words of a command line.

/// Wrong usage: an unknown option or command, or a missing word. The exit status is 2.
struct UsageError: Error, Equatable, CustomStringConvertible {
  /// What is wrong and what is allowed.
  let message: String
  /// The command whose help says more; empty for the program's.
  let command: String

  init(_ message: String, command: String = "") {
    self.message = message
    self.command = command
  }

  var description: String {
    let program = ["tarazu", command].filter { !$0.isEmpty }.joined(separator: " ")
    return "\(message) (see `\(program) --help`)"
  }
}

/// What a command line asks for.
enum ParsedLine: Sendable {
  /// A text for standard output.
  case help(String)
  case version
  case run(CommandSpec, Arguments)
}

/// Parses a command line by the table of commands. Global options can be anywhere; where a command has one of the same
/// name, what comes after the command's name is its own. An option takes the next word, no matter what it looks like,
/// or the text after its `=`; a flag takes none. After `--` everything is a word.
struct ArgumentParser {
  let commands: [CommandSpec]

  private enum Piece {
    case word(String)
    /// An option as it is named, and what follows its `=`.
    case option(String, String?)
  }

  func parse(_ line: [String]) throws(UsageError) -> ParsedLine {
    var rest = line[...]
    var path: [String] = []
    var command: CommandSpec?
    var arguments = Arguments()
    var wantsHelp = false
    var onlyWords = false
    while let text = rest.popFirst() {
      if text == "--", !onlyWords {
        onlyWords = true
        continue
      }
      switch onlyWords ? .word(text) : ArgumentParser.piece(text) {
      case .option("--help", nil), .option("-h", nil): wantsHelp = true
      case .option("--version", nil) where path.isEmpty: return .version
      case .option(let name, let value):
        let option = try find(name, of: command)
        if option.isFlag {
          try arguments.give(option, value, of: command)
        } else {
          try take(option, value ?? rest.popFirst(), of: command, into: &arguments)
        }
      case .word(let word):
        if let longer = onlyWords ? nil : self.longer(than: command, word, arguments) {
          path = longer.path
          command = longer
        } else if let command {
          try arguments.add(word, of: command)
        } else {
          path.append(word)
          command = try find(path)
        }
      }
    }
    if wantsHelp { return .help(try Help(commands: commands).text(for: path, command)) }
    guard let command else { throw missingCommand(after: path) }
    try arguments.check(command)
    return .run(command, arguments)
  }

  private static func piece(_ text: String) -> Piece {
    guard text.count > 1, text.hasPrefix("-") else { return .word(text) }
    guard text.hasPrefix("--"), let equals = text.firstIndex(of: "=") else { return .option(text, nil) }
    return .option(String(text[..<equals]), String(text[text.index(after: equals)...]))
  }

  /// The command of this path; nil while it is only the beginning of one.
  private func find(_ path: [String]) throws(UsageError) -> CommandSpec? {
    if let command = commands.first(where: { $0.path == path }) { return command }
    guard commands.contains(where: { $0.path.starts(with: path) }) else {
      let before = Array(path.dropLast())
      var known: [String] = []
      for command in commands where command.path.count > before.count && command.path.starts(with: before) {
        let name = command.path[...before.count].joined(separator: " ")
        if !known.contains(name) { known.append(name) }
      }
      let allowed = known.isEmpty ? "" : "; there are: " + known.joined(separator: ", ")
      throw UsageError("unknown command `\(path.joined(separator: " "))`\(allowed)")
    }
    return nil
  }

  /// The command whose path goes on from that of this one, where the word that does so comes first.
  private func longer(than command: CommandSpec?, _ word: String, _ arguments: Arguments) -> CommandSpec? {
    guard let command, arguments.words.isEmpty else { return nil }
    return commands.first { $0.path == command.path + [word] }
  }

  private func missingCommand(after path: [String]) -> UsageError {
    guard !path.isEmpty else { return UsageError("a command is needed") }
    let following = commands.filter { $0.path.starts(with: path) }.map { $0.path.dropFirst(path.count).joined() }
    return UsageError(
      "after `\(path.joined(separator: " "))` one of these is needed: \(following.joined(separator: ", "))")
  }

  /// An option by its name: the command's own before one of all commands.
  private func find(_ name: String, of command: CommandSpec?) throws(UsageError) -> OptionSpec {
    let known = command?.allOptions ?? GlobalOption.all
    guard let option = known.first(where: { $0.name == name }) else { throw ArgumentParser.unknown(name, command) }
    return option
  }

  private func take(
    _ option: OptionSpec, _ value: String?, of command: CommandSpec?, into arguments: inout Arguments
  ) throws(UsageError) {
    guard let value else { throw UsageError("a word is missing after \(option.name)", command: command?.name ?? "") }
    if option.isGlobal {
      arguments.globals[option.name] = value
    } else if option.repeats {
      arguments.repeated[option.name, default: []].append(value)
    } else if let earlier = arguments.options[option.name], earlier != value {
      throw UsageError("\(option.name) is given twice", command: command?.name ?? "")
    } else {
      arguments.options[option.name] = value
    }
  }

  private static func unknown(_ name: String, _ command: CommandSpec?) -> UsageError {
    let known = command?.allOptions ?? GlobalOption.all
    let whose = command.map { "`tarazu \($0.name)` takes" } ?? "before a command there may be"
    let list = known.map(\.name).joined(separator: " ")
    return UsageError("unknown option \(name); \(whose) \(list)", command: command?.name ?? "")
  }
}

/// A command's words and options as they were given. The parser has checked that nothing required is missing.
struct Arguments: Sendable, Equatable {
  /// Words by the names that the command's table gives them.
  private(set) var words: [String: String] = [:]
  /// The command's own options by their names, with the dashes. A flag that was given is empty.
  fileprivate(set) var options: [String: String] = [:]
  /// Options of every command, likewise.
  fileprivate var globals: [String: String] = [:]
  /// The values of options that may be given several times.
  fileprivate(set) var repeated: [String: [String]] = [:]

  /// A word by its name; empty if there is none.
  func word(_ name: String) -> String { words[name] ?? "" }

  subscript(_ option: OptionSpec) -> String? { option.isGlobal ? globals[option.name] : options[option.name] }

  /// Whether a flag was given.
  func has(_ flag: OptionSpec) -> Bool { options[flag.name] != nil }

  fileprivate mutating func give(_ flag: OptionSpec, _ value: String?, of command: CommandSpec?) throws(UsageError) {
    guard value == nil else { throw UsageError("\(flag.name) takes no value", command: command?.name ?? "") }
    options[flag.name] = ""
  }

  fileprivate mutating func add(_ word: String, of command: CommandSpec) throws(UsageError) {
    guard words.count < command.words.count else {
      let takes = command.words.isEmpty ? "no words" : command.words.map(\.name).joined(separator: " ")
      throw UsageError("too many words at `\(word)`: `tarazu \(command.name)` takes \(takes)", command: command.name)
    }
    words[command.words[words.count].name] = word
  }

  /// The same with other values of the command's options.
  func replacing(_ values: [String: String]) -> Arguments {
    var arguments = self
    arguments.options.merge(values) { $1 }
    return arguments
  }

  fileprivate func check(_ command: CommandSpec) throws(UsageError) {
    var stoodFor: Set<String> = []
    for option in command.options where options[option.name] != nil {
      if let other = option.standsFor.first(where: { options[$0] != nil }) {
        throw UsageError("\(option.name) stands for \(other): give one of them", command: command.name)
      }
      stoodFor.formUnion(option.standsFor)
    }
    let missing =
      command.words.dropFirst(words.count).map(\.name)
      + command.options.filter { $0.isRequired && options[$0.name] == nil && !stoodFor.contains($0.name) }.map(\.text)
    guard missing.isEmpty else {
      throw UsageError("missing: \(missing.joined(separator: ", "))", command: command.name)
    }
  }
}
