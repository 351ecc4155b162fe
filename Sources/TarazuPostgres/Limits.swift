/// This target's limits, each with its reason.
enum Limits {
  /// Notifications that wait to be read on a connection; beyond that the oldest are dropped,
  /// because a listener reads the tables anyway.
  static let waitingNotifications = 1_000
  /// How long the end of a connection in a wrong state may take before it is closed instead of reused.
  static let rollbackTimeout = Duration.seconds(5)
  /// The first and the longest pause between attempts to connect: short enough to be back soon, long enough not to
  /// trouble a server that starts.
  static let firstBackoff = Duration.milliseconds(100)
  static let longestBackoff = Duration.seconds(5)
  /// Parameters of one statement; the protocol counts them in 16 bits.
  static let parameters = 65_535
}
