// The script for fish: a function that finds the position on the line, and a rule for each word and option.

extension CompletionTable {
  var fishScript: String {
    """
    # Completion of tarazu in fish, as `tarazu completion fish` prints it.

    function __tarazu_position --description 'The command so far, and how many words it has'
        set -l commands \(commands.map(\.name.quotedForFish).joined(separator: " "))
        set -l command
        set -l option
        set -l only
        set -l position 0
        for given in (commandline -opc)[2..]
            if test -n "$option"
                set option
            else if test -z "$only"; and test "$given" = --
                set only 1
            else if test -z "$only"; and string match -q -- '-?*' $given
                string match -qr -- '^(\((flagsOfAll.map { ".*:" + $0 } + flagsOfCommands + [".*=.*"]).joined(separator: "|")))$' "$command:$given"
                or set option $given
            else if test "$only$position" = 0; and contains -- (string trim -- "$command $given") $commands
                # A command can go on where another ends: it is the longer one, unless a word came between.
                set command (string trim -- "$command $given")
            else if contains -- "$command" $commands
                set position (math $position + 1)
            else
                set command (string trim -- "$command $given")
            end
        end
        echo "$command:$position"
    end

    function __tarazu_is --argument-names pattern
        string match -q -- $pattern (__tarazu_position)
    end

    function __tarazu_list --description 'Words, each behind what is listed before the last comma'
        set -l listed (commandline -ct | string replace -r -- '^--[a-z-]+=' '' | string match -r -- '^.*,')
        printf '%s\\n' "$listed"$argv
    end

    complete -c tarazu -f
    \(fishRules.joined(separator: "\n"))

    """
  }

  private var fishRules: [String] {
    var lines: [String] = []
    for (path, following) in beginnings {
      lines += following.map {
        CompletionTable.rule("\(path.joined(separator: " ")):0", "-a \($0.word) -d \($0.help.quotedForFish)")
      }
    }
    for command in commands {
      for (position, word) in command.words.enumerated() where word.choices != .free {
        lines.append(CompletionTable.rule("\(command.name):\(position)", word.choices.forFish))
      }
      lines += command.options.map { CompletionTable.rule("\(command.name):*", $0.forFish) }
    }
    lines += GlobalOption.all.map { "complete -c tarazu \($0.forFish)" }
    lines.append("complete -c tarazu -s h -l help -d \(CompletionTable.flags[0].help.quotedForFish)")
    lines.append(CompletionTable.rule(":0", "-l version -d \(CompletionTable.version.help.quotedForFish)"))
    return lines
  }

  private static func rule(_ position: String, _ words: String) -> String {
    "complete -c tarazu -n \("__tarazu_is \(position.quotedForFish)".quotedForFish) \(words)"
  }
}

extension OptionSpec {
  fileprivate var forFish: String {
    let value = isFlag ? "" : choices == .files ? "-r" : "-x"
    return "-l \(name.drop { $0 == "-" }) \(value) \(choices.forFish) -d \(help.quotedForFish)"
  }
}

extension Choices {
  fileprivate var forFish: String {
    switch self {
    case .free: ""
    case .words(let words): "-a \(words.joined(separator: " ").quotedForFish)"
    case .list(let words): "-a \("(__tarazu_list \(words.joined(separator: " ")))".quotedForFish)"
    case .files: "-F"
    case .folders: "-a '(__fish_complete_directories)'"
    }
  }
}

extension String {
  /// Within single quotes, as fish reads them.
  fileprivate var quotedForFish: String {
    var quoted = "'"
    for character in self {
      if character == "'" || character == "\\" { quoted.append("\\") }
      quoted.append(character)
    }
    return quoted + "'"
  }
}
