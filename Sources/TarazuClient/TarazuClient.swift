// TarazuClient: the client of the service, typed calls over a pool of connections.
//
// `TarazuClient` makes unary calls and opens streams (`MessageStream`) and feeds (`Feed`); a `ClientTarget` says where the
// service is and what to authenticate with. `Attempts` decides what is tried again, `PoolCore` which connection a call
// takes; both are without I/O. Everything public may be called from any thread and any task.

import TarazuLoop
import TarazuNet
import TarazuProtocol
import TarazuWire

/// A client of one service, for any number of tasks at once. It connects when it is called and again when a connection
/// was lost, tries again what may be repeated, and reads its own writes: whatever one call has seen, the reads after
/// it wait for.
///
/// All calls throw `Status`: what the service answered; UNAVAILABLE where it is not reached (`NOT_CONNECTED`) or a
/// connection was lost (`CONNECTION_LOST`); DEADLINE_EXCEEDED past the time given, in which all attempts and pauses lie;
/// CANCELLED at once when the task is cancelled or the client closed. Plain ttrpc cannot let the service know: it goes
/// on with a unary call until the call's deadline. A stream ends there too, with its connection.
///
/// Calls are cheapest on the loops of the client, in tasks that were begun by `Loop.spawn`.
public final class TarazuClient: Sendable {
  let pool: ConnectionPool
  let loops: [Loop]
  private let state: ClientState
  private let metadata: Metadata

  /// Nothing is connected yet. The loop must be running, and outlive the client.
  public convenience init(_ target: ClientTarget, loop: Loop, options: ClientOptions = ClientOptions()) {
    self.init(target, [loop], options)
  }

  /// Its connections are spread over the loops, which must outlive the client. Nothing is connected yet.
  public convenience init(_ target: ClientTarget, loops: LoopGroup, options: ClientOptions = ClientOptions()) {
    self.init(target, loops.loops, options)
  }

  private init(_ target: ClientTarget, _ loops: [Loop], _ options: ClientOptions) {
    self.loops = loops
    pool = ConnectionPool(target, options, loops: loops)
    state = ClientState()
    if case .token(let token) = target.credential {
      metadata = Metadata([("authorization", "Bearer " + token.text)])
    } else {
      metadata = Metadata()
    }
  }

  /// The same client for calls with other metadata, over the same connections: for a gateway, which carries the calls of
  /// many. Closing either closes both.
  package func carrying(_ metadata: Metadata) -> TarazuClient { TarazuClient(self, metadata) }

  private init(_ other: TarazuClient, _ metadata: Metadata) {
    loops = other.loops
    pool = other.pool
    state = other.state
    self.metadata = metadata
  }

  /// Makes connections ahead of the calls: as many as `count`, but at most `ClientOptions.connections`. Throws why one
  /// could not be made; the others stay.
  public func connect(_ count: Int = 1) async throws(Status) {
    try await pool.connect(count)
  }

  /// How many connections there are or are being made.
  public var connectionCount: Int { pool.count }

  /// Closes all connections, once what is queued on them is sent. Calls that are open fail, those that are made
  /// afterwards fail with CANCELLED, and feeds end.
  public func close() {
    pool.close()
  }

  // MARK: Unary calls

  /// Calls a read: it waits for the newest position that this client has seen, unless the request names one.
  public func call<Request: PositionedRequest, Response: Message>(
    _ method: MethodDescriptor<Request, Response>, _ request: Request, timeout: Duration
  ) async throws(Status) -> Response {
    let request = state.positioned(request)
    return try await call(method, payload: request.encode(), position: request.minPosition, timeout: timeout)
  }

  /// Calls any other unary method.
  public func call<Request: Message, Response: Message>(
    _ method: MethodDescriptor<Request, Response>, _ request: Request, timeout: Duration
  ) async throws(Status) -> Response {
    try await call(method, payload: request.encode(), position: "", timeout: timeout)
  }

  private func call<Request: Message, Response: Message>(
    _ method: MethodDescriptor<Request, Response>, payload: [UInt8], position: String, timeout: Duration
  ) async throws(Status) -> Response {
    var attempts = begin(method, timeout: timeout)
    while true {
      do throws(Status) {
        let response: Response = try TarazuClient.decode(try await attempt(method, payload, attempts))
        keep(response)
        return response
      } catch {
        state.drop(position, after: error)
        try await pause(&attempts, after: error)
      }
    }
  }

  private func attempt(
    _ method: some AnyMethodDescriptor, _ payload: [UInt8], _ attempts: Attempts
  ) async throws(Status) -> [UInt8] {
    if Task.isCancelled { throw .cancelled() }
    let lease = try await pool.take(until: attempts.deadline)
    do throws(Status) {
      let bytes = try await lease.connection.unary(
        service: method.service, method: method.name, payload: payload, metadata: metadata,
        timeout: attempts.remaining)
      pool.end(lease, nil)
      return bytes
    } catch {
      pool.end(lease, error)
      throw error
    }
  }

