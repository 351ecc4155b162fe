/// A session with PostgreSQL as a state machine without I/O: events in, actions out.
///
/// The connection feeds it what libpq reports and what callers ask for, and does what it answers, in that order. It
/// decides what an answer means: which error a caller gets, whether a lost call may have taken effect, and when the
/// connection is beyond use. `Rows` is what the result of one statement is held as; the machine never looks into it.
struct PostgresSessionMachine<Rows: Sendable> {
  private enum State {
    /// libpq is still connecting.
    case connecting
    /// Nothing runs.
    case idle
    /// Statements were sent together and are not yet answered.
    case pipeline(Pipeline<Rows>)
    /// A text of several commands was sent and is not yet answered.
    case script(Script)
    /// Closed for good, for this reason.
    case closed(by: PostgresError)
  }

  /// What has happened.
  enum Event: Sendable {
    /// libpq said how far it is with connecting.
    case connecting(ConnectionProgress)
    /// A caller runs statements in one pipeline with one sync at its end. `inTransaction`: whether a transaction block
    /// was open before.
    case startPipeline([(Statement, [PostgresValue])], inTransaction: Bool)
    /// A caller runs a text of several commands.
    case startScript(String)
    /// A result came; `failure` is libpq's message where the connection broke with it.
    case received(Received<Rows>, connectionFailure: String?)
    /// A warning of the server's came.
    case warned(PostgresError.ServerMessage)
    /// libpq has left the pipeline's mode, or could not.
    case leftPipeline(Bool)
    /// The running call's time is over, or that of connecting.
    case deadlinePassed
    /// The connection broke, with libpq's message.
    case broken(String)
    /// The connection is closed from here.
    case close
    /// A notification came.
    case notified(PostgresNotification)
    /// A caller wants the next notification.
    case awaitNotification
    /// The time of that caller is over.
    case notificationDeadlinePassed
  }

  /// What the connection is to do.
  enum Action: Sendable {
    /// Call libpq again when the socket is ready to be read, or written to.
    case awaitReadable
    case awaitWritable
    /// Hand these to libpq.
    case send([Command])
    /// Leave the pipeline's mode, and report whether that worked.
    case leavePipeline
    /// Close the connection for good.
    case close
    /// Answer the caller whose call ran, or who connects.
    case answer(Result<[Rows], PostgresError>)
    /// Answer the caller who waits for a notification.
    case deliver(Result<PostgresNotification?, PostgresError>)
  }

  private var state = State.connecting
  private var prepared = PreparedStatements()
  private var notifications = NotificationQueue()

  // MARK: What is known

  /// Whether the connection can be used, as far as is known.
  var isOpen: Bool {
    switch state {
    case .idle, .pipeline, .script: true
    case .connecting, .closed: false
    }
  }

  /// Whether a call runs.
  var isRunning: Bool {
    switch state {
    case .pipeline, .script: true
    case .connecting, .idle, .closed: false
    }
  }

  /// Whether a caller waits for a notification; another one must not then.
  var isAwaitingNotification: Bool { notifications.hasWaiter }

  /// The error of a call on a connection that is not open.
  var notConnected: PostgresError {
    if case .closed(by: let cause) = state { return PostgresError(.notConnected(cause.description)) }
    return PostgresError(.notConnected("not opened"))
  }

  // MARK: Events

  /// Takes an event; answers what is to be done, in this order.
  mutating func handle(_ event: Event) -> [Action] {
    switch event {
    case .connecting(let progress): connect(progress)
    case .startPipeline(let statements, let inTransaction): startPipeline(statements, inTransaction)
    case .startScript(let sql): startScript(sql)
    case .received(let result, let failure): receive(result, failure)
    case .warned(let warning): warn(warning)
    case .leftPipeline(let isLeft): endPipeline(isLeft)
    case .deadlinePassed: expire()
    case .broken(let text): lose(PostgresError(.connectionLost(text)))
    case .close: lose(PostgresError(.connectionLost("closed here")))
    case .notified(let notification): notifications.add(notification).map { [.deliver(.success($0))] } ?? []
    case .awaitNotification: awaitNotification()
    case .notificationDeadlinePassed: notifications.stopWaiting() ? [.deliver(.success(nil))] : []
    }
  }

  private mutating func connect(_ progress: ConnectionProgress) -> [Action] {
    guard case .connecting = state else { return [] }
    switch progress {
    case .needsReading: return [.awaitReadable]
    case .needsWriting: return [.awaitWritable]
    case .failed(let text): return lose(PostgresError(.notConnected(text)))
    case .ready:
      return answer(.success([]))
    }
  }

  private mutating func startPipeline(_ statements: [(Statement, [PostgresValue])], _ inTransaction: Bool) -> [Action] {
    if let refusal = refusalToStart { return [.answer(.failure(refusal))] }
    do throws(PostgresError) {
      let pipeline = try Pipeline<Rows>(statements, known: prepared, inTransaction: inTransaction)
      state = .pipeline(pipeline)
      return [.send(pipeline.commands)]
    } catch {
      return [.answer(.failure(error))]
    }
  }

