/// The hosts that the dashboard answers for, and the origins of its own forms.
struct WebNames: Sendable, Equatable {
  private let hosts: Set<String>

  /// - Parameters:
  ///   - names: `web_names` of the settings: hosts or origins, with a port or without; none: those of the printed URL.
  ///   - port: where it listens.
  init(_ names: [String], port: Int) {
    let named = names.isEmpty ? ["127.0.0.1", "localhost", "[::1]"] : names.map(WebNames.host)
    hosts = Set(named.flatMap { WebNames.hasPort($0) ? [$0] : [$0, "\($0):\(port)"] }.map(WebNames.withoutDefault))
  }

  /// Whether a request's authority is one of them.
  func hasHost(_ authority: String) -> Bool { hosts.contains(WebNames.withoutDefault(authority.lowercased())) }

  /// Whether an `origin` is that of a page of one of them.
  func hasOrigin(_ origin: String) -> Bool {
    origin.hasPrefix("https://") && hosts.contains(WebNames.withoutDefault(String(origin.dropFirst(8))))
  }

  /// The host of an origin, or the host itself.
  private static func host(_ name: String) -> String {
    let bare = name.lowercased()
    let host = bare.hasPrefix("https://") ? bare.dropFirst(8) : bare[...]
    return String(host.prefix { $0 != "/" })
  }

  private static func hasPort(_ name: String) -> Bool {
    guard let colon = name.lastIndex(of: ":") else { return false }
    return !name[colon...].contains("]")
  }

  private static func withoutDefault(_ host: String) -> String {
    host.hasSuffix(":443") ? String(host.dropLast(4)) : host
  }
}
