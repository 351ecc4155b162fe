// Where a service is, whom to trust there, and by what to call it.

/// A service as a client reaches it.
public struct ClientTarget: Sendable {
  /// A name or a numeric address.
  public var host: String
  /// 1 to 65535.
  public var port: Int
  /// Whom to trust with the service's certificate, in PEM.
  public var caFile: String
  /// The name that the service's certificate must have; nil for `host`.
  public var serverName: String?
  public var credential: Credential

  public init(
    host: String, port: Int, caFile: String, serverName: String? = nil, credential: Credential = .none
  ) {
    self.host = host
    self.port = port
    self.caFile = caFile
    self.serverName = serverName
    self.credential = credential
  }

  /// `HOST:PORT` in its two parts, `[…]` around an address of IPv6; nil for another form.
  public static func address(_ text: String) -> (host: String, port: Int)? {
    guard let colon = text.lastIndex(of: ":"), let port = port(text[text.index(after: colon)...]) else { return nil }
    var host = text[..<colon]
    if host.hasPrefix("["), host.hasSuffix("]") {
      host = host.dropFirst().dropLast()
    } else if host.contains(":") {
      return nil
    }
    return host.isEmpty ? nil : (String(host), port)
  }

  /// 1 to 65535, in digits alone.
  static func port(_ text: some StringProtocol) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let port = Int(text),
      (1...65_535).contains(port)
    else { return nil }
    return port
  }
}
