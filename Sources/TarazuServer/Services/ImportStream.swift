// One stream of ImportEvents: a file of any size in constant memory, each committed piece a batch.

import TarazuAccess
import TarazuDomain
import TarazuIdentity
import TarazuIngest
import TarazuLines
import TarazuLoop
import TarazuNet
import TarazuProtocol
import TarazuWire

/// Lines gather while a piece commits; the next piece takes what has gathered, 5,000 events and 4 MiB at most. So a
/// slow sender's lines are committed one by one, a fast one's in full pieces.
struct ImportStream: Sendable {
  let serving: IngestServing
  let authorized: AuthorizedCall
  let call: ServerCall
  let send: @Sendable (ImportEventsResponse) async throws -> Void

  func run(_ stream: IncomingMessages<ImportEventsRequest>) async throws {
    guard let first = try await stream.next() else { return }
    let firstLine = first.firstLine == 0 ? 1 : first.firstLine
    guard firstLine > 0, firstLine <= Self.lastLine, let number = Int(exactly: firstLine) else {
      throw Status.badField("first_line", "\(first.firstLine) is not from 1, or 0 for 1, to \(Self.lastLine)")
    }
    // What goes on from a later line of a file may begin with anything.
    if number == 1 { try Status.checkLines(first.chunk, field: "chunk") }
    let usage = authorized.usage
    let pieces = ImportPieces(firstNumber: number, loop: call.loop, commit: commit) {
      Int(clamping: min(usage[.events], usage[.waitingEvents], Int64(EventLimits.eventsPerBatch)))
    }
    do {
      var message: ImportEventsRequest? = first
      while let here = message {
        try await pieces.take(here.chunk)
        message = try await stream.next()
      }
      try await pieces.finish()
    } catch {
      // A piece under way ends before the call does, so that its answer cannot go to a later call of the same id.
      await pieces.stop(error)
      throw error
    }
  }

  /// Commits a piece and reports its outcomes. A failure ends the call at once, also while its client sends nothing.
  private func commit(_ piece: Piece, counts before: EventCounts) async throws -> EventCounts {
    do {
      guard !piece.lines.isEmpty else { return try await answer(piece, nil, counts: before) }
      let lines = piece.lines.map { SubmittedLine($0) }
      let receipt = try await serving.take(lines, piece.byteCount, piece.sha256, authorized, call)
      return try await answer(piece, receipt, counts: before)
    } catch var status as Status {
      // Of a stream of which pieces were taken it is not true that nothing was done.
      if before != EventCounts() { status.metadata["not_executed"] = nil }
      call.fail(status)
      throw status
    }
  }

  /// Reports which lines are settled, and returns the stream's counts including them. Rejections are split so that a
  /// message stays about 64 KiB; each message settles and counts the lines up to its last rejection, so that a client
  /// that is cut off between two messages resumes after it and counts no line twice.
  private func answer(_ piece: Piece, _ receipt: Receipt?, counts before: EventCounts) async throws -> EventCounts {
    let asOf = receipt.flatMap { serving.reads.asOf($0.position) }
    var counts = before
    var rejections: [LineRefusal] = []
    func report(settledTo line: Int64) async throws {
      try await send(
        ImportEventsResponse(
          lineCount: max(0, line - piece.firstLine + 1), counts: counts, rejections: rejections, asOf: asOf))
      rejections = []
    }
    for (line, outcome) in zip(piece.lines, receipt?.outcomes ?? []) {
      if case .rejected(let rejection) = outcome {
        if rejections.count == Self.rejectionsPerMessage { try await report(settledTo: Int64(line.number) - 1) }
        rejections.append(
          LineRefusal(line: Int64(line.number), reason: rejection.reason.rawValue, detail: rejection.detail))
      }
      counts.add(outcome)
    }
    try await report(settledTo: piece.lastLine)
    return counts
  }

  /// The last number that a stream may begin at: there is room to count on from it.
  private static let lastLine = Int64.max / 4

  /// A detail has at most 200 bytes, so 240 rejections stay under 64 KiB.
  private static let rejectionsPerMessage = 240
}

/// Lines that are committed together.
private struct Piece: Sendable {
  var lines: [Line]
  /// The stream's first line.
  var firstLine: Int64
  /// The last line that is settled with it, blank ones after the last event included.
  var lastLine: Int64
  var byteCount: Int64
  var sha256: [UInt8]
}

