// The report for a terminal.

import TarazuWire

extension BenchReport {
  /// Lines of at most about 100 characters.
  public var text: String {
    var lines = ["\(target): \(loadDescription)"]
    lines.append(
      "\(result.shape.mix), \(unitCount) units, seed \(options.seed); "
        + "\(Format.decimal(result.seconds, 1)) s measured after \(Format.decimal(options.warmup, 1)) s of warm-up")
    lines += endMessages
    lines += ["", rateLine]
    lines += [""] + latencyTable
    lines += sideLines
    lines += errorLines
    lines += searchLines
    lines += ["", costLine] + verdict.sentences
    if !thresholds.isEmpty { lines.append("") }
    lines += thresholds.map { outcome in
      "\(outcome.isFailed ? "FAILED" : "passed")  --fail-if '\(outcome.threshold)': \(outcome.finding)"
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var rateLine: String {
    let errors = result.tally.errorCount
    if result.shape.isFeedsOnly { return "feeds alone: no calls were made" }
    let of = result.shape.rate.map { " of \(Format.rate($0))/s requested" } ?? ""
    return
      "rate \(Format.rate(result.rate))/s\(of), \(Format.grouped(result.tally.okCount)) calls answered, "
      + "\(Format.grouped(errors)) failed (\(Format.percent(result.errorShare)))"
  }

  private var latencyTable: [String] {
    if result.shape.isFeedsOnly { return [] }
    var rows = [["latency", "min", "mean"] + RunResult.shares.map(Format.percentile) + ["max"]]
    let kinds = result.shape.mix.calls
    for (kind, tally) in zip(kinds, result.tally.kinds) where kinds.count > 1 {
      rows.append(["  " + kind.rawValue] + TextColumns.figures(tally.latency))
    }
    rows.append([result.shape.isOpen ? "  from the due time" : "  all"] + TextColumns.figures(result.latency))
    if result.shape.isOpen { rows.append(["  service time only"] + TextColumns.figures(result.service)) }
    return TextColumns.aligned(rows)
  }

  private var sideLines: [String] {
    var lines: [String] = []
    let lateness = result.tally.lateness
    if result.shape.isOpen {
      lines.append("")
      lines.append(
        "started more than 1 ms late: \(Format.grouped(lateness.lateCount)) "
          + "(\(Format.grouped(lateness.byTesterCount)) caused by the tester), at worst "
          + "\(Format.duration(lateness.worst)); skipped: \(Format.grouped(lateness.skippedCount))"
          + (lateness.skippedCount > 0
            ? ", because \(Format.grouped(UInt64(result.shape.queue))) were waiting already" : ""))
    }
    let side = result.tally.side
    if result.shape.mix.has(.ingest) {
      let rate = result.seconds > 0 ? Double(side.eventsAccepted) / result.seconds : 0
      lines.append(
        "events: \(Format.grouped(side.eventsAccepted)) accepted (\(Format.rate(rate))/s), "
          + "\(Format.grouped(side.eventsDuplicate)) duplicates, \(Format.grouped(side.eventsRejected)) rejected")
    }
    if result.shape.feeds > 0 {
      lines.append(
        "feeds: \(result.shape.feeds) open, \(Format.grouped(side.feedMessages)) messages, "
          + "\(Format.grouped(side.feedGaps)) gaps; from commit to message \(lagDescription)")
    }
    if side.connectionsLost > 0 {
      lines.append("connections lost and reopened: \(Format.grouped(side.connectionsLost))")
    }
    return lines
  }

  var lagDescription: String {
    let lag = result.tally.feedLag
    guard lag.count > 0 else { return "not seen (no figure changed)" }
    return
      "p50 \(Format.duration(lag.value(at: 0.5))), p99 \(Format.duration(lag.value(at: 0.99))), "
      + "max \(Format.duration(lag.maximum))"
  }

  private var errorLines: [String] {
    let ends = result.tally.feedEnds.sorted { $0.key < $1.key }
    guard !errors.isEmpty || !ends.isEmpty else { return [] }
    var rows = [["errors", "count", "first message"]]
    rows += errors.map { ["  \($0.failing.code.name) \($0.failing.reason)", Format.grouped($0.count), $0.message] }
    rows += ends.map { ["  feed: \($0.key.code.name) \($0.key.reason)", Format.grouped($0.value), ""] }
    return [""] + TextColumns.aligned(rows, leftFrom: 2)
  }

  private var searchLines: [String] {
    guard let search else { return [] }
    var lines = [""]
    if let best = search.best {
      lines.append(
        "highest rate that keeps \(search.condition): \(Format.rate(best.rate))/s (the figures above are from that run)"
      )
    } else {
      lines.append("no rate kept \(search.condition); the figures above are from the last run")
    }
    return lines
  }

  private var costLine: String {
    var line = "CPU: the tester \(Format.decimal(result.usage.testerSeconds, 2)) s"
    if let own = testerMicroseconds { line += " (\(Format.decimal(own, 2)) µs a call)" }
    if let seconds = result.usage.serverSeconds, let each = serverMicroseconds {
      line += ", the server \(Format.decimal(seconds, 2)) s (\(Format.decimal(each, 2)) µs a call)"
    }
    return line
  }
}

/// Columns of text.
enum TextColumns {
  /// The cells of a histogram: least, mean, percentiles, greatest.
  static func figures(_ histogram: Histogram) -> [String] {
    guard histogram.count > 0 else { return Array(repeating: "-", count: RunResult.shares.count + 3) }
    return [Format.duration(histogram.minimum), Format.duration(histogram.mean)]
      + RunResult.shares.map { Format.duration(histogram.value(at: $0)) } + [Format.duration(histogram.maximum)]
  }

  /// Rows as lines. The first column and those from `leftFrom` on are aligned left, the others right.
  static func aligned(_ rows: [[String]], leftFrom: Int = .max) -> [String] {
    let widths = (0..<(rows.map(\.count).max() ?? 0)).map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        let padding = String(repeating: " ", count: widths[column] - cell.count)
        if column > 0 { line += "  " }
        line += column == 0 || column >= leftFrom ? cell + padding : padding + cell
      }
      while line.hasSuffix(" ") { line.removeLast() }
      return line
    }
  }
}
