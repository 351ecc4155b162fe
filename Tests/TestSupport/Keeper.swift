import Foundation
import TarazuBase

/// A shell that runs one program at a time for this process. When this process ends in any way, the shell ends the
/// program and removes its folder, because the pipe that it reads from closes.
///
/// Its methods block the calling thread.
public final class Keeper: Sendable {
  /// Removed with its content when the keeper ends.
  public let folder: String
  /// The program's output.
  public var log: String { folder + "/log" }

  private let process = Process()
  private let commands = Pipe()
  private let answers = Pipe()
  private let turn = Locked(Content())

  private struct Content {
    var hasEnded = false
  }

  /// The shell ignores a terminal's signals, so that it can clean up after the test runner. The program may be stopped
  /// when it has to end.
  private static let script = """
    trap '' INT HUP TERM
    folder=$1 signal=$2; shift 2
    while read -r word arguments; do
      case $word in
        start)
          (trap - INT HUP TERM; exec "$@" $arguments) </dev/null >>"$folder/log" 2>&1 &
          program=$!
          echo $program ;;
        wait)
          wait $program
          echo $? ;;
      esac
    done
    if [ -n "${program:-}" ]; then
      kill -s "$signal" $program
      kill -s CONT $program
      wait $program
    fi 2>/dev/null
    rm -rf "$folder"
    """

  /// - Parameters:
  ///   - program: its path and first arguments.
  ///   - endSignal: how it is ended, such as `KILL`.
  public init(folder: String, program: [String], endSignal: String) throws {
    self.folder = folder
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", Keeper.script, "keeper", folder, endSignal] + program
    process.currentDirectoryURL = URL(fileURLWithPath: "/tmp")
    process.standardInput = commands
    process.standardOutput = answers
    try Keeper.all.withLock { all in
      // No other child may hold the pipe open.
      for handle in [commands.fileHandleForWriting, answers.fileHandleForReading] {
        _ = fcntl(handle.fileDescriptor, F_SETFD, FD_CLOEXEC)
      }
      if all.isEmpty { atexit { Keeper.endAll() } }
      try Keeper.withoutBlockedSignals { try process.run() }
      all[ObjectIdentifier(self)] = self
    }
  }

  /// Threads of a library block signals, and a child would inherit that; a shell could not even wait.
  private static func withoutBlockedSignals(_ body: () throws -> Void) rethrows {
    var (none, before) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    try body()
  }

  /// Starts the program with further arguments, none of which has a space. Returns its process id.
  @discardableResult
  public func start(_ arguments: [String] = []) throws -> pid_t {
    let answer = try ask(["start"] + arguments)
    guard let pid = pid_t(answer) else { throw ChildProcess.Failure(description: "no process id: \(answer)") }
    return pid
  }

  /// Waits until the program has ended. Returns its status as a shell does.
  @discardableResult
  public func wait() throws -> Int32 {
    let answer = try ask(["wait"])
    guard let status = Int32(answer) else { throw ChildProcess.Failure(description: "no status: \(answer)") }
    return status
  }

  /// Ends the program, and removes the folder.
  public func end() {
    turn.withLock { content in
      guard !content.hasEnded else { return }
      content.hasEnded = true
      try? commands.fileHandleForWriting.close()
      process.waitUntilExit()
    }
    Keeper.all.withLock { $0[ObjectIdentifier(self)] = nil }
  }

  private func ask(_ words: [String]) throws -> String {
    try turn.withLock { content in
      guard !content.hasEnded else { throw ChildProcess.Failure(description: "the keeper has ended") }
      try commands.fileHandleForWriting.write(contentsOf: Data((words.joined(separator: " ") + "\n").utf8))
      var answer = Data()
      while answer.last != 0x0A {
        let piece = answers.fileHandleForReading.availableData
        guard !piece.isEmpty else { throw ChildProcess.Failure(description: "the keeper has gone") }
        answer += piece
      }
      return String(decoding: answer.dropLast(), as: UTF8.self)
    }
  }

  // MARK: The process's end

  private static let all = Locked<[ObjectIdentifier: Keeper]>([:])

  private static func endAll() {
    let keepers = all.withLock { Array($0.values) }
    for keeper in keepers { try? keeper.commands.fileHandleForWriting.close() }
    for keeper in keepers { keeper.end() }
  }
}

/// Whether a process runs. A zombie does not.
func isAlive(_ pid: pid_t) -> Bool {
  guard let status = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8) else { return false }
  return !status.contains(") Z ")
}

/// Runs blocking work on its own thread, not on the threads of the tests.
public func blocking<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
  try await withCheckedThrowingContinuation { continuation in
    Thread.detachNewThread { continuation.resume(with: Result { try body() }) }
  }
}
