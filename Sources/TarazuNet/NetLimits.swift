import TarazuWire

/// What a server allows, with the protocol's defaults; each can be configured.
public struct NetLimits: Sendable, Equatable {
  /// Connections altogether: each costs some tens of KiB. (docs/spec/wire.md#limits)
  public var connections = 20_000
  /// Of these, in the handshake, whose public-key work is the most expensive thing that a peer can ask for before it is
  /// authenticated.
  public var handshakes = 1_000
  /// Of these, from one address, so that one host cannot take them all.
  public var handshakesPerAddress = 100
  /// Calls running and waiting on the whole server.
  public var calls = 20_000
  /// Bytes held for handlers or unsent on the whole server; above it, connections with a share over
  /// `spared` are not read.
  public var memory = 512 << 20
  public var spared = 64 << 10
  /// Calls on one connection.
  public var perConnection = CallLimits()
  /// A handshake.
  public var handshakeTime: Duration = .seconds(10)
  /// A begun frame, and this much more time for each 64 KiB of it.
  public var frameTime: Duration = .seconds(10)
  public var frameTimePer64KiB: Duration = .seconds(1)
  /// How long a connection may be without showing a valid credential (`ServerCall.acceptCredential`) or calling
  /// Health.
  public var unauthenticatedTime: Duration = .seconds(60)
  /// How long a connection may be without calls.
  public var idleTime: Duration = .seconds(3_600)
  /// How long a peer may take none of what is queued for it.
  public var writeTime: Duration = .seconds(30)
  /// How long a call may leave a message untouched while its connection is not read for that.
  public var stallTime: Duration = .seconds(30)
  /// How long an upload may bring nothing.
  public var uploadIdleTime: Duration = .seconds(120)
  /// How long a drain waits for calls before it closes their connections.
  public var drainTime: Duration = .seconds(30)

  public init() {}
}

/// Bounds of one connection's memory, and how it is closed; the same at both ends.
enum ConnectionBounds {
  /// Over this much unsent, senders wait and nothing is read …
  static let unsentHigh = 1 << 20
  /// … until it is under this.
  static let unsentLow = 512 << 10
  /// Over this much received and not taken yet, nothing is read.
  static let held = 8 << 20
  /// At its end a connection sends what is queued for this long,
  static let closingTime: Duration = .seconds(5)
  /// and then reads and drops for this long, so that no reset overtakes an answer.
  static let lingeringTime: Duration = .seconds(2)
}
