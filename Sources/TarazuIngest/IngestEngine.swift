// Natural group commit: while the writers' transactions are under way, whole batches of all connections queue; the
// writer that is free next takes them together. A reply comes after its commit.

import TarazuLoop
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
  /// Events that a transaction takes while another writer has nothing to do: beyond that, sharing the work is worth
  /// more than sharing a commit.
  private static let sharedEvents = 1_000
  /// Lines that may queue before a sender is told to come again: some 200 MB of lines.
  private static let queuedLines = 500_000

  nonisolated private let loop: Loop
  nonisolated public var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  private let writers: [Writer]
  private let log: @Sendable (String) -> Void
  private var queue: [Waiting] = []
  private var waitingLines = 0
  /// One for each writer: whether it takes groups.
  private var isRunning: [Bool]
  private var isStopping = false
  /// Whether it was logged that the store is away.
  private var isAway = false

  /// - Parameters:
  ///   - conninfo: where and as whom to connect, for libpq.
  ///   - loop: where batches queue.
  ///   - writerLoops: a connection that writes for each, and its computing; at least one. Apart from `loop`, so that one
  ///     that computes keeps no other from its next group.
  ///   - dictionaries: shared by the writers, and with whoever else reads the store.
  ///   - log: takes a line for the service's log.
  public init(
    conninfo: String, loop: Loop, writerLoops: [Loop], dictionaries: Dictionaries,
    log: @escaping @Sendable (String) -> Void
  ) {
    self.loop = loop
    self.log = log
    writers = writerLoops.map { Writer(conninfo: conninfo, loop: $0, dictionaries: dictionaries) }
    isRunning = writers.map { _ in false }
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
      startWriter()
    }
    return try result.get()
  }

  /// Takes nothing more; what is under way is finished.
  public func stop() async {
    isStopping = true
    while isRunning.contains(true) { try? await loop.sleep(for: .milliseconds(5)) }
    for writer in writers { await writer.close() }
  }

  /// Wakes a writer that has nothing to do, if there is one. Batches are dealt to whichever is free: nothing depends on
  /// it, for the locks keep cases and cells right between writers, as between servers; and who wants batches in an order
  /// waits for the answer to each, as a stream does.
  private func startWriter() {
    guard let place = isRunning.firstIndex(of: false) else { return }
    isRunning[place] = true
    let writer = writers[place]
    // On the writer's loop, for what is of no actor computes where its task was started.
    writer.loop.spawn { await self.run(place, writer) }
  }

  private func run(_ place: Int, _ writer: Writer) async {
    while !queue.isEmpty {
      let batches = takeGroup()
      await take(batches, by: writer)
    }
    isRunning[place] = false
  }

  private func takeGroup() -> [Waiting] {
    let most = isRunning.contains(false) ? Self.sharedEvents : Self.groupEvents
    var lines = 0
    var count = 0
    while count < queue.count {
      lines += queue[count].submission.lines.count
      if count > 0, lines > most { break }
      count += 1
    }
    let group = Array(queue.prefix(count))
    queue.removeFirst(count)
    waitingLines -= group.reduce(0) { $0 + $1.submission.lines.count }
    if !queue.isEmpty { startWriter() }
    return group.filter { !$0.isAnswered }
  }

  /// Takes a group; where it cannot be taken as a whole, its halves, so that one bad batch fails alone.
  private func take(_ batches: [Waiting], by writer: Writer) async {
    guard !batches.isEmpty else { return }
    do {
      let receipts = try await writer.commit(Group(submissions: batches.map(\.submission)))
      for (batch, receipt) in zip(batches, receipts) { batch.answer(.success(receipt)) }
      isAway = false
    } catch {
      if case .failed = error, batches.count > 1 {
        await take(Array(batches.prefix(batches.count / 2)), by: writer)
        await take(Array(batches.dropFirst(batches.count / 2)), by: writer)
        return
      }
      note(error, batches.count)
      for batch in batches { batch.answer(.failure(error)) }
    }
  }

  /// Logs what a group failed by. While the store is away every batch fails alike, so that is said once.
  private func note(_ error: IngestError, _ count: Int) {
    if case .storeAway = error {
      guard !isAway else { return }
      isAway = true
    }
    log("ingest: \(count) batches were not taken: \(error)")
  }
}
