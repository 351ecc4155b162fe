import TestSupport

/// Waits until something is so; fails after a time that no working server needs.
func eventually(_ condition: () async throws -> Bool) async throws {
  for _ in 0..<600 {
    if try await condition() { return }
    try await Task.sleep(for: .milliseconds(50))
  }
  throw ChildProcess.Failure(description: "it never came to be so")
}
