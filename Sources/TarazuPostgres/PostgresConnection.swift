import CLibPQ
import TarazuBase
import TarazuLoop

/// A connection to PostgreSQL, bound to a loop that it never blocks. Callers elsewhere hop there by themselves.
///
/// Calls run one after the other in the order they came. Each has its time, counted from the call; when it is over
/// with something sent, the connection is closed, for only so is a COMMIT never cancelled half-way. Cancelling the
/// caller's task has no effect here. After a refusal inside a transaction the caller rolls back.
public actor PostgresConnection {
  /// The loop that it lives on.
  public nonisolated let loop: Loop
  public nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  /// How long a call may take if it says nothing else.
  public static let defaultTimeout = Duration.seconds(30)

  private var libpq: LibPQ?
  private var watch: Watch?
  private var lostBy: PostgresError?
  private let turns = Turns(free: 1)

  private var exchange: (any Exchange)?
  private var isSent = false
  private var waiter: UnsafeContinuation<PostgresError?, Never>?
  private var timer: Timer?

  private var prepared = PreparedStatements()
  private var cursorNumber = 0
  private var notifications: [PostgresNotification] = []
  private var listener: Listener?

  private init(loop: Loop) {
    self.loop = loop
  }

  deinit {
    guard let libpq else { return }
    // The watch goes first, on its own thread; libpq closes the socket as it is let go after it.
    loop.execute { [watch] in
      watch?.cancel()
      withExtendedLifetime(libpq) {}
    }
  }

  // MARK: Life

  /// Connects. `conninfo` names a socket's folder or an IP address; a host name would be looked up on the loop.
  public static func connect(
    _ conninfo: String, on loop: Loop, timeout: Duration
  ) async throws(PostgresError) -> PostgresConnection {
    let connection = PostgresConnection(loop: loop)
    try await connection.open(conninfo, deadline: MonotonicClock.deadline(after: timeout))
    return connection
  }

  /// Whether it can be used, as far as is known.
  public var isAlive: Bool { libpq != nil }

  /// Whether a statement runs on it.
  public var isBusy: Bool { exchange != nil }

  /// Whether it is alive, within no transaction, and runs nothing.
  public var isIdle: Bool { libpq?.transactionStatus == PQTRANS_IDLE && !isBusy }

  /// Whether a transaction is open and has not failed.
  public var isInTransaction: Bool { libpq?.transactionStatus == PQTRANS_INTRANS }

  /// The server's process for this connection; 0 when it is closed.
  public var processId: Int32 { libpq?.processId ?? 0 }

  /// Closes it; whatever runs on it fails.
  public func close() {
    lose(PostgresError(.connectionLost("closed here")))
  }

  /// A request to stop what it runs, to be sent off the loops; nil when it is closed.
  public func cancelRequest() -> CancelRequest? { libpq?.cancelRequest() }

  private func open(_ conninfo: String, deadline: UInt64) async throws(PostgresError) {
    guard let libpq = LibPQ(conninfo: conninfo) else { throw PostgresError(.notConnected("no memory")) }
    var status = libpq.isBad ? PGRES_POLLING_FAILED : PGRES_POLLING_WRITING
    while status != PGRES_POLLING_OK {
      guard status == PGRES_POLLING_READING || status == PGRES_POLLING_WRITING else {
        throw PostgresError(.notConnected(libpq.errorText))
      }
      try await ready(libpq.socket, status == PGRES_POLLING_READING ? .read : .write, deadline: deadline)
      status = libpq.connectPoll()
    }
    guard libpq.setNonblocking() else { throw PostgresError(.notConnected(libpq.errorText)) }
    do throws(LoopError) {
      watch = try loop.watch(libpq.socket, .read) { [weak self] interest in
        self?.assumeIsolated { $0.handle(interest) }
      }
    } catch {
      throw PostgresError(.notConnected(error.description))
    }
    self.libpq = libpq
  }

  /// Waits for a socket that libpq may replace at the next step, so each wait has a watch of its own.
  private func ready(_ socket: Int32, _ interest: Interest, deadline: UInt64) async throws(PostgresError) {
    let outcome = OneShot<PostgresError?>()
    let watch: Watch
    do throws(LoopError) {
      watch = try loop.watch(socket, interest) { _ in outcome.deliver(nil) }
    } catch {
      throw PostgresError(.notConnected(error.description))
    }
    let timer = loop.schedule(at: deadline) { outcome.deliver(PostgresError(.timeout)) }
    let error = await outcome.wait()
    watch.cancel()
    timer.cancel()
    if let error { throw error }
  }

  // MARK: Statements

  /// Runs one statement.
  public func execute(
    _ statement: Statement, _ parameters: [PostgresValue] = [], timeout: Duration = defaultTimeout
  ) async throws(PostgresError) -> PostgresRows {
    let rows = try await pipeline([(statement, parameters)], timeout: timeout)
    guard let first = rows.first else { throw PostgresError(.decoding("no result")) }
    return first
  }

  /// Sends statements in one flush with one sync at its end, and answers the rows of each. They fail together; the
  /// error is that of the first that failed. A transaction may lie over several such flushes.
  public func pipeline(
    _ statements: [(Statement, [PostgresValue])], timeout: Duration = defaultTimeout
  ) async throws(PostgresError) -> [PostgresRows] {
    let deadline = MonotonicClock.deadline(after: timeout)
    try await takeTurn(deadline)
    defer { turns.give() }
    guard let libpq else { throw notConnected }
    let talk = try PipelineExchange(
      statements, known: prepared, inTransaction: libpq.transactionStatus != PQTRANS_IDLE)
    _ = libpq.takeWarnings()
    let lost = await converse(talk, deadline)
    for (variant, statement) in talk.prepared { prepared.add(variant, of: statement) }
    if let lost { throw lost }
    if talk.isConfused || !libpq.exitPipeline() {
      throw lose(PostgresError(.connectionLost("a result that a pipeline cannot have"), isUnknownOutcome: true))
    }
    if let refusal = talk.refusal { throw PostgresError(.server(refusal)) }
    guard talk.rows.count == statements.count else {
      throw PostgresError(.decoding("\(talk.rows.count) results for \(statements.count) statements"))
    }
    if talk.hasCommit, let warning = libpq.takeWarnings().first(where: \.isAboutReplication) {
      throw PostgresError(.notReplicated(warning.message), isUnknownOutcome: true)
    }
    return talk.rows
  }

  /// Runs a text of several commands, as in a migration.
  public func simple(_ sql: String, timeout: Duration = defaultTimeout) async throws(PostgresError) {
    let deadline = MonotonicClock.deadline(after: timeout)
    try await takeTurn(deadline)
    defer { turns.give() }
    let talk = ScriptExchange(sql)
    if let lost = await converse(talk, deadline) { throw lost }
    if talk.isCopying { throw lose(PostgresError(.misuse("a copy cannot be run here"))) }
    if let refusal = talk.refusal { throw PostgresError(.server(refusal)) }
  }

  /// Ends an open transaction without effect; does nothing without one.
  public func rollback(timeout: Duration = defaultTimeout) async throws(PostgresError) {
    if isIdle { return }
    try await simple("rollback", timeout: timeout)
  }

  // MARK: Cursors

  /// Declares a cursor, to be read by `fetch`, within the open transaction.
  func declare(
    _ statement: Statement, _ parameters: [PostgresValue], timeout: Duration
  ) async throws(PostgresError) -> String {
    guard libpq?.transactionStatus == PQTRANS_INTRANS else {
      throw libpq == nil ? notConnected : PostgresError(.misuse("a stream needs an open transaction"))
    }
    cursorNumber += 1
    let name = "stream_\(cursorNumber)"
    _ = try await pipeline(
      [
        // All rows will be read, so the plan that is best for all of them is wanted.
        (Statement(sql: "set local cursor_tuple_fraction = 1"), []),
        (Statement(sql: "declare \(name) no scroll cursor for \(statement.sql)"), parameters),
      ], timeout: timeout)
    return name
  }

  // MARK: Notifications

  /// Listens on a channel, whose name is of a to z and _.
  public func listen(_ channel: String, timeout: Duration = defaultTimeout) async throws(PostgresError) {
    guard !channel.isEmpty, channel.utf8.allSatisfy({ (97...122).contains($0) || $0 == 95 }) else {
      throw PostgresError(.misuse("a channel's name has a to z and _, not as in \(channel)"))
    }
    try await simple("listen \(channel)", timeout: timeout)
  }

  /// The next notification, in the order they came; nil if none comes in time. One waits at a time.
  public func nextNotification(within timeout: Duration) async throws(PostgresError) -> PostgresNotification? {
    if !notifications.isEmpty { return notifications.removeFirst() }
    guard libpq != nil else { throw notConnected }
    guard listener == nil else { throw PostgresError(.misuse("another call waits for a notification")) }
    let deadline = MonotonicClock.deadline(after: timeout)
    let result: Result<PostgresNotification?, PostgresError> = await withUnsafeContinuation { continuation in
      let timer = loop.schedule(at: deadline) { [weak self] in
        self?.assumeIsolated { $0.answerListener(.success(nil)) }
      }
      listener = Listener(continuation: continuation, timer: timer)
    }
    return try result.get()
  }

  private func collectNotifications() {
    while let notification = libpq?.nextNotification() {
      notifications.append(notification)
      if notifications.count > Limits.waitingNotifications { notifications.removeFirst() }
    }
    if listener != nil, !notifications.isEmpty { answerListener(.success(notifications.removeFirst())) }
  }

  private func answerListener(_ result: Result<PostgresNotification?, PostgresError>) {
    guard let listener else { return }
    self.listener = nil
    listener.timer.cancel()
    listener.continuation.resume(returning: result)
  }

  // MARK: Talking

  private var notConnected: PostgresError { PostgresError(.notConnected(lostBy?.description ?? "not opened")) }

  private func takeTurn(_ deadline: UInt64) async throws(PostgresError) {
    guard await turns.take(on: loop, deadline: deadline) else { throw PostgresError(.timeout) }
  }

  /// Runs an exchange to its end; answers the error by which the connection was lost, if it was.
  private func converse(_ talk: any Exchange, _ deadline: UInt64) async -> PostgresError? {
    guard libpq != nil else { return notConnected }
    return await withUnsafeContinuation { continuation in
      exchange = talk
      isSent = false
      waiter = continuation
      timer = loop.schedule(at: deadline) { [weak self] in
        self?.assumeIsolated { _ = $0.lose(PostgresError(.timeout)) }
      }
      advance()
    }
  }

  private func handle(_ interest: Interest) {
    guard let libpq else { return }
    if interest.contains(.read), !libpq.consumeInput() {
      // What came before the end, such as why the server ends the connection, is still to be taken.
      takeResults()
      lose(PostgresError(.connectionLost(libpq.errorText)))
      return
    }
    collectNotifications()
    advance()
  }

  private func advance() {
    guard let libpq, let exchange else { return }
    if !isSent {
      guard exchange.send(libpq) else {
        lose(PostgresError(.connectionLost(libpq.errorText)))
        return
      }
      isSent = true
    }
    let unsent = libpq.flush()
    guard unsent >= 0 else {
      lose(PostgresError(.connectionLost(libpq.errorText)))
      return
    }
    watch?.update(unsent > 0 ? [.read, .write] : .read)
    takeResults()
  }

  private func takeResults() {
    while let libpq, let exchange, isSent, !libpq.isBusy {
      let result = libpq.nextResult()
      let isOver = exchange.take(result)
      if libpq.isBad {
        lose(PostgresError(.connectionLost(result?.errorText ?? libpq.errorText)))
      } else if isOver {
        finish(nil)
      }
    }
  }

  private func finish(_ error: PostgresError?) {
    timer?.cancel()
    timer = nil
    exchange = nil
    let waiter = self.waiter
    self.waiter = nil
    waiter?.resume(returning: error)
  }

  /// Closes the connection for good and fails what runs on it; answers with what it fails.
  @discardableResult
  private func lose(_ cause: PostgresError) -> PostgresError {
    guard libpq != nil else { return cause }
    watch?.cancel()
    watch = nil
    libpq = nil
    lostBy = cause
    let kind = exchange?.refusal.map { PostgresError.Kind.server($0) } ?? cause.kind
    let error = PostgresError(kind, isUnknownOutcome: cause.isUnknownOutcome || exchange?.mayTakeEffect == true)
    finish(error)
    answerListener(.failure(error))
    return error
  }
}

/// A caller that waits for a notification.
private struct Listener {
  let continuation: UnsafeContinuation<Result<PostgresNotification?, PostgresError>, Never>
  let timer: Timer
}

extension PostgresError.ServerMessage {
  /// The warning of a commit that no longer waits for its standby: 01000 after a cancel, 57P01 after a shutdown.
  fileprivate var isAboutReplication: Bool { sqlstate == "01000" || sqlstate == "57P01" }
}
