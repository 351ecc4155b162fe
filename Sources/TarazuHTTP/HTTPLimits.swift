/// What a server allows a peer, with the contract's defaults. (docs/spec/access.md#the-web)
public struct HTTPLimits: Sendable, Equatable {
  /// Bytes of a request's target and fields together.
  public var headerBytes = 16 << 10
  /// Fields of a request.
  public var fields = 100
  /// Bytes of a request's body.
  public var bodyBytes = 64 << 10
  /// Requests at a time on a connection of HTTP/2.
  public var streams = 100
  /// How many streams may be reset on one connection within `window`.
  public var resets = 200
  /// How many frames that carry nothing of a request or answer may come within `window`.
  public var controlFrames = 5_000
  /// The time over which resets and control frames are counted.
  public var window: Duration = .seconds(10)
  /// Unsent bytes above which nothing more is read from a peer.
  public var unsentBytes = 256 << 10
  /// How long a handshake may take.
  public var handshakeTime: Duration = .seconds(10)
  /// How long a header may take from its first byte, and the first one from the handshake.
  public var headerTime: Duration = .seconds(10)
  /// How long a body may take from the end of its header.
  public var bodyTime: Duration = .seconds(30)
  /// How long a connection may be without requests.
  public var idleTime: Duration = .seconds(60)
  /// How long a peer may take nothing of what is queued for it.
  public var writeTime: Duration = .seconds(30)
  /// How long a stop waits for requests that run.
  public var drainTime: Duration = .seconds(10)
  /// Connections altogether, in the handshake, and in the handshake from one address.
  public var connections = 10_000
  public var handshakes = 1_000
  public var handshakesPerAddress = 100
  /// Connections from one address. Many viewers may share one behind a court's router.
  public var connectionsPerAddress = 2_000

  public init() {}
}
