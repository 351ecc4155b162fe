// Recording the calls of one method.

import TarazuAccess
import TarazuIdentity
import TarazuLoop
import TarazuNet
import TarazuProtocol
import TarazuStore
import TarazuWire

/// What a method's calls are judged and recorded with.
struct MethodAudit: Sendable {
  let audit: Audit
  let authorizer: Authorizer
  let rule: Rule
  /// Such as `KpiService/GetScorecard`.
  let name: String

  init(_ audit: Audit, _ authorizer: Authorizer, _ rule: Rule, _ method: some AnyMethodDescriptor) {
    self.audit = audit
    self.authorizer = authorizer
    self.rule = rule
    name = Self.name(service: method.service, method: method.name)
  }

  static func name(service: String, method: String) -> String {
    let bare = service.split(separator: ".").last.map { String($0) } ?? service
    return "\(bare)/\(method)"
  }

  // MARK: Calls that are answered at once

  /// Refuses a call that could not be recorded, or whose caller may not call the method.
  func authorize(_ call: borrowing InlineCall) throws(Status) -> AuthorizedCall {
    try identify(call).authorized(rule)
  }

  /// The same, as the call's connection remembers it. The call is counted against its principal's limit.
  func identify(_ call: borrowing InlineCall) throws(Status) -> CachedIdentity {
    try audit.gate.admit()
    let identity = try authorizer.identify(call, rule)
    try identity.countCall(at: call.arrival)
    return identity
  }

  /// Records a call that was answered.
  func answered(_ call: borrowing InlineCall, of claimant: Claimant, _ asked: Asked, rows: Int) {
    let now = MonotonicClock.now()
    var record = audit.record(name, of: claimant)
    asked.note(in: &record)
    record.rowCount = Int64(rows)
    record.microseconds = Self.microseconds(call, now)
    audit[call.loop]?.add(record, at: now)
  }

  /// Records a call that was refused, with what it asked for. Messages without a credential are not looked into.
  func refused<Request: AuditedRequest>(
    _ call: borrowing InlineCall, _ bytes: Span<UInt8>, as: Request.Type, _ status: Status
  ) {
    let now = MonotonicClock.now()
    let claimant = authorizer.claimant(of: call)
    var record = audit.record(name, of: claimant)
    if claimant.credential != nil {
      Asked(Request.self, in: bytes.withUnsafeBufferPointer { Array($0) }).note(in: &record)
    }
    record.end(status)
    record.microseconds = Self.microseconds(call, now)
    audit[call.loop]?.add(record, at: now)
  }

  /// Records an answer from the cache.
  @inline(__always)
  func answered(_ call: borrowing InlineCall, of identity: CachedIdentity, by cached: CachedAnswer) {
    if let entry = cached.audited, entry.addAnswer(to: identity, rows: cached.answer.rows, since: call.arrival) {
      return
    }
    guard let loopAudit = audit[call.loop] else { return }
    var record = audit.record(name, of: identity.authorized(rule).claimant)
    record.unit = cached.unit
    loopAudit.addAnswer(cached, to: identity.caller, since: call.arrival, record)
  }

  private static func microseconds(_ call: borrowing InlineCall, _ now: MonotonicInstant) -> Int64 {
    Int64(clamping: now.nanoseconds(since: call.arrival) / 1_000)
  }

  // MARK: Calls that are answered by a task

  /// What a call takes of its principal's limits if a task answers it.
  func weight(readsStore: Bool = false) -> CallWeight {
    rule == .send ? .sending : readsStore ? .storeRead : .heavy
  }

  /// Runs the work of a call, and records how it ended.
  func run<Value>(_ call: ServerCall, _ body: (CallAudit) async throws -> Value) async throws -> Value {
    let record = CallAudit(audit.record(name, of: Claimant(from: authorizer.origin(of: call))))
    do {
      try admit(call, record)
      let value = try await body(record)
      end(call, record, nil)
      return value
    } catch {
      let status = status(of: error, call)
      end(call, record, status)
      throw status
    }
  }

  /// The same with the caller judged first, and then the request read.
  /// - Parameter weight: what the call takes of its principal's limits.
  func authorized<Request: AuditedRequest, Value>(
    _ call: ServerCall, _ bytes: [UInt8], _ weight: CallWeight,
    _ body: (AuthorizedCall, Request, CallAudit) async throws -> Value
  ) async throws -> Value {
    try await run(call) { record in
      let authorized = try authorize(call, record) { Asked(Request.self, in: bytes) }
      return try await authorized.withinLimits(weight, call) {
        try await body(authorized, decode(bytes, for: record), record)
      }
    }
  }

  /// The same for a stream, whose caller is judged again while it runs.
  /// - Parameter asked: what it asks for, as far as that is known at once.
  func watching<Value>(
    _ call: ServerCall, _ weight: CallWeight, asking asked: () -> Asked = { .nothing },
    _ body: (AuthorizedCall, CallAudit) async throws -> Value
  ) async throws -> Value {
    try await run(call) { record in
      // So that a refusal says whose call it was.
      let authorized = try authorize(call, record, asked)
      return try await authorized.withinLimits(weight, call) {
        try await authorizer.watching(call, rule) { authorized in
          try await body(authorized.audited(by: record), record)
        }
      }
    }
  }

  /// A stream begins, and what it asks for is known.
  func began(_ call: ServerCall, _ record: CallAudit) { add(record.beginning, on: call.loop) }

  private func admit(_ call: ServerCall, _ record: CallAudit) throws(Status) {
    do throws(Status) { try audit.gate.admit() } catch {
      record.isOf(authorizer.claimant(of: call))
      throw error
    }
  }

  /// Refuses a call whose caller may not call the method. Messages without a credential are not looked into.
  private func authorize(
    _ call: ServerCall, _ record: CallAudit, _ asked: () -> Asked
  ) throws(Status) -> AuthorizedCall {
    do throws(Status) {
      let authorized = try authorizer.authorize(call, rule)
      record.isOf(authorized.claimant)
      return authorized.audited(by: record)
    } catch {
      let claimant = authorizer.claimant(of: call)
      record.isOf(claimant)
      if claimant.credential != nil {
        let asked = asked()
        record.asks(unit: asked.unit, caseCode: asked.caseCode)
      }
      throw error
    }
  }

  private func status(of error: any Error, _ call: ServerCall) -> Status {
    if let status = error as? Status { return status }
    if error is CancellationError { return .cancelled() }
    let id = AuditRecord.newCallID()
    audit.log("\(name) failed (\(id)): \(error)")
    return .internalError(id)
  }

  private func end(_ call: ServerCall, _ record: CallAudit, _ status: Status?) {
    call.loop.perform { [self] in
      // What the connection said to the client counts, not what the handler would have.
      guard var last = record.end(call.isCancelled ? call.failure ?? .cancelled() : status) else { return }
      last.rowCount += Int64(call.messagesSent)
      audit[call.loop]?.add(last)
    }
  }

  private func add(_ record: AuditRecord, on loop: Loop) {
    loop.perform { [self] in audit[loop]?.add(record) }
  }
}

extension Loop {
  /// Runs `body` at once on the loop's own thread, else soon there.
  fileprivate func perform(_ body: @escaping @Sendable () -> Void) {
    if isCurrent { body() } else { execute(body) }
  }
}
