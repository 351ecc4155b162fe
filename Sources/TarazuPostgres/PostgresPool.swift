import TarazuLoop

/// Up to N connections over loops, made when they are needed and replaced when they break.
///
/// While PostgreSQL cannot be reached, calls fail at once between the attempts to connect, whose pauses grow.
public actor PostgresPool {
  private let home: Loop
  public nonisolated var unownedExecutor: UnownedSerialExecutor { home.asUnownedSerialExecutor() }

  private let conninfo: String
  private let loops: [Loop]
  private let prepare: @Sendable (PostgresConnection) async throws(PostgresError) -> Void
  private var idle: [PostgresConnection] = []
  private var nextLoop = 0
  private let loans: AsyncSemaphore
  private var backoff = Limits.firstBackoff
  private var noAttemptBefore = MonotonicInstant.min
  private var lastFailure: PostgresError?
  private var isClosed = false

  /// Nothing is connected yet. `prepare` sets up each new session. `loops` must not be empty.
  public init(
    _ conninfo: String, loops: [Loop], home: Loop, capacity: Int,
    prepare: @escaping @Sendable (PostgresConnection) async throws(PostgresError) -> Void = { _ in }
  ) {
    self.conninfo = conninfo
    self.loops = loops.isEmpty ? [home] : loops
    self.home = home
    self.prepare = prepare
    loans = AsyncSemaphore(permits: max(1, capacity))
  }

  /// Lends a connection to `body`, waiting at most `timeout` for it. A transaction that `body` leaves open is rolled
  /// back. `body` runs where the caller does.
  nonisolated(nonsending) public func withConnection<Value>(
    timeout: Duration, _ body: (PostgresConnection) async throws -> Value
  ) async throws -> Value {
    let connection = try await acquire(timeout: timeout)
    do {
      let value = try await body(connection)
      await release(connection)
      return value
    } catch {
      await release(connection)
      throw error
    }
  }

  /// Closes what is idle now and what comes back later; no more is lent.
  public func close() async {
    isClosed = true
    let closing = idle
    idle = []
    for connection in closing { await connection.close() }
  }

  private func acquire(timeout: Duration) async throws(PostgresError) -> PostgresConnection {
    let deadline = MonotonicClock.deadline(after: timeout)
    guard await loans.acquire(on: home, deadline: deadline) else { throw PostgresError(.timeout) }
    do throws(PostgresError) {
      if isClosed { throw PostgresError(.notConnected("the pool is closed")) }
      while let connection = idle.popLast() {
        if await connection.isAlive { return connection }
      }
      return try await connect(deadline)
    } catch {
      loans.release()
      throw error
    }
  }

  private func connect(_ deadline: MonotonicInstant) async throws(PostgresError) -> PostgresConnection {
    let now = MonotonicClock.now()
    if now < noAttemptBefore, let lastFailure { throw lastFailure }
    let loop = loops[nextLoop % loops.count]
    nextLoop += 1
    do throws(PostgresError) {
      let connection = try await PostgresConnection.connect(conninfo, on: loop, timeout: deadline.duration(since: now))
      do throws(PostgresError) {
        try await prepare(connection)
      } catch {
        await connection.close()
        throw error
      }
      backoff = Limits.firstBackoff
      lastFailure = nil
      return connection
    } catch {
      lastFailure = error
      noAttemptBefore = MonotonicClock.deadline(after: backoff)
      backoff = min(backoff * 2, Limits.longestBackoff)
      throw error
    }
  }

  private func release(_ connection: PostgresConnection) async {
    if await !connection.isIdle {
      do throws(PostgresError) {
        try await connection.rollback(timeout: Limits.rollbackTimeout)
      } catch {
        await connection.close()
      }
    }
    if isClosed {
      await connection.close()
    } else if await connection.isAlive {
      idle.append(connection)
    }
    loans.release()
  }
}
