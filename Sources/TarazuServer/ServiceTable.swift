// How methods are served: each names one rule and one class of time, and gets decoded messages.

import TarazuAccess
import TarazuIdentity
import TarazuLoop
import TarazuNet
import TarazuProtocol
import TarazuWire

/// The methods that are served, by service and method. What its functions register is recorded in the audit.
struct ServiceTable {
  let authorizer: Authorizer
  let audit: Audit
  private(set) var services: [String: [String: ServerMethod]] = [:]

  init(authorizer: Authorizer, audit: Audit) {
    self.authorizer = authorizer
    self.audit = audit
  }

  /// What calls of a method are judged and recorded with.
  func recording(_ method: some AnyMethodDescriptor, rule: Rule) -> MethodAudit {
    MethodAudit(audit, authorizer, rule, method)
  }

  /// A method of Health: everyone is answered, and nothing is recorded.
  mutating func open<Request: Message, Response: Message>(
    _ method: MethodDescriptor<Request, Response>, _ answer: @escaping @Sendable (Request) throws(Status) -> Response
  ) {
    add(
      method,
      .unary(.read, inline: { (_, bytes) throws(Status) in .message(try answer(decode(bytes)).encode()) }) { _, bytes in
        try answer(decode(bytes)).encode()
      })
  }

  /// A method of the rule `open` that asks the store.
  mutating func open<Request: AuditedRequest, Response: AuditedResponse>(
    _ method: MethodDescriptor<Request, Response>, time: TimeClass,
    _ answer: @escaping @Sendable (OpenCall, Request) async throws -> Response
  ) {
    let recording = recording(method, rule: .open)
    add(
      method,
      .unary(time) { call, bytes in
        try await recording.run(call) { record in
          try recording.authorizer.requireTrust()
          let open = OpenCall(call: call, origin: recording.authorizer.origin(of: call), audit: record)
          return try await encode(answer(open, decode(bytes, for: record)), for: record)
        }
      })
  }

  /// A read of the cube: answered on the loop at once, unless it must wait for a commit or `isHeavy` sends it to the
  /// workers.
  mutating func read<Request: AuditedRequest, Response: AuditedResponse>(
    _ method: MethodDescriptor<Request, Response>, rule: Rule, reads: Reads,
    minPosition: @escaping @Sendable (Request) -> String,
    isHeavy: @escaping @Sendable (Request) -> Bool = { _ in false },
    _ answer: @escaping @Sendable (AuthorizedCall, Request) throws(Status) -> Response
  ) {
    let recording = recording(method, rule: rule)
    add(
      method,
      .unary(
        .read,
        inline: { (call, bytes) throws(Status) in
          do throws(Status) {
            let authorized = try recording.authorize(call)
            let request: Request = try decode(bytes)
            guard !isHeavy(request), try reads.has(minPosition(request)) else { return .later }
            let response = try answer(authorized, request)
            recording.answered(call, of: authorized.claimant, Asked(request), rows: response.auditedRows)
            return .message(response.encode())
          } catch {
            recording.refused(call, bytes, as: Request.self, error)
            throw error
          }
        },
        { call, bytes in
          try await recording.authorized(call, bytes, .counted) { (authorized, request: Request, record) in
            try await reads.waitFor(minPosition(request), before: call.deadline)
            guard isHeavy(request) else { return try encode(answer(authorized, request), for: record) }
            try authorized.countHeavyCall()
            return try await reads.workers.run { () throws(Status) in
              try encode(answer(authorized, request), for: record)
            }
          }
        }))
  }

  /// A read of the cube whose answers are cached until what they are about changes or a new day begins. The caller is
  /// judged at each call, also where the answer is cached.
  mutating func cachedRead<Question: FigureQuestion>(
    _ method: MethodDescriptor<Question.Request, Question.Response>, as: Question.Type, rule: Rule, reads: Reads,
    caches: PerLoop<AnswerCache<Question>>
  ) {
    let recording = recording(method, rule: rule)
    add(
      method,
      .unary(
        .read,
        inline: { (call, bytes) throws(Status) in
          do throws(Status) {
            let identity = try recording.identify(call)
            let cache = caches[call.loop]
            if let cache, let cached = cache.find(bytes, at: call.arrival) {
              try cached.authorize(identity, rule)
              recording.answered(call, of: identity, by: cached)
              return .parts(cached.answer.figures, cache.asOfField)
            }
            let request: Question.Request = try decode(bytes)
            guard try reads.has(Question.minPosition(of: request)) else { return .later }
            let question = try Question(request)
            let authorized = identity.authorized(rule)
            try authorized.require(.unit(question.unit))
            guard !question.isHeavy(reads) else { return .later }
            let answer = try reads.answer(question)
            cache?.keep(answer, to: bytes, about: question.unit)
            recording.answered(call, of: authorized.claimant, Asked(request), rows: answer.rows)
            return .parts(answer.figures, answer.asOf)
          } catch {
            recording.refused(call, bytes, as: Question.Request.self, error)
            throw error
          }
        },
        { call, bytes in
          try await recording.authorized(call, bytes, .counted) { (authorized, request: Question.Request, record) in
            let answer = try await answer(Question.self, request, to: authorized, call, bytes, reads, caches)
            record.gave(answer.rows)
            return answer.figures + answer.asOf
          }
        }))
  }

