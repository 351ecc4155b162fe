// The text of `--help`, for the program and for each command.

struct Help {
  let commands: [CommandSpec]

  /// The help of a command, of all commands with the same first word, or of the program.
  func text(for path: [String], _ command: CommandSpec?) throws(UsageError) -> String {
    if let command { return text(of: command) }
    return overview(commands.filter { $0.path.starts(with: path) })
  }

  private func text(of command: CommandSpec) -> String {
    let usage = ["tarazu", command.name] + command.words.map(\.name) + command.options.map(\.usage)
    var lines = [Help.wrapped("usage: " + usage.joined(separator: " "), indent: 7), "", command.summary, ""]
    let rows =
      command.words.map { ($0.name, $0.help) } + command.options.map { ($0.text, $0.help) }
    lines += Help.columns(rows)
    if !rows.isEmpty { lines.append("") }
    if !command.details.isEmpty {
      lines += command.details.split(separator: "\n").map { Help.wrapped(String($0), indent: 2) } + [""]
    }
    return (lines + Help.globals).joined(separator: "\n") + "\n"
  }

  private func overview(_ listed: [CommandSpec]) -> String {
    var lines = ["usage: tarazu COMMAND … [OPTIONS]", ""]
    lines += Help.columns(listed.map { ($0.name, $0.summary) })
    lines += [
      "", "`tarazu COMMAND --help` describes a command; `tarazu --version` prints the version.", "",
    ]
    lines += Help.globals
    lines += ["", "Dates are YYYY-MM-DD, Gregorian, or Jalali with a year below 1700."]
    lines += ["Exit status: 0 success, 1 refused or a check failed, 2 wrong usage, 3 service not reachable."]
    return lines.joined(separator: "\n") + "\n"
  }

  private static var globals: [String] {
    ["options of every command:"] + columns(GlobalOption.all.map { ($0.text, $0.help) })
  }

  private static func columns(_ rows: [(String, String)]) -> [String] {
    let width = rows.map(\.0.count).max() ?? 0
    return rows.map { name, help in
      "  " + name + String(repeating: " ", count: width - name.count + 2) + help
    }
  }

  /// Breaks a line between words into lines of at most 100 characters, if the words allow it.
  private static func wrapped(_ text: String, indent: Int) -> String {
    var lines = [""]
    for word in text.split(separator: " ") {
      let last = lines[lines.count - 1]
      if last.count + word.count + 1 > 100 {
        lines.append(String(repeating: " ", count: indent) + word)
      } else {
        lines[lines.count - 1] = last.isEmpty ? String(word) : last + " " + word
      }
    }
    return lines.joined(separator: "\n")
  }
}
