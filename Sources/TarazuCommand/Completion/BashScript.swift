// The script for bash: one function that finds the command among the words so far and looks up what can follow.

extension CompletionTable {
  var bashScript: String {
    """
    # Completion of tarazu in bash, as `tarazu completion bash` prints it.

    _tarazu() {
      local word='' typed='' command='' option='' only='' lead='' kind='' words='' index given glued=''
      local -a line=()
      local -i position=0
      # Bash breaks words at colons: HOST:PORT is one again.
      for ((index = 1; index <= COMP_CWORD; index++)); do
        given=${COMP_WORDS[index]}
        if [[ ${#line[@]} -gt 0 && ( -n $glued || $given == :* ) ]]; then line[-1]+=$given; else line+=("$given"); fi
        [[ $given == *: ]] && glued=1 || glued=''
      done
      typed=${line[-1]} word=${line[-1]}
      unset 'line[-1]'
      for given in "${line[@]}"; do
        if [[ -n $option ]]; then
          # Bash takes an option and what follows its equals sign for three words.
          [[ $given == = ]] || option=''
        elif [[ -z $only && $given == -- ]]; then
          only=1
        elif [[ -z $only && $given == -?* ]]; then
          case $command:$given in
            \((flagsOfAll.map { "*:" + $0 } + flagsOfCommands.map(\.quotedForShell)).joined(separator: " | ")) | *=*) ;;
            *) option=$given ;;
          esac
        else
          # A command can go on where another ends: it is the longer one, unless a word came between.
          case $only$position:${command:+$command }$given in
            \(commands.map { "0:\($0.name)".quotedForShell }.joined(separator: " | "))) command=${command:+$command }$given ;;
            *)
              case $command in
                \(commands.map(\.name.quotedForShell).joined(separator: " | "))) position+=1 ;;
                *) command=${command:+$command }$given ;;
              esac ;;
          esac
        fi
      done
      [[ $word == = ]] && word=''
      if [[ -z $only && -z $option && $word == --*=* ]]; then
        option=${word%%=*} lead=${word%%=*}= word=${word#*=}
      fi
      if [[ -z $option ]]; then
        [[ -z $only && $word == -* ]] && option=- || option=$position
      fi
      case $command:$option in
    \(bashCases.joined(separator: "\n"))
      esac
      case $kind in
        files) mapfile -t COMPREPLY < <(compgen -P "$lead" -f -- "$word") ;;
        folders) mapfile -t COMPREPLY < <(compgen -P "$lead" -d -- "$word") ;;
        list)
          [[ $word != *,* ]] || lead+=${word%,*},
          mapfile -t COMPREPLY < <(compgen -P "$lead" -W "$words" -- "${word##*,}") ;;
        *) mapfile -t COMPREPLY < <(compgen -P "$lead" -W "$words" -- "$word") ;;
      esac
      # What is proposed takes the place of what stands behind the last colon alone.
      given=${COMP_WORDS[COMP_CWORD]}
      [[ $given == "$typed" ]] || COMPREPLY=("${COMPREPLY[@]#"${typed%"${given#:}"}"}")
      # Outside of a completion, as in a test, there is nothing to set.
      [[ -z $kind || $kind == list ]] || compopt -o filenames 2>/dev/null || true
    }
    complete -F _tarazu tarazu

    """
  }

  /// What is possible at each position; the first case that matches counts.
  private var bashCases: [String] {
    var lines: [String] = []
    func add(_ pattern: String, _ choices: Choices) {
      switch choices {
      case .free: break
      case .words(let words): lines.append("    \(pattern)) words=\(words.joined(separator: " ").quotedForShell) ;;")
      case .list(let words):
        lines.append("    \(pattern)) kind=list words=\(words.joined(separator: " ").quotedForShell) ;;")
      case .files: lines.append("    \(pattern)) kind=files ;;")
      case .folders: lines.append("    \(pattern)) kind=folders ;;")
      }
    }
    for (path, following) in beginnings {
      add("\(path.joined(separator: " ")):0".quotedForShell, .words(following.map(\.word)))
    }
    for command in commands {
      let options = command.allOptions
      add("\(command.name):-".quotedForShell, .words(options.map(\.name) + CompletionTable.flags.map(\.word)))
      for (position, word) in command.words.enumerated() {
        add("\(command.name):\(position)".quotedForShell, word.choices)
      }
      for option in command.options where !option.isFlag {
        add("\(command.name):\(option.name)".quotedForShell, option.choices)
      }
    }
    add(
      "*:-", .words((GlobalOption.all.map(\.item) + CompletionTable.flags + [CompletionTable.version]).map(\.word)))
    for option in GlobalOption.all { add("*:\(option.name)", option.choices) }
    return lines
  }
}
