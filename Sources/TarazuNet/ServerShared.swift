import Synchronization
import TarazuBase
import TarazuLoop
import TarazuWire

/// What a server's connections on all its loops have in common.
final class ServerShared: Sendable {
  let table: MethodTable
  let methods: [NamedMethod]
  let limits: NetLimits
  let log: @Sendable (String) -> Void
  let onRefusal: @Sendable (RefusedCall) -> Void

  /// How often a connection looks at its clocks: a fraction of the shortest limit, so that none is missed by much.
  let tick: Duration

  private let running = Atomic<Int>(0)
  private let memory = Atomic<Int>(0)
  private let draining = Atomic<Bool>(false)
  private let connections: Locked<Connections>
  private let logWindow = Locked(LogWindow())

  private struct Connections {
    var admission: ConnectionAdmission
    var open: [ObjectIdentifier: ServerConnection] = [:]
  }

  init(
    services: [String: [String: ServerMethod]], limits: NetLimits, log: @escaping @Sendable (String) -> Void,
    onRefusal: @escaping @Sendable (RefusedCall) -> Void
  ) {
    var entries: [MethodTable.Entry] = []
    var methods: [NamedMethod] = []
    for (service, serviceMethods) in services {
      for (name, method) in serviceMethods {
        let entry = MethodTable.Entry(service: service, method: name, shape: method.shape)
        entries.append(entry)
        methods.append(NamedMethod(entry, method))
      }
    }
    table = MethodTable(entries)
    self.methods = methods
    self.limits = limits
    connections = Locked(
      Connections(
        admission: ConnectionAdmission(
          connections: limits.connections, handshakes: limits.handshakes,
          handshakesPerAddress: limits.handshakesPerAddress)))
    self.log = log
    self.onRefusal = onRefusal
    let shortest = [
      limits.handshakeTime, limits.frameTime, limits.unauthenticatedTime, limits.idleTime, limits.writeTime,
      limits.stallTime,
    ].min()
    tick = max(.milliseconds(10), min(.seconds(1), (shortest ?? .seconds(1)) / 10))
  }

  // MARK: Connections

  /// Whether one more connection from `address` may begin its handshake. If so it counts until `remove`, and its
  /// handshake until `handshakeEnded`.
  func admit(from address: String) -> Bool {
    connections.withLock { connections in
      guard !draining.load(ordering: .relaxed) else { return false }
      return connections.admission.admit(from: address)
    }
  }

  /// A connection was made of what was admitted.
  func add(_ connection: ServerConnection) {
    connections.withLock { $0.open[ObjectIdentifier(connection)] = connection }
  }

  /// No connection could be made of what was admitted.
  func giveUp(from address: String) {
    handshakeEnded(from: address)
    connections.withLock { $0.admission.connectionEnded() }
  }

  /// The handshake of a connection from `address` is over, well or badly.
  func handshakeEnded(from address: String) {
    connections.withLock { $0.admission.handshakeEnded(from: address) }
  }

  func remove(_ connection: ServerConnection) {
    connections.withLock { connections in
      if connections.open.removeValue(forKey: ObjectIdentifier(connection)) != nil {
        connections.admission.connectionEnded()
      }
    }
  }

  var allConnections: [ServerConnection] { connections.withLock { Array($0.open.values) } }
  var connectionCount: Int { connections.withLock { $0.admission.count } }

  // MARK: Calls and memory

  /// Whether one more call may run; if so it is counted until `callEnded`.
  func beginCall() -> Bool {
    guard running.add(1, ordering: .relaxed).newValue <= limits.calls else {
      callEnded()
      return false
    }
    return true
  }

  func callEnded() {
    running.subtract(1, ordering: .relaxed)
  }

  var callsRunning: Int { running.load(ordering: .relaxed) }

  /// A connection holds `bytes` more, or less.
  func account(_ bytes: Int) {
    memory.add(bytes, ordering: .relaxed)
  }

  var bytesHeld: Int { memory.load(ordering: .relaxed) }
  var isOutOfMemory: Bool { bytesHeld > limits.memory }

  // MARK: Drain

  var isDraining: Bool { draining.load(ordering: .relaxed) }

  func beginDrain() {
    draining.store(true, ordering: .relaxed)
  }

  // MARK: Log

  /// Logs what a peer caused: at most a few lines a second, however many peers misbehave.
  func logLimited(_ line: @autoclosure () -> String) {
    let verdict = logWindow.withLock { $0.admit(at: MonotonicClock.nanoseconds()) }
    guard let suppressed = verdict else { return }
    if suppressed > 0 { log("\(suppressed) lines about peers' faults were left out") }
    log(line())
  }
}
