// One stream of ImportEvents: a file of any size in constant memory, each committed piece a batch.

import TarazuDomain
import TarazuIngest
import TarazuLines
import TarazuNet
import TarazuProtocol
import TarazuWire

/// Lines gather while a piece commits; the next piece takes what has gathered, 5,000 events and 4 MiB at most. So a
/// slow feed is committed line by line, a fast one in full pieces.
struct EventImport: Sendable {
  let serving: IngestServing
  let visit: Visit
  let call: ServerCall
  let send: @Sendable (ImportEventsResponse) async throws -> Void

  func run(_ stream: MessageStream<ImportEventsRequest>) async throws {
    guard let first = try await stream.next() else { return }
    let firstLine = first.firstLine == 0 ? 1 : first.firstLine
    guard firstLine > 0, firstLine <= Self.lastLine, let number = Int(exactly: firstLine) else {
      throw Status.badField("first_line", "\(first.firstLine) is not from 1, or 0 for 1, to \(Self.lastLine)")
    }
    let committing = Committing(firstLine: firstLine)
    do {
      try await take(first, of: stream, from: number, committing)
    } catch {
      // A piece under way ends before the call does, for its answer may not go to another call of the same id.
      try? await committing.finish()
      throw error
    }
  }

  private func take(
    _ first: ImportEventsRequest, of stream: MessageStream<ImportEventsRequest>, from number: Int,
    _ committing: Committing
  ) async throws {
    var gathering = Gathering(splitter: LineSplitter(firstNumber: number))
    var message: ImportEventsRequest? = first
    while let here = message {
      gathering.take(here.chunk)
      while gathering.isFull || (gathering.hasLines && committing.isIdle) {
        try await committing.finish()
        begin(gathering.piece(), committing)
      }
      message = try await stream.next()
    }
    gathering.finish()
    try await committing.finish()
    while gathering.hasAnything {
      begin(gathering.piece(), committing)
      try await committing.finish()
    }
  }

  /// Commits a piece while the stream is read on, and answers as soon as it is committed.
  private func begin(_ piece: Piece, _ committing: Committing) {
    committing.task = Task(executorPreference: call.loop) {
      defer { committing.isIdle = true }
      guard !piece.lines.isEmpty else {
        try await answer([], piece, nil, committing)
        return
      }
      let lines = piece.lines.map { SubmittedLine($0) }
      let receipt = try await serving.take(lines, piece.byteCount, piece.sha256, visit, call)
      committing.counts.add(receipt.outcomes)
      let rejections = zip(piece.lines, receipt.outcomes).compactMap { line, outcome -> LineRefusal? in
        guard case .rejected(let rejection) = outcome else { return nil }
        return LineRefusal(
          line: Int64(line.number), reason: rejection.reason.rawValue, detail: rejection.detail)
      }
      try await answer(rejections, piece, receipt, committing)
    }
    committing.isIdle = false
  }

  /// Says what was settled; rejections are split so that a message stays about 64 KiB.
  private func answer(
    _ rejections: [LineRefusal], _ piece: Piece, _ receipt: Receipt?, _ committing: Committing
  ) async throws {
    var rest = rejections[...]
    repeat {
      let part = rest.prefix(Self.rejectionsPerMessage)
      rest = rest.dropFirst(part.count)
      // Lines count as settled with the last message about them, so that a client that is cut off asks again for all.
      let settled = rest.isEmpty ? piece.lastLine : part.last?.line ?? piece.lastLine
      try await send(
        ImportEventsResponse(
          lineCount: max(0, settled - committing.firstLine + 1), counts: committing.counts, rejections: Array(part),
          asOf: receipt.flatMap { serving.reads.asOf($0.position) }))
    } while !rest.isEmpty
  }

  /// The last number that a stream may begin at: there is room to count on from it.
  private static let lastLine = Int64.max / 4

  /// A detail has at most 200 bytes, so 240 refusals stay under 64 KiB.
  private static let rejectionsPerMessage = 240
}

/// What a stream has committed so far. All of it is used on the connection's loop alone.
private final class Committing: @unchecked Sendable {
  let firstLine: Int64
  var counts = EventCounts()
  var isIdle = true
  var task: Task<Void, any Error>?

  init(firstLine: Int64) { self.firstLine = firstLine }

  /// Waits for the piece under way; throws what made it fail.
  func finish() async throws {
    let task = self.task
    self.task = nil
    try await task?.value
  }
}

/// Lines that are committed together.
private struct Piece: Sendable {
  var lines: [Line]
  /// The last line that is settled with it, blank ones after the last event included.
  var lastLine: Int64
  var byteCount: Int64
  var sha256: [UInt8]
}

/// Lines that wait to be committed.
private struct Gathering {
  /// So that a stream of the longest lines holds little more than its messages do; with its last line it may be over.
  private static let pieceBytes = 4 << 20

  var splitter: LineSplitter
  private var lines: [Line] = []
  /// Lines before this one were taken away.
  private var first = 0
  private var byteCount = 0
  private var settled: Int64

  init(splitter: LineSplitter) {
    self.splitter = splitter
    settled = Int64(splitter.lastNumber)
  }

  var hasLines: Bool { first < lines.count }
  /// Lines, or blank ones that were not told of yet.
  var hasAnything: Bool { hasLines || Int64(splitter.lastNumber) > settled }
  var isFull: Bool { lines.count - first >= EventLimits.eventsPerBatch || byteCount >= Self.pieceBytes }

  mutating func take(_ chunk: [UInt8]) { add(splitter.take(chunk)) }

  mutating func finish() { if let last = splitter.finish() { add([last]) } }

  private mutating func add(_ more: [Line]) {
    lines += more
    byteCount += more.reduce(0) { $0 + $1.bytes.count }
  }

  /// Takes the next lines away.
  mutating func piece() -> Piece {
    let taken = takeLines()
    settled = !hasLines ? Int64(splitter.lastNumber) : Int64(taken.last?.number ?? 0)
    var digest = SHA256()
    for line in taken {
      digest.update(line.bytes)
      digest.update([0x0A])
    }
    return Piece(
      lines: taken, lastLine: settled, byteCount: taken.reduce(0) { $0 + Int64($1.length) + 1 },
      sha256: digest.digest())
  }

  private mutating func takeLines() -> [Line] {
    var end = first
    var bytes = 0
    while end < lines.count, end - first < EventLimits.eventsPerBatch, bytes < Self.pieceBytes {
      bytes += lines[end].bytes.count
      end += 1
    }
    let taken = Array(lines[first..<end])
    first = end
    byteCount -= bytes
    // Taken places are cleared away when they are at least half, so each line is moved once at most.
    if first * 2 >= lines.count {
      lines.removeFirst(first)
      first = 0
    }
    return taken
  }
}
