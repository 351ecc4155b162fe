import TarazuWire

/// A method as the server serves it: its time and its handler. The kind of handler is the method's shape.
///
/// A handler runs on the connection's loop, as a task that is cancelled when the call is. It ends the call by
/// returning or throwing: a thrown `Status` is the answer; any other error becomes INTERNAL with an id that is logged
/// with it. It must not block.
public struct ServerMethod: Sendable {
  /// Answers on the loop at once, without a task, from the request's bytes where they lie; a thrown status is the
  /// answer too.
  public typealias Inline = @Sendable (borrowing InlineCall, Span<UInt8>) throws(Status) -> InlineAnswer
  /// From the request to the answer.
  public typealias Unary = @Sendable (ServerCall, [UInt8]) async throws -> [UInt8]
  /// From the request to the end; messages go out by `ServerCall.send` or `offer`.
  public typealias ServerStreaming = @Sendable (ServerCall, [UInt8]) async throws -> Void
  /// Messages come by `ServerCall.receive`; returns the answer.
  public typealias ClientStreaming = @Sendable (ServerCall) async throws -> [UInt8]
  /// Messages come by `ServerCall.receive` and go by `send`.
  public typealias Bidirectional = @Sendable (ServerCall) async throws -> Void

  enum Handler: Sendable {
    case unary(Unary)
    case serverStreaming(ServerStreaming)
    case clientStreaming(ClientStreaming)
    case bidirectional(Bidirectional)
  }

  public let time: TimeClass
  let handler: Handler
  /// Tried first; of unary methods only.
  var inline: Inline?

  public var shape: CallShape {
    switch handler {
    case .unary: .unary
    case .serverStreaming: .serverStreaming
    case .clientStreaming: .clientStreaming
    case .bidirectional: .bidirectional
    }
  }

  public static func unary(_ time: TimeClass, inline: Inline? = nil, _ handler: @escaping Unary) -> ServerMethod {
    ServerMethod(time: time, handler: .unary(handler), inline: inline)
  }

  public static func serverStreaming(_ time: TimeClass, _ handler: @escaping ServerStreaming) -> ServerMethod {
    ServerMethod(time: time, handler: .serverStreaming(handler))
  }

  public static func clientStreaming(_ time: TimeClass, _ handler: @escaping ClientStreaming) -> ServerMethod {
    ServerMethod(time: time, handler: .clientStreaming(handler))
  }

  public static func bidirectional(_ time: TimeClass, _ handler: @escaping Bidirectional) -> ServerMethod {
    ServerMethod(time: time, handler: .bidirectional(handler))
  }
}
