import CLinux
import TarazuLoop
import TarazuWire

/// A client's TLS connection, on one loop. Many calls go on side by side over it. Its methods may be called from any
/// thread.
///
/// A call on a connection that was lost fails with UNAVAILABLE; on one that the server ended because of the client's
/// certificate, with UNAUTHENTICATED.
public final class ClientConnection: Sendable {
  /// The loop that it belongs to.
  public let loop: Loop
  let link: LoopBound<ClientLink>
  private let isOver: SharedFlag

  private init(to peer: String, on loop: Loop) {
    self.loop = loop
    isOver = SharedFlag()
    link = LoopBound(ClientLink(loop: loop, peer: peer, isOver: isOver), on: loop)
  }

  deinit {
    let link = self.link
    loop.execute { link.value.close() }
  }

  // MARK: Connecting

  /// Connects and shakes hands, trying the host's addresses one after the other. Throws UNAVAILABLE when that fails or
  /// takes longer than `timeout` (`NOT_TRUSTED` where the server's certificate is not good), FAILED_PRECONDITION when the
  /// files of certificates are not, UNAUTHENTICATED when the server refuses the client's certificate at once. (In TLS
  /// 1.3 it mostly refuses later: then the first call fails so.)
  public static func connect(
    host: String, port: Int, tls: ClientTLS, loop: Loop, timeout: Duration = .seconds(10)
  ) async throws(Status) -> ClientConnection {
    let deadline = MonotonicClock.deadline(after: timeout)
    let context: TLSContext
    do throws(TLSError) { context = try TLSContext.client(tls) } catch {
      throw .failedPrecondition(error.description)
    }
    let peer = "\(host.contains(":") ? "[\(host)]" : host):\(port)"
    var failure = notConnected("\(peer): the host has no address")
    for address in try await addresses(host, port) {
      do throws(Status) {
        let connection = ClientConnection(to: peer, on: loop)
        try await connection.connect(to: address, context, serverName: tls.serverName ?? host, until: deadline)
        return connection
      } catch {
        failure = error
        if MonotonicClock.now() >= deadline { break }
      }
    }
    throw failure
  }

  private func connect(
    to address: SocketAddress, _ context: TLSContext, serverName: String, until deadline: MonotonicInstant
  ) async throws(Status) {
    try await withTaskCancellationHandler {
      await withUnsafeContinuation { continuation in
        loop.perform { [link] in
          link.value.connect(to: address, context, serverName: serverName, until: deadline, continuation)
        }
      }
    } onCancel: {
      loop.execute { [link] in link.value.giveUpConnecting() }
    }.get()
  }

  static func notConnected(_ message: String) -> Status { .unavailable(message, reason: .notConnected) }

  /// Resolves names, which blocks. One thread is enough, because it only waits.
  private static let resolver = try? WorkerPool(count: 1, name: "resolver")

  private static func addresses(_ host: String, _ port: Int) async throws(Status) -> [SocketAddress] {
    do throws(NetError) {
      guard (1...65_535).contains(port) else { throw NetError("port \(port): 1 to 65535 are allowed") }
      if let numeric = try? Socket.addresses(host: host, port: port, flags: AI_NUMERICHOST) { return numeric }
      guard let resolver else { throw NetError("no thread to resolve \(host) on") }
      return try await resolver.run { () throws(NetError) in try Socket.addresses(host: host, port: port) }
    } catch {
      throw notConnected(error.description)
    }
  }

  // MARK: Calls

  /// Calls a unary method. Past `timeout`, which goes to the server too, it throws DEADLINE_EXCEEDED; a cancelled task
  /// gets CANCELLED, and what comes for the call later is dropped.
  public func unary(
    service: String, method: String, payload: [UInt8], metadata: Metadata = Metadata(), timeout: Duration? = nil
  ) async throws(Status) -> [UInt8] {
    let request = ClientMachine.Request(
      service: service, method: method, payload: payload, timeout: ClientConnection.nanoseconds(timeout),
      metadata: metadata)
    let call = ClientCallHandle(link, .unary, on: loop)
    guard let answer = try await call.receive(opening: request) else {
      throw Status(.internal, .badAnswer, "the server ended the call without an answer")
    }
    return answer
  }

  /// Opens a streaming call; `payload` is the one request of a server-streaming one, which the other shapes do not
  /// have. Nothing is thrown here: failures come at `receive`.
  public func open(
    service: String, method: String, shape: CallShape, payload: [UInt8] = [], metadata: Metadata = Metadata(),
    timeout: Duration? = nil
  ) -> ClientStream {
    let request = ClientMachine.Request(
      service: service, method: method, shape: shape, payload: payload,
      timeout: ClientConnection.nanoseconds(timeout), metadata: metadata)
    let call = ClientCallHandle(link, shape, on: loop)
    call.open(request)
    return ClientStream(call)
  }

  /// Whether no call can succeed any more on this connection.
  public var isClosed: Bool { isOver.isSet }

  /// Sends what is queued, then closes; calls that are open fail with UNAVAILABLE.
  public func close() {
    loop.perform { [link] in link.value.close() }
  }

  /// A timeout for the wire: at least 1, since 0 would mean none.
  private static func nanoseconds(_ timeout: Duration?) -> Int64 {
    timeout.map { Int64(clamping: max(1, $0.wholeNanoseconds)) } ?? 0
  }
}
