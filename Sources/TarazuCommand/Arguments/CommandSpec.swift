// What a command is called, what words and options it takes: data, read by the parser and by the help.

/// What a word of a command line can be, for the shells' completion; the commands check it by themselves.
enum Choices: Sendable, Equatable {
  /// Nothing can be proposed.
  case free
  case words([String])
  case files
  case folders

  /// By the name that a word has in the usage: `FILE`, `DIR`, or the words themselves with `|` between them.
  init(named name: String) {
    switch name {
    case "FILE": self = .files
    case "DIR": self = .folders
    default: self = name.contains("|") ? .words(name.split(separator: "|").map(String.init)) : .free
    }
  }
}

/// A word that a command takes by its place.
struct WordSpec: Sendable, Equatable {
  /// Its name in the usage, such as `UNIT`.
  let name: String
  let help: String
  let choices: Choices

  /// - Parameter choices: those that the name says where they are not given.
  init(name: String, help: String, choices: Choices? = nil) {
    self.name = name
    self.help = help
    self.choices = choices ?? Choices(named: name)
  }
}

/// An option; each takes one word.
struct OptionSpec: Sendable, Equatable {
  /// With its dashes, such as `--from`.
  let name: String
  /// What the word is called in the usage, such as `D`.
  let value: String
  let isRequired: Bool
  let help: String
  /// What the word can be.
  let choices: Choices
  /// Whether it may be given several times, each time for one more.
  var repeats = false

  /// An option that may be given several times.
  static func repeated(_ name: String, _ value: String, _ help: String) -> OptionSpec {
    var option = optional(name, value, help)
    option.repeats = true
    return option
  }

  /// - Parameter choices: those that `value` says where they are not given.
  static func required(_ name: String, _ value: String, _ help: String, _ choices: Choices? = nil) -> OptionSpec {
    OptionSpec(name: name, value: value, isRequired: true, help: help, choices: choices ?? Choices(named: value))
  }

  /// - Parameter choices: those that `value` says where they are not given.
  static func optional(_ name: String, _ value: String, _ help: String, _ choices: Choices? = nil) -> OptionSpec {
    OptionSpec(name: name, value: value, isRequired: false, help: help, choices: choices ?? Choices(named: value))
  }

  /// As it stands in a usage line.
  var usage: String { isRequired ? "\(name) \(value)" : "[\(name) \(value)]\(repeats ? "…" : "")" }
}

/// A command: its path, what it takes and what it does.
struct CommandSpec: Sendable {
  /// How a command is carried out; the status is that of the program.
  enum Action: Sendable {
    /// With a client of the service that calls by a credential.
    case remote(@Sendable (Invocation, Session) async throws -> ExitStatus)
    /// With a client that shows no credential.
    case open(@Sendable (Invocation, Session) async throws -> ExitStatus)
    /// Without any service.
    case local(@Sendable (Invocation) throws -> ExitStatus)
  }

  /// One or two words, such as `case show`.
  let path: [String]
  /// A line on what it is for.
  let summary: String
  let words: [WordSpec]
  let options: [OptionSpec]
  /// What else its help says.
  let details: String
  /// Says what is wrong with the options, before a service is looked for.
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
}

/// Options that stand anywhere, with every command.
enum GlobalOption {
  static let home = OptionSpec.optional(
    "--home", "DIR", "the home of a service on this machine: its address and its administrator's credential")
  static let server = OptionSpec.optional("--server", "HOST:PORT", "the service's address, in place of a home's")
  static let authority = OptionSpec.optional("--ca", "FILE", "whom to trust with the service's certificate (PEM)")
  static let tokenFile = OptionSpec.optional("--token-file", "FILE", "the token to call with")
  static let certificate = OptionSpec.optional(
    "--certificate", "DIR", "a folder with cert.pem and key.pem to call with")
  static let output = OptionSpec.optional("--output", "json|table", "one JSON document, or a table (the default)")

  static let all = [home, server, authority, tokenFile, certificate, output]
}

/// How answers are written.
enum OutputForm: String, Sendable, CaseIterable {
  case json, table
}
