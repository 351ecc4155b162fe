// How many connections a client keeps, and for how long: what can be chosen, and what cannot.

/// How a client uses connections. The defaults suit a program that asks now and then.
public struct ClientOptions: Sendable, Equatable {
  /// The most connections that unary calls share, 1 to 1,024; what is outside counts as the nearest.
  public var connections: Int
  /// Another connection is made when each has so many calls open, from 1 up. One connection carries many calls well;
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

/// What a client holds to whatever its options are.
public enum ClientLimits {
  /// Calls open on one connection: the service refuses more (WIRE, 11).
  public static let openCalls = 1_024
  /// The same, until a connection had its first answer: before it has seen a credential the service takes no more.
  public static let openCallsBeforeAnswer = 4
  /// How long a connection may take to be made, within the call's deadline.
  public static let connectTime = Duration.seconds(10)
  /// So long after a message was due at the latest a feed's connection is taken to be lost: the service sends one every
  /// 15 s, or as seldom as the feed asks for.
  public static let feedSilence = Duration.seconds(60)
}
