// A streaming call with typed messages.

import TarazuNet
import TarazuProtocol
import TarazuWire

/// A stream of messages up, with one answer or a stream of them down, on a connection of its own. It is given up when
/// it is let go.
public final class MessageStream<Request: Message, Response: Message>: Sendable {
  private let stream: ClientStream
  private let connection: ClientConnection
  private let pool: ConnectionPool

  init(_ stream: ClientStream, on connection: ClientConnection, of pool: ConnectionPool) {
    self.stream = stream
    self.connection = connection
    self.pool = pool
  }

  deinit { pool.release(connection) }

  /// Sends a message; waits while much is unsent. Throws how the call has failed, if it has.
  public func send(_ message: Request) async throws(Status) {
    try await stream.send(message.encode())
  }

  /// There are no more messages to send.
  public func finishSending() { stream.finishSending() }

  /// The call is wanted no more: `receive` throws CANCELLED, and the service ends it with its connection.
  public func cancel() {
    stream.cancel()
    pool.release(connection)
  }

  /// The next message, or the one answer; nil at the good end. Throws how the call failed.
  public func receive() async throws(Status) -> Response? {
    guard let bytes = try await stream.receive() else { return nil }
    return try TarazuClient.decode(bytes)
  }
}
