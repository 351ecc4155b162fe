import Synchronization
import TarazuBase
import TarazuLoop
import TarazuNet

/// What a server's connections on all its loops have in common.
final class HTTPShared: Sendable {
  let limits: HTTPLimits
  let handler: HTTPServer.Handler
  let fault: @Sendable (Int) -> HTTPResponse
  private let log: @Sendable (String) -> Void
  private let draining = Atomic<Bool>(false)
  private let connections: Locked<Connections>
  private let logWindow = Locked(LogWindow())

  /// How often a connection looks at its clocks.
  let tick: Duration

  fileprivate struct Connections {
    var admission: ConnectionAdmission
    var open: [ObjectIdentifier: HTTPConnection] = [:]
    var byAddress: [String: Int] = [:]
  }

  init(_ configuration: HTTPServer.Configuration) {
    let limits = configuration.limits
    self.limits = limits
    handler = configuration.handler
    fault = configuration.fault
    log = configuration.log
    connections = Locked(
      Connections(
        admission: ConnectionAdmission(
          connections: limits.connections, handshakes: limits.handshakes,
          handshakesPerAddress: limits.handshakesPerAddress)))
    let shortest = [limits.handshakeTime, limits.headerTime, limits.bodyTime, limits.idleTime, limits.writeTime].min()
    tick = max(.milliseconds(10), min(.seconds(1), (shortest ?? .seconds(1)) / 10))
  }

  /// Whether one more connection from `address` may begin its handshake. If so it counts until `remove`, and its
  /// handshake until `handshakeEnded`.
  func admit(from address: String) -> Bool {
    connections.withLock { connections in
      guard !draining.load(ordering: .relaxed),
        connections.byAddress[address, default: 0] < limits.connectionsPerAddress,
        connections.admission.admit(from: address)
      else { return false }
      connections.byAddress[address, default: 0] += 1
      return true
    }
  }

  func add(_ connection: HTTPConnection) {
    connections.withLock { $0.open[ObjectIdentifier(connection)] = connection }
  }

  /// No connection could be made of what was admitted.
  func giveUp(from address: String) {
    connections.withLock { connections in
      connections.admission.handshakeEnded(from: address)
      connections.ended(from: address)
    }
  }

  func handshakeEnded(from address: String) {
    connections.withLock { $0.admission.handshakeEnded(from: address) }
  }

  func remove(_ connection: HTTPConnection) {
    connections.withLock { connections in
      guard connections.open.removeValue(forKey: ObjectIdentifier(connection)) != nil else { return }
      connections.ended(from: connection.peer.address)
    }
  }

  var all: [HTTPConnection] { connections.withLock { Array($0.open.values) } }
  var count: Int { connections.withLock { $0.admission.count } }

  var isDraining: Bool { draining.load(ordering: .relaxed) }

  func beginDrain() { draining.store(true, ordering: .relaxed) }

  /// Logs what a peer caused: at most a few lines a second, however many peers misbehave.
  func logLimited(_ line: @autoclosure () -> String) {
    let verdict = logWindow.withLock { $0.admit(at: MonotonicClock.nanoseconds()) }
    guard let suppressed = verdict else { return }
    if suppressed > 0 { log("\(suppressed) lines about peers' faults were left out") }
    log(line())
  }
}

extension HTTPShared.Connections {
  fileprivate mutating func ended(from address: String) {
    admission.connectionEnded()
    let left = byAddress[address, default: 1] - 1
    byAddress[address] = left > 0 ? left : nil
  }
}
