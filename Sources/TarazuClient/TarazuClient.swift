// The client of the service: typed calls over a connection that is made when it is needed.

import TarazuLoop
import TarazuNet
import TarazuProtocol
import TarazuWire

/// A client of one service. It connects at the first call and again when a connection was lost, tries again what may be
/// repeated, and reads its own writes. All calls throw `Status`.
public actor TarazuClient {
  /// How long a connection may take to be made.
  private static let connectTimeout = Duration.seconds(10)

  private let target: ClientTarget
  private let loop: Loop
  private var connection: ClientConnection?
  private var connecting: Task<Result<ClientConnection, Status>, Never>?
  private var position = Position()
  private var budget = RetryBudget()

  /// Nothing is connected yet. The loop must be running, and outlive the client.
  public init(_ target: ClientTarget, loop: Loop) {
    self.target = target
    self.loop = loop
  }

  public nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  /// Closes the connection; a later call makes another.
  public func close() {
    connection?.close()
    connection = nil
  }

  // MARK: Unary calls

  /// Calls a read: it waits for the newest position that this client has seen.
  public func call<Request: PositionedRequest, Response: Message>(
    _ method: MethodDescriptor<Request, Response>, _ request: Request, timeout: Duration
  ) async throws(Status) -> Response {
    var request = request
    if request.minPosition.isEmpty { request.minPosition = position.text }
    return try await call(method, payload: request.encode(), timeout: timeout)
  }

  /// Calls any other unary method.
  public func call<Request: Message, Response: Message>(
    _ method: MethodDescriptor<Request, Response>, _ request: Request, timeout: Duration
  ) async throws(Status) -> Response {
    try await call(method, payload: request.encode(), timeout: timeout)
  }

  private func call<Request: Message, Response: Message>(
    _ method: MethodDescriptor<Request, Response>, payload: [UInt8], timeout: Duration
  ) async throws(Status) -> Response {
    var attempts = begin(method, timeout: timeout)
    while true {
      do throws(Status) {
        let connection = try await connected(within: attempts.remaining)
        let bytes = try await connection.unary(
          service: method.service, method: method.name, payload: payload, metadata: metadata,
          timeout: attempts.remaining)
        let response: Response = try TarazuClient.decode(bytes)
        keep(response)
        return response
      } catch {
        try await pause(&attempts, after: error)
      }
    }
  }

  // MARK: Streams

  /// Opens a stream for messages both ways or up. One attempt: whoever sends knows what to send again.
  public func openStream<Request: Message, Response: Message>(
    _ method: MethodDescriptor<Request, Response>, timeout: Duration
  ) async throws(Status) -> MessageStream<Request, Response> {
    let connection = try await connected(within: timeout)
    return MessageStream(
      connection.open(
        service: method.service, method: method.name,
        shape: method.serverStreaming ? .bidirectional : .clientStreaming, metadata: metadata, timeout: timeout))
  }

  /// Reads a stream to its end. Until its first message it is tried again as a unary call is.
  public func read<Request: PositionedRequest, Response: Message>(
    _ method: MethodDescriptor<Request, Response>, _ request: Request, timeout: Duration,
    each: @Sendable (Response) -> Void
  ) async throws(Status) {
    var request = request
    if request.minPosition.isEmpty { request.minPosition = position.text }
    let payload = request.encode()
    var attempts = begin(method, timeout: timeout)
    var hasBegun = false
    while true {
      do throws(Status) {
        let connection = try await connected(within: attempts.remaining)
        let stream = connection.open(
          service: method.service, method: method.name, shape: .serverStreaming, payload: payload,
          metadata: metadata, timeout: attempts.remaining)
        while let bytes = try await stream.receive() {
          hasBegun = true
          each(try TarazuClient.decode(bytes))
        }
        return
      } catch {
        if hasBegun { throw error }
        try await pause(&attempts, after: error)
      }
    }
  }

  // MARK: Trying again

  /// Begins a call that is made by hand, with `openStream`.
  public func begin(_ method: some AnyMethodDescriptor, timeout: Duration) -> Attempts {
    budget.called()
    return Attempts(method.idempotency, timeout: timeout)
  }

  /// Waits until it is time to try again; throws the status where that shall not be.
  public func pause(_ attempts: inout Attempts, after status: Status) async throws(Status) {
    if status.reason == .otherHistory { position.drop() }
    guard let pause = attempts.pause(after: status, chance: Double.random(in: 0..<1)), budget.take() else {
      throw status
    }
    do { try await loop.sleep(for: pause) } catch { throw .cancelled() }
    attempts.next()
  }

  /// Notes the position of an answer, for the reads that follow.
  public func keep(_ answer: some Message) {
    if let answer = answer as? any PositionedAnswer { position.keep(answer.asOf) }
  }

  // MARK: The connection

  private func connected(within timeout: Duration) async throws(Status) -> ClientConnection {
    if let connection, !connection.isClosed { return connection }
    let task = connecting ?? connect(within: min(timeout, TarazuClient.connectTimeout))
    connecting = task
    let result = await task.value
    if connecting == task { connecting = nil }
    let connection = try result.get()
    self.connection = connection
    return connection
  }

  private func connect(within timeout: Duration) -> Task<Result<ClientConnection, Status>, Never> {
    let (target, loop) = (target, loop)
    return Task(executorPreference: loop) {
      do throws(Status) {
        return .success(
          try await ClientConnection.connect(
            host: target.host, port: target.port, tls: target.tls, loop: loop, timeout: timeout))
      } catch { return .failure(error) }
    }
  }

  private var metadata: Metadata {
    if case .token(let token) = target.credential { return Metadata([("authorization", "Bearer " + token.text)]) }
    return Metadata()
  }

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
