// protoc-gen-tarazu: protoc's plug-in. A request on standard input, the files or an error on standard output.

import Glibc
import TarazuGenerator

/// All of standard input.
func readInput() -> [UInt8]? {
  var input: [UInt8] = []
  var piece = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = read(STDIN_FILENO, &piece, piece.count)
    if count == 0 { return input }
    if count < 0 {
      if errno == EINTR { continue }
      return nil
    }
    input += piece.prefix(count)
  }
}

/// Writes all of it to standard output; false if that fails.
func writeOutput(_ output: [UInt8]) -> Bool {
  var rest = output[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
    if count < 0 && errno != EINTR { return false }
    rest = rest.dropFirst(max(count, 0))
  }
  return true
}

guard let input = readInput(), writeOutput(CodeGeneration.respond(to: input)) else {
  perror("protoc-gen-tarazu")
  exit(1)
}
