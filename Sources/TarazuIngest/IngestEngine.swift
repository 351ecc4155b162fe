// Natural group commit: while the writers' transactions are under way, whole batches of all connections queue; the
// writer that is free next takes them together. A reply comes after its commit.

import TarazuAccess
import TarazuDomain
import TarazuLoop
import TarazuStore

/// Takes batches of events into the store, exactly once each.
public actor IngestEngine {
  /// A batch and who waits for its answer; answered once, by the transaction or by the end of its time.
  final class Waiting {
    let submission: Submission
    /// Hashes of the codes of its cases. Two cases of one hash count as one, which costs a little time.
    let cases: [Int]
    private var reply: CheckedContinuation<Result<Receipt, IngestError>, Never>?
    var alarm: Timer?
    /// How often it was left in the queue because it shared a case with what another writer wrote.
    var passes = 0

    init(_ submission: Submission, _ reply: CheckedContinuation<Result<Receipt, IngestError>, Never>) {
      self.submission = submission
      self.reply = reply
      cases = submission.lines.compactMap { line in
        if case .event(let event) = line.content { event.caseCode.hashValue } else { nil }
      }
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
  /// While another writer has nothing to do, a transaction takes half of what waits, but this many events if there are:
  /// sharing the work is then worth more than sharing a commit.
  private static let sharedEvents = 1_000
  /// How often a batch may be left, before those that came after it have to wait for it.
  private static let passesMost = 8

  nonisolated let loop: Loop
  nonisolated public var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  /// Whether the store may be written to.
  nonisolated public let durability: DurabilityState

  let conninfo: String
  private let queuedLines: Int
  private let writers: [IngestWriter]
  private let log: @Sendable (String) -> Void
  private(set) var queue: [Waiting] = []
  /// What each principal has in the queue and in groups that are written.
  private var held: [String: HeldShare] = [:]
  private var waitingLines = 0
  /// One for each writer: whether it takes groups.
  private var isRunning: [Bool]
  /// One for each writer: the cases of the group that it writes.
  private var casesUnderWay: [Set<Int>]
  private(set) var isStopping = false
  /// Whether it was logged that the store is away.
  private var isAway = false

  /// - Parameters:
  ///   - conninfo: where and as whom to connect, for libpq.
  ///   - loop: where batches queue.
  ///   - writerLoops: one writer runs on each, with its computing; at least one. They are apart from `loop`, so that a
  ///     writer that computes does not keep another from its next group.
  ///   - dictionaries: shared by the writers and by all other readers of the store.
  ///   - idleTimeout: how long a transaction's locks outlive a writer that fell silent in its midst, in computing too.
  ///   - onCommit: gets each commit that changed cells, before its batches are answered, on its writer's loop. Those of
  ///     two writers may come in another order than they were committed in.
  ///   - queuedLines: lines that may queue before further batches are refused; 500,000 take some 200 MB.
  ///   - log: takes a line for the service's log.
  public init(
    conninfo: String, loop: Loop, writerLoops: [Loop], dictionaries: Dictionaries,
    idleTimeout: Duration = .seconds(5), onCommit: @escaping @Sendable (LocalCommit) -> Void = { _ in },
    queuedLines: Int = 500_000, log: @escaping @Sendable (String) -> Void
  ) {
    self.loop = loop
    self.log = log
    self.conninfo = conninfo
    self.queuedLines = queuedLines
    let durability = DurabilityState(log: log)
    self.durability = durability
    writers = writerLoops.map {
      IngestWriter(
        conninfo: conninfo, loop: $0, dictionaries: dictionaries, idleTimeout: idleTimeout, durability: durability,
        onCommit: onCommit)
    }
    isRunning = writers.map { _ in false }
    casesUnderWay = writers.map { _ in [] }
  }

  /// Takes a batch; answers once its transaction is committed.
  /// - Parameter deadline: after it a batch that waits is dropped; the outcome of one that is under way is not
  ///   known.
  public func submit(_ submission: Submission, before deadline: MonotonicInstant) async throws(IngestError) -> Receipt {
    guard !isStopping else { throw .stopping }
    if let refusal = durability.refusalWithoutAsking() { throw .notDurable(refusal) }
    guard waitingLines < queuedLines else { throw .overloaded }
    try hold(submission)
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

  // MARK: What one principal may have here

  /// Takes a batch into its principal's share, unless that is beyond its limits.
  private func hold(_ submission: Submission) throws(IngestError) {
    var share = held[submission.sender.principal.name] ?? HeldShare()
    try share.add(submission)
    held[submission.sender.principal.name] = share
  }

  private func letGo(_ submission: Submission) {
    let name = submission.sender.principal.name
    held[name]?.remove(submission)
    if held[name]?.isEmpty == true { held[name] = nil }
  }

  /// Wakes a writer that has nothing to do, if there is one. Batches go to whichever is free; only speed depends on
  /// it, because the locks keep cases and cells right between writers, as between servers.
  private func startWriter() {
    guard let writerIndex = isRunning.firstIndex(of: false) else { return }
    isRunning[writerIndex] = true
    let writer = writers[writerIndex]
    // On the writer's loop: what belongs to no actor runs where its task was started.
    writer.loop.spawn { await self.run(writerIndex, writer) }
  }

  private func run(_ writerIndex: Int, _ writer: IngestWriter) async {
    while true {
      let batches = takeGroup(for: writerIndex)
      guard !batches.isEmpty else { break }
      await write(batches, by: writer)
      for batch in batches { letGo(batch.submission) }
      casesUnderWay[writerIndex] = []
    }
    isRunning[writerIndex] = false
  }

  /// The next batches in their order. What shares a case with a group that another writer has under way is left until
  /// that is done, and so is what shares one with a batch that was left: taken now, it would wait for the lock of
  /// that case, or, if the case is new to the store, fail and be retried. So a case's events are written in the order in
  /// which they came.
  private func takeGroup(for writerIndex: Int) -> [Waiting] {
    let mayShare = isRunning.contains(false)
    let most = mayShare ? min(Self.groupEvents, max(Self.sharedEvents, waitingLines / 2)) : Self.groupEvents
    var (group, left): ([Waiting], [Waiting]) = ([], [])
    var leftCases: Set<Int> = []
    var lines = 0
    var isClosed = false
    for waiting in queue {
      guard !waiting.isAnswered else {
        waitingLines -= waiting.submission.lines.count
        letGo(waiting.submission)
        continue
      }
      let count = waiting.submission.lines.count
      isClosed = isClosed || (!group.isEmpty && lines + count > most)
      if !isClosed, !isUnderWay(waiting.cases, leftCases, besides: writerIndex) {
        group.append(waiting)
        lines += count
        continue
      }
      if !isClosed {
        waiting.passes += 1
        leftCases.formUnion(waiting.cases)
        isClosed = waiting.passes > Self.passesMost
      }
      left.append(waiting)
    }
    queue = left
    waitingLines -= lines
    casesUnderWay[writerIndex] = Set(group.lazy.flatMap(\.cases))
    if !group.isEmpty, !queue.isEmpty { startWriter() }
    return group
  }

  private func isUnderWay(_ cases: [Int], _ left: Set<Int>, besides writerIndex: Int) -> Bool {
    casesUnderWay.indices.contains { writer in
      writer != writerIndex && !casesUnderWay[writer].isDisjoint(with: cases)
    } || !(left.isEmpty || left.isDisjoint(with: cases))
  }

  /// Writes a group; where it cannot be written as a whole, its halves, so that one bad batch fails alone.
  private func write(_ batches: [Waiting], by writer: IngestWriter) async {
    guard !batches.isEmpty else { return }
    do {
      switch try await writer.commit(BatchGroup(submissions: batches.map(\.submission))) {
      case .taken(let receipts):
        for (batch, receipt) in zip(batches, receipts) { batch.answer(.success(receipt)) }
      case .overLimit(let limit, let over):
        for (index, most) in over { batches[index].answer(.failure(.beyondLimit(limit, most: most, passes: false))) }
        await write(batches.indices.filter { over[$0] == nil }.map { batches[$0] }, by: writer)
      }
      isAway = false
    } catch {
      if case .failed = error, batches.count > 1 {
        await write(Array(batches.prefix(batches.count / 2)), by: writer)
        await write(Array(batches.dropFirst(batches.count / 2)), by: writer)
        return
      }
      note(error, batches.count)
      for batch in batches { batch.answer(.failure(error)) }
    }
  }

  /// Logs what a group failed by. While the store is away every batch fails alike, so that is said once.
  private func note(_ error: IngestError, _ count: Int) {
    switch error {
    // Logged where it was found, once.
    case .notDurable: return
    case .storeAway:
      guard !isAway else { return }
      isAway = true
    case .outcomeUnknown(let text):
      log("ingest: \(count) batches were answered as unknown: \(text)")
      return
    case .failed, .overloaded, .beyondLimit, .stopping: break
    }
    log("ingest: \(count) batches were not taken: \(error)")
  }
}
