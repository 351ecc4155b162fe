// Standard output and standard error.

import TarazuClient

/// Where the program writes: standard output and standard error.
struct Console: Sendable {
  private let output = OpenFile.standard(outputDescriptor, "standard output")
  private let errors = OpenFile.standard(2, "standard error")

  var outputIsTerminal: Bool { output.isTerminal }
  var errorsAreTerminal: Bool { errors.isTerminal }
  var outputIsPipe: Bool { output.isPipe }

  static let outputDescriptor: Int32 = 1

  func write(_ bytes: [UInt8]) throws(FileError) { try output.write(bytes) }

  func write(_ text: String) throws(FileError) { try output.write(Array(text.utf8)) }

  /// Writes a line for people to standard error. If that fails, there is nowhere to report it.
  func report(_ line: String) { report(raw: ForeignText.escaped(line) + "\n") }

  /// Writes text that has control characters of this program.
  func report(raw text: String) { try? errors.write(Array(text.utf8)) }
}
