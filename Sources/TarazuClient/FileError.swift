import Glibc

/// A file operation that failed: on what, and the system's message.
public struct FileError: Error, Equatable, Sendable, CustomStringConvertible {
  public let path: String
  /// What was tried, as in `cannot read`.
  public let operation: String
  /// The `errno` that it left.
  public let code: Int32

  package init(_ operation: String, _ path: String, code: Int32 = errno) {
    self.operation = operation
    self.path = path
    self.code = code
  }

  public var description: String { "\(operation) \(path): \(String(cString: strerror(code)))" }
}
