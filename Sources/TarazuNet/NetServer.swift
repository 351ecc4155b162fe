import CLinux
import TarazuBase
import TarazuLoop
import TarazuWire

/// How a server is set up.
public struct NetServerConfiguration: Sendable {
  /// The address or name to listen on.
  public var host: String
  /// The port; 0 for any free one.
  public var port: Int
  public var tls: ServerTLS
  public var limits = NetLimits()
  /// Takes a line of the log: a handler's unexpected error with its id, a peer's fault (rate limited).
  public var log: @Sendable (String) -> Void
  /// Is told of each call that was refused before its handler was asked, on the loop of its connection.
  public var onRefusal: @Sendable (RefusedCall) -> Void = { _ in }

  public init(host: String, port: Int, tls: ServerTLS, log: @escaping @Sendable (String) -> Void = { _ in }) {
    self.host = host
    self.port = port
    self.tls = tls
    self.log = log
  }
}

/// A call that was refused before its handler was asked: by the wire, or because the server is full or about to stop.
public struct RefusedCall: Sendable {
  /// The full name of the service and the bare one of the method; nil where there is no such method.
  public let method: (service: String, name: String)?
  public let status: Status
  public let metadata: Metadata
  public let peerCertificate: PeerCertificate?
  /// The peer's address in numbers, without its port.
  public let peerAddress: String
  /// The loop of the call's connection.
  public let loop: Loop
}

/// A TLS port that serves calls. Each accepted connection belongs to one of the loops.
public final class NetServer: Sendable {
  private let configuration: NetServerConfiguration
  private let loops: LoopGroup
  private let shared: ServerShared
  /// The buffers of each loop's connections.
  private let pools: [ObjectIdentifier: LoopBound<BufferPool>]
  private let context: Locked<TLSContext>
  private let listener = Locked<Listener?>(nil)

  /// How often `drain` and `stop` look whether connections and calls have ended.
  private static let pollTime: Duration = .milliseconds(10)
  /// How long `stop` waits for handlers that were cancelled.
  private static let cancelTime: Duration = .seconds(5)

  /// Reads the certificates. `services` maps a service's full name to its methods by their bare names.
  public init(
    configuration: NetServerConfiguration, loops: LoopGroup, services: [String: [String: ServerMethod]]
  ) throws(TLSError) {
    self.configuration = configuration
    self.loops = loops
    shared = ServerShared(
      services: services, limits: configuration.limits, log: configuration.log, onRefusal: configuration.onRefusal)
    pools = Dictionary(
      uniqueKeysWithValues: loops.loops.map { (ObjectIdentifier($0), LoopBound(BufferPool(), on: $0)) })
    context = Locked(try TLSContext.server(configuration.tls))
  }

  /// Listens, and gives the port.
  @discardableResult
  public func start() throws(NetError) -> Int {
    let (descriptor, port) = try Socket.listen(host: configuration.host, port: configuration.port)
    let listener = Listener(descriptor, loop: loops.loops[0], log: configuration.log) { [self] in
      accepted($0, $1)
    }
    self.listener.withLock { $0 = listener }
    listener.start()
    return port
  }

  /// Reads certificates, key and revocations, from these files from now on. Open connections stay as they are; new ones
  /// use what was read.
  public func reload(_ tls: ServerTLS) throws(TLSError) {
    let fresh = try TLSContext.server(tls)
    context.withLock { $0 = fresh }
  }

  /// How many connections there are, handshakes included.
  public var connectionCount: Int { shared.connectionCount }

  /// How many calls run, those included that were cancelled and whose handler has not ended.
  public var callsRunning: Int { shared.callsRunning }

  /// Bytes held for handlers or waiting to be sent, on all connections.
  public var bytesHeld: Int { shared.bytesHeld }

  /// Accepts no more connections and calls, ends feeds and uploads, lets the other calls finish, and returns when all
  /// connections are closed, after 30 s at the latest (`NetLimits.drainTime`).
  public func drain() async {
    shared.beginDrain()
    await stopListening()
    for connection in shared.allConnections { connection.loop.execute { connection.drain() } }
    await wait(for: configuration.limits.drainTime) { self.shared.connectionCount == 0 }
    for connection in shared.allConnections { connection.loop.execute { connection.close() } }
    await wait(for: ConnectionBounds.closingTime + ConnectionBounds.lingeringTime) {
      self.shared.connectionCount == 0
    }
  }

  /// Closes everything at once, and returns when handlers have ended, or after 5 s. The loops must still run.
  public func stop() async {
    shared.beginDrain()
    await stopListening()
    for connection in shared.allConnections { connection.loop.execute { connection.abort() } }
    await wait(for: NetServer.cancelTime) { self.shared.connectionCount == 0 && self.shared.callsRunning == 0 }
  }

  private func wait(for time: Duration, until isDone: @Sendable () -> Bool) async {
    let deadline = MonotonicClock.deadline(after: time)
    while !isDone(), MonotonicClock.now() < deadline {
      // Cancelled or not, the wait ends by its own conditions; a stopped loop ends it too.
      do { try await loops.loops[0].sleep(for: NetServer.pollTime) } catch { return }
    }
  }

  private func stopListening() async {
    let listener = self.listener.withLock { current in
      defer { current = nil }
      return current
    }
    await listener?.stop()
  }

  private func accepted(_ descriptor: Int32, _ peer: String) {
    guard shared.admit(from: peer) else {
      close(descriptor)
      shared.logLimited("connection from \(peer) not taken: too many, or shutting down")
      return
    }
    let loop = loops.next()
    let context = self.context.value
    let pool = pools[ObjectIdentifier(loop)]
    loop.perform { [shared] in
      guard let tls = try? TLSStream(context, descriptor: descriptor) else {
        close(descriptor)
        shared.giveUp(from: peer)
        return
      }
      // From here on the descriptor is the connection's to close.
      let connection = ServerConnection(
        tls, descriptor: descriptor, peerAddress: peer, shared: shared, loop: loop,
        pool: pool?.value ?? BufferPool())
      shared.add(connection)
      connection.start()
      // A shutdown that began meanwhile either finds the connection among the others or is seen here.
      if shared.isDraining { connection.abort() }
    }
  }
}
