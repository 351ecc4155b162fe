// Natural group commit: while a transaction is under way, whole batches of all connections queue; the next takes them
// together. Retries are inside; a reply comes after its commit.

import TarazuLoop
import TarazuPostgres
import TarazuStore

/// Takes batches of events into the store, exactly once each.
public actor IngestEngine {
  /// A batch and who waits for its answer; answered once, by the transaction or by the end of its time.
  private final class Waiting {
    let submission: Submission
    private var reply: CheckedContinuation<Result<Receipt, IngestError>, Never>?
    var alarm: Timer?

    init(_ submission: Submission, _ reply: CheckedContinuation<Result<Receipt, IngestError>, Never>) {
      self.submission = submission
      self.reply = reply
    }

    var isAnswered: Bool { reply == nil }

    func answer(_ result: Result<Receipt, IngestError>) {
      alarm?.cancel()
      reply?.resume(returning: result)
      reply = nil
    }
  }

  /// Events that one transaction takes together at most: memory, and how long its locks are held.
  private static let groupEvents = 10_000
  /// Lines that may queue before a sender is told to come again: some 200 MB of lines.
  private static let queuedLines = 500_000
  private static let attempts = 5
  /// Attempts where another server's transaction, by committing first, stood in the way: each time something was
  /// taken, so there is an end to it.
  private static let racedAttempts = 50

  nonisolated private let loop: Loop
  nonisolated public var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  private let conninfo: String
  private let dictionaries: Dictionaries
  private let log: @Sendable (String) -> Void
  private var writer: GroupWriter?
  private var queue: [Waiting] = []
  private var waitingLines = 0
  private var isRunning = false
  private var isStopping = false
  /// Whether it was logged that the store is away.
  private var isAway = false

  /// - Parameters:
  ///   - conninfo: where and as whom to connect, for libpq.
  ///   - log: takes a line for the service's log.
  public init(
    conninfo: String, loop: Loop, dictionaries: Dictionaries, log: @escaping @Sendable (String) -> Void
  ) {
    self.conninfo = conninfo
    self.loop = loop
    self.dictionaries = dictionaries
    self.log = log
  }

  /// Takes a batch; answers once its transaction is committed.
  /// - Parameter deadline: an instant of `MonotonicClock`. Past it a batch that waits is dropped; of one that is under way
  ///   the outcome is not known.
  public func submit(_ submission: Submission, before deadline: UInt64) async throws(IngestError) -> Receipt {
    guard !isStopping else { throw .stopping }
    guard waitingLines < Self.queuedLines else { throw .storeAway("too many batches wait for the store") }
    let result = await withCheckedContinuation { reply in
      waitingLines += submission.lines.count
      let waiting = Waiting(submission, reply)
      waiting.alarm = loop.schedule(at: deadline) {
        waiting.answer(.failure(.outcomeUnknown("the store did not answer in time")))
      }
      queue.append(waiting)
      if !isRunning {
        isRunning = true
        loop.spawn { await self.run() }
      }
    }
    return try result.get()
  }

  /// Takes nothing more; what is under way is finished.
  public func stop() async {
    isStopping = true
    while isRunning { try? await loop.sleep(for: .milliseconds(5)) }
    if let connection = writer?.connection { await connection.close() }
    writer = nil
  }

  private func run() async {
    while !queue.isEmpty {
      let batches = takeGroup()
      await take(batches)
    }
    isRunning = false
  }

  private func takeGroup() -> [Waiting] {
    var lines = 0
    var count = 0
    while count < queue.count {
      lines += queue[count].submission.lines.count
      if count > 0, lines > Self.groupEvents { break }
      count += 1
    }
    let group = Array(queue.prefix(count))
    queue.removeFirst(count)
    waitingLines -= group.reduce(0) { $0 + $1.submission.lines.count }
    return group.filter { !$0.isAnswered }
  }

  /// Takes a group; where it cannot be taken as a whole, its halves, so that one bad batch fails alone.
  private func take(_ batches: [Waiting]) async {
    guard !batches.isEmpty else { return }
    do {
      let receipts = try await commit(Group(submissions: batches.map(\.submission)))
      for (batch, receipt) in zip(batches, receipts) { batch.answer(.success(receipt)) }
      isAway = false
    } catch {
      if case .failed = error, batches.count > 1 {
        await take(Array(batches.prefix(batches.count / 2)))
        await take(Array(batches.dropFirst(batches.count / 2)))
        return
      }
      note(error, batches.count)
      for batch in batches { batch.answer(.failure(error)) }
    }
  }
}

// MARK: - Attempts

extension IngestEngine {
  /// Logs what a group failed by. While the store is away every batch fails alike, so that is said once.
  private func note(_ error: IngestError, _ count: Int) {
    if case .storeAway = error {
      guard !isAway else { return }
      isAway = true
    }
    log("ingest: \(count) batches were not taken: \(error)")
  }
}

extension IngestEngine {
  private func commit(_ whole: Group) async throws(IngestError) -> [Receipt] {
    var group = whole
    var unsettled: WrittenGroup?
    var attempt = 1
    while true {
      do throws(PostgresError) {
        var writer = try await connectedWriter()
        defer { if self.writer != nil { self.writer = writer } }
        try await writer.number(&group)
        do {
          return try await writer.write(group, unless: unsettled)
        } catch {
          if error.isUnknownOutcome { unsettled = writer.written ?? unsettled }
          if error.isUnknownOutcome || error.isUnavailable {
            self.writer = nil
            await writer.connection.close()
          }
          throw error
        }
      } catch {
        try await consider(error, attempt: attempt, isUnsettled: unsettled != nil)
      }
      attempt += 1
    }
  }

  /// Throws unless another attempt may help; then waits a little.
  private func consider(_ error: PostgresError, attempt: Int, isUnsettled: Bool) async throws(IngestError) {
    let raced = error.sqlstate == "23505"
    let mayHelp = error.isSafeToRetry || error.isUnavailable || error.isUnknownOutcome || raced
    guard mayHelp, attempt < (raced ? Self.racedAttempts : Self.attempts) else {
      if isUnsettled { throw .outcomeUnknown(error.description) }
      throw error.isUnavailable ? .storeAway(error.description) : .failed(error.description)
    }
    // What may have been committed is worth more patience.
    let pause = isUnsettled ? 100 : Int.random(in: 5...20)
    try? await loop.sleep(for: .milliseconds(pause * min(attempt, Self.attempts)))
  }

  private func connectedWriter() async throws(PostgresError) -> GroupWriter {
    if let writer, await writer.connection.isAlive { return writer }
    let connection = try await PostgresConnection.connect(conninfo, on: loop, timeout: .seconds(5))
    try await GroupWriter.prepare(connection)
    let writer = GroupWriter(connection: connection, dictionaries: dictionaries)
    self.writer = writer
    return writer
  }
}
