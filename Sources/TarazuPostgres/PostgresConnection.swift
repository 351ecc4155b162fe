import CLibPQ
import TarazuBase
import TarazuLoop

/// A connection to PostgreSQL, bound to a loop that it never blocks. Callers elsewhere hop there by themselves.
///
/// Calls run one after the other in the order they came. Each has its time, counted from the call; when it is over
/// with something sent, the connection is closed, because only then is a COMMIT never cancelled half-way. Cancelling
/// the caller's task has no effect here. After a refusal inside a transaction the caller rolls back.
///
/// What an answer means is decided by `PostgresSessionMachine`; this moves its bytes and keeps its timers.
public actor PostgresConnection {
  /// The loop that it lives on.
  public nonisolated let loop: Loop
  public nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  /// How long a call may take if it says nothing else.
  public static let defaultTimeout = Duration.seconds(30)

  private typealias Machine = PostgresSessionMachine<PostgresRows>

  /// libpq's connection and the watch of its socket; nil when it is closed.
  private let link: LoopBound<Link?>
  private var machine = Machine()
  private let calls = AsyncSemaphore(permits: 1)
  /// Who waits for the running call, or for connecting.
  private var caller: Waiter<Result<[PostgresRows], PostgresError>>?
  /// Who waits for a notification.
  private var listener: Waiter<Result<PostgresNotification?, PostgresError>>?
  private var cursorNumber = 0

  private init(loop: Loop) {
    self.loop = loop
    link = LoopBound(nil, on: loop)
  }

  deinit {
    // On the loop's thread, which alone may touch libpq and the watch.
    loop.execute { [link] in
      link.value?.watch?.cancel()
      link.value = nil
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
  public var isAlive: Bool { machine.isOpen }

  /// Whether a statement runs on it.
  public var isBusy: Bool { machine.isRunning }

  /// Whether it is alive, within no transaction, and runs nothing.
  public var isIdle: Bool { libpq?.transactionStatus == PQTRANS_IDLE && isAlive && !isBusy }

  /// Whether a transaction is open and has not failed.
  public var isInTransaction: Bool { libpq?.transactionStatus == PQTRANS_INTRANS }

  /// The server's process for this connection; 0 when it is closed.
  public var processId: Int32 { libpq?.processId ?? 0 }

  /// Closes it; whatever runs on it fails.
  public func close() {
    perform(.close)
  }

  /// A request to stop what it runs, to be sent off the loops; nil when it is closed.
  public func cancelRequest() -> CancelRequest? { libpq?.cancelRequest() }

  private var libpq: LibPQ? { link.value?.libpq }

  private func open(_ conninfo: String, deadline: MonotonicInstant) async throws(PostgresError) {
    guard let libpq = LibPQ(conninfo: conninfo) else { throw PostgresError(.notConnected("no memory")) }
    link.value = Link(libpq: libpq)
    _ = try await run(.connecting(libpq.isBad ? .failed(libpq.errorText) : .needsWriting), deadline)
  }

  /// Waits for the socket once while connecting. libpq may use another socket at the next step, so each wait has a
  /// watch of its own.
  private func awaitSocket(_ interest: Interest) {
    watchSocket(interest) { [weak self] _ in
      self?.assumeIsolated { $0.goOnConnecting() }
    }
  }

  private func goOnConnecting() {
    guard let libpq else { return }
    link.value?.watch?.cancel()
    let progress = libpq.connectPoll()
    guard progress == .ready else {
      perform(.connecting(progress))
      return
    }
    let isWatched = watchSocket(.read) { [weak self] interest in
      self?.assumeIsolated { $0.handle(interest) }
    }
    if isWatched { perform(.connecting(.ready)) }
  }

  /// Watches the socket from now on; whether that worked. Else connecting has failed.
  @discardableResult
  private func watchSocket(_ interest: Interest, _ handler: @escaping (Interest) -> Void) -> Bool {
    guard let libpq else { return false }
    do throws(LoopError) {
      link.value?.watch = try loop.watch(libpq.socket, interest, handler)
      return true
    } catch {
      perform(.connecting(.failed(error.description)))
      return false
    }
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

  /// Runs one statement of the open transaction; refused where there is none, because it would be a transaction of its
  /// own then.
  public func executeInTransaction(
    _ statement: Statement, _ parameters: [PostgresValue] = [], timeout: Duration = defaultTimeout
  ) async throws(PostgresError) -> PostgresRows {
    guard isInTransaction else {
      throw isAlive ? PostgresError(.misuse("\(statement.name) needs an open transaction")) : machine.notConnected
    }
    return try await execute(statement, parameters, timeout: timeout)
  }

  /// Sends statements in one flush with one sync at its end, and answers the rows of each. They fail together; the
  /// error is that of the first that failed. A transaction may lie over several such flushes.
  public func pipeline(
    _ statements: [(Statement, [PostgresValue])], timeout: Duration = defaultTimeout
  ) async throws(PostgresError) -> [PostgresRows] {
    let deadline = MonotonicClock.deadline(after: timeout)
    try await takeTurn(deadline)
    defer { calls.release() }
    let inTransaction = libpq.map { $0.transactionStatus != PQTRANS_IDLE } ?? false
    return try await run(.startPipeline(statements, inTransaction: inTransaction), deadline)
  }

  /// Runs a text of several commands, as in a migration.
  public func simple(_ sql: String, timeout: Duration = defaultTimeout) async throws(PostgresError) {
    let deadline = MonotonicClock.deadline(after: timeout)
    try await takeTurn(deadline)
    defer { calls.release() }
    _ = try await run(.startScript(sql), deadline)
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
    guard isInTransaction else {
      throw isAlive ? PostgresError(.misuse("a stream needs an open transaction")) : machine.notConnected
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
    guard !machine.isAwaitingNotification else { throw PostgresError(.misuse("another call waits for a notification")) }
    let deadline = MonotonicClock.deadline(after: timeout)
    let result: Result<PostgresNotification?, PostgresError> = await withUnsafeContinuation { continuation in
      let timer = loop.schedule(at: deadline) { [weak self] in
        self?.assumeIsolated { $0.perform(.notificationDeadlinePassed) }
      }
      listener = Waiter(continuation: continuation, timer: timer)
      perform(.awaitNotification)
    }
    return try result.get()
  }

  // MARK: Between the machine and libpq

  private func takeTurn(_ deadline: MonotonicInstant) async throws(PostgresError) {
    guard await calls.acquire(on: loop, deadline: deadline) else { throw PostgresError(.timeout) }
  }

  /// Gives the machine an event that begins a call, and waits for its answer.
  private func run(
    _ event: sending Machine.Event, _ deadline: MonotonicInstant
  ) async throws(PostgresError) -> [PostgresRows] {
    let result: Result<[PostgresRows], PostgresError> = await withUnsafeContinuation { continuation in
      let timer = loop.schedule(at: deadline) { [weak self] in
        self?.assumeIsolated { $0.perform(.deadlinePassed) }
      }
      caller = Waiter(continuation: continuation, timer: timer)
      perform(event)
    }
    return try result.get()
  }

  /// Gives the machine an event, and does what it answers.
  private func perform(_ event: Machine.Event) {
    for action in machine.handle(event) {
      switch action {
      case .awaitReadable: awaitSocket(.read)
      case .awaitWritable: awaitSocket(.write)
      case .send(let commands): send(commands)
      case .leavePipeline: perform(.leftPipeline(libpq?.exitPipeline() == true))
      case .close:
        link.value?.watch?.cancel()
        link.value = nil
      case .answer(let result):
        let waiter = caller
        caller = nil
        waiter?.resume(result)
      case .deliver(let result):
        let waiter = listener
        listener = nil
        waiter?.resume(result)
      }
    }
  }

  private func send(_ commands: [Command]) {
    guard let libpq else { return }
    for command in commands {
      guard libpq.send(command) else {
        perform(.broken(libpq.errorText))
        return
      }
    }
    flush()
  }

  private func handle(_ interest: Interest) {
    guard let libpq else { return }
    if interest.contains(.read), !libpq.consumeInput() {
      // What came before the end, such as why the server ends the connection, is still to be taken.
      takeResults()
      perform(.broken(libpq.errorText))
      return
    }
    while let notification = libpq.nextNotification() { perform(.notified(notification)) }
    if isBusy { flush() }
  }

  private func flush() {
    guard let libpq else { return }
    let unsent = libpq.flush()
    guard unsent >= 0 else {
      perform(.broken(libpq.errorText))
      return
    }
    link.value?.watch?.update(unsent > 0 ? [.read, .write] : .read)
    takeResults()
  }

  private func takeResults() {
    while let libpq, isBusy, !libpq.isBusy {
      let (result, connectionFailure) = libpq.nextResult()
      for warning in libpq.takeWarnings() { perform(.warned(warning)) }
      perform(.received(result, connectionFailure: connectionFailure))
    }
  }
}

/// What a connection has while it is open.
private struct Link {
  let libpq: LibPQ
  var watch: Watch?
}

/// A caller who waits for an answer, at most until a timer fires.
private struct Waiter<Answer: Sendable> {
  let continuation: UnsafeContinuation<Answer, Never>
  let timer: Timer

  func resume(_ answer: Answer) {
    timer.cancel()
    continuation.resume(returning: answer)
  }
}
