// What a loop does in a run, and when it gives the service up.

/// What a loop does in one run.
struct LoopPlan: Sendable {
  /// In nanoseconds of the clock: calls begin, calls are counted, and no more begin.
  var start: UInt64
  var measuredFrom: UInt64
  /// Far in the future if a number of calls is to be made.
  var measuredUntil: UInt64
  /// The most calls that are counted.
  var calls: UInt64
  /// When calls are due; nil in closed loop.
  var schedule: Schedule?
  /// How many calls that are due may wait.
  var queue: Int
  /// Nanoseconds until a call is given up.
  var timeout: UInt64
  /// When a run ends because the service is gone; nil if it goes on until its time is over.
  var patience: Patience?
}

/// After which time the service counts as gone, in nanoseconds.
struct Patience: Sendable {
  /// Without a connection.
  var alone: UInt64
  /// Without an answer, while calls are in flight.
  var silence: UInt64

  /// In seconds.
  static let leastAlone = 2.0
  static let leastSilence = 10.0
}
