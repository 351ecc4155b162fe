import CLinux
import TarazuBase
import TarazuLoop
import TarazuNet

/// A TLS port that serves HTTP. Each accepted connection belongs to one of the loops.
public final class HTTPServer: Sendable {
  /// Answers a request. It runs on the connection's loop and must not block; it is cancelled when nobody waits any more.
  public typealias Handler = @Sendable (HTTPRequest, HTTPPeer) async -> HTTPResponse

  /// How a server is set up.
  public struct Configuration: Sendable {
    /// The address or name to listen on.
    public var host: String
    /// The port; 0 for any free one.
    public var port: Int
    public var tls: ServerTLS
    public var limits = HTTPLimits()
    public var handler: Handler
    /// Makes the answer to what is no request, from its status.
    public var fault: @Sendable (Int) -> HTTPResponse = { HTTPResponse($0) }
    /// Takes a line of the log about a peer's fault.
    public var log: @Sendable (String) -> Void = { _ in }

    public init(host: String, port: Int, tls: ServerTLS, handler: @escaping Handler) {
      self.host = host
      self.port = port
      self.tls = tls
      self.handler = handler
    }
  }

  private let configuration: Configuration
  private let loops: LoopGroup
  private let shared: HTTPShared
  private let context: Locked<TLSContext>
  private let listener = Locked<Listener?>(nil)

  private static let pollTime: Duration = .milliseconds(10)
  private static let endTime: Duration = .seconds(2)

  /// Reads the certificate. The loops must be running, and outlive the server.
  public init(_ configuration: Configuration, loops: LoopGroup) throws(TLSError) {
    self.configuration = configuration
    self.loops = loops
    shared = HTTPShared(configuration)
    context = Locked(try TLSContext.server(configuration.tls, speaking: .http))
  }

  /// Listens, and gives the port.
  public func start() throws(NetError) -> Int {
    let (descriptor, port) = try Socket.listen(host: configuration.host, port: configuration.port)
    let listener = Listener(descriptor, loop: loops.loops[0], log: configuration.log) { [self] in accepted($0, $1) }
    self.listener.withLock { $0 = listener }
    listener.start()
    return port
  }

  /// Reads certificate and key again, for new connections; if that fails, the old ones stay.
  public func reload(_ tls: ServerTLS) throws(TLSError) {
    let fresh = try TLSContext.server(tls, speaking: .http)
    context.withLock { $0 = fresh }
  }

  /// How many connections there are, handshakes included.
  public var connectionCount: Int { shared.count }

  /// Accepts nothing more, ends streams of events, lets other requests finish for a while (`HTTPLimits.drainTime`), and
  /// returns when all connections are closed.
  public func stop() async {
    shared.beginDrain()
    let listener = self.listener.withLock { current in
      defer { current = nil }
      return current
    }
    await listener?.stop()
    for connection in shared.all { connection.loop.execute { connection.drain() } }
    await wait(for: configuration.limits.drainTime)
    for connection in shared.all { connection.loop.execute { connection.end() } }
    await wait(for: HTTPServer.endTime)
  }

  private func wait(for time: Duration) async {
    let deadline = MonotonicClock.deadline(after: time)
    while shared.count > 0, MonotonicClock.now() < deadline {
      // A stopped loop ends the wait too.
      do { try await loops.loops[0].sleep(for: HTTPServer.pollTime) } catch { return }
    }
  }

  private func accepted(_ descriptor: Int32, _ address: String) {
    guard shared.admit(from: address) else {
      close(descriptor)
      shared.logLimited("connection from \(address) not taken: too many, or shutting down")
      return
    }
    let loop = loops.next()
    let context = self.context.value
    loop.perform { [shared] in
      guard let tls = try? TLSStream(context, descriptor: descriptor) else {
        close(descriptor)
        shared.giveUp(from: address)
        return
      }
      // From here on the descriptor is the connection's to close.
      let connection = HTTPConnection(tls, descriptor: descriptor, address: address, shared: shared, loop: loop)
      shared.add(connection)
      connection.start()
      if shared.isDraining { connection.end() }
    }
  }
}
