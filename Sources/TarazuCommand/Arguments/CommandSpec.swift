// Descriptions of commands, words and options, as data for the parser, the help and the completion.

/// The values that a word can have, for the shells' completion. The commands check their words themselves.
enum Choices: Sendable, Equatable {
  /// Any text: nothing can be proposed.
  case free
  case words([String])
  /// Any of these, with commas between them.
  case list([String])
  case files
  case folders

  /// From the name in the usage: `FILE`, `DIR`, or the values themselves with `|` between them.
  init(named name: String) {
    switch name {
    case "FILE": self = .files
    case "DIR": self = .folders
    default: self = name.contains("|") ? .words(name.split(separator: "|").map(String.init)) : .free
    }
  }
}

/// A positional argument of a command.
struct WordSpec: Sendable, Equatable {
  /// Its name in the usage, such as `UNIT`.
  let name: String
  let help: String
  let choices: Choices

  /// - Parameter choices: by default those of the name.
  init(name: String, help: String, choices: Choices? = nil) {
    self.name = name
    self.help = help
    self.choices = choices ?? Choices(named: name)
  }
}

/// What a command does with the file or folder that a word or an option names.
enum FileUse: Sendable, Equatable {
  /// Reads it, where it is a file; `-` is standard input.
  case reads
  /// Writes it, in place of what is there.
  case writes
  /// Writes a secret, by way of a second file beside it.
  case writesSecret
  /// Reads a certificate and its key in that folder.
  case readsCertificate
  /// Writes a certificate and its key into that folder.
  case writesCertificate
}

/// An option. Each has one value, but for flags, which have none.
struct OptionSpec: Sendable, Equatable {
  /// With its dashes, such as `--from`.
  let name: String
  /// The name of its value in the usage, such as `D`.
  let value: String
  let isRequired: Bool
  let help: String
  /// What the value can be.
  let choices: Choices
  /// Whether it may be given several times, with one value each time.
  var repeats = false
  /// Whether it has no value: it is given or not.
  var isFlag = false
  /// The options that it is given in place of, which may not be given beside it.
  var standsFor: [String] = []
  /// Whether every command has it.
  fileprivate(set) var isGlobal = false
  /// What is done with the file or folder that its value names.
  var use = FileUse.reads

  /// The same option, with another use of the file that it names.
  func used(_ use: FileUse) -> OptionSpec {
    var option = self
    option.use = use
    return option
  }

  /// An option without a value.
  static func flag(_ name: String, _ help: String) -> OptionSpec {
    var option = optional(name, "", help)
    option.isFlag = true
    return option
  }

  /// An option that may be given several times.
  static func repeated(_ name: String, _ value: String, _ help: String) -> OptionSpec {
    var option = optional(name, value, help)
    option.repeats = true
    return option
  }

  /// - Parameter choices: by default those of `value`.
  static func required(_ name: String, _ value: String, _ help: String, _ choices: Choices? = nil) -> OptionSpec {
    OptionSpec(name: name, value: value, isRequired: true, help: help, choices: choices ?? Choices(named: value))
  }

  /// - Parameter choices: by default those of `value`.
  static func optional(_ name: String, _ value: String, _ help: String, _ choices: Choices? = nil) -> OptionSpec {
    OptionSpec(name: name, value: value, isRequired: false, help: help, choices: choices ?? Choices(named: value))
  }

  /// The option and the name of its value.
  var text: String { isFlag ? name : "\(name) \(value)" }

  /// The option in a usage line.
  var usage: String { isRequired ? text : "[\(text)]\(repeats ? "…" : "")" }
}

/// A command: its name, what it takes and what it does.
struct CommandSpec: Sendable {
  /// How a command runs. The status it returns is the program's.
  enum Action: Sendable {
    /// With a client that calls the service with a credential.
    case remote(@Sendable (Invocation, Session) async throws -> ExitStatus)
    /// With a client that calls without a credential.
    case open(@Sendable (Invocation, Session) async throws -> ExitStatus)
    /// Without a service.
    case local(@Sendable (Invocation) throws -> ExitStatus)
  }

  /// One or two words, such as `case show`.
  let path: [String]
  /// A line that says what it is for.
  let summary: String
  let words: [WordSpec]
  let options: [OptionSpec]
  /// The rest of its help.
  let details: String
  /// Throws if the options are wrong, before the service is called.
  let check: @Sendable (Arguments) throws -> Void
  let action: Action

  init(
    _ path: String, _ summary: String, words: [WordSpec] = [], options: [OptionSpec] = [], details: String = "",
    check: @escaping @Sendable (Arguments) throws -> Void = { _ in }, action: Action
  ) {
    self.path = path.split(separator: " ").map(String.init)
    self.summary = summary
    self.words = words
    self.options = options
    self.details = details
    self.check = check
    self.action = action
  }

  var name: String { path.joined(separator: " ") }

  /// All options that may follow its name: its own, and those of every command that it has no own one for.
  var allOptions: [OptionSpec] {
    options + GlobalOption.all.filter { global in !options.contains { $0.name == global.name } }
  }
}

/// The options that every command has. A command may have one of its own of the same name, which counts after the
/// command's name.
enum GlobalOption {
  static let home = global(
    "--home", "DIR", "the home of a service on this machine: its address and its administrator's credential")
  static let server = global("--server", "HOST:PORT", "the service's address, instead of a home's")
  static let authority = global(
    "--ca", "FILE", "the authority that issued the service's certificate (PEM)")
  static let tokenFile = global("--token-file", "FILE", "the file of the access token")
  static let certificate = global(
    "--certificate", "DIR", "the folder of a client certificate: cert.pem and key.pem"
  ).used(.readsCertificate)
  static let output = global(
    "--output", "json|table", "the form of the answer: one JSON document, or a table (table)")

  static let all = [home, server, authority, tokenFile, certificate, output]

  private static func global(_ name: String, _ value: String, _ help: String) -> OptionSpec {
    var option = OptionSpec.optional(name, value, help)
    option.isGlobal = true
    return option
  }
}

/// How answers are written.
enum OutputForm: String, Sendable, CaseIterable {
  case json, table
}
