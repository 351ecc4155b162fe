// IngestService: events in, exactly once.

import TarazuAccess
import TarazuDomain
import TarazuIdentity
import TarazuIngest
import TarazuLines
import TarazuLoop
import TarazuNet
import TarazuProtocol
import TarazuWire

struct IngestServing: Sendable {
  let engine: IngestEngine
  let records: AccessRecords
  let reads: Reads
  /// How batches name this server.
  let serverName: String

  func serve(in table: inout ServiceTable) {
    table.unary(IngestService.submitEvents, rule: .send, time: .unary) { authorized, request, call in
      try await submitEvents(authorized, request, call)
    }
    table.unary(IngestService.submitLines, rule: .send, time: .unary) { authorized, request, call in
      try await submitLines(authorized, request, call)
    }
    table.bidirectional(IngestService.importEvents, rule: .send) { authorized, stream, send in
      try await ImportStream(serving: self, authorized: authorized, call: stream.call, send: send).run(stream)
    }
  }

  private func submitEvents(
    _ authorized: AuthorizedCall, _ request: SubmitEventsRequest, _ call: ServerCall
  ) async throws -> SubmitEventsResponse {
    guard request.events.count <= EventLimits.eventsPerBatch else {
      throw Status.badField("events", "\(request.events.count) events; at most 5000 are taken at once")
    }
    let messages = request.events.map { MessageEvent($0) }
    var lines: [SubmittedLine] = []
    var digest = SHA256Digest()
    var byteCount: Int64 = 0
    for (index, message) in messages.enumerated() {
      let raw = message.line
      digest.update(raw)
      byteCount += Int64(raw.count)
      lines.append(SubmittedLine(line: Int64(index) + 1, parsed: message.parse(), raw: raw))
    }
    let receipt = try await take(lines, byteCount, digest.digest(), authorized, call)
    return SubmitEventsResponse(
      results: zip(messages, receipt.outcomes).map { message, outcome in
        let (word, reason, _) = outcome.wire
        // What is kept of it speaks of a line; its sender has sent a message.
        let detail = if case .rejected(let rejection) = outcome { message.detail(of: rejection) } else { "" }
        return EventResult(outcome: word, reason: reason, detail: detail)
      }, counts: EventCounts(receipt.outcomes), asOf: reads.asOf(receipt.position))
  }

  private func submitLines(
    _ authorized: AuthorizedCall, _ request: SubmitLinesRequest, _ call: ServerCall
  ) async throws -> SubmitLinesResponse {
    try Status.checkLines(request.lines, field: "lines")
    var splitter = LineSplitter { SHA256Digest() }
    var split = splitter.take(request.lines)
    if let last = splitter.finish() { split.append(last) }
    guard split.count <= EventLimits.eventsPerBatch else {
      throw Status.badField("lines", "\(split.count) lines that are not blank; at most 5000 are taken at once")
    }
    let receipt = try await take(
      split.map { SubmittedLine($0) }, Int64(request.lines.count), SHA256Digest.digest(of: request.lines), authorized,
      call)
    return SubmitLinesResponse(
      results: zip(split, receipt.outcomes).map { line, outcome in
        let (word, reason, detail) = outcome.wire
        return LineResult(line: Int64(line.number), outcome: word, reason: reason, detail: detail)
      }, counts: EventCounts(receipt.outcomes), asOf: reads.asOf(receipt.position))
  }

  /// Hands a batch to the engine; its errors become statuses.
  func take(
    _ lines: [SubmittedLine], _ byteCount: Int64, _ sha256: [UInt8], _ authorized: AuthorizedCall, _ call: ServerCall
  ) async throws(Status) -> Receipt {
    let (records, usage) = (records, authorized.usage)
    try usage.countEvents(lines.count)
    let sender = Sender(
      caller: authorized.caller, address: authorized.address, gateway: authorized.gateway, server: serverName,
      limits: SenderLimits(
        waitingEvents: usage[.waitingEvents], waitingBytes: usage[.waitingBytes], newClasses: usage[.classes])
    ) { records.snapshot.scope(ofSource: $0) }
    let submission = Submission(sender: sender, lines: lines, byteCount: byteCount, sha256: sha256)
    let deadline = call.deadline.earlier(byNanoseconds: answerMargin)
    do throws(IngestError) {
      return try await engine.submit(submission, before: deadline)
    } catch {
      throw Status(error)
    }
  }
}

extension Status {
  /// PostgreSQL could lose what it acknowledges; the log says why.
  static let notDurable = Status.unavailable(
    "nothing is written until the store's settings are fixed", reason: .storeUnavailable)

  fileprivate init(_ error: IngestError) {
    switch error {
    case .storeAway: self = .unavailable("the store cannot be reached now", reason: .storeUnavailable)
    case .overloaded:
      self = .unavailable("as many lines wait for the store as the server can take", reason: .overloaded)
    case .notDurable: self = .notDurable
    case .outcomeUnknown:
      self = .unavailable(
        "the store did not say whether the batch was taken; send it again, what was taken is a duplicate",
        reason: .storeUnavailable)
    case .beyondLimit(let limit, let most, let passes):
      self = .beyond(limit, most, wait: passes ? .milliseconds(500) : nil)
    case .failed: self = .storeFailure(error)
    case .stopping: self = .unavailable("the service is stopping", reason: .draining)
    }
  }
}

extension SHA256Digest: LineDigest {}

extension SubmittedLine {
  init(_ line: Line) {
    let cut = line.sha256.map { (length: Int64(line.length), sha256: $0) }
    self.init(line: Int64(line.number), parsed: EventLine.parse(line), raw: Array(line.bytes), cut: cut)
  }

  fileprivate init(
    line: Int64, parsed: Result<TarazuDomain.Event, LineRejection>, raw: [UInt8],
    cut: (length: Int64, sha256: [UInt8])? = nil
  ) {
    let content: Content =
      switch parsed {
      case .success(let event): .event(event)
      case .failure(let rejection): .rejected(rejection)
      }
    // Of a message over the limit the first bytes are kept, as with a line.
    if cut == nil, raw.count > EventLimits.lineBytes {
      self.init(
        line: line, content: content, raw: Array(raw.prefix(EventLimits.lineBytes)),
        cut: (Int64(raw.count), SHA256Digest.digest(of: raw)))
    } else {
      self.init(line: line, content: content, raw: raw, cut: cut)
    }
  }
}

extension LineOutcome {
  /// Outcome, reason and detail, as the wire has them.
  fileprivate var wire: (EventOutcome, String, String) {
    switch self {
    case .accepted: (.accepted, "", "")
    case .duplicate: (.duplicate, "", "")
    case .rejected(let rejection): (.rejected, rejection.reason.rawValue, rejection.detail)
    }
  }
}

extension EventCounts {
  init(_ outcomes: [LineOutcome]) {
    self.init()
    for outcome in outcomes { add(outcome) }
  }

  mutating func add(_ outcome: LineOutcome) {
    switch outcome {
    case .accepted: acceptedCount += 1
    case .duplicate: duplicateCount += 1
    case .rejected: rejectedCount += 1
    }
  }
}
