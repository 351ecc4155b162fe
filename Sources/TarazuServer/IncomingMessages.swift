import TarazuNet
import TarazuProtocol
import TarazuWire

/// The messages of a client's stream, decoded.
struct IncomingMessages<Element: Message>: Sendable {
  let call: ServerCall

  /// The next one; nil at the client's end.
  func next() async throws(Status) -> Element? {
    guard let bytes = try await call.receive() else { return nil }
    return try decode(bytes)
  }
}
