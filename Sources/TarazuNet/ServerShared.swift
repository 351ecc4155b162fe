import Synchronization
import TarazuBase
import TarazuLoop
import TarazuWire

/// What a server's connections on all its loops have in common.
final class ServerShared: Sendable {
  let table: MethodTable
  let methods: [ServedMethod]
  let limits: NetLimits
  let log: @Sendable (String) -> Void
  let onRefusal: @Sendable (RefusedCall) -> Void

  /// How often a connection looks at its clocks: a fraction of the shortest limit, so that none is missed by much.
  let tick: Duration

  private let running = Atomic<Int>(0)
  private let memory = Atomic<Int>(0)
  private let draining = Atomic<Bool>(false)
  private let connections = Locked(Connections())
  private let logWindow = Locked(LogWindow())

  private struct Connections {
    /// How many were admitted and are not gone.
    var count = 0
    var open: [ObjectIdentifier: ServerConnection] = [:]
    var handshakes = 0
    var handshakesByAddress: [String: Int] = [:]
  }

  init(
    services: [String: [String: ServerMethod]], limits: NetLimits, log: @escaping @Sendable (String) -> Void,
    onRefusal: @escaping @Sendable (RefusedCall) -> Void
  ) {
    var entries: [MethodTable.Entry] = []
    var methods: [ServedMethod] = []
    for (service, served) in services {
      for (name, method) in served {
        let entry = MethodTable.Entry(service: service, method: name, shape: method.shape)
        entries.append(entry)
        methods.append(ServedMethod(entry, method))
      }
    }
    table = MethodTable(entries)
    self.methods = methods
    self.limits = limits
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
      guard !draining.load(ordering: .relaxed), connections.count < limits.connections,
        connections.handshakes < limits.handshakes,
        connections.handshakesByAddress[address, default: 0] < limits.handshakesPerAddress
      else { return false }
      connections.count += 1
      connections.handshakes += 1
      connections.handshakesByAddress[address, default: 0] += 1
      return true
    }
  }

  /// A connection was made of what was admitted.
  func add(_ connection: ServerConnection) {
    connections.withLock { $0.open[ObjectIdentifier(connection)] = connection }
  }

  /// No connection could be made of what was admitted.
  func giveUp(from address: String) {
    handshakeEnded(from: address)
    connections.withLock { $0.count -= 1 }
  }

  /// The handshake of a connection from `address` is over, well or badly.
  func handshakeEnded(from address: String) {
    connections.withLock { connections in
      connections.handshakes -= 1
      let left = connections.handshakesByAddress[address, default: 1] - 1
      connections.handshakesByAddress[address] = left > 0 ? left : nil
    }
  }

  func remove(_ connection: ServerConnection) {
    connections.withLock { connections in
      if connections.open.removeValue(forKey: ObjectIdentifier(connection)) != nil { connections.count -= 1 }
    }
  }

  var allConnections: [ServerConnection] { connections.withLock { Array($0.open.values) } }
  var connectionCount: Int { connections.withLock { $0.count } }

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

/// Lets through a few lines a second.
private struct LogWindow {
  private static let linesPerSecond = 10
  private var start: UInt64 = 0
  private var lines = 0
  private var suppressed = 0

  /// Nil if a line is to be left out; else how many were left out before it.
  mutating func admit(at now: UInt64) -> Int? {
    if now &- start > 1_000_000_000 {
      start = now
      lines = 0
    }
    guard lines < LogWindow.linesPerSecond else {
      suppressed += 1
      return nil
    }
    lines += 1
    defer { suppressed = 0 }
    return suppressed
  }
}