/// The pieces of a stream, which are committed one after the other while the stream is read on. An actor of the
/// connection's loop, so it needs no hop.
private actor ImportPieces {
  typealias Commit = @Sendable (Piece, EventCounts) async throws -> EventCounts

  nonisolated private let loop: Loop
  nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  private let commit: Commit
  /// How many lines a piece may have now.
  private let mostLines: @Sendable () -> Int
  private var gathering: Gathering
  private var counts = EventCounts()
  private var committing: Task<Void, Never>?
  private var failure: (any Error)?
  private var waiter: CheckedContinuation<Void, Never>?

  init(
    firstNumber: Int, loop: Loop, commit: @escaping Commit, mostLines: @escaping @Sendable () -> Int
  ) {
    self.loop = loop
    self.commit = commit
    self.mostLines = mostLines
    gathering = Gathering(splitter: LineSplitter(firstNumber: firstNumber) { SHA256Digest() })
  }

  /// Takes bytes of the stream; waits while a full piece waits. Throws the failure of a piece.
  func take(_ chunk: [UInt8]) async throws {
    gathering.take(chunk)
    begin()
    while gathering.isFull, failure == nil { await pieceTaken() }
    if let failure { throw failure }
  }

  /// Commits what is left.
  func finish() async throws {
    gathering.finish()
    begin()
    await committing?.value
    if let failure { throw failure }
    while gathering.hasAnything { counts = try await commit(gathering.piece(of: mostLines()), counts) }
  }

  /// Commits nothing more, and returns when what is under way has ended.
  func stop(_ error: any Error) async {
    failure = failure ?? error
    await committing?.value
  }

  /// Begins to commit what waits, unless that is under way.
  private func begin() {
    guard gathering.hasLines, committing == nil, failure == nil else { return }
    committing = Task(executorPreference: loop) { await self.commitAll() }
  }

  private func commitAll() async {
    do {
      while gathering.hasLines, failure == nil {
        let piece = gathering.piece(of: mostLines())
        wake()
        counts = try await commit(piece, counts)
      }
    } catch { failure = error }
    committing = nil
    wake()
  }

  private func pieceTaken() async {
    await withCheckedContinuation { waiter = $0 }
  }

  private func wake() {
    waiter?.resume()
    waiter = nil
  }
}

/// Lines that wait to be committed.
private struct Gathering {
  /// A stream of the longest lines then holds little more than its messages do. The last line may exceed it.
  private static let pieceBytes = 4 << 20

  var splitter: LineSplitter
  private let firstLine: Int64
  private var lines: [Line] = []
  /// Lines before this index have been taken.
  private var first = 0
  private var byteCount = 0
  private var settled: Int64

  init(splitter: LineSplitter) {
    self.splitter = splitter
    settled = Int64(splitter.lastNumber)
    firstLine = settled + 1
  }

  var hasLines: Bool { first < lines.count }
  /// Lines, or blank ones that were not reported yet.
  var hasAnything: Bool { hasLines || Int64(splitter.lastNumber) > settled }
  var isFull: Bool { lines.count - first >= EventLimits.eventsPerBatch || byteCount >= Self.pieceBytes }

  mutating func take(_ chunk: [UInt8]) { add(splitter.take(chunk)) }

  mutating func finish() { if let last = splitter.finish() { add([last]) } }

  private mutating func add(_ more: [Line]) {
    lines += more
    byteCount += more.reduce(0) { $0 + $1.bytes.count }
  }

  /// Takes the next lines, `most` at most.
  mutating func piece(of most: Int) -> Piece {
    let taken = takeLines(most)
    settled = !hasLines ? Int64(splitter.lastNumber) : Int64(taken.last?.number ?? 0)
    var digest = SHA256Digest()
    for line in taken {
      digest.update(line.bytes)
      digest.update([0x0A] as [UInt8])
    }
    return Piece(
      lines: taken, firstLine: firstLine, lastLine: settled, byteCount: taken.reduce(0) { $0 + Int64($1.length) + 1 },
      sha256: digest.digest())
  }

  private mutating func takeLines(_ most: Int) -> [Line] {
    var end = first
    var bytes = 0
    while end < lines.count, end - first < most, bytes < Self.pieceBytes {
      bytes += lines[end].bytes.count
      end += 1
    }
    let taken = Array(lines[first..<end])
    first = end
    byteCount -= bytes
    // Taken lines are removed once they are at least half, so each line is moved once at most.
    if first * 2 >= lines.count {
      lines.removeFirst(first)
      first = 0
    }
    return taken
  }
}
