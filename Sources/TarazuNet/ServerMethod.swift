import TarazuWire

/// How long calls of a method may take.
public enum TimeClass: Sendable, Equatable {
  /// Reads: 10 s if the client gives no deadline, at most 60 s.
  case read
  /// Other unary calls: 60 s, at most 5 min.
  case unary
  /// Imports and verifications: 1 h, at most 4 h.
  case long
  /// Feeds: 1 h less up to a tenth at random, and then UNAVAILABLE, so that clients come back spread out.
  case feed

  /// Nanoseconds if none are given, and the most that may be given.
  var nanoseconds: (usual: UInt64, greatest: UInt64) {
    let second: UInt64 = 1_000_000_000
    return switch self {
    case .read: (10 * second, 60 * second)
    case .unary: (60 * second, 300 * second)
    case .long: (3_600 * second, 14_400 * second)
    case .feed: (3_600 * second, 3_600 * second)
    }
  }
}

/// A method as the server serves it: its time and its handler, whose kind is its shape.
///
/// A handler runs on the connection's loop, as a task that is cancelled when the call is. It ends the call by
/// returning or throwing: a thrown `Status` is the answer; any other error becomes INTERNAL with an id that is logged
/// beside it. It must not block.
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

/// A method with its name, as connections look it up: one object, so that a call costs no copies.
final class ServedMethod: Sendable {
  let service: String
  let name: String
  let shape: CallShape
  let isHealth: Bool
  let time: TimeClass
  let inline: ServerMethod.Inline?
  let handler: ServerMethod.Handler

  init(_ entry: MethodTable.Entry, _ method: ServerMethod) {
    service = entry.service
    name = entry.method
    shape = entry.shape
    isHealth = entry.isHealth
    time = method.time
    inline = method.inline
    handler = method.handler
  }
}
