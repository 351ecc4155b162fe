// Sees to it that no output of a command replaces an input or another output (docs/spec/command-line.md#conventions).

import TarazuClient

/// The files that a command line names, and what the command does with them.
struct FileUses {
  private struct Named {
    /// The option or word, for people.
    let name: String
    let path: String
    let identity: FileIdentity
  }

  private var inputs: [Named] = []
  private var outputs: [Named] = []
  /// Of the outputs, those of secrets: a new token may take the place of the home's old one.
  private var secrets: Set<String> = []
  private let home: [Named]
  private let command: CommandSpec

  init(of arguments: Arguments, _ command: CommandSpec) {
    self.command = command
    let folder = arguments[GlobalOption.home].map(Home.init) ?? Home.standard
    home = (folder?.files ?? []).flatMap { FileUses.named("the home", [$0]) }
    for word in command.words where word.choices == .files { add(word.name, arguments.word(word.name), .reads) }
    for option in command.options + GlobalOption.all {
      guard option.choices == .files || option.choices == .folders, let path = arguments[option] else { continue }
      add(option.name, path, option.use)
    }
    // Standard output and standard error, where they are files; one file for both is common.
    for descriptor: Int32 in [1, 2] {
      guard let identity = FileIdentity(descriptor: descriptor) else { continue }
      outputs.append(Named(name: FileUses.standard, path: "", identity: identity))
    }
  }

  private static let standard = "standard output or error"

  /// Throws wrong usage if an output is also an input, or another output.
  func check() throws(UsageError) {
    for (number, output) in outputs.enumerated() {
      let read = inputs + (secrets.contains(output.name) ? [] : home)
      if let input = read.first(where: { $0.identity == output.identity }) {
        throw UsageError(
          "\(output.name) and \(input.name) name the same file, \(input.path): an output never replaces an input",
          command: command.name)
      }
      if let other = outputs[..<number].first(where: { $0.identity == output.identity && $0.name != output.name }) {
        throw UsageError(
          "\(other.name) and \(output.name) name the same file, \(other.path): each output needs its own",
          command: command.name)
      }
    }
  }

  private mutating func add(_ name: String, _ path: String, _ use: FileUse) {
    let fresh = SecretFile.freshSuffix
    let certificate = [path + "/cert.pem", path + "/key.pem"]
    switch use {
    case .reads: inputs += FileUses.named(name, [path])
    case .readsCertificate: inputs += FileUses.named(name, certificate)
    case .writes: outputs += FileUses.named(name, [path])
    case .writesSecret:
      outputs += FileUses.named(name, [path, path + fresh])
      secrets.insert(name)
    case .writesCertificate:
      outputs += FileUses.named(name, certificate.flatMap { [$0, $0 + fresh] })
      secrets.insert(name)
    }
  }

  private static func named(_ name: String, _ paths: [String]) -> [Named] {
    paths.compactMap { path in
      let identity = path == "-" ? FileIdentity(descriptor: 0) : FileIdentity(path)
      return identity.map { Named(name: name, path: path, identity: $0) }
    }
  }
}
