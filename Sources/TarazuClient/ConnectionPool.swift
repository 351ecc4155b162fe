// The connections of a client: the pool's decisions carried out on loops.

import TarazuBase
import TarazuLoop
import TarazuNet
import TarazuWire

/// The connections that unary calls share, and those that belong to one stream each. From any thread.
final class ConnectionPool: @unchecked Sendable {
  /// A connection that a call goes out on; each is given back by `end`.
  struct Lease: Sendable {
    let id: Int
    let connection: ClientConnection
  }

  private let target: ClientTarget
  private let options: ClientOptions
  private let loops: [Loop]

  // Under the lock.
  private let lock = Lock()
  private var core: PoolCore<ClientConnection>
  private var waiters: [Int: Waiter] = [:]
  private var attempts: [Int: Task<Void, Never>] = [:]
  private var own: [ObjectIdentifier: ClientConnection] = [:]
  private var turn = 0
  private var isSweeping = false
  private var isClosed = false

  /// - Parameter loops: at least one, running.
  init(_ target: ClientTarget, _ options: ClientOptions, loops: [Loop]) {
    self.target = target
    self.options = options
    self.loops = loops
    core = PoolCore(options)
  }

  static let closed = Status.cancelled("the client was closed")

  // MARK: Unary calls

  /// A connection for a call. It waits for one to be made or to have room.
  /// - Parameter deadline: of `MonotonicClock`.
  func take(until deadline: UInt64) async throws(Status) -> Lease {
    let near = Loop.current
    let now = MonotonicClock.nanoseconds()
    let taken: (lease: Lease?, waiter: Waiter?) = try lock.withLock { () throws(Status) in
      if isClosed { throw ConnectionPool.closed }
      let found = core.take(at: now, chance: chance, isLost: \.isClosed, isNear: { $0.loop === near })
      let waiter = found == nil ? Waiter(core.wait(), self) : nil
      if let waiter { waiters[waiter.ticket] = waiter }
      connectIfWanted(now)
      return (found.map(Lease.init), waiter)
    }
    if let lease = taken.lease { return lease }
    guard let waiter = taken.waiter else { throw ConnectionPool.closed }
    return try await waiter.wait(until: deadline, on: near ?? loops[0])
  }

