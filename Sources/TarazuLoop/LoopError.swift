/// A system call that a loop made and that failed.
public struct LoopError: Error, Equatable, CustomStringConvertible {
  /// The system call's name, as in `epoll_ctl`.
  public let operation: String
  /// The `errno` that it left.
  public let code: Int32

  public init(operation: String, code: Int32) {
    self.operation = operation
    self.code = code
  }

  public var description: String { "\(operation) failed with errno \(code)" }
}
