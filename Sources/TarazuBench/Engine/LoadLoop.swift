// One loop's share of the load: it begins calls when they are due and counts their outcomes.

import TarazuLoop
import TarazuNet
import TarazuWire

/// The connections of one loop, and what they measure.
///
/// A call needs no task, no allocation, no lock and no timer: calls are made of prepared frames, the clock is read once
/// for everything that one read of a socket brought, and a periodic sweep checks the deadlines.
// Safety: `loop`, `dial` and `supply` never change. Everything else is touched on the loop's thread alone: the methods that
// any thread may call hop there, the others check it in debug builds. A `LoopBound` would cost each call an access more.
final class LoadLoop: @unchecked Sendable {
  /// How often to look for calls without an answer.
  private static let sweepPause: Duration = .milliseconds(50)
  /// Timers of calls that are due are at least this far apart, so that high rates come in small batches.
  private static let leastPause: UInt64 = 20_000

  let loop: Loop
  let dial: @Sendable (Loop) async throws(Status) -> ClientConnection
  /// The calls; nil if there are only feeds.
  let supply: CallSupply?
  // Only the loop's thread uses these, and no access spans a call to anything else. The runtime's checks of exclusive
  // access would only repeat that, at each step of each call.
  @exclusivity(unchecked)
  private(set) var connections: [LoadConnection] = []
  private(set) var feeds: [FeedConnection] = []
  @exclusivity(unchecked)
  var tally: Tally
  @exclusivity(unchecked)
  private(set) var plan: LoopPlan
  @exclusivity(unchecked)
  private(set) var schedule: Schedule?
  @exclusivity(unchecked)
  private var backlog = Backlog()
  private var wakeUp: WakeUp?
  @exclusivity(unchecked)
  private(set) var now: UInt64 = 0
  @exclusivity(unchecked)
  private var turn = 0
  @exclusivity(unchecked)
  var callsLeft: UInt64 = 0
  /// The last instant at which no call was free.
  @exclusivity(unchecked)
  private var lastFull: UInt64 = 0
  @exclusivity(unchecked)
  private var wasFull = false
  @exclusivity(unchecked)
  private(set) var isRunning = false
  /// When all runs have to end early.
  private var cutAt = UInt64.max
  /// When the service last answered a call, whatever it said.
  @exclusivity(unchecked)
  var heardAt: UInt64 = 0
  /// Since when no connection of this loop is open; nil while one is.
  private var aloneSince: UInt64?
  /// Whether the run ended because the service was gone.
  private var isGivenUp = false
  private var meter = ThreadMeter()
  private var meterEnd: Timer?
  private var ended: (@Sendable (End) -> Void)?
  /// The attempts to open lost connections again.
  private var redials: [Int: Task<Void, Never>] = [:]
  private var redialCount = 0

  /// How a run ended on a loop.
  struct End: Sendable {
    var meter: ThreadMeter.Reading
    /// When the last call ended.
    var at: UInt64
    /// Whether any connection was open then.
    var isConnected: Bool
    /// Whether it ended before its time, because the service was gone.
    var isGivenUp: Bool
  }

  init(
    _ loop: Loop, _ supply: CallSupply?, dial: @escaping @Sendable (Loop) async throws(Status) -> ClientConnection
  ) {
    self.loop = loop
    self.dial = dial
    self.supply = supply
    tally = Tally(kindCount: supply?.kinds.count ?? 0)
    plan = LoopPlan(start: 0, measuredFrom: 0, measuredUntil: 0, calls: 0, queue: 0, timeout: 0)
  }

  // MARK: Called from any thread

  /// Opens another connection.
  func connect(depth: Int) async throws(Status) {
    let link = try await dial(loop)
    await withUnsafeContinuation { continuation in
      loop.execute {
        self.connections.append(LoadConnection(self, link, depth: depth))
        continuation.resume()
      }
    }
  }

  /// Carries out a plan, and returns when all its calls have ended.
  func run(_ plan: LoopPlan) async -> End {
    await withUnsafeContinuation { continuation in
      loop.execute { self.begin(plan) { continuation.resume(returning: $0) } }
    }
  }

  /// Ends the measured time of this run and of later ones at an instant: no call begins after it.
  func cut(at instant: UInt64) {
    loop.execute {
      self.cutAt = instant
      guard self.isRunning else { return }
      self.plan.measuredUntil = min(self.plan.measuredUntil, instant)
      self.endMeter()
    }
  }

  /// Returns what was counted since the last call, in exchange for an empty tally.
  func exchange(_ empty: Tally) async -> Tally {
    await withUnsafeContinuation { continuation in
      loop.execute {
        let counted = self.tally
        self.tally = empty
        continuation.resume(returning: counted)
      }
    }
  }

