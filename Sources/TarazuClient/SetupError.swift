/// Why a client cannot be set up: a file cannot be read, or does not hold what it should.
public struct SetupError: Error, Equatable, Sendable, CustomStringConvertible {
  public let description: String

  init(_ description: String) { self.description = description }

  init(_ error: FileError) { description = error.description }
}
