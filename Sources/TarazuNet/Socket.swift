import CLinux
import TarazuLoop

/// Sockets of TCP, non-blocking and closed on exec.
package enum Socket {
  /// A listening socket on a host's first address that can be had, and its port.
  package static func listen(host: String, port: Int) throws(NetError) -> (descriptor: Int32, port: Int) {
    guard (0...65_535).contains(port) else { throw NetError("port \(port): 0 to 65535 are allowed") }
    var message = "no address"
    for address in try addresses(host: host, port: port, flags: AI_PASSIVE) {
      guard let descriptor = open(address.family) else { continue }
      var on: Int32 = 1
      setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, 4)
      if address.withPointer({ bind(descriptor, $0, $1) }) == 0, CLinux.listen(descriptor, SOMAXCONN) == 0 {
        return (descriptor, localPort(descriptor))
      }
      message = "errno \(tz_errno())"
      close(descriptor)
    }
    throw NetError("cannot listen on \(host) port \(port): \(message)")
  }

  /// The next connection and its peer's address; nil if there is none, with the errno left in place.
  static func accept(_ listener: Int32) -> (descriptor: Int32, peer: String)? {
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let descriptor = withUnsafeMutablePointer(to: &storage) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        tz_accept(listener, $0, &length)
      }
    }
    guard descriptor >= 0 else { return nil }
    prepare(descriptor)
    return (descriptor, SocketAddress(storage, length).host)
  }

  /// A socket that connects to `address`; whether it could, `connectError` says once it is writable.
  static func connect(_ address: SocketAddress) -> Int32? {
    guard let descriptor = open(address.family) else { return nil }
    prepare(descriptor)
    if address.withPointer({ CLinux.connect(descriptor, $0, $1) }) == 0 || tz_errno() == EINPROGRESS {
      return descriptor
    }
    let code = tz_errno()
    close(descriptor)
    tz_set_errno(code)
    return nil
  }

  /// The errno of a connect that has been under way; 0 if it succeeded.
  static func connectError(_ descriptor: Int32) -> Int32 {
    var code: Int32 = 0
    var length = socklen_t(4)
    getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &length)
    return code
  }

  /// A host's addresses. It blocks for a name, not for a numeric address.
  static func addresses(host: String, port: Int, flags: Int32 = 0) throws(NetError) -> [SocketAddress] {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    hints.ai_flags = flags | AI_NUMERICSERV
    var found: UnsafeMutablePointer<addrinfo>?
    let code = getaddrinfo(host, String(port), &hints, &found)
    guard code == 0 else { throw NetError("the host \(host): " + String(cString: gai_strerror(code))) }
    defer { freeaddrinfo(found) }
    var addresses: [SocketAddress] = []
    var next = found
    while let info = next?.pointee {
      if let address = SocketAddress(info.ai_addr, info.ai_addrlen) { addresses.append(address) }
      next = info.ai_next
    }
    return addresses
  }

  private static func open(_ family: Int32) -> Int32? {
    let type = SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue
    let descriptor = socket(family, Int32(type), 0)
    return descriptor >= 0 ? descriptor : nil
  }

  /// No delay for small frames; a dead peer is noticed after 60 s + 3 x 10 s of silence, or 30 s of unsent bytes.
  private static func prepare(_ descriptor: Int32) {
    func set(_ level: Int32, _ option: Int32, _ value: Int32) {
      var value = value
      setsockopt(descriptor, level, option, &value, 4)
    }
    set(Int32(IPPROTO_TCP), TCP_NODELAY, 1)
    set(SOL_SOCKET, SO_KEEPALIVE, 1)
    set(Int32(IPPROTO_TCP), TCP_KEEPIDLE, 60)
    set(Int32(IPPROTO_TCP), TCP_KEEPINTVL, 10)
    set(Int32(IPPROTO_TCP), TCP_KEEPCNT, 3)
    set(Int32(IPPROTO_TCP), TCP_USER_TIMEOUT, 30_000)
  }

  private static func localPort(_ descriptor: Int32) -> Int {
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    _ = withUnsafeMutablePointer(to: &storage) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
    }
    return SocketAddress(storage, length).port
  }
}

/// An address of IPv4 or IPv6 with a port.
struct SocketAddress: Sendable {
  private var storage: sockaddr_storage
  private let length: socklen_t

  init(_ storage: sockaddr_storage, _ length: socklen_t) {
    self.storage = storage
    self.length = length
  }

  init?(_ pointer: UnsafePointer<sockaddr>?, _ length: socklen_t) {
    guard let pointer, length <= MemoryLayout<sockaddr_storage>.size else { return nil }
    storage = sockaddr_storage()
    self.length = length
    withUnsafeMutableBytes(of: &storage) {
      $0.copyMemory(from: UnsafeRawBufferPointer(start: pointer, count: Int(length)))
    }
  }

  var family: Int32 { Int32(storage.ss_family) }

  /// The address in numbers, as `getnameinfo` writes it.
  var host: String { name(NI_NUMERICHOST).host }

  var port: Int { Int(name(NI_NUMERICHOST | NI_NUMERICSERV).service) ?? 0 }

  func withPointer<Value>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Value) -> Value {
    withUnsafePointer(to: storage) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, length) }
    }
  }

  private func name(_ flags: Int32) -> (host: String, service: String) {
    var host = [CChar](repeating: 0, count: Int(NI_MAXHOST))
    var service = [CChar](repeating: 0, count: Int(NI_MAXSERV))
    let code = withPointer {
      getnameinfo($0, $1, &host, socklen_t(host.count), &service, socklen_t(service.count), flags)
    }
    guard code == 0 else { return ("unknown", "0") }
    func text(_ characters: [CChar]) -> String {
      String(decoding: characters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
    return (text(host), text(service))
  }
}

/// Why a server cannot be set up or a host not be found.
public struct NetError: Error, Equatable, CustomStringConvertible {
  public let description: String

  init(_ description: String) {
    self.description = description
  }
}