  /// Opens feeds, and holds them open, on another connection.
  func hold(_ feeds: [ClientMachine.PreparedCall]) async throws(Status) {
    let link = try await dial(loop)
    await withUnsafeContinuation { continuation in
      loop.execute {
        self.feeds.append(FeedConnection(self, link, feeds))
        continuation.resume()
      }
    }
  }

  /// Closes the connections, and ends what still runs for them: nothing may wait on the loop when it is stopped.
  func close() {
    loop.execute {
      self.supply?.close()
      for redial in self.redials.values { redial.cancel() }
      for feed in self.feeds { feed.close() }
      self.feeds = []
      for connection in self.connections { connection.close() }
      self.connections = []
      self.wakeUp?.close()
      self.wakeUp = nil
    }
  }

  // MARK: A run

  private func begin(_ plan: LoopPlan, _ ended: @escaping @Sendable (End) -> Void) {
    loop.assertCurrent()
    self.plan = plan
    self.plan.measuredUntil = min(plan.measuredUntil, cutAt)
    self.ended = ended
    schedule = plan.schedule
    callsLeft = plan.calls
    backlog = Backlog()
    lastFull = 0
    heardAt = plan.start
    aloneSince = nil
    isGivenUp = false
    isRunning = true
    loop.schedule(at: MonotonicInstant(nanoseconds: plan.measuredFrom)) { self.meter.start() }
    meterEnd = loop.schedule(at: MonotonicInstant(nanoseconds: plan.measuredUntil)) { self.meter.stop() }
    loop.schedule(at: MonotonicInstant(nanoseconds: plan.start)) {
      self.beginBatch()
      for connection in self.connections {
        let mustWait = self.schedule == nil && !connection.isConnected
        connection.wait(since: mustWait ? self.now : nil)
      }
      if self.schedule == nil {
        for connection in self.connections { self.fill(connection) }
      } else {
        self.wake()
      }
      self.sweep()
    }
  }

  private func endMeter() {
    meterEnd?.cancel()
    meter.stop()
  }

  /// Whether no further call is due: feeds alone are held until the time is over.
  private var isOver: Bool { now >= plan.measuredUntil || (supply != nil && callsLeft == 0) }

  private var mayBegin: Bool { isRunning && supply != nil && !isOver }

  private func sweep() {
    guard isRunning else { return }
    now = MonotonicClock.nanoseconds()
    let oldest = now - min(now, plan.timeout)
    for connection in connections { connection.giveUp(sentBy: oldest) }
    giveUpWaiting(dueBy: oldest)
    endIfGone()
    if schedule == nil {
      // Calls that were given up have made room.
      for connection in connections { fill(connection) }
    } else {
      dispatch()
    }
    finishIfDone()
    loop.schedule(after: LoadLoop.sweepPause) { self.sweep() }
  }

  /// Gives up calls that have waited for a connection for longer than a call may take.
  private func giveUpWaiting(dueBy oldest: UInt64) {
    if schedule == nil {
      for connection in connections {
        guard mayBegin, let calls = connection.waiting, calls.since <= oldest else { continue }
        for _ in 0..<calls.count { notSent(counted(calls.since)) }
        connection.wait(since: now)
      }
    } else if !isConnected {
      while let intended = backlog.first, intended <= oldest {
        _ = backlog.pop()
        notSent(intended)
      }
    }
  }

  /// Ends a run that would go on for ever although the service is gone: no connection can be opened, or nothing is
  /// answered any more.
  private func endIfGone() {
    aloneSince = isConnected ? nil : aloneSince ?? now
    if backlog.isEmpty, connections.allSatisfy({ $0.inFlight == 0 }) { heardAt = now }
    guard let patience = plan.patience, !isOver else { return }
    let alone = now - (aloneSince ?? now)
    let silence = now - min(now, heardAt)
    guard alone >= patience.alone || silence >= patience.silence else { return }
    isGivenUp = true
    plan.measuredUntil = now
    endMeter()
  }

  /// Ends the run when no call is open, or when the time for the last answers is over.
  private func finishIfDone() {
    guard isOver else { return }
    let last = plan.measuredUntil.addingReportingOverflow(plan.timeout)
    if isGivenUp || (!last.overflow && now >= last.partialValue) {
      while let intended = backlog.pop() { notSent(intended) }
      for connection in connections { connection.giveUp(sentBy: .max) }
    }
    guard backlog.isEmpty, connections.allSatisfy({ $0.inFlight == 0 }) else { return }
    for connection in connections {
      // What began to wait only after the measured time was not due in it.
      while let since = connection.takeWaiting(), since < plan.measuredUntil { notSent(since) }
    }
    isRunning = false
    endMeter()
    ended?(End(meter: meter.reading, at: now, isConnected: isConnected, isGivenUp: isGivenUp))
    ended = nil
  }

  // MARK: Beginning calls

