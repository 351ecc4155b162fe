import TarazuLoop
import TarazuNet
import TarazuProtocol
import TarazuWire

/// A caller with its own connection, without retries and positions, which sees the server's answers as they are.
public struct Caller: Sendable {
  public let connection: ClientConnection
  public let metadata: Metadata

  /// - Parameters:
  ///   - tokens: each becomes an `authorization`.
  ///   - certificate: the name of a client certificate that `Certificates` issued.
  ///   - own: a loop only for this caller.
  public static func connect(
    to harness: ServerHarness, tokens: [String] = [], certificate: String? = nil, on own: TestLoop? = nil
  ) async throws -> Caller {
    try await connect(
      to: harness, metadata: Metadata(tokens.map { ("authorization", "Bearer " + $0) }), certificate: certificate,
      on: own)
  }

  public static func connect(
    to harness: ServerHarness, metadata: Metadata, certificate: String? = nil, on own: TestLoop? = nil
  ) async throws -> Caller {
    try await connect(home: harness.home, port: harness.port, metadata: metadata, certificate: certificate, on: own)
  }

  /// A caller of the server with this home.
  public static func connect(
    home: String, port: Int, metadata: Metadata, certificate: String? = nil, on own: TestLoop? = nil
  ) async throws -> Caller {
    var tls = ClientTLS(caFile: home + "/tls/ca.pem")
    if let certificate {
      let certificates = try Certificates.shared.get()
      tls.certificateFile = certificates.path(certificate + ".crt")
      tls.keyFile = certificates.path(certificate + ".key")
    }
    let connection = try await ClientConnection.connect(
      host: "127.0.0.1", port: port, tls: tls, loop: (own ?? loop.get()).loop, timeout: .seconds(30))
    return Caller(connection: connection, metadata: metadata)
  }

  /// The same connection with other metadata.
  public func with(_ metadata: Metadata) -> Caller { Caller(connection: connection, metadata: metadata) }

  private static let loop = Result { try TestLoop("callers") }

  /// Calls a unary method.
  public func call<Request: Message, Response: Message>(
    _ method: MethodDescriptor<Request, Response>, _ request: Request, timeout: Duration = .seconds(60)
  ) async throws -> Response {
    let bytes = try await connection.unary(
      service: method.service, method: method.name, payload: request.encode(), metadata: metadata, timeout: timeout)
    return try Response.decode(from: bytes)
  }

  /// The outcome of a call: `OK`, or the names of code and reason.
  public func outcome<Request: Message, Response: Message>(
    _ method: MethodDescriptor<Request, Response>, _ request: Request, timeout: Duration = .seconds(60)
  ) async -> String {
    do {
      _ = try await call(method, request, timeout: timeout)
      return "OK"
    } catch { return Caller.message(of: error) }
  }

  /// How a call failed; nil if it did not.
  public func failure<Request: Message, Response: Message>(
    of method: MethodDescriptor<Request, Response>, _ request: Request, timeout: Duration = .seconds(60)
  ) async -> Status? {
    do {
      _ = try await call(method, request, timeout: timeout)
      return nil
    } catch { return error as? Status }
  }

  public static func message(of error: any Error) -> String {
    guard let status = error as? Status else { return "\(error)" }
    return "\(status.code.name) \(status.reason.rawValue)"
  }

  /// Opens a call of messages up, or both ways.
  public func open<Request: Message, Response: Message>(
    _ method: MethodDescriptor<Request, Response>, timeout: Duration = .seconds(120)
  ) -> TypedStream<Request, Response> {
    TypedStream(
      stream: connection.open(
        service: method.service, method: method.name,
        shape: method.serverStreaming ? .bidirectional : .clientStreaming, metadata: metadata, timeout: timeout))
  }

  /// Opens a call whose answers are a stream.
  public func open<Request: Message, Response: Message>(
    _ method: MethodDescriptor<Request, Response>, _ request: Request, timeout: Duration = .seconds(120)
  ) -> TypedStream<Request, Response> {
    TypedStream(
      stream: connection.open(
        service: method.service, method: method.name, shape: .serverStreaming, payload: request.encode(),
        metadata: metadata, timeout: timeout))
  }

  /// All messages of a call whose answers are a stream.
  public func all<Request: Message, Response: Message>(
    _ method: MethodDescriptor<Request, Response>, _ request: Request
  ) async throws -> [Response] {
    let stream = open(method, request)
    var messages: [Response] = []
    while let message = try await stream.receive() { messages.append(message) }
    return messages
  }
}

/// A stream of typed messages.
public struct TypedStream<Request: Message, Response: Message>: Sendable {
  public let stream: ClientStream

  public func send(_ message: Request) async throws { try await stream.send(message.encode()) }

  public func finishSending() { stream.finishSending() }

  public func receive() async throws -> Response? {
    guard let bytes = try await stream.receive() else { return nil }
    return try Response.decode(from: bytes)
  }
}
