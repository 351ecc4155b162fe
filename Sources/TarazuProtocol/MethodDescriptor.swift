// What a method is: its name, its messages, its shape, and whether it may be repeated.

/// Whether a method may be called again when its outcome is unknown.
public enum IdempotencyLevel: Sendable, Equatable {
  /// Not known: ask before repeating.
  case unknown
  /// A read.
  case noSideEffects
  /// To do it twice is the same as to do it once.
  case idempotent
}

/// A method without the types of its messages.
public protocol AnyMethodDescriptor: Sendable {
  /// The service's full name, such as `tarazu.v1.KpiService`.
  var service: String { get }
  /// The method's bare name, such as `GetScorecard`.
  var name: String { get }
  /// Whether the client sends a stream of messages.
  var clientStreaming: Bool { get }
  /// Whether the server sends a stream of messages.
  var serverStreaming: Bool { get }
  /// Whether it may be repeated.
  var idempotency: IdempotencyLevel { get }
}

/// A method with the types of its messages, which server and client take theirs from.
public struct MethodDescriptor<Request: Message, Response: Message>: AnyMethodDescriptor {
  public let service: String
  public let name: String
  public let clientStreaming: Bool
  public let serverStreaming: Bool
  public let idempotency: IdempotencyLevel

  public init(
    service: String, name: String, clientStreaming: Bool = false, serverStreaming: Bool = false,
    idempotency: IdempotencyLevel = .unknown
  ) {
    self.service = service
    self.name = name
    self.clientStreaming = clientStreaming
    self.serverStreaming = serverStreaming
    self.idempotency = idempotency
  }
}
