// The exit status, and how errors become one.

import TarazuClient
import TarazuWire

/// The program's exit status (docs/spec/command-line.md#exit-status).
enum ExitStatus: Int32, Sendable {
  case done = 0
  /// The service refused, or a check failed.
  case refused = 1
  case wrongUsage = 2
  case notReachable = 3
  /// A condition of `--fail-if` was true.
  case failedIf = 99
}

/// A failure of the program: a line for standard error and an exit status.
struct Failure: Error, Equatable, Sendable {
  let message: String
  let status: ExitStatus

  init(_ message: String, _ status: ExitStatus = .refused) {
    self.message = message
    self.status = status
  }

  /// The failure for an error that a command threw.
  init(_ error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case let status as Status:
      self.init("\(status.code.name): \(status.message)", status.code == .unavailable ? .notReachable : .refused)
    case let usage as UsageError: self.init("tarazu: \(usage)", .wrongUsage)
    default: self.init("tarazu: \(error)")
    }
  }
}
