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
    } catch {
      if case .failed = error, batches.count > 1 {
        await take(Array(batches.prefix(batches.count / 2)))
        await take(Array(batches.dropFirst(batches.count / 2)))
        return
      }
      log("ingest: \(batches.count) batches were not taken: \(error)")
      for batch in batches { batch.answer(.failure(error)) }
    }
  }
}

// MARK: - Attempts

extension IngestEngine {
  private func commit(_ whole: Group) async throws(IngestError) -> [Receipt] {
    var group = whole
    var attempt = 1
    while true {
      do {
        var writer = try await connectedWriter()
        defer { if self.writer != nil { self.writer = writer } }
        try await writer.number(&group)
        do {
          return try await writer.write(group)
        } catch {
          if let written = writer.written, error.isUnknownOutcome || error.isUnavailable {
            self.writer = nil
            await writer.connection.close()
            if let receipts = try await settle(written, error) { return receipts }
          }
          throw error
        }
      } catch let error as IngestError {
        throw error
      } catch let error as PostgresError {
        try await consider(error, attempt: attempt)
      } catch {
        throw .failed("\(error)")
      }
      attempt += 1
    }
  }

  /// Throws unless another attempt may help; then waits a little.
  private func consider(_ error: PostgresError, attempt: Int) async throws(IngestError) {
    let raced = error.sqlstate == "23505"
    guard error.isSafeToRetry || error.isUnavailable || raced else { throw .failed(error.description) }
    if error.isUnavailable, let writer {
      self.writer = nil
      await writer.connection.close()
    }
    guard attempt < Self.attempts else {
      throw error.isUnavailable ? .storeAway(error.description) : .failed(error.description)
    }
    try? await loop.sleep(for: .milliseconds(Int.random(in: 5...20) * attempt))
  }

  private func connectedWriter() async throws(PostgresError) -> GroupWriter {
    if let writer, await writer.connection.isAlive { return writer }
    let connection = try await PostgresConnection.connect(conninfo, on: loop, timeout: .seconds(5))
    try await GroupWriter.prepare(connection)
    let writer = GroupWriter(connection: connection, dictionaries: dictionaries)
    self.writer = writer
    return writer
  }

  /// A COMMIT's answer was lost: looks for the batches; nil if they are not there and may be written again.
  private func settle(_ written: WrittenGroup, _ error: PostgresError) async throws(IngestError) -> [Receipt]? {
    for attempt in 1...Self.attempts {
      do {
        let writer = try await connectedWriter()
        return try await GroupWriter.settle(written, on: writer.connection)
      } catch {
        try? await loop.sleep(for: .milliseconds(100 * attempt))
      }
    }
    throw .outcomeUnknown(error.description)
  }
}
