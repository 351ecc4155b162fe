import Foundation
import TarazuBase

/// Stands between a client and PostgreSQL, on a socket of its own, and can cut clients off while the server goes on
/// with what it was sent.
final class CutProxy: Sendable {
  /// The folder to connect to.
  let folder: String

  private struct Ends {
    var listener: Int32
    var clients: [Int32] = []
    var servers: [Int32] = []
    /// The answers to this many COMMITs are lost from now on.
    var commitsToLose = 0
    /// Servers' ends whose COMMIT was sent and whose answer is to be lost.
    var unanswered: Set<Int32> = []
  }
  private let ends: Locked<Ends>

  /// - Parameter socket: the folder of the server's socket.
  init(to socket: String) throws {
    folder = "/tmp/tarazu-proxy-\(UUID().uuidString.prefix(8))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let listener = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    guard listener >= 0, CutProxy.named(folder, { bind(listener, $0, $1) }) == 0, listen(listener, 16) == 0 else {
      throw CocoaError(.fileWriteUnknown)
    }
    ends = Locked(Ends(listener: listener))
    Thread.detachNewThread { [weak self] in
      while true {
        let client = accept(listener, nil, nil)
        guard client >= 0, let self else { return }
        self.join(client, toServerAt: socket)
      }
    }
  }

  /// Ends all of it.
  func end() {
    ends.withLock { ends in
      for end in [ends.listener] + ends.clients + ends.servers { shutdown(end, Int32(SHUT_RDWR)) }
    }
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Where clients connect, in place of the server's own folder.
  func conninfo(_ original: String, of socket: String) -> String {
    original.replacingOccurrences(of: "host=\(socket)", with: "host=\(folder)")
  }

  /// Ends the connections of all clients; the server's ends stay open.
  func cut() {
    ends.withLock { ends in
      for client in ends.clients { shutdown(client, Int32(SHUT_RDWR)) }
      ends.clients = []
    }
  }

  /// Loses the answers to the next COMMITs, each with its connection, once the server has committed.
  func loseAnswers(toCommits count: Int) {
    ends.withLock { $0.commitsToLose = count }
  }

  /// How many of them are still to come.
  var answersToLose: Int { ends.withLock { $0.commitsToLose + $0.unanswered.count } }

  /// A Bind of the prepared statement `commit`: its portal has no name.
  private static let commit = Array("\0commit/0\0".utf8)
  private static let committed = Array("COMMIT\0".utf8)

  private func sent(_ bytes: ArraySlice<UInt8>, to server: Int32) {
    ends.withLock { ends in
      guard ends.commitsToLose > 0, bytes.contains(CutProxy.commit) else { return }
      ends.commitsToLose -= 1
      ends.unanswered.insert(server)
    }
  }

  /// Whether an answer goes on to its client.
  private func passes(_ bytes: ArraySlice<UInt8>, from server: Int32, to client: Int32) -> Bool {
    ends.withLock { ends in
      guard ends.unanswered.contains(server) else { return true }
      guard bytes.contains(CutProxy.committed) else { return false }
      ends.unanswered.remove(server)
      ends.clients.removeAll { $0 == client }
      shutdown(client, Int32(SHUT_RDWR))
      shutdown(server, Int32(SHUT_RDWR))
      return false
    }
  }

  private func join(_ client: Int32, toServerAt socket: String) {
    let server = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    guard CutProxy.named(socket, { connect(server, $0, $1) }) == 0 else {
      close(client)
      close(server)
      return
    }
    ends.withLock { ends in
      ends.clients.append(client)
      ends.servers.append(server)
    }
    Thread.detachNewThread {
      CutProxy.pump(from: client, to: server) {
        self.sent($0, to: server)
        return true
      }
      // A client that goes by itself takes its server's end along; one that was cut off does not.
      if self.ends.withLock({ $0.clients.contains(client) }) { shutdown(server, Int32(SHUT_RDWR)) }
    }
    Thread.detachNewThread {
      CutProxy.pump(from: server, to: client) { self.passes($0, from: server, to: client) }
      shutdown(client, Int32(SHUT_RDWR))
    }
  }

  /// Carries bytes to the end; what cannot be delivered is dropped.
  private static func pump(from source: Int32, to target: Int32, _ look: (ArraySlice<UInt8>) -> Bool) {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(source, &buffer, buffer.count)
      guard count > 0 else { return }
      guard look(buffer[..<count]) else { continue }
      var sent = 0
      while sent < count {
        let written = buffer[sent..<count].withUnsafeBytes {
          send(target, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        guard written > 0 else { break }
        sent += written
      }
    }
  }

  /// The address of PostgreSQL's socket in a folder.
  private static func named(_ folder: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: (folder + "/.s.PGSQL.5432").utf8) }
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
    }
  }
}
