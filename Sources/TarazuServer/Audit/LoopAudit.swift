// The records of one loop's calls in the second that runs. No lock, and for an answer from the cache a look at the
// kernel's last tick and a few additions.

import TarazuAccess
import TarazuDomain
import TarazuIdentity
import TarazuLoop
import TarazuReplica
import TarazuStore

/// Gathers the records of a second, and hands them over at its end. Loop-bound.
final class LoopAudit {
  private let loop: Loop
  private let clock: ServerClock
  private let gate: AuditGate
  private let handOver: ([AuditRecord]) -> Void
  private var tally = AuditTally()
  /// When the second ends by PostgreSQL's clock.
  private var end = MonotonicInstant.min
  private var timer: Timer?

  init(_ loop: Loop, clock: ServerClock, gate: AuditGate, handOver: @escaping ([AuditRecord]) -> Void) {
    self.loop = loop
    self.clock = clock
    self.gate = gate
    self.handOver = handOver
  }

  /// Records a call that has ended now; its time is set here.
  @discardableResult
  func add(_ record: AuditRecord, at now: MonotonicInstant = MonotonicClock.now()) -> AuditEntry? {
    if now >= end { begin(at: now) }
    var record = record
    record.at = clock.now(at: now)
    guard gate.hasRoom() else { return nil }
    let (entry, isNew) = tally.add(record, until: end)
    if isNew { gate.waits(1) }
    return entry
  }

  /// Records an answer from the cache, which then remembers the record.
  func addAnswer(_ cached: CachedAnswer, to caller: Caller, since arrival: MonotonicInstant, _ record: AuditRecord) {
    let now = MonotonicClock.now()
    var record = record
    record.rowCount = Int64(cached.answer.rows)
    record.microseconds = Int64(clamping: now.nanoseconds(since: arrival) / 1_000)
    let entry = add(record, at: now)
    entry?.caller = caller
    cached.audited = entry
  }

  /// Ends the second early or in time.
  func endSecond() {
    timer?.cancel()
    timer = nil
    end = .min
    if !tally.isEmpty { handOver(tally.takeAll()) }
  }

  private func begin(at now: MonotonicInstant) {
    endSecond()
    let left = 1_000_000 - clock.now(at: now).microseconds % 1_000_000
    end = now.later(byNanoseconds: UInt64(clamping: left) * 1_000)
    timer = loop.schedule(at: end) { [self] in endSecond() }
  }
}
