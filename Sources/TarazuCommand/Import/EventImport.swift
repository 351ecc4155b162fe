// An import of events: a file of any size, in constant memory, over as many streams as it takes.

import TarazuClient
import TarazuLoop
import TarazuProtocol
import TarazuWire

/// Sends a file's lines and gathers what becomes of them. A stream that was lost is followed by one that begins after
/// the last line that is settled; what is sent twice so is a duplicate the second time.
actor EventImport {
  typealias Stream = MessageStream<ImportEventsRequest, ImportEventsResponse>

  /// A stream ends after so long at the next line's end, well before the service's deadline of 4 hours.
  private static let streamTime = Duration.seconds(50 * 60)
  /// So much is sent beyond what is settled: enough for several batches, and not so much that the service, when it is
  /// slow, leaves a message untouched for long.
  private static let windowBytes = 4 << 20
  /// How long a service that has taken lines may be away until the import gives up.
  private static let patience = Duration.seconds(120)

  private let session: Session
  private let console: Console
  private let rejectionFile: OpenFile?
  private var source: ImportSource
  private var index = LineIndex()
  private var answer = ImportAnswer()
  private var progress: ProgressLine
  private var settledLines = 0
  private var settledAt = MonotonicClock.nanoseconds()
  private var hasSettled = false
  private var failures = 0
  /// Whether the stream before was lost, so that what it sent may have gone too far.
  private var mustGoBack = false
  /// The sender, while it waits for something to be settled.
  private var waiter: CheckedContinuation<Void, Never>?
  private var isSending = false

  /// - Parameter rejectionFile: where to write rejections as they come, beside the answer.
  init(_ source: ImportSource, rejectionFile: OpenFile?, _ session: Session, _ console: Console) {
    self.source = source
    self.rejectionFile = rejectionFile
    self.session = session
    self.console = console
    progress = ProgressLine(console)
  }

  nonisolated var unownedExecutor: UnownedSerialExecutor { session.loop.asUnownedSerialExecutor() }

  /// Imports all of it. Throws `Status` when the service refuses or stays away, `FileError` for the files.
  func run() async throws -> ImportAnswer {
    defer { progress.end() }
    while true {
      do {
        if try await runStream() { return answer }
      } catch let status as Status {
        try await recover(from: status)
      }
    }
  }

  // MARK: A stream

  /// Runs one stream to its good end; answers whether the file was sent to its end.
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
      guard !isSending, settledLines >= index.lastWithContent else { throw EventImport.endedEarly }
    } catch {
      sending.cancel()
      wakeSender()
      // A status that says no ends the import, though a pipe may still be waited for.
      if let status = error as? Status, !EventImport.passes(status), status.code != .cancelled { throw error }
      if case .failure(let failure) = await sending.result, !(failure is Status) { throw failure }
      throw error
    }
    let isAtEnd = try await sending.value
    settledLines = index.sent.lines
    return isAtEnd
  }

  /// Sends pieces until the file's end (true) or until it is time for another stream.
  private func send(to stream: Stream, from firstLine: Int) async throws -> Bool {
    let deadline = MonotonicClock.deadline(after: EventImport.streamTime)
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
        if MonotonicClock.nanoseconds() > deadline, let end = piece.lastIndex(of: 0x0A) {
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
      // What waits for the service's words shall not wait for ever.
      if !(error is Status) { stream.cancel() }
      throw error
    }
  }

  /// Waits while much is sent that the service has yet to settle.
  private func waitForRoom() async throws(Status) {
    while index.sent.offset - index.settledOffset > EventImport.windowBytes, index.lastWithContent > settledLines {
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

  /// The next piece of the file; empty at its end. One at a time.
  private func nextPiece() async throws(FileError) -> [UInt8] {
    var reading = source
    let piece = try await reading.next(on: session.pool)
    source = reading
    return piece
  }

  /// Makes the next piece begin after so many lines of the file.
  private func goBack(after lines: Int) async throws {
    var (offset, skip) = index.place(after: lines)
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

  // MARK: What comes back

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

  /// Whether another stream may bring what this one did not.
  private static func passes(_ status: Status) -> Bool {
    let reasons: [Reason] = [.idleUpload, .deadlinePassed, .stalled]
    return status.code == .unavailable || status.isNotExecuted || status.retryDelay != nil
      || reasons.contains(status.reason)
  }

  /// Waits until it is time for another stream; throws the status where there shall be none.
  private func recover(from status: Status) async throws(Status) {
    guard EventImport.passes(status) else { throw status }
    failures += 1
    mustGoBack = true
    let away = Duration.nanoseconds(Int64(clamping: MonotonicClock.nanoseconds() - settledAt))
    let isTooLong = hasSettled ? away > EventImport.patience : failures >= Attempts.most
    // A pipe that brought nothing for long is no failure of the service.
    if status.reason == .idleUpload { failures = 0 } else if isTooLong { throw status }
    if failures == 1, hasSettled {
      progress.note("\(status.code.name): \(status.message); going on after line \(settledLines)")
    }
    let pause = Attempts.pause(before: max(1, failures), chance: Double.random(in: 0..<1))
    do { try await session.loop.sleep(for: max(pause, status.retryDelay ?? .zero)) } catch { throw .cancelled() }
  }
}
