// Where a call comes from (docs/spec/access.md#gateways).

import Glibc
import TarazuNet
import TarazuWire

/// The address of whoever calls, and the gateway in between.
public struct CallOrigin: Hashable, Sendable {
  /// In numbers: that of the connection's peer, or over a gateway the browser's, as the gateway says.
  public let address: String
  /// The gateway that the call came over; nil for none.
  public let gateway: String?

  public init(address: String, gateway: String? = nil) {
    self.address = address
    self.gateway = gateway
  }
}

extension CallOrigin {
  /// The metadata by which a gateway tells the browser's address. From any other peer it says nothing.
  static let metadataKey = "x-tarazu-from"

  /// Over a gateway that gives no address, or not exactly one, the gateway's own counts.
  init(_ metadata: Metadata, peer: String, gateway: String?) {
    let given = gateway == nil ? [] : metadata[Self.metadataKey]
    let address = given.count == 1 ? Self.inNumbers(given[0]) : nil
    self.init(address: address ?? peer, gateway: gateway)
  }

  /// An IPv4 or IPv6 address in the one usual form; nil for any other text.
  private static func inNumbers(_ text: String) -> String? {
    guard !text.utf8.contains(0) else { return nil }
    var output = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    for family in [AF_INET, AF_INET6] {
      var address = in6_addr()
      guard inet_pton(family, text, &address) == 1,
        inet_ntop(family, &address, &output, socklen_t(output.count)) != nil
      else { continue }
      return String(decoding: output.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
    return nil
  }
}
