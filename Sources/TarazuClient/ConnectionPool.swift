import TarazuBase
import TarazuLoop
import TarazuNet
import TarazuWire

/// The connections that unary calls share, and those that belong to one stream each. From any thread.
final class ConnectionPool: Sendable {
  /// A connection that a call goes out on; each is given back by `end`.
  struct Lease: Sendable {
    let id: Int
    let connection: ClientConnection
  }

  private let target: ClientTarget
  private let options: ClientOptions
  private let loops: [Loop]

  private let state: Locked<State>

  private struct State {
    var core: PoolCore<ClientConnection>
    /// What each call that waits will get.
    var waiters: [Int: Waiter] = [:]
    /// Connections that are being made.
    var attempts: [Int: Task<Void, Never>] = [:]
    /// Connections that belong to one stream each.
    var own: [ObjectIdentifier: ClientConnection] = [:]
    var turn = 0
    var isSweeping = false
    var isClosed = false
  }

  private typealias Waiter = OneShot<Result<Lease, Status>>
  private typealias Action = PoolCore<ClientConnection>.Action

  /// - Parameter loops: at least one, running.
  init(_ target: ClientTarget, _ options: ClientOptions, loops: [Loop]) {
    self.target = target
    self.options = options
    self.loops = loops
    state = Locked(State(core: PoolCore(options)))
  }

  static let closed = Status.cancelled("the client was closed")

  // MARK: Unary calls

  /// A connection for a call. It waits for one to be made or to have room.
  func take(until deadline: MonotonicInstant) async throws(Status) -> Lease {
    let near = Loop.current
    let now = MonotonicClock.nanoseconds()
    let taken: Taken = state.withLock { state in
      if state.isClosed { return .nothing }
      defer { connectIfWanted(&state, now) }
      if let found = state.core.take(at: now, chance: chance, isLost: \.isClosed, isNear: { $0.loop === near }) {
        return .lease(Lease(id: found.id, connection: found.connection))
      }
      let (ticket, waiter) = (state.core.wait(), Waiter())
      state.waiters[ticket] = waiter
      return .wait(ticket, waiter)
    }
    switch taken {
    case .lease(let lease): return lease
    case .wait(let ticket, let waiter): return try await wait(waiter, ticket, until: deadline, on: near ?? loops[0])
    case .nothing: throw ConnectionPool.closed
    }
  }

  private enum Taken {
    case lease(Lease)
    case wait(Int, Waiter)
    /// The pool is closed.
    case nothing
  }

  /// Returns what the call got. A connection that came although the task was cancelled is the caller's all the same.
  private func wait(
    _ waiter: Waiter, _ ticket: Int, until deadline: MonotonicInstant, on loop: Loop
  ) async throws(Status) -> Lease {
    let time = deadline.duration(since: MonotonicClock.now())
    let alarm = Task(executorPreference: loop) {
      guard (try? await loop.sleep(for: time)) != nil else { return }
      self.leave(ticket, hasTime: false)
    }
    defer { alarm.cancel() }
    return try await withTaskCancellationHandler {
      await waiter.wait()
    } onCancel: {
      self.leave(ticket, hasTime: true)
    }.get()
  }

  /// A call has ended, with that status or well.
  func end(_ lease: Lease, _ status: Status?) {
    let now = MonotonicClock.nanoseconds()
    let ending = ending(lease, status)
    let actions = state.withLock { state in
      let actions = state.core.end(lease.id, ending, at: now, chance: chance)
      if !state.core.waiting.isEmpty { connectIfWanted(&state, now) }
      sweepLater(&state)
      return actions
    }
    if !actions.isEmpty { perform(actions) }
  }

  private func ending(_ lease: Lease, _ status: Status?) -> PoolCore<ClientConnection>.Ending {
    guard let status else { return .answered }
    if lease.connection.isClosed { return .lost }
    switch status.reason {
    case .draining: return .draining
    case .cancelled, .deadlinePassed: return .unknown
    default: return .answered
    }
  }

  /// Makes connections ahead of the calls. Returns when there are `count`; throws why one could not be made.
  func connect(_ count: Int) async throws(Status) {
    let now = MonotonicClock.nanoseconds()
    let attempts = state.withLock { state in
      while !state.isClosed, let time = state.core.connectTime(for: count, at: now) { connect(&state, at: time) }
      return Array(state.attempts.values)
    }
    for attempt in attempts { await attempt.value }
    try state.withLock { (state) throws(Status) in
      guard state.core.members.count < min(count, options.connections) else { return }
      throw state.core.lastFailure ?? ConnectionPool.closed
    }
  }

  // MARK: Making connections

  private func connectIfWanted(_ state: inout State, _ now: UInt64) {
    while let time = state.core.connectTime(at: now) { connect(&state, at: time) }
  }

