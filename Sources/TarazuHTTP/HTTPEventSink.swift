import TarazuLoop

/// Takes the pieces of an answer that comes as a stream. It is used in the answer's task, on the connection's loop.
public final class HTTPEventSink: Sendable {
  private let connection: LoopBound<HTTPConnection>
  private let id: Int32

  init(_ connection: LoopBound<HTTPConnection>, _ id: Int32) {
    self.connection = connection
    self.id = id
  }

  /// Sends bytes, and returns when the peer has room for more: so a slow reader has one piece waiting, never a queue.
  /// - Returns: whether the peer is still there.
  public func send(_ bytes: [UInt8]) async -> Bool {
    await withUnsafeContinuation { continuation in
      connection.value.send(id, bytes, continuation)
    }
  }
}
