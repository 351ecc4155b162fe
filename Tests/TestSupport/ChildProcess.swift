import Foundation

/// Runs a program to its end.
public enum ChildProcess {
  /// A program that did not end with 0: the command, its status and all its output.
  public struct Failure: Error, CustomStringConvertible {
    public let description: String

    public init(description: String) { self.description = description }
  }

  /// The outcome of a program.
  public struct Outcome: Sendable {
    /// Its exit status, or the number of the signal that ended it.
    public var status: Int32
    public var output: String
    public var errors: String
  }

  /// Runs a program and returns its standard output. Blocks the calling thread.
  @discardableResult
  public static func run(
    _ program: String, _ arguments: [String], input: String = "", environment: [String: String] = [:]
  ) throws -> String {
    let outcome = try self.outcome(of: program, arguments, input: input, environment: environment)
    guard outcome.status == 0 else {
      throw Failure(
        description: """
          \(program) \(arguments.joined(separator: " ")): \(outcome.status)
          \(outcome.output)\(outcome.errors)
          """)
    }
    return outcome.output
  }

  /// Runs a program to its end, whatever its status. Blocks the calling thread.
  public static func outcome(
    of program: String, _ arguments: [String], input: String = "", environment: [String: String] = [:]
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.currentDirectoryURL = URL(fileURLWithPath: "/tmp")
    // Files, not pipes, because a full pipe stops the program. They are removed with their folder.
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tarazu-run-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = ["in", "out", "err"].map { folder.appendingPathComponent($0) }
    for file in files { try Data(file.lastPathComponent == "in" ? input.utf8 : "".utf8).write(to: file) }
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: try String(decoding: Data(contentsOf: files[1]), as: UTF8.self),
      errors: try String(decoding: Data(contentsOf: files[2]), as: UTF8.self))
  }
}
