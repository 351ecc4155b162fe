import TarazuLoop

/// A running loop that ends with it.
public final class TestLoop: Sendable {
  public let loop: Loop

  public init(_ name: String = "test") throws {
    loop = try Loop(name: name)
    try loop.start()
  }

  deinit {
    loop.stop()
  }
}
