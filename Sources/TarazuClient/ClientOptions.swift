/// How a client uses connections. The defaults suit a program that asks now and then.
public struct ClientOptions: Sendable, Equatable {
  /// The most connections that unary calls share, 1 to 1,024; other numbers count as the nearest of these.
  public var connections: Int
  /// Another connection is made when each has this many calls open, 1 or more. One connection carries many calls well;
  /// more of them serve to use more of the loops.
  public var callsBeforeAnother: Int
  /// How long a connection may be without calls before it is closed.
  public var idleTime: Duration

  public init(connections: Int = 4, callsBeforeAnother: Int = 8, idleTime: Duration = .seconds(300)) {
    self.connections = min(max(1, connections), 1_024)
    self.callsBeforeAnother = max(1, callsBeforeAnother)
    self.idleTime = idleTime
  }
}
