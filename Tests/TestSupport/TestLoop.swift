import Foundation
import TarazuLoop

/// A running loop, which ends with this object.
public final class TestLoop: Sendable {
  public let loop: Loop

  public init(_ name: String = "test") throws {
    loop = try Loop(name: name)
    try loop.start()
  }

  deinit {
    loop.stop()
  }

  /// Runs `body` while the loop is stopped: its connections read and write nothing.
  public func whileStill<Value>(_ body: () async throws -> Value) async rethrows -> Value {
    let end = DispatchSemaphore(value: 0)
    defer { end.signal() }
    await withCheckedContinuation { begun in
      loop.execute {
        begun.resume()
        end.wait()
      }
    }
    return try await body()
  }
}