  private func connect(_ state: inout State, at time: UInt64) {
    let number = state.turn
    let loop = nextLoop(&state)
    state.attempts[number] = Task(executorPreference: loop) {
      let now = MonotonicClock.nanoseconds()
      let connection: Result<ClientConnection, Status>
      do {
        if time > now { try await loop.sleep(for: .nanoseconds(Int64(clamping: time - now))) }
        connection = await self.connection(on: loop, within: ClientLimits.connectTime)
      } catch { connection = .failure(ConnectionPool.closed) }
      self.made(number, connection)
    }
  }

  private func nextLoop(_ state: inout State) -> Loop {
    defer { state.turn &+= 1 }
    return loops[state.turn % loops.count]
  }

  private func connection(on loop: Loop, within time: Duration) async -> Result<ClientConnection, Status> {
    do throws(Status) {
      return .success(
        try await ClientConnection.connect(
          host: target.host, port: target.port, tls: target.tls, loop: loop, timeout: time))
    } catch { return .failure(error) }
  }

  private func made(_ number: Int, _ result: Result<ClientConnection, Status>) {
    let now = MonotonicClock.nanoseconds()
    let actions = state.withLock { (state) -> [Action] in
      state.attempts[number] = nil
      defer { sweepLater(&state) }
      switch result {
      case .success(let connection) where state.isClosed: return [.close(connection)]
      case .success(let connection): return state.core.connected(connection, at: now)
      case .failure(let status): return state.core.failed(status, at: now, chance: chance)
      }
    }
    perform(actions)
  }

  private func perform(_ actions: [Action]) {
    for action in actions {
      switch action {
      case .give(let ticket, let id, let connection):
        settle(ticket, .success(Lease(id: id, connection: connection)))
      case .fail(let ticket, let status): settle(ticket, .failure(status))
      case .close(let connection): connection.close()
      }
    }
  }

  private func settle(_ ticket: Int, _ result: Result<Lease, Status>) {
    let waiter = state.withLock { $0.waiters.removeValue(forKey: ticket) }
    waiter?.deliver(result)
  }

  /// The call no longer wants a connection. Nothing if it has got one, which it is still to use or give back.
  private func leave(_ ticket: Int, hasTime: Bool) {
    let left: Status? = state.withLock { state in
      guard state.core.leave(ticket) else { return nil }
      return hasTime ? .cancelled() : ConnectionPool.lateStatus(state.core)
    }
    if let left { settle(ticket, .failure(left)) }
  }

  /// Why a call got no connection in time.
  private static func lateStatus(_ core: PoolCore<ClientConnection>) -> Status {
    guard core.hasNone else {
      return .deadlineExceeded(
        "no connection had room for the call in time: each has \(ClientLimits.openCalls) calls open")
    }
    return core.lastFailure ?? .unavailable("no connection in time", reason: .notConnected)
  }

  // MARK: Connections of streams

  /// A connection of the caller's own; it is given back by `release`.
  func connectOwn(within time: Duration) async throws(Status) -> ClientConnection {
    let loop = try state.withLock { (state) throws(Status) in
      if state.isClosed { throw ConnectionPool.closed }
      return nextLoop(&state)
    }
    let connection = try await connection(on: loop, within: min(time, ClientLimits.connectTime)).get()
    let isTaken = state.withLock { state in
      if !state.isClosed { state.own[ObjectIdentifier(connection)] = connection }
      return !state.isClosed
    }
    guard isTaken else {
      connection.close()
      throw ConnectionPool.closed
    }
    return connection
  }

  func release(_ connection: ClientConnection) {
    state.withLock { $0.own[ObjectIdentifier(connection)] = nil }
    connection.close()
  }

  // MARK: Ends

  private func sweepLater(_ state: inout State) {
    guard !state.isSweeping, !state.core.members.isEmpty else { return }
    state.isSweeping = true
    let loop = loops[0]
    loop.execute { [weak self, idleTime = options.idleTime] in
      loop.schedule(after: idleTime) { [weak self] in self?.sweep() }
    }
  }

  private func sweep() {
    let now = MonotonicClock.nanoseconds()
    let actions = state.withLock { state in
      state.isSweeping = false
      let actions = state.core.sweep(at: now, idle: options.idleTime.wholeNanoseconds)
      sweepLater(&state)
      return actions
    }
    perform(actions)
  }

  /// How many connections there are or are being made.
  var count: Int { state.withLock { $0.core.members.count + $0.core.connecting + $0.own.count } }

  /// Closes all connections; what is called afterwards fails.
  func close() {
    let (actions, ending, streams) = state.withLock { state in
      state.isClosed = true
      defer { state.own = [:] }
      return (state.core.close(ConnectionPool.closed), Array(state.attempts.values), Array(state.own.values))
    }
    for attempt in ending { attempt.cancel() }
    perform(actions)
    for connection in streams { connection.close() }
  }

  private var chance: Double { Double.random(in: 0..<1) }
}
