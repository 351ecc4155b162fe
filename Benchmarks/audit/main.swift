// The service with or without records of its calls: what the audit costs is the difference.
//
// `benchmark-audit with|without serve --home DIR …` is `tarazu-server serve …`. No other program can leave them out.

import Glibc
import TarazuServer

let words = Array(CommandLine.arguments.dropFirst())
guard let choice = words.first, ["with", "without"].contains(choice) else {
  let usage = Array("usage: benchmark-audit with|without serve --home DIR [OPTION…]\n".utf8)
  _ = write(STDERR_FILENO, usage, usage.count)
  exit(2)
}
ServerCommand.main(Array(words.dropFirst()), recordsCalls: choice == "with")
