// Administration: the programs that carry users' sessions.

import TarazuProtocol

/// The gateways.
public struct GatewaysPage: PageContent {
  public var gateways: [Gateway]

  public init(gateways: [Gateway]) { self.gateways = gateways }
}
