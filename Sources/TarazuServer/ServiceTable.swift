// How methods are served: each names one rule and one class of time, and gets decoded messages.

import TarazuAccess
import TarazuLoop
import TarazuNet
import TarazuProtocol
import TarazuWire

/// The methods that are served, by service and method.
struct ServiceTable {
  let gate: Gate
  private(set) var services: [String: [String: ServerMethod]] = [:]

  init(gate: Gate) { self.gate = gate }

  /// A method that `open` rules: whoever asks is answered.
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
    _ answer: @escaping @Sendable (Visit, Request) throws(Status) -> Response
  ) {
    let gate = gate
    add(
      method,
      .unary(
        .read,
        inline: { (call, bytes) throws(Status) in
          let visit = try gate.admit(call, rule)
          let request: Request = try decode(bytes)
          guard !isHeavy(request), try reads.isReached(minPosition(request)) else { return .later }
          return .message(try answer(visit, request).encode())
        },
        { call, bytes in
          let visit = try gate.admit(call, rule)
          let request: Request = try decode(bytes)
          try await reads.reach(minPosition(request), before: call.deadline)
          guard isHeavy(request) else { return try answer(visit, request).encode() }
          return try await reads.workers.run { () throws(Status) in try answer(visit, request).encode() }
        }))
  }

  /// A read of the cube whose answers are kept until a commit touches what they are about. Who calls, and whether they
  /// may, is judged at each call.
  mutating func keptRead<Question: FigureQuestion>(
    _ method: MethodDescriptor<Question.Request, Question.Response>, as: Question.Type, rule: Rule, reads: Reads,
    kept: PerLoop<KeptAnswers<Question>>
  ) {
    let gate = gate
    add(
      method,
      .unary(
        .read,
        inline: { (call, bytes) throws(Status) in
          let caller = try gate.know(call, rule)
          let answers = kept[call.loop]
          if let answer = try answers?.find(bytes, for: caller, rule, at: call.arrival) {
            return .parts(answer.figures, answer.asOf)
          }
          let request: Question.Request = try decode(bytes)
          guard try reads.isReached(Question.minPosition(of: request)) else { return .later }
          let question = try Question(request)
          try caller.visit(rule).require(.unit(question.unit))
          guard !question.isHeavy(reads) else { return .later }
          let answer = try reads.answer(question)
          answers?.keep(answer, to: bytes, about: question.unit)
          return .parts(answer.figures, answer.asOf)
        },
        { call, bytes in
          let visit = try gate.admit(call, rule)
          let request: Question.Request = try decode(bytes)
          try await reads.reach(Question.minPosition(of: request), before: call.deadline)
          let question = try Question(request)
          try visit.require(.unit(question.unit))
          guard question.isHeavy(reads) else {
            let answer = try reads.answer(question)
            return answer.figures + answer.asOf
          }
          let answer = try await reads.workers.run { () throws(Status) in try reads.answer(question) }
          if call.loop.isCurrent { kept[call.loop]?.keep(answer, to: bytes.span, about: question.unit) }
          return answer.figures + answer.asOf
        }))
  }

  /// A unary method that asks the store.
  mutating func unary<Request: Message, Response: Message>(
    _ method: MethodDescriptor<Request, Response>, rule: Rule, time: TimeClass,
    _ answer: @escaping @Sendable (Visit, Request, ServerCall) async throws -> Response
  ) {
    let gate = gate
    add(
      method,
      .unary(time) { call, bytes in
        let visit = try gate.admit(call, rule)
        return try await answer(visit, decode(bytes), call).encode()
      })
  }

  mutating func clientStreaming<Request: Message, Response: Message>(
    _ method: MethodDescriptor<Request, Response>, rule: Rule,
    _ answer: @escaping @Sendable (Visit, MessageStream<Request>) async throws -> Response
  ) {
    let gate = gate
    add(
      method,
      .clientStreaming(.long) { call in
        try await gate.watching(call, rule) { visit in
          try await answer(visit, MessageStream(call: call)).encode()
        }
      })
  }

  mutating func serverStreaming<Request: Message, Response: Message>(
    _ method: MethodDescriptor<Request, Response>, rule: Rule, time: TimeClass,
    _ answer:
      @escaping @Sendable (Visit, Request, ServerCall, @escaping @Sendable (Response) async throws -> Void)
      async throws -> Void
  ) {
    let gate = gate
    add(
      method,
      .serverStreaming(time) { call, bytes in
        try await gate.watching(call, rule) { visit in
          try await answer(visit, decode(bytes), call) { try await call.send($0.encode()) }
        }
      })
  }

  mutating func bidirectional<Request: Message, Response: Message>(
    _ method: MethodDescriptor<Request, Response>, rule: Rule,
    _ answer:
      @escaping @Sendable (Visit, MessageStream<Request>, @escaping @Sendable (Response) async throws -> Void)
      async throws -> Void
  ) {
    let gate = gate
    add(
      method,
      .bidirectional(.long) { call in
        try await gate.watching(call, rule) { visit in
          try await answer(visit, MessageStream(call: call)) { try await call.send($0.encode()) }
        }
      })
  }

  mutating func add(_ method: some AnyMethodDescriptor, _ served: ServerMethod) {
    services[method.service, default: [:]][method.name] = served
  }

  /// The methods of these services that nothing serves: with one missing the server does not start.
  func missing(among methods: [any AnyMethodDescriptor]) -> [String] {
    methods.filter { services[$0.service]?[$0.name] == nil }.map { "\($0.service)/\($0.name)" }
  }
}

/// The messages of a client's stream, decoded.
struct MessageStream<Element: Message>: Sendable {
  let call: ServerCall

  /// The next one; nil at the client's end.
  func next() async throws(Status) -> Element? {
    guard let bytes = try await call.receive() else { return nil }
    return try decode(bytes)
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
