// How methods are served: each names one rule and one class of time, and gets decoded messages.

import TarazuAccess
import TarazuIdentity
import TarazuLoop
import TarazuNet
import TarazuProtocol
import TarazuWire

/// The methods that are served, by service and method.
struct ServiceTable {
  let authorizer: Authorizer
  private(set) var services: [String: [String: ServerMethod]] = [:]

  init(authorizer: Authorizer) { self.authorizer = authorizer }

  /// A method of the rule `open`: everyone is answered.
  mutating func open<Request: Message, Response: Message>(
    _ method: MethodDescriptor<Request, Response>, _ answer: @escaping @Sendable (Request) throws(Status) -> Response
  ) {
    add(
      method,
      .unary(.read, inline: { (_, bytes) throws(Status) in .message(try answer(decode(bytes)).encode()) }) { _, bytes in
        try answer(decode(bytes)).encode()
      })
  }

  /// A read of the cube: answered on the loop at once, unless it must wait for a commit or `isHeavy` sends it to the
  /// workers.
  mutating func read<Request: Message, Response: Message>(
    _ method: MethodDescriptor<Request, Response>, rule: Rule, reads: Reads,
    minPosition: @escaping @Sendable (Request) -> String,
    isHeavy: @escaping @Sendable (Request) -> Bool = { _ in false },
    _ answer: @escaping @Sendable (AuthorizedCall, Request) throws(Status) -> Response
  ) {
    let authorizer = authorizer
    add(
      method,
      .unary(
        .read,
        inline: { (call, bytes) throws(Status) in
          let authorized = try authorizer.authorize(call, rule)
          let request: Request = try decode(bytes)
          guard !isHeavy(request), try reads.has(minPosition(request)) else { return .later }
          return .message(try answer(authorized, request).encode())
        },
        { call, bytes in
          let authorized = try authorizer.authorize(call, rule)
          let request: Request = try decode(bytes)
          try await reads.waitFor(minPosition(request), before: call.deadline)
          guard isHeavy(request) else { return try answer(authorized, request).encode() }
          return try await reads.workers.run { () throws(Status) in try answer(authorized, request).encode() }
        }))
  }

  /// A read of the cube whose answers are cached until what they are about changes or a new day begins. The caller is judged at each
  /// call, also where the answer is cached.
  mutating func cachedRead<Question: FigureQuestion>(
    _ method: MethodDescriptor<Question.Request, Question.Response>, as: Question.Type, rule: Rule, reads: Reads,
    caches: PerLoop<AnswerCache<Question>>
  ) {
    let authorizer = authorizer
    add(
      method,
      .unary(
        .read,
        inline: { (call, bytes) throws(Status) in
          let identity = try authorizer.identify(call, rule)
          let cache = caches[call.loop]
          if let cache, let cached = cache.find(bytes, at: call.arrival) {
            try cached.authorize(identity, rule)
            return .parts(cached.answer.figures, cache.asOfField)
          }
          let request: Question.Request = try decode(bytes)
          guard try reads.has(Question.minPosition(of: request)) else { return .later }
          let question = try Question(request)
          try identity.authorized(rule).require(.unit(question.unit))
          guard !question.isHeavy(reads) else { return .later }
          let answer = try reads.answer(question)
          cache?.keep(answer, to: bytes, about: question.unit)
          return .parts(answer.figures, answer.asOf)
        },
        { call, bytes in
          let authorized = try authorizer.authorize(call, rule)
          let request: Question.Request = try decode(bytes)
          try await reads.waitFor(Question.minPosition(of: request), before: call.deadline)
          let question = try Question(request)
          try authorized.require(.unit(question.unit))
          guard question.isHeavy(reads) else {
            let answer = try reads.answer(question)
            return answer.figures + answer.asOf
          }
          let answer = try await reads.workers.run { () throws(Status) in try reads.answer(question) }
          if call.loop.isCurrent { caches[call.loop]?.keep(answer, to: bytes.span, about: question.unit) }
          return answer.figures + answer.asOf
        }))
  }

  /// A unary method that asks the store.
  mutating func unary<Request: Message, Response: Message>(
    _ method: MethodDescriptor<Request, Response>, rule: Rule, time: TimeClass,
    _ answer: @escaping @Sendable (AuthorizedCall, Request, ServerCall) async throws -> Response
  ) {
    let authorizer = authorizer
    add(
      method,
      .unary(time) { call, bytes in
        let authorized = try authorizer.authorize(call, rule)
        return try await answer(authorized, decode(bytes), call).encode()
      })
  }

  mutating func clientStreaming<Request: Message, Response: Message>(
    _ method: MethodDescriptor<Request, Response>, rule: Rule,
    _ answer: @escaping @Sendable (AuthorizedCall, IncomingMessages<Request>) async throws -> Response
  ) {
    let authorizer = authorizer
    add(
      method,
      .clientStreaming(.long) { call in
        try await authorizer.watching(call, rule) { authorized in
          try await answer(authorized, IncomingMessages(call: call)).encode()
        }
      })
  }

  mutating func serverStreaming<Request: Message, Response: Message>(
    _ method: MethodDescriptor<Request, Response>, rule: Rule, time: TimeClass,
    _ answer:
      @escaping @Sendable (AuthorizedCall, Request, ServerCall, @escaping @Sendable (Response) async throws -> Void)
      async throws -> Void
  ) {
    let authorizer = authorizer
    add(
      method,
      .serverStreaming(time) { call, bytes in
        try await authorizer.watching(call, rule) { authorized in
          try await answer(authorized, decode(bytes), call) { try await call.send($0.encode()) }
        }
      })
  }

  mutating func bidirectional<Request: Message, Response: Message>(
    _ method: MethodDescriptor<Request, Response>, rule: Rule,
    _ answer:
      @escaping @Sendable (
        AuthorizedCall, IncomingMessages<Request>, @escaping @Sendable (Response) async throws -> Void
      )
      async throws -> Void
  ) {
    let authorizer = authorizer
    add(
      method,
      .bidirectional(.long) { call in
        try await authorizer.watching(call, rule) { authorized in
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
