// What became of an import of events, with all its rejections.

import TarazuClient
import TarazuLines
import TarazuProtocol
import TarazuWire

/// Counts, and rejections that are kept until the end.
struct ImportAnswer: Sendable {
  /// How many rejections a table shows.
  private static let shown = 20

  private(set) var counts = EventCounts()
  private var spool = HeldOutput()
  private var first: [LineRefusal] = []

  /// Adds what a stream has settled, beyond what it had before.
  mutating func add(_ now: EventCounts, since before: EventCounts) throws(Status) {
    for count in [\EventCounts.acceptedCount, \.duplicateCount, \.rejectedCount] {
      let (difference, overflow) = now[keyPath: count].subtractingReportingOverflow(before[keyPath: count])
      let (sum, more) = counts[keyPath: count].addingReportingOverflow(difference)
      guard !overflow, !more, difference >= 0 else { throw ImportAnswer.nonsense }
      counts[keyPath: count] = sum
    }
  }

  /// Counts of a service that cannot be.
  static let nonsense = Status(.unknown, .badAnswer, "the service's counts of lines or events make no sense")

  /// Keeps a rejection; answers its object of JSON.
  mutating func add(_ rejection: LineRefusal) throws(FileError) -> [UInt8] {
    if first.count < ImportAnswer.shown { first.append(rejection) }
    var document = JSONWriter()
    document.refusal(rejection)
    let bytes = ForeignText.escaped(json: document.bytes)
    try spool.append((spool.isEmpty ? [] : [UInt8(ascii: ",")]) + bytes)
    return bytes
  }

  func write(_ form: OutputForm, to console: Console) throws(FileError) {
    switch form {
    case .json:
      try console.write(
        "{\"accepted\":\(counts.acceptedCount),\"duplicates\":\(counts.duplicateCount),"
          + "\"rejected\":\(counts.rejectedCount),\"rejections\":[")
      try spool.forEachPiece(console.write)
      try console.write("]}\n")
    case .table:
      var page = Page(isForTerminal: console.outputIsTerminal)
      show(on: &page)
      try console.write(page.text)
    }
  }

  private func show(on page: inout Page) {
    page.line(
      "accepted \(counts.acceptedCount), duplicates \(counts.duplicateCount), rejected \(counts.rejectedCount)")
    guard !first.isEmpty else { return }
    page.line()
    var table = TextTable(">line", "reason", "detail")
    for rejection in first {
      table.row(String(rejection.line), page.shown(rejection.reason), page.shown(rejection.detail))
    }
    page.table(table)
    if counts.rejectedCount > Int64(first.count) {
      page.line("and \(counts.rejectedCount - Int64(first.count)) more (--rejections FILE writes all to a file)")
    }
  }
}
