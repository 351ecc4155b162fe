// Prints the script with which a shell completes commands.

import TarazuWire

enum CompletionCommand {
  static let command = CommandSpec(
    "completion", "prints the script that completes commands and options in a shell",
    words: [
      WordSpec(
        name: "SHELL", help: "bash, zsh or fish", choices: .words(Shell.allCases.map(\.rawValue)))
    ],
    details: """
      bash, for each new shell: tarazu completion bash > ~/.local/share/bash-completion/completions/tarazu (with \
      Debian's package bash-completion), or the line `source <(tarazu completion bash)` in ~/.bashrc
      zsh: tarazu completion zsh > a folder of $fpath under the name _tarazu, before compinit runs; or after it the \
      line `source <(tarazu completion zsh)` in ~/.zshrc
      fish: tarazu completion fish > ~/.config/fish/completions/tarazu.fish
      """,
    action: .local { invocation in
      let word = invocation.arguments.word("SHELL")
      guard let shell = Shell(rawValue: word) else {
        throw Status.bad("SHELL", word, "one of " + Shell.allCases.map(\.rawValue).joined(separator: ", "))
      }
      try invocation.console.write(shell.script(CompletionTable(commands: Program.commands)))
      return .done
    })
}
