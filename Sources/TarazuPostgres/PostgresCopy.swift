extension PostgresConnection {
  /// Runs `copy … from stdin` and sends the pieces that `next` gives until nil; each is taken before the next is asked
  /// for. `timeout` is for each step. If `next` throws, nothing is copied. Answers how many rows were copied.
  @discardableResult
  nonisolated(nonsending) public func copyIn(
    _ sql: String, timeout: Duration = defaultTimeout, _ next: () async throws -> [UInt8]?
  ) async throws -> Int {
    try await startCopy(sql, timeout: timeout)
    do {
      while let piece = try await next() { try await putCopy(piece, timeout: timeout) }
    } catch {
      _ = try? await endCopy(failure: "the client stopped", timeout: timeout)
      throw error
    }
    return try await endCopy(failure: nil, timeout: timeout)
  }
}
