// Counts the outcomes of calls.

import TarazuLoop
import TarazuNet
import TarazuWire

extension LoadLoop {
  /// Whether any of its connections is open.
  var isConnected: Bool {
    connections.isEmpty ? feeds.contains { $0.isConnected } : connections.contains { $0.isConnected }
  }

  func answered(_ slot: CallSlot, _ payload: Span<UInt8>) {
    heardAt = now
    guard slot.intended >= plan.measuredFrom else { return }
    let kind = Int(slot.kind)
    record(slot)
    tally.kinds[kind].okCount += 1
    if now > plan.measuredUntil { tally.answeredAfter += 1 }
    if supply?.isIngest(slot.kind) == true { tally.side.take(ingestAnswer: payload) }
  }

  /// Counts a call that the service refused.
  func refused(_ slot: CallSlot, _ failing: Failing, _ message: String) {
    heardAt = now
    failed(slot, failing, message)
    // A call that ran out of time is among the slowest, whether the server or this side noticed. The latencies would
    // hide that without it. Other refusals may be quick, and would make the service look fast.
    if failing.code == .deadlineExceeded { record(slot) }
  }

  /// Counts a call that was sent and got no answer: its latency is the time that it waited, as the least that it took.
  func unanswered(_ slot: CallSlot, _ failing: Failing, _ message: String) {
    failed(slot, failing, message)
    noteUnanswered(slot)
    record(slot)
  }

  /// Counts a call that this side gave up after `--timeout`.
  func gaveUp(_ slot: CallSlot) {
    unanswered(slot, .noAnswer, "no answer within --timeout, so the call was given up")
  }

  /// Counts a call that was due but never sent.
  func notSent(_ intended: UInt64) {
    guard let supply, isRunning, intended >= plan.measuredFrom, callsLeft > 0 else { return }
    callsLeft -= 1
    let slot = CallSlot(intended: intended, sent: intended, kind: supply.nextKind())
    if isConnected {
      failed(slot, .notSent, "the call was due, but no call in flight ended to make room for it")
    } else {
      failed(slot, .notConnected, "the call was due, but there was no connection to the service")
    }
    noteUnanswered(slot)
    tally.kinds[Int(slot.kind)].latency.record(now - min(now, intended))
  }

  /// When a call that waits is taken to have been due: not before the measured time, or it would not count.
  func counted(_ instant: UInt64) -> UInt64 { now < plan.measuredFrom ? instant : max(instant, plan.measuredFrom) }

  /// Counts something for a feed, while the run is measured.
  func count(_ body: (inout Tally) -> Void) {
    guard isRunning, MonotonicClock.nanoseconds() >= plan.measuredFrom else { return }
    body(&tally)
  }

  private func isCounted(_ slot: CallSlot) -> Bool { isRunning && slot.intended >= plan.measuredFrom }

  private func failed(_ slot: CallSlot, _ failing: Failing, _ message: String) {
    guard isCounted(slot) else { return }
    tally.kinds[Int(slot.kind)].errorCount += 1
    tally.errors[failing, default: 0] += 1
    if tally.errorMessages[failing] == nil { tally.errorMessages[failing] = message }
  }

  private func noteUnanswered(_ slot: CallSlot) {
    if isCounted(slot) { tally.unansweredCount += 1 }
  }

  private func record(_ slot: CallSlot) {
    guard isCounted(slot) else { return }
    tally.kinds[Int(slot.kind)].latency.record(now - min(now, slot.intended))
    if schedule != nil { tally.kinds[Int(slot.kind)].service.record(now - min(now, slot.sent)) }
  }
}
