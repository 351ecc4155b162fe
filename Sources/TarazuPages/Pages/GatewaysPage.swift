// Administration: the programs that carry users' sessions.

import TarazuProtocol

/// The gateways.
public struct GatewaysPage: PageContent {
  public var gateways: [Gateway]

  public init(gateways: [Gateway]) { self.gateways = gateways }
}

extension GatewaysPage {
  public func page(in context: PageContext) -> Page {
    let columns = ["admin.gateway", "admin.made", "account.until", "account.end"]
    let table = TablePart(
      columns: columns.map { TablePart.Column(context.text($0)) },
      rows: gateways.map { gateway in
        TablePart.Row(
          context.code(gateway.name),
          [
            gateway.createTime.map(context.dates.element) ?? "", gateway.expireTime.map(context.dates.element) ?? "",
            gateway.endTime.map(context.dates.element)
              ?? context.button(
                PagePath.postEndGateway, [("name", gateway.name)], "account.end", of: gateway.name, isStop: true),
          ])
      })
    return context.admin(
      "admin.gateways", path: PagePath.gateways, line: context.text("gateways.line"), table.markup(in: context))
  }
}
