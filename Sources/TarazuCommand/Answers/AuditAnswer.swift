// Records of the audit, as a document and as a table.

import TarazuBench
import TarazuLines
import TarazuProtocol

struct AuditAnswer: Answer {
  let records: [AuditRecord]
  /// The mark of the next page; empty: this is the last.
  let next: String

  func write(to document: inout JSONWriter) {
    document.object { writer in
      writer.key("records")
      writer.array { writer in
        for record in records { record.write(to: &writer) }
      }
      writer.member("next", next.isEmpty ? nil : next)
    }
  }

  func show(on page: inout Page) {
    var table = TextTable("at", "who", "method", "unit", "case", "outcome", "from", ">ms", ">rows", ">count")
    for record in records {
      table.row(
        record.time?.text ?? Page.nothing, page.shown(record.name), page.shown(record.method), page.shown(record.unit),
        page.shown(record.caseId),
        page.shown(record.outcome) + (record.reason.isEmpty ? "" : " ")
          + page.shown(record.reason), page.shown(record.address), Format.decimal(record.milliseconds, 3),
        String(record.rowCount), String(record.count))
    }
    page.table(table)
    page.line()
    page.line("\(records.count) records" + (next.isEmpty ? "" : "; the next ones: --after \(page.shown(next))"))
  }
}

extension AuditRecord {
  fileprivate func write(to document: inout JSONWriter) {
    document.object { writer in
      writer.member("at", time?.text)
      writer.member("who", name)
      writer.member("role", role?.word)
      writer.member("scope", scope)
      writer.key("credential")
      if let kind = credentialKind.word {
        writer.object { writer in
          writer.member("kind", kind)
          writer.member("id", credentialId)
        }
      } else {
        writer.null()
      }
      writer.member("from", address)
      writer.member("via", gateway.isEmpty ? nil : gateway)
      writer.member("server", server)
      writer.member("method", method)
      writer.member("unit", unit)
      writer.member("case", caseId)
      writer.member("outcome", outcome)
      writer.member("reason", reason.isEmpty ? nil : reason)
      writer.member("count", count)
      writer.member("rows", rowCount)
      writer.measured("ms", milliseconds)
      writer.member("call", callId)
      writer.key("change")
      if change.isEmpty { writer.null() } else { writer.value(json: change) }
    }
  }
}

extension Role {
  /// As the command line says it; nil for one that it does not know.
  fileprivate var word: String? {
    switch self {
    case .head: "head"
    case .analyst: "analyst"
    case .source: "source"
    case .admin: "admin"
    case .unspecified, .unrecognized: nil
    }
  }
}

extension CredentialKind {
  fileprivate var word: String? {
    switch self {
    case .token: "token"
    case .certificate: "certificate"
    case .session: "session"
    case .unspecified, .unrecognized: nil
    }
  }
}
