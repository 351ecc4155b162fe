import TestSupport

/// Waits until the condition is true; fails after a time that no working server needs.
func eventually(_ condition: () async throws -> Bool) async throws {
  for _ in 0..<600 {
    if try await condition() { return }
    try await Task.sleep(for: .milliseconds(50))
  }
  throw ChildProcess.Failure(description: "it never happened")
}

/// Runs `body`, and fails if it has not ended after a time that no working server needs. What still waits is left behind,
/// because not everything that waits can be cancelled.
func within<Value: Sendable>(
  _ time: Duration = .seconds(20), _ body: @escaping @Sendable () async throws -> Value
) async throws -> Value {
  let (results, answer) = AsyncStream.makeStream(of: Result<Value, any Error>.self)
  let work = Task { answer.yield(await Result(running: body)) }
  let alarm = Task {
    try await Task.sleep(for: time)
    answer.yield(.failure(ChildProcess.Failure(description: "it did not end within \(time)")))
  }
  defer {
    work.cancel()
    alarm.cancel()
  }
  for await result in results { return try result.get() }
  throw CancellationError()
}
