import TarazuLoop
import TarazuWire

/// A streaming call as its client sees it. When it is let go before its end, the call is given up.
public final class ClientStream: Sendable {
  private let call: ClientCallHandle

  init(_ call: ClientCallHandle) {
    self.call = call
  }

  deinit {
    let call = self.call
    call.loop.execute { call.giveUp() }
  }

  /// Sends a message of a client-streaming or bidirectional call. It waits while the connection has over 1 MiB unsent.
  /// Throws how the call has failed, if it has.
  public func send(_ message: [UInt8]) async throws(Status) {
    try await call.send(message)
  }

  /// There are no more messages.
  public func finishSending() { call.finishSending() }

  /// The next message, or the one answer of a client-streaming call; nil at the call's good end. Throws how it failed.
  public func receive() async throws(Status) -> [UInt8]? {
    try await call.receive(opening: nil)
  }

  /// The call is no longer wanted; what still comes is dropped, and `receive` throws CANCELLED.
  public func cancel() { call.giveUp() }
}
