// The arguments of tarazu-server, taken apart.

/// Arguments that are no command line.
struct UsageError: Error {
  let description: String
  init(_ description: String) { self.description = description }
}

/// A command's name and options.
struct CommandArguments {
  let name: String
  private var options: [String: String] = [:]
  private var flags: Set<String> = []

  private static let known = ["--home", "--name", "--certificate", "--token-file", "--host", "--port"]
  private static let flags = ["--finish"]

  init(_ arguments: [String]) throws(UsageError) {
    guard let name = arguments.first else { throw UsageError("a command is missing") }
    self.name = name
    var rest = arguments.dropFirst()
    while let option = rest.popFirst() {
      if Self.flags.contains(option) {
        flags.insert(option)
        continue
      }
      guard Self.known.contains(option) else { throw UsageError("there is no option \(option)") }
      guard let value = rest.popFirst() else { throw UsageError("\(option) needs a value") }
      options[option] = value
    }
  }

  func has(_ flag: String) -> Bool { flags.contains(flag) }

  subscript(_ option: String) -> String? { options[option] }

  func required(_ option: String) throws(UsageError) -> String {
    guard let value = options[option] else { throw UsageError("\(option) is missing") }
    return value
  }
}