  private mutating func startScript(_ sql: String) -> [Action] {
    if let refusal = refusalToStart { return [.answer(.failure(refusal))] }
    state = .script(Script())
    return [.send([.script(sql)])]
  }

  /// Why no call can begin now.
  private var refusalToStart: PostgresError? {
    switch state {
    case .idle: nil
    case .connecting, .closed: notConnected
    case .pipeline, .script: PostgresError(.misuse("another call runs on this connection"))
    }
  }

  private mutating func receive(_ result: Received<Rows>, _ failure: String?) -> [Action] {
    let progress: CallProgress
    switch state {
    case .pipeline(var pipeline):
      // Taken out of the state meanwhile, so that its rows are not copied with each result.
      state = .idle
      progress = pipeline.take(result, &prepared)
      state = .pipeline(pipeline)
    case .script(var script):
      progress = script.take(result)
      state = .script(script)
    case .connecting, .idle, .closed: progress = .more
    }
    if let failure { return lose(PostgresError(.connectionLost(failure))) }
    switch (progress, state) {
    case (.over, .pipeline): return [.leavePipeline]
    case (.over, .script(let script)): return answer(script.outcome())
    case (.beyondUse(let error), _): return lose(error)
    default: return []
    }
  }

  private mutating func warn(_ warning: PostgresError.ServerMessage) -> [Action] {
    guard case .pipeline(var pipeline) = state else { return [] }
    pipeline.warn(warning)
    state = .pipeline(pipeline)
    return []
  }

  private mutating func endPipeline(_ isLeft: Bool) -> [Action] {
    guard case .pipeline(let pipeline) = state else { return [] }
    return isLeft ? answer(pipeline.outcome) : lose(Pipeline<Rows>.confusion)
  }

  private mutating func answer(_ outcome: Result<[Rows], PostgresError>) -> [Action] {
    state = .idle
    return [.answer(outcome)]
  }

  private mutating func expire() -> [Action] {
    switch state {
    case .connecting, .pipeline, .script: lose(PostgresError(.timeout))
    case .idle, .closed: []
    }
  }

  private mutating func awaitNotification() -> [Action] {
    if let notification = notifications.next() { return [.deliver(.success(notification))] }
    guard isOpen else { return [.deliver(.failure(notConnected))] }
    notifications.startWaiting()
    return []
  }

  /// Closes the connection for good and fails what runs on it.
  private mutating func lose(_ cause: PostgresError) -> [Action] {
    var actions: [Action] = [.close]
    var error = cause
    switch state {
    case .closed: return []
    case .idle: break
    case .connecting: actions.append(.answer(.failure(cause)))
    case .pipeline(let pipeline):
      error = failure(by: cause, refusal: pipeline.refusal, mayTakeEffect: pipeline.mayTakeEffect)
      actions.append(.answer(.failure(error)))
    case .script(let script):
      error = failure(by: cause, refusal: script.refusal, mayTakeEffect: true)
      actions.append(.answer(.failure(error)))
    }
    state = .closed(by: cause)
    if notifications.stopWaiting() { actions.append(.deliver(.failure(error))) }
    return actions
  }

  /// What the server said before the end tells more than that the connection broke.
  private func failure(
    by cause: PostgresError, refusal: PostgresError.ServerMessage?, mayTakeEffect: Bool
  ) -> PostgresError {
    PostgresError(
      refusal.map { .server($0) } ?? cause.kind, isUnknownOutcome: cause.isUnknownOutcome || mayTakeEffect)
  }
}

extension PostgresSessionMachine.Action: Equatable where Rows: Equatable {}

/// How far libpq is with connecting.
enum ConnectionProgress: Equatable, Sendable {
  case needsReading
  case needsWriting
  case ready
  /// With libpq's message.
  case failed(String)
}

/// A result of libpq, by what it means to a call.
enum Received<Rows: Sendable>: Sendable {
  /// A command or a query succeeded.
  case rows(Rows)
  /// The server refused; nil where libpq itself made the error, as when the connection breaks.
  case refused(PostgresError.ServerMessage?)
  /// The command was skipped, because one before it in the pipeline was refused.
  case skipped
  /// No more results of this command.
  case endOfCommand
  /// The sync at the pipeline's end was reached.
  case sync
  /// The server waits for the data of a copy, or sends some.
  case copy
  /// Any other.
  case unexpected
}

/// What libpq can be handed.
enum Command: Equatable, Sendable {
  /// Enter pipeline mode.
  case enterPipeline
  /// Prepare a statement with these types of parameters.
  case prepare(name: String, sql: String, types: [UInt32])
  /// Run a prepared statement.
  case runPrepared(name: String, EncodedParameters)
  /// Run a statement by its text.
  case run(sql: String, EncodedParameters)
  /// End the pipeline with a sync.
  case sync
  /// Run a text of several commands.
  case script(String)
}