  /// A call has ended, with that status or well.
  func end(_ lease: Lease, _ status: Status?) {
    let now = MonotonicClock.nanoseconds()
    let ending = ending(lease, status)
    let actions = lock.withLock {
      let actions = core.end(lease.id, ending, at: now, chance: chance)
      if !core.waiting.isEmpty { connectIfWanted(now) }
      sweepLater()
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

  /// Makes connections ahead of the calls. Returns when so many stand; throws why one could not be made.
  func connect(_ count: Int) async throws(Status) {
    let now = MonotonicClock.nanoseconds()
    let attempts = lock.withLock {
      while !isClosed, let time = core.connectTime(for: count, at: now) { connect(at: time) }
      return Array(self.attempts.values)
    }
    for attempt in attempts { await attempt.value }
    try lock.withLock { () throws(Status) in
      guard core.members.count < min(count, options.connections) else { return }
      throw core.lastFailure ?? ConnectionPool.closed
    }
  }

  // MARK: Making connections

  /// Under the lock.
  private func connectIfWanted(_ now: UInt64) {
    while let time = core.connectTime(at: now) { connect(at: time) }
  }

  /// Under the lock.
  private func connect(at time: UInt64) {
    let number = turn
    let loop = nextLoop()
    attempts[number] = Task(executorPreference: loop) {
      let now = MonotonicClock.nanoseconds()
      let connection: Result<ClientConnection, Status>
      do {
        if time > now { try await loop.sleep(for: .nanoseconds(Int64(clamping: time - now))) }
        connection = await self.connection(on: loop, within: ClientLimits.connectTime)
      } catch { connection = .failure(ConnectionPool.closed) }
      self.made(number, connection)
    }
  }

  /// Under the lock.
  private func nextLoop() -> Loop {
    defer { turn &+= 1 }
    return loops[turn % loops.count]
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
    let actions = lock.withLock { () -> [PoolCore<ClientConnection>.Action] in
      attempts[number] = nil
      defer { sweepLater() }
      switch result {
      case .success(let connection) where isClosed: return [.close(connection)]
      case .success(let connection): return core.connected(connection, at: now)
      case .failure(let status): return core.failed(status, at: now, chance: chance)
      }
    }
    perform(actions)
  }

  private func perform(_ actions: [PoolCore<ClientConnection>.Action]) {
    for action in actions {
      switch action {
      case .give(let ticket, let id, let connection):
        let lease = Lease(id: id, connection: connection)
        lock.withLock { waiters.removeValue(forKey: ticket) }?.settle(.success(lease))
      case .fail(let ticket, let status):
        lock.withLock { waiters.removeValue(forKey: ticket) }?.settle(.failure(status))
      case .close(let connection): connection.close()
      }
    }
  }

  /// The call wants no connection any more; nil if it has got one, which comes by `settle`.
  func leave(_ ticket: Int, hasTime: Bool) {
    let left = lock.withLock { () -> (Waiter?, Status)? in
      guard core.leave(ticket) else { return nil }
      return (waiters.removeValue(forKey: ticket), hasTime ? .cancelled() : lateStatus)
    }
    if let (waiter, status) = left { waiter?.settle(.failure(status)) }
  }

  /// Why a call got no connection in time. Under the lock.
  private var lateStatus: Status {
    guard core.hasNone else {
      return .deadlineExceeded(
        "no connection had room for the call in time: each has \(ClientLimits.openCalls) calls open")
    }
    return core.lastFailure ?? .unavailable("no connection in time", reason: .notConnected)
  }

  // MARK: Connections of streams

  /// A connection of the caller's own; it is given back by `release`.
  func connectOwn(within time: Duration) async throws(Status) -> ClientConnection {
    let loop = try lock.withLock { () throws(Status) in
      if isClosed { throw ConnectionPool.closed }
      return nextLoop()
    }
    let connection = try await connection(on: loop, within: min(time, ClientLimits.connectTime)).get()
    let isTaken = lock.withLock {
      if !isClosed { own[ObjectIdentifier(connection)] = connection }
      return !isClosed
    }
    guard isTaken else {
      connection.close()
      throw ConnectionPool.closed
    }
    return connection
  }

  func release(_ connection: ClientConnection) {
    lock.withLock { own[ObjectIdentifier(connection)] = nil }
    connection.close()
  }

  // MARK: Ends

  /// Under the lock.
  private func sweepLater() {
    guard !isSweeping, !core.members.isEmpty else { return }
    isSweeping = true
    let loop = loops[0]
    loop.execute { [weak self, idleTime = options.idleTime] in
      loop.schedule(after: idleTime) { [weak self] in self?.sweep() }
    }
  }

  private func sweep() {
    let now = MonotonicClock.nanoseconds()
    let actions = lock.withLock {
      isSweeping = false
      let actions = core.sweep(at: now, idle: options.idleTime.wholeNanoseconds)
      sweepLater()
      return actions
    }
    perform(actions)
  }

  /// How many connections stand or are being made.
  var count: Int { lock.withLock { core.members.count + core.connecting + own.count } }

  /// Closes all connections; what is called afterwards fails.
  func close() {
    let (actions, ending, streams) = lock.withLock {
      isClosed = true
      defer { own = [:] }
      return (core.close(ConnectionPool.closed), Array(attempts.values), Array(own.values))
    }
    for attempt in ending { attempt.cancel() }
    perform(actions)
    for connection in streams { connection.close() }
  }

  private var chance: Double { Double.random(in: 0..<1) }
}

/// A call that waits for a connection.
private final class Waiter: @unchecked Sendable {
  let ticket: Int
  private let pool: ConnectionPool
  private let lock = Lock()
  private var result: Result<ConnectionPool.Lease, Status>?
  private var continuation: UnsafeContinuation<Result<ConnectionPool.Lease, Status>, Never>?

  init(_ ticket: Int, _ pool: ConnectionPool) {
    self.ticket = ticket
    self.pool = pool
  }

  /// Returns when it is settled. A connection that came although the task was cancelled is the caller's all the same.
  func wait(until deadline: UInt64, on loop: Loop) async throws(Status) -> ConnectionPool.Lease {
    let (pool, ticket) = (pool, ticket)
    let now = MonotonicClock.nanoseconds()
    let alarm = Task(executorPreference: loop) {
      let time = Duration.nanoseconds(Int64(clamping: deadline > now ? deadline - now : 0))
      guard (try? await loop.sleep(for: time)) != nil else { return }
      pool.leave(ticket, hasTime: false)
    }
    defer { alarm.cancel() }
    return try await withTaskCancellationHandler {
      await withUnsafeContinuation { continuation in
        let early = lock.withLock {
          if result == nil { self.continuation = continuation }
          return result
        }
        if let early { continuation.resume(returning: early) }
      }
    } onCancel: {
      pool.leave(ticket, hasTime: true)
    }.get()
  }

  func settle(_ result: Result<ConnectionPool.Lease, Status>) {
    let waiting = lock.withLock {
      self.result = result
      defer { continuation = nil }
      return continuation
    }
    waiting?.resume(returning: result)
  }
}
