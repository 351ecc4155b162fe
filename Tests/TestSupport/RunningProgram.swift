import Foundation

/// A running command line, with its output in pipes.
public final class RunningProgram {
  public let process = Process()
  public let output = Pipe()
  public let errors = Pipe()
  private let deadline: Task<Void, any Error>

  /// Starts it as the administrator of a server's home.
  public init(_ harness: ServerHarness, _ words: [String]) throws {
    process.executableURL = URL(fileURLWithPath: Programs.folder + "/tarazu")
    process.arguments = ["--home", harness.home] + words
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    // A program that hangs is ended, so that its test fails.
    let pid = process.processIdentifier
    deadline = Task {
      try await Task.sleep(for: .seconds(120))
      kill(pid, SIGKILL)
    }
  }

  public func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  deinit {
    deadline.cancel()
    if process.isRunning { send(SIGKILL) }
  }
}
