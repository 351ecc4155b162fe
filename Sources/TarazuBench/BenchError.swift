/// Why a load test cannot be done as asked, with what is allowed.
public struct BenchError: Error, Equatable, Sendable, CustomStringConvertible {
  public let description: String

  public init(_ description: String) { self.description = description }
}
