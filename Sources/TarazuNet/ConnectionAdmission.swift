/// How many connections a server has, and whether one more may come: decided without I/O, for any listener.
package struct ConnectionAdmission: Sendable {
  /// The most connections, handshakes included.
  private let connections: Int
  /// The most handshakes, altogether and from one address.
  private let handshakes: Int
  private let handshakesPerAddress: Int
  /// How many were admitted and are not gone.
  package private(set) var count = 0
  private var shaking = 0
  private var shakingByAddress: [String: Int] = [:]

  package init(connections: Int, handshakes: Int, handshakesPerAddress: Int) {
    self.connections = connections
    self.handshakes = handshakes
    self.handshakesPerAddress = handshakesPerAddress
  }

  /// Whether one more connection may begin its handshake. If so it counts until `connectionEnded`, and its handshake
  /// until `handshakeEnded`.
  package mutating func admit(from address: String) -> Bool {
    guard count < connections, shaking < handshakes,
      shakingByAddress[address, default: 0] < handshakesPerAddress
    else { return false }
    count += 1
    shaking += 1
    shakingByAddress[address, default: 0] += 1
    return true
  }

  /// The handshake of a connection from `address` is over, well or badly.
  package mutating func handshakeEnded(from address: String) {
    shaking -= 1
    let left = shakingByAddress[address, default: 1] - 1
    shakingByAddress[address] = left > 0 ? left : nil
  }

  /// A connection that was admitted is gone.
  package mutating func connectionEnded() { count -= 1 }
}
