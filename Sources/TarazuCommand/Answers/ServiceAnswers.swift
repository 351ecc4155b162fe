// What the service says of itself, and what became of a directory.

import TarazuLines
import TarazuProtocol

struct DirectoryReport: Answer {
  let response: ImportDirectoryResponse

  func write(to document: inout JSONWriter) {
    let counts = response.counts ?? DirectoryCounts()
    document.object { writer in
      writer.member("units", counts.unitCount)
      writer.member("kinds", counts.kindCount)
      writer.member("classes", counts.classCount)
      writer.member("refused_count", response.refusedCount)
      writer.key("refused")
      writer.array { writer in
        for refusal in response.refused { writer.refusal(refusal) }
      }
    }
  }

  func show(on page: inout Page) {
    let counts = response.counts ?? DirectoryCounts()
    page.line("taken: \(counts.unitCount) units, \(counts.kindCount) kinds, \(counts.classCount) classes")
    page.line("refused: \(response.refusedCount)")
    guard !response.refused.isEmpty else { return }
    page.line()
    var table = TextTable(">line", "reason", "detail")
    for refusal in response.refused {
      table.row(String(refusal.line), page.shown(refusal.reason), page.shown(refusal.detail))
    }
    page.table(table)
    let more = response.refusedCount - Int64(response.refused.count)
    if more > 0 { page.line("and \(more) more") }
  }
}

extension JSONWriter {
  /// A line that was not taken, as an object.
  mutating func refusal(_ refusal: LineRefusal) {
    object { writer in
      writer.member("line", refusal.line)
      writer.member("reason", refusal.reason)
      writer.member("detail", refusal.detail)
    }
  }
}

struct VerificationAnswer: Answer {
  let last: VerifyFiguresResponse

  func write(to document: inout JSONWriter) {
    document.object { writer in
      writer.member("cells", last.cellCount)
      writer.member("differences", last.differenceCount)
    }
  }

  func show(on page: inout Page) {
    page.line("\(last.cellCount) cells compared, \(last.differenceCount) differences")
  }
}

struct HealthAnswer: Answer {
  /// The service asked about; empty: the server as a whole.
  let service: String
  let status: HealthCheckResponse.ServingStatus

  var isServing: Bool { status == .serving }

  private var word: String { status.name ?? "UNKNOWN" }

  func write(to document: inout JSONWriter) {
    document.object { writer in
      if !service.isEmpty { writer.member("service", service) }
      writer.member("status", word)
    }
  }

  func show(on page: inout Page) { page.line((service.isEmpty ? "" : page.shown(service) + ": ") + word) }
}

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
      writer.asOf(response.asOf)
    }
  }

  func show(on page: inout Page) {
    page.line("version \(page.shown(response.version)), started \(response.startTime?.text ?? Page.nothing)")
    page.line()
    var table = TextTable("limit", ">value")
    for limit in response.limits { table.row(page.shown(limit.name), String(limit.value)) }
    page.table(table)
    page.asOf(response.asOf)
  }
}
