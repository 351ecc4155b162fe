/// Limits of a client that no option changes.
public enum ClientLimits {
  /// Calls open on one connection. The service refuses more (docs/spec/wire.md#limits).
  public static let openCalls = 1_024
  /// The same, until a connection had its first answer: before it has seen a credential the service takes no more.
  public static let openCallsBeforeAnswer = 4
  /// How long a connection may take to be made, within the call's deadline.
  public static let connectTime = Duration.seconds(10)
  /// A feed's connection counts as lost this long after a message was due: the service sends one at least every 15 s, or
  /// as rarely as the feed asks for.
  public static let feedSilence = Duration.seconds(60)
}