  /// A unary method that asks the store. One in the time of reads takes its turn among its principal's.
  mutating func unary<Request: AuditedRequest, Response: AuditedResponse>(
    _ method: MethodDescriptor<Request, Response>, rule: Rule, time: TimeClass,
    _ answer: @escaping @Sendable (AuthorizedCall, Request, ServerCall) async throws -> Response
  ) {
    let recording = recording(method, rule: rule)
    let weight = recording.weight(readsStore: time == .read)
    add(
      method,
      .unary(time) { call, bytes in
        try await recording.authorized(call, bytes, weight) { (authorized, request: Request, record) in
          try await encode(answer(authorized, request, call), for: record)
        }
      })
  }

  mutating func clientStreaming<Request: AuditedRequest, Response: AuditedResponse>(
    _ method: MethodDescriptor<Request, Response>, rule: Rule,
    _ answer: @escaping @Sendable (AuthorizedCall, IncomingMessages<Request>) async throws -> Response
  ) {
    let recording = recording(method, rule: rule)
    add(
      method,
      .clientStreaming(.long) { call in
        try await recording.watching(call, recording.weight()) { authorized, record in
          recording.began(call, record)
          return try await encode(answer(authorized, IncomingMessages(call: call)), for: record)
        }
      })
  }

  mutating func serverStreaming<Request: AuditedRequest, Response: Message>(
    _ method: MethodDescriptor<Request, Response>, rule: Rule, time: TimeClass,
    _ answer:
      @escaping @Sendable (AuthorizedCall, Request, ServerCall, @escaping @Sendable (Response) async throws -> Void)
      async throws -> Void
  ) {
    let recording = recording(method, rule: rule)
    add(
      method,
      .serverStreaming(time) { call, bytes in
        try await recording.watching(call, recording.weight(), asking: { Asked(Request.self, in: bytes) }) {
          authorized, record in
          let request: Request = try decode(bytes, for: record)
          recording.began(call, record)
          try await answer(authorized, request, call) { try await call.send($0.encode()) }
        }
      })
  }

  mutating func bidirectional<Request: AuditedRequest, Response: Message>(
    _ method: MethodDescriptor<Request, Response>, rule: Rule,
    _ answer:
      @escaping @Sendable (
        AuthorizedCall, IncomingMessages<Request>, @escaping @Sendable (Response) async throws -> Void
      )
      async throws -> Void
  ) {
    let recording = recording(method, rule: rule)
    add(
      method,
      .bidirectional(.long) { call in
        try await recording.watching(call, recording.weight()) { authorized, record in
          recording.began(call, record)
          try await answer(authorized, IncomingMessages(call: call)) { try await call.send($0.encode()) }
        }
      })
  }

  mutating func add(_ descriptor: some AnyMethodDescriptor, _ method: ServerMethod) {
    services[descriptor.service, default: [:]][descriptor.name] = method
  }

  /// The methods of these services that nothing serves: with one missing the server does not start.
  func missing(among methods: [any AnyMethodDescriptor]) -> [String] {
    methods.filter { services[$0.service]?[$0.name] == nil }.map { "\($0.service)/\($0.name)" }
  }
}

/// A call of the rule `open`: whoever calls is let in.
struct OpenCall: Sendable {
  let call: ServerCall
  let origin: CallOrigin
  /// What the audit is told of it.
  let audit: CallAudit
}

/// The answer to a cached question that waits for a commit or is heavy.
private func answer<Question: FigureQuestion>(
  _: Question.Type, _ request: Question.Request, to authorized: AuthorizedCall, _ call: ServerCall, _ bytes: [UInt8],
  _ reads: Reads, _ caches: PerLoop<AnswerCache<Question>>
) async throws -> EncodedAnswer {
  try await reads.waitFor(Question.minPosition(of: request), before: call.deadline)
  let question = try Question(request)
  try authorized.require(.unit(question.unit))
  guard question.isHeavy(reads) else { return try reads.answer(question) }
  try authorized.countHeavyCall()
  let answer = try await reads.workers.run { () throws(Status) in try reads.answer(question) }
  if call.loop.isCurrent { caches[call.loop]?.keep(answer, to: bytes.span, about: question.unit) }
  return answer
}

/// The message in some bytes, or the refusal of a failed call.
func decode<Element: Message>(_ bytes: [UInt8]) throws(Status) -> Element {
  do throws(MessageDecodingError) {
    return try Element.decode(from: bytes)
  } catch {
    throw .invalidArgument(error.description, reason: .malformedMessage)
  }
}

/// The same for bytes that are only lent.
func decode<Element: Message>(_ bytes: Span<UInt8>) throws(Status) -> Element {
  try decode(bytes.withUnsafeBufferPointer { Array($0) })
}

/// The request in some bytes; the record learns what it asks for.
func decode<Request: AuditedRequest>(_ bytes: [UInt8], for record: CallAudit) throws(Status) -> Request {
  let request: Request = try decode(bytes)
  let asked = Asked(request)
  record.asks(unit: asked.unit, caseCode: asked.caseCode)
  return request
}

/// An answer's bytes; the record learns how much it gives out.
private func encode(_ response: some AuditedResponse, for record: CallAudit) -> [UInt8] {
  record.gave(response.auditedRows)
  return response.encode()
}