  // MARK: Streams

  /// Opens a stream for messages both ways or up, on a connection of its own: one stream left unread stops its whole
  /// connection, and only a connection's end makes the service stop a stream. One attempt: the sender knows what to
  /// send again; `begin` and `pause` say when.
  public func openStream<Request: Message, Response: Message>(
    _ method: MethodDescriptor<Request, Response>, timeout: Duration
  ) async throws(Status) -> MessageStream<Request, Response> {
    try await open(method, method.serverStreaming ? .bidirectional : .clientStreaming, payload: [], timeout: timeout)
  }

  /// Opens a stream of answers to one request, likewise.
  /// - Parameter timeout: nil for the method's own time.
  func openStream<Request: Message, Response: Message>(
    _ method: MethodDescriptor<Request, Response>, _ payload: [UInt8], timeout: Duration?
  ) async throws(Status) -> MessageStream<Request, Response> {
    try await open(method, .serverStreaming, payload: payload, timeout: timeout)
  }

  private func open<Request: Message, Response: Message>(
    _ method: MethodDescriptor<Request, Response>, _ shape: CallShape, payload: [UInt8], timeout: Duration?
  ) async throws(Status) -> MessageStream<Request, Response> {
    if Task.isCancelled { throw .cancelled() }
    let begun = MonotonicClock.nanoseconds()
    let connection = try await pool.connectOwn(within: timeout ?? ClientLimits.connectTime)
    let spent = Duration.nanoseconds(Int64(clamping: MonotonicClock.nanoseconds() - begun))
    let stream = connection.open(
      service: method.service, method: method.name, shape: shape, payload: payload, metadata: metadata,
      timeout: timeout.map { $0 - spent })
    return MessageStream(stream, on: connection, of: pool)
  }

  /// Reads a stream to its end. Until its first message it is tried again as a unary call is.
  public func read<Request: PositionedRequest, Response: Message>(
    _ method: MethodDescriptor<Request, Response>, _ request: Request, timeout: Duration,
    each: @Sendable (Response) -> Void
  ) async throws(Status) {
    let request = state.positioned(request)
    let payload = request.encode()
    var attempts = begin(method, timeout: timeout)
    var hasBegun = false
    while true {
      do throws(Status) {
        let stream = try await openStream(method, payload, timeout: attempts.remaining)
        while let message = try await stream.receive() {
          hasBegun = true
          keep(message)
          each(message)
        }
        return
      } catch {
        state.drop(request.minPosition, after: error)
        if hasBegun { throw error }
        try await pause(&attempts, after: error)
      }
    }
  }

  // MARK: Trying again

  /// Begins a call that is made by hand, with `openStream`.
  public func begin(_ method: some AnyMethodDescriptor, timeout: Duration) -> Attempts {
    state.called()
    return Attempts(method.idempotency, timeout: timeout)
  }

  /// Waits until it is time to try again. Throws the status where there is no other attempt: when it is final, after
  /// `Attempts.most` attempts, when the pause would outlast the deadline, or when a tenth of the calls were repeated.
  public func pause(_ attempts: inout Attempts, after status: Status) async throws(Status) {
    guard let pause = attempts.pause(after: status, chance: Double.random(in: 0..<1)), state.takeRepetition() else {
      throw status
    }
    try await sleep(pause)
    attempts.next()
  }

  /// Whether another repetition is within the tenth of calls; it counts then.
  func takeRepetition() -> Bool { state.takeRepetition() }

  func sleep(_ time: Duration) async throws(Status) {
    do { try await (Loop.current ?? loops[0]).sleep(for: time) } catch { throw .cancelled() }
  }

  // MARK: Reading one's writes

  /// Notes the position of an answer, for the reads that follow. Answers of unary calls are noted by themselves.
  public func keep(_ answer: some Message) {
    if let answer = answer as? any PositionedAnswer { state.keep(answer.asOf) }
  }

  /// The newest position that was seen; empty: none.
  var position: String { state.position }

  /// A position of another history is not asked for again.
  func drop(_ position: String, after status: Status) { state.drop(position, after: status) }

  static func decode<Response: Message>(_ bytes: [UInt8]) throws(Status) -> Response {
    do throws(MessageDecodingError) { return try Response.decode(from: bytes) } catch {
      throw Status(.unknown, .badAnswer, "the service's answer is no \(Response.fullName): \(error)")
    }
  }
}

extension ClientTarget {
  package var tls: ClientTLS {
    var tls = ClientTLS(caFile: caFile, serverName: serverName)
    if case .certificate(let certificateFile, let keyFile) = credential {
      tls.certificateFile = certificateFile
      tls.keyFile = keyFile
    }
    return tls
  }
}
