// What the server says of itself: its version, its limits and how current it is.

import TarazuLines
import TarazuProtocol

struct ServerInfoAnswer: Answer {
  let response: GetServerInfoResponse

  func write(to document: inout JSONWriter) {
    document.object { writer in
      writer.member("version", response.version)
      writer.member("start_time", response.startTime?.text)
      writer.key("limits")
      writer.object { writer in
        for limit in response.limits { writer.member(limit.name, limit.value) }
      }
      writer.key("certificates")
      writer.object { writer in
        for certificate in response.certificates { writer.member(certificate.name, certificate.expireTime?.text) }
      }
      writer.asOf(response.asOf)
    }
  }

  func show(on page: inout Page) {
    page.line("version \(page.shown(response.version)), started \(response.startTime?.text ?? Page.nothing)")
    page.line()
    var table = TextTable("limit", ">value")
    for limit in response.limits { table.row(page.shown(limit.name), String(limit.value)) }
    page.table(table)
    page.line()
    var certificates = TextTable("certificate", "lasts until")
    for certificate in response.certificates {
      certificates.row(page.shown(certificate.name), certificate.expireTime?.text ?? Page.nothing)
    }
    page.table(certificates)
    page.asOf(response.asOf)
  }
}
