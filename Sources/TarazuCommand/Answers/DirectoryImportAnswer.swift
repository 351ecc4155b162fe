// What became of a directory that was imported.

import TarazuLines
import TarazuProtocol

struct DirectoryImportAnswer: Answer {
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
