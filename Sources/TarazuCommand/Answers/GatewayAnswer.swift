// Gateways and the rollout, as documents and tables.

import TarazuLines
import TarazuProtocol

struct GatewayAnswer: Answer {
  let gateway: Gateway

  func write(to document: inout JSONWriter) { document.gateway(gateway) }

  func show(on page: inout Page) { page.table(TextTable(gateways: [gateway], on: page)) }
}

struct GatewayListAnswer: Answer {
  let gateways: [Gateway]

  func write(to document: inout JSONWriter) {
    document.object { writer in
      writer.key("gateways")
      writer.array { writer in for gateway in gateways { writer.gateway(gateway) } }
    }
  }

  func show(on page: inout Page) { page.table(TextTable(gateways: gateways, on: page)) }
}

/// Which levels are open in provinces.
struct RolloutAnswer: Answer {
  let provinces: [ProvinceRollout]

  func write(to document: inout JSONWriter) {
    document.object { writer in
      writer.key("rollout")
      writer.array { writer in
        for province in provinces {
          writer.object { writer in
            writer.member("province", province.province)
            writer.member("district", province.districtIsOpen)
            writer.member("branch", province.branchIsOpen)
          }
        }
      }
    }
  }

  func show(on page: inout Page) {
    var table = TextTable("province", "district", "branch")
    for province in provinces {
      table.row(
        page.shown(province.province), province.districtIsOpen ? "open" : "closed",
        province.branchIsOpen ? "open" : "closed")
    }
    page.table(table)
  }
}

extension TextTable {
  fileprivate init(gateways: [Gateway], on page: Page) {
    self.init("name", "made by", "made", "ends", "ended")
    for gateway in gateways {
      row(
        page.shown(gateway.name), page.shown(gateway.maker), gateway.createTime?.text ?? Page.nothing,
        gateway.expireTime?.text ?? Page.nothing, gateway.endTime?.text ?? Page.nothing)
    }
  }
}

extension JSONWriter {
  fileprivate mutating func gateway(_ gateway: Gateway) {
    object { writer in
      writer.member("name", gateway.name)
      writer.member("made_by", gateway.maker)
      writer.member("made_at", gateway.createTime?.text)
      writer.member("expires_at", gateway.expireTime?.text)
      writer.member("ended_at", gateway.endTime?.text)
    }
  }
}
