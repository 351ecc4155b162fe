/// What a server allows on one connection. The defaults are the protocol's; each can be configured.
public struct CallLimits: Sendable, Equatable {
  /// Calls open, those included whose work has not ended yet after they were answered or cancelled.
  public var openCalls = 1_024
  /// Of these, calls of a streaming shape.
  public var openStreams = 256
  /// Calls open while the connection has shown no valid credential.
  public var openCallsUnauthenticated = 4

  public init() {}
}