  /// Reads the clock, for what is counted next.
  func tick() { now = MonotonicClock.nanoseconds() }

  func beginBatch() {
    loop.assertCurrent()
    tick()
    if schedule != nil { wasFull = connections.allSatisfy { $0.freeCount == 0 } }
  }

  func endBatch(_ connection: LoadConnection) {
    loop.assertCurrent()
    guard isRunning else { return }
    if schedule == nil {
      fill(connection)
    } else {
      if wasFull { lastFull = now }
      takeDue()
      dispatch()
    }
    finishIfDone()
  }

  /// Closed loop: begins a call on each free slot at once.
  private func fill(_ connection: LoadConnection) {
    while connection.freeCount > 0, mayBegin, now >= plan.start {
      guard begin(on: connection, intended: counted(connection.waiting?.since ?? now)) else { return }
    }
  }

  /// Open loop: begins the calls that are due, and sets the next wake-up.
  private func wake() {
    now = MonotonicClock.nanoseconds()
    takeDue()
    dispatch()
    guard let next = schedule?.next, mayBegin, next < plan.measuredUntil else { return }
    if wakeUp == nil { wakeUp = WakeUp(loop) { [unowned self] in wake() } }
    let instant = max(next, now + LoadLoop.leastPause)
    if let wakeUp {
      wakeUp.set(instant)
    } else {
      loop.schedule(at: MonotonicInstant(nanoseconds: instant)) { self.wake() }
    }
  }

  /// Moves the calls that are due into the queue. If there is no room, they are skipped.
  private func takeDue() {
    while let intended = schedule?.next, intended <= now, intended < plan.measuredUntil, callsLeft > backlog.measured {
      let isMeasured = intended >= plan.measuredFrom
      if backlog.count < plan.queue {
        backlog.push(intended, isMeasured: isMeasured)
      } else if !isConnected, let oldest = backlog.pop() {
        notSent(oldest)
        backlog.push(intended, isMeasured: isMeasured)
      } else if isMeasured {
        tally.lateness.skippedCount += 1
        callsLeft -= 1
      }
      schedule?.advance()
    }
  }

  /// Begins calls from the queue while a slot is free, on one connection after the other.
  private func dispatch() {
    var tried = 0
    while let intended = backlog.first, tried < connections.count {
      let connection = connections[turn]
      turn = turn + 1 == connections.count ? 0 : turn + 1
      if connection.freeCount > 0, begin(on: connection, intended: intended) {
        _ = backlog.pop()
        note(intended)
        tried = 0
      } else {
        tried += 1
      }
    }
    if !backlog.isEmpty { lastFull = now }
  }

  private func begin(on connection: LoadConnection, intended: UInt64) -> Bool {
    guard connection.freeCount > 0, let (call, kind) = supply?.next() else { return false }
    guard connection.begin(call, kind: kind, intended: intended, now: now) else { return false }
    if intended >= plan.measuredFrom { callsLeft -= 1 }
    return true
  }

  private func note(_ intended: UInt64) {
    let late = now - min(now, intended)
    guard late > Lateness.tolerated, intended >= plan.measuredFrom else { return }
    tally.lateness.lateCount += 1
    if lastFull < intended { tally.lateness.byTesterCount += 1 }
    tally.lateness.worst = max(tally.lateness.worst, late)
  }

  // MARK: Connections that were lost

  /// Between two attempts to open a lost connection again.
  private static let reconnectPause: Duration = .milliseconds(200)

  func reconnect(_ connection: LoadConnection) {
    loop.assertCurrent()
    guard let index = connections.firstIndex(where: { $0 === connection }) else { return }
    tally.side.connectionsLost += 1
    if schedule == nil { connection.wait(since: connection.waiting?.since ?? MonotonicClock.nanoseconds()) }
    redial(while: { [self] in isRunning }) { [self] link in
      // The list is empty once everything was closed.
      if index < connections.count { connections[index].resume(link) } else { link.close() }
    }
  }

  func reconnect(_ feed: FeedConnection) {
    loop.assertCurrent()
    guard let index = feeds.firstIndex(where: { $0 === feed }) else { return }
    redial(while: { [self] in index < feeds.count }) { [self] link in
      if index < feeds.count { feeds[index].resume(link) } else { link.close() }
    }
  }

  /// Opens a connection, with as many attempts as it takes. Both closures are called on the loop.
  private func redial(
    while isWanted: @escaping @Sendable () -> Bool, _ use: @escaping @Sendable (ClientConnection) -> Void
  ) {
    redialCount += 1
    let number = redialCount
    redials[number] = loop.spawn { [self] in
      while isWanted() {
        do throws(Status) {
          use(try await dial(loop))
          break
        } catch {
          if (try? await loop.sleep(for: LoadLoop.reconnectPause)) == nil { break }
        }
      }
      redials[number] = nil
    }
  }
}
