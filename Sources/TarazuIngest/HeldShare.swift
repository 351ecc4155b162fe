import TarazuAccess

/// What one principal has waiting in an engine.
struct HeldShare {
  private var events: Int64 = 0
  private var bytes: Int64 = 0

  var isEmpty: Bool { events == 0 && bytes == 0 }

  /// Takes a batch, unless it is beyond the limits of its sender.
  mutating func add(_ submission: Submission) throws(IngestError) {
    let limits = submission.sender.limits
    let (events, bytes) = (Int64(submission.lines.count), submission.byteCount)
    for (limit, most, held, more) in [
      (UsageLimit.waitingEvents, limits.waitingEvents, self.events, events),
      (UsageLimit.waitingBytes, limits.waitingBytes, self.bytes, bytes),
    ] where more > most - held {
      throw .beyondLimit(limit, most: most, passes: more <= most)
    }
    self.events += events
    self.bytes += bytes
  }

  mutating func remove(_ submission: Submission) {
    events -= Int64(submission.lines.count)
    bytes -= submission.byteCount
  }
}
