// The script for zsh: like bash's, with a description of each word.

extension CompletionTable {
  var zshScript: String {
    """
    #compdef tarazu
    # Completion of tarazu in zsh, as `tarazu completion zsh` prints it.

    _tarazu() {
      local word=${words[CURRENT]} command='' option='' only='' given
      local -i position=0 index
      local -a choices
      for ((index = 2; index < CURRENT; index++)); do
        given=${(Q)words[index]}
        if [[ -n $option ]]; then
          option=''
        elif [[ -z $only && $given == -- ]]; then
          only=1
        elif [[ -z $only && $given == -?* ]]; then
          case $command:$given in
            (\((flagsOfAll.map { "*:" + $0 } + flagsOfCommands.map(\.quotedForShell)).joined(separator: "|"))|*=*) ;;
            (*) option=$given ;;
          esac
        else
          # A command can go on where another ends: it is the longer one, unless a word came between.
          case $only$position:${command:+$command }$given in
            (\(commands.map { "0:\($0.name)".quotedForShell }.joined(separator: "|"))) command=${command:+$command }$given ;;
            (*)
              case $command in
                (\(commands.map(\.name.quotedForShell).joined(separator: "|"))) position+=1 ;;
                (*) command=${command:+$command }$given ;;
              esac ;;
          esac
        fi
      done
      if [[ -z $only && -z $option && $word == --*=* ]]; then
        option=${word%%=*}
        compset -P '*='
      fi
      if [[ -z $option ]]; then
        [[ -z $only && $word == -* ]] && option=- || option=$position
      fi
      case $command:$option in
    \(zshCases.joined(separator: "\n"))
      esac
    }

    if [[ ${funcstack[1]} == _tarazu ]]; then
      _tarazu "$@"
    else
      compdef _tarazu tarazu
    fi

    """
  }

  /// What is possible at each position; the first case that matches counts.
  private var zshCases: [String] {
    var lines: [String] = []
    func describe(_ pattern: String, _ what: String, _ items: [Item]) {
      lines.append("    (\(pattern))")
      lines.append("      choices=(")
      lines += items.map { "        " + $0.forZsh.quotedForShell }
      lines.append("      )")
      lines.append("      _describe \(what) choices ;;")
    }
    func add(_ pattern: String, _ choices: Choices) {
      switch choices {
      case .free: break
      case .words(let words): lines.append("    (\(pattern)) compadd -- \(words.joined(separator: " ")) ;;")
      case .list(let words):
        lines.append("    (\(pattern)) compset -P '*,'; compadd -- \(words.joined(separator: " ")) ;;")
      case .files: lines.append("    (\(pattern)) _files ;;")
      case .folders: lines.append("    (\(pattern)) _files -/ ;;")
      }
    }
    for (path, following) in beginnings {
      describe("\(path.joined(separator: " ")):0".quotedForShell, "command", following)
    }
    for command in commands {
      let options = command.allOptions
      describe("\(command.name):-".quotedForShell, "-o option", options.map(\.item) + CompletionTable.flags)
      for (position, word) in command.words.enumerated() {
        add("\(command.name):\(position)".quotedForShell, word.choices)
      }
      for option in command.options where !option.isFlag {
        add("\(command.name):\(option.name)".quotedForShell, option.choices)
      }
    }
    describe(
      "*:-", "-o option", GlobalOption.all.map(\.item) + CompletionTable.flags + [CompletionTable.version])
    for option in GlobalOption.all { add("*:\(option.name)", option.choices) }
    return lines
  }
}

extension CompletionTable.Item {
  /// As `_describe` takes it: a colon separates the word and its description.
  fileprivate var forZsh: String {
    word + ":" + help.split(separator: ":", omittingEmptySubsequences: false).joined(separator: #"\:"#)
  }
}
