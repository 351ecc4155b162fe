// Imports events from a file of any size, in constant memory, over as many streams as it takes.

import TarazuClient
import TarazuLoop
import TarazuProtocol
import TarazuWire

/// Sends the lines of a file and collects their outcomes. If a stream is lost, the next one begins after the last
/// settled line; lines that are sent twice are duplicates the second time.
actor EventUpload {
  typealias Stream = MessageStream<ImportEventsRequest, ImportEventsResponse>

  /// After this time a stream ends at the end of a line, well before the service's deadline of 4 hours.
  private static let streamTime = Duration.seconds(50 * 60)
  /// How much is sent beyond the settled lines: enough for several batches, but not so much that a slow service leaves
  /// a message unread for long.
  private static let windowBytes = 4 << 20
  /// How long a service that has settled lines may be away before the import gives up.
  private static let patience = Duration.seconds(120)

  private let session: Session
  private let console: Console
  private let rejectionFile: OutputFile?
  private var source: ImportSource
  private var index = LineIndex()
  private var answer = ImportAnswer()
  private var progress: ProgressLine
  private var settledLines = 0
  private var settledAt = MonotonicClock.nanoseconds()
  private var hasSettled = false
  private var failures = 0
  /// Whether the last stream was lost, so that the file has to be read again from the settled lines on.
  private var mustGoBack = false
  /// The sender, while it waits for lines to be settled.
  private var waiter: CheckedContinuation<Void, Never>?
  private var isSending = false

  /// - Parameter rejectionFile: where rejections are written too, and put in their place once all lines are settled.
  init(_ source: ImportSource, rejectionFile: OutputFile?, _ session: Session, _ console: Console) {
    self.source = source
    self.rejectionFile = rejectionFile
    self.session = session
    self.console = console
    progress = ProgressLine(console)
  }

  nonisolated var unownedExecutor: UnownedSerialExecutor { session.loop.asUnownedSerialExecutor() }

  /// Imports the whole file. Throws `Status` if the service refuses or stays away, `FileError` if a file fails.
  func run() async throws -> ImportAnswer {
    defer { progress.end() }
    while true {
      do {
        guard try await runStream() else { continue }
        try rejectionFile?.commit()
        return answer
      } catch let status as Status {
        try await recover(from: status)
      }
    }
  }

  // MARK: A stream

  /// Runs one stream until it ends well. Returns whether the whole file was sent.
  private func runStream() async throws -> Bool {
    if mustGoBack { try await goBack(after: settledLines) }
    let first = settledLines
    let stream: Stream = try await session.client.openStream(
      IngestService.importEvents, timeout: Session.longTimeout)
    isSending = true
    let sending = Task(executorPreference: session.loop) { try await self.send(to: stream, from: first + 1) }
    do {
      var before = EventCounts()
      while let response = try await stream.receive() {
        try await take(response, from: first, since: before)
        before = response.counts ?? before
      }
      guard !isSending, settledLines >= index.lastWithContent else { throw EventUpload.endedEarly }
    } catch {
      sending.cancel()
      wakeSender()
      // A refusal ends the import at once, even while the sender waits for a pipe.
      if let status = error as? Status, !EventUpload.passes(status), status.code != .cancelled { throw error }
      if case .failure(let failure) = await sending.result, !(failure is Status) { throw failure }
      throw error
    }
    let isAtEnd = try await sending.value
    settledLines = index.sent.lines
    return isAtEnd
  }

  /// Sends pieces until the end of the file (true), or until it is time for another stream (false).
  private func send(to stream: Stream, from firstLine: Int) async throws -> Bool {
    let deadline = MonotonicClock.deadline(after: EventUpload.streamTime)
    var request = ImportEventsRequest(firstLine: Int64(firstLine))
    do {
      while true {
        var piece = try await nextPiece()[...]
        if piece.isEmpty {
          isSending = false
          stream.finishSending()
          return true
        }
        var isLast = false
        if MonotonicClock.now() > deadline, let end = piece.lastIndex(of: 0x0A) {
          piece = piece[...end]
          isLast = true
        }
        index.send(piece)
        source.rewind(to: index.sent.offset)
        request.chunk = Array(piece)
        try await stream.send(request)
        request.firstLine = 0
        try await waitForRoom()
        if isLast {
          isSending = false
          stream.finishSending()
          return false
        }
      }
    } catch {
      // The receiver must not wait forever for a stream that no longer sends.
      if !(error is Status) { stream.cancel() }
      throw error
    }
  }

  /// Waits while the service has yet to settle much of what was sent.
  private func waitForRoom() async throws(Status) {
    while index.sent.offset - index.settledOffset > EventUpload.windowBytes, index.lastWithContent > settledLines {
      if Task.isCancelled { throw .cancelled() }
      await withCheckedContinuation { waiter = $0 }
    }
  }

  private func wakeSender() {
    waiter?.resume()
    waiter = nil
  }

  private static let endedEarly = Status(
    .unknown, .badAnswer, "the service ended the import before it had settled all lines")

  /// The next piece of the file; empty at its end. Only one call at a time.
  private func nextPiece() async throws -> [UInt8] {
    var reading = source
    let piece = try await reading.next(on: session.pool)
    source = reading
    return piece
  }

  /// Makes the next piece begin after that many lines of the file.
  private func goBack(after lines: Int) async throws {
    var (offset, skip) = index.position(after: lines)
    source.rewind(to: offset)
    while skip > 0 {
      let piece = try await nextPiece()
      guard !piece.isEmpty else { break }
      for byte in piece where skip > 0 {
        offset += 1
        if byte == 0x0A { skip -= 1 }
      }
    }
    source.rewind(to: offset)
    index.rewind(to: LineIndex.Mark(lines: lines, offset: offset))
    mustGoBack = false
  }

  // MARK: Answers

  private func take(_ response: ImportEventsResponse, from first: Int, since before: EventCounts) async throws {
    session.client.keep(response)
    try answer.add(response.counts ?? before, since: before)
    for rejection in response.rejections {
      let line = try answer.add(rejection)
      try rejectionFile?.write(line + [0x0A])
    }
    let (lines, overflow) = first.addingReportingOverflow(Int(clamping: response.lineCount))
    guard !overflow else { throw ImportAnswer.nonsense }
    if lines > settledLines {
      settledLines = lines
      index.settle(lines)
      wakeSender()
      settledAt = MonotonicClock.nanoseconds()
      hasSettled = true
      failures = 0
    }
    progress.update { state(after: $0) }
  }

  private func state(after seconds: Double) -> String {
    let rate = NumberText.rate(settledLines, in: seconds)
    let share = source.size.map { ", " + NumberText.percent(index.settledOffset, of: $0) } ?? ""
    return "\(settledLines) lines\(share), \(rate) lines/s, \(answer.counts.rejectedCount) rejected"
  }

  // MARK: Going on

  /// Whether another stream may succeed where this one failed.
  private static func passes(_ status: Status) -> Bool {
    let reasons: [Reason] = [.idleUpload, .deadlinePassed, .stalled]
    return status.code == .unavailable || status.isNotExecuted || status.retryDelay != nil
      || reasons.contains(status.reason)
  }

  /// Waits until it is time for another stream, or throws the status if there should be none.
  private func recover(from status: Status) async throws(Status) {
    guard EventUpload.passes(status) else { throw status }
    failures += 1
    mustGoBack = true
    let away = Duration.nanoseconds(Int64(clamping: MonotonicClock.nanoseconds() - settledAt))
    let isTooLong = hasSettled ? away > EventUpload.patience : failures >= Attempts.most
    // It is no failure of the service if a pipe has brought nothing for a long time.
    if status.reason == .idleUpload { failures = 0 } else if isTooLong { throw status }
    if failures == 1, hasSettled {
      progress.note("\(status.code.name): \(status.message); going on after line \(settledLines)")
    }
    let pause = Attempts.pause(before: max(1, failures), chance: Double.random(in: 0..<1))
    do { try await session.loop.sleep(for: max(pause, status.retryDelay ?? .zero)) } catch { throw .cancelled() }
  }
}
