// The report as one HTML page that is complete in itself: no script, no other file, no network.

import TarazuCalendar
import TarazuWire

extension BenchReport {
  /// The page.
  public var page: String {
    let start = Instant(nanoseconds: Int64(result.startTime) * 1_000_000_000)
    return """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
      <title>Load test of \(HTML.escaped(target))</title><style>
      \(PageStyle.css)
      </style></head><body><main>
      <h1>Load test of \(HTML.escaped(target))</h1>
      <p class="lead">\(HTML.escaped(start.description)) · \(HTML.escaped(loadDescription)) · \
      \(Format.decimal(result.seconds, 1)) s measured</p>
      \(cards)\(chips)\(verdictSection)
      \(percentileSection)\(rateSection)\(latencySection)\(errorSection)
      \(kindSection)\(searchSection)\(detailSection)
      <footer>Made by <b>tarazu bench</b>. Latency counts from when a call was due\
      \(result.shape.isOpen ? ", so a stall of the service shows in all calls that were due during it" : "").</footer>
      </main></body></html>

      """
  }

  // MARK: Above

  private var cards: String {
    func card(_ value: String, _ name: String, _ style: String = "") -> String {
      "<div class='card \(style)'><b>\(HTML.escaped(value))</b><span>\(HTML.escaped(name))</span></div>"
    }
    let latency = result.latency
    let errors = result.tally.errorCount
    var cards = card(Format.rate(result.rate), "calls a second", "first")
    for share in [0.5, 0.99, 0.999] {
      cards += card(Format.duration(latency.measured { $0.value(at: share) }), Format.percentile(share) + " latency")
    }
    cards += card(Format.duration(latency.measured(\.maximum)), "greatest latency")
    cards += card(
      Format.percent(result.errorShare), "\(Format.grouped(errors)) of \(Format.grouped(result.callCount)) failed",
      errors > 0 ? "alarm" : "")
    return "<div class='cards'>\(cards)</div>"
  }

  private var chips: String {
    guard !thresholds.isEmpty else { return "" }
    let chips = thresholds.map { outcome in
      "<span class='chip \(outcome.isFailed ? "failed" : "passed")'>\(outcome.isFailed ? "✗" : "✓") fail if "
        + "\(HTML.escaped(outcome.threshold.description)): \(HTML.escaped(outcome.finding))</span>"
    }
    return "<div class='chips'>\(chips.joined())</div>"
  }

  private var verdictSection: String {
    let paragraphs = (verdict.sentences + endMessages).map { "<p>\(HTML.escaped($0))</p>" }
      .joined()
    return "<section class='verdict\(verdict.testerWasLimit ? " limit" : "")'>\(paragraphs)</section>"
  }

  // MARK: Plots

  private func section(_ title: String, _ about: String, key: [(String, String)] = [], _ content: String) -> String {
    let keys = key.map { "<span><i class='\($0.0)'></i>\(HTML.escaped($0.1))</span>" }.joined()
    return "<section><h2>\(title)</h2><p class='about'>\(HTML.escaped(about))</p>"
      + (keys.isEmpty ? "" : "<div class='key'>\(keys)</div>") + content + "</section>\n"
  }

  private var percentileSection: String {
    let key =
      result.shape.isOpen
      ? [("", "from the due time"), ("second", "service time: from when it was sent")] : [("", "latency")]
    return section(
      "Latency by percentile", "How long calls took, the slowest on the right: each mark is one more nine.", key: key,
      percentilePlot)
  }

  private var rateSection: String {
    let key = result.shape.rate.map { [("", "answered"), ("level", "requested: \(Format.rate($0))/s")] } ?? []
    return section("Rate over time", "Calls answered OK, each second.", key: key, ratePlot)
  }

  private var latencySection: String {
    section(
      "Latency over time", "For the calls that ended in each second.",
      key: [("faint", "greatest"), ("", "p99"), ("second", "median")], latencyPlot)
  }

  private var errorSection: String {
    let key = errors.prefix(5).enumerated().map { index, error in
      ("box bar shade\(index)", "\(error.failing.code.name) \(error.failing.reason)")
    }
    let keys = key.map { style, name in
      "<span><svg class='swatch' viewBox='0 0 11 11' style='width:11px;display:inline;vertical-align:-1px'>"
        + "<rect class='\(style)' width='11' height='11' rx='2'/></svg> \(HTML.escaped(name))</span>"
    }
    let rows = errors.map { error in
      "<tr><td>\(error.failing.code.name)</td><td>\(HTML.escaped(error.failing.reason))</td>"
        + "<td class='number'>\(Format.grouped(error.count))</td><td class='free'>\(HTML.escaped(error.message))</td></tr>"
    }
    let table =
      rows.isEmpty
      ? ""
      : "<div class='wide'><table><tr><th>status</th><th>reason</th><th class='number'>calls</th>"
        + "<th>first message</th></tr>\(rows.joined())</table></div>"
    return section(
      "Errors over time", "Calls that failed in each second, by status and reason.",
      (keys.isEmpty ? "" : "<div class='key'>\(keys.joined())</div>") + errorPlot + table)
  }

  // MARK: Tables

  private var kindSection: String {
    let names = ["", "calls", "failed", "min", "mean"] + RunResult.shares.map(Format.percentile) + ["max"]
    let head = names.enumerated().map { index, name in
      "<th\(index > 0 ? " class='number'" : "")>\(name)</th>"
    }
    func row(_ name: String, _ ok: UInt64, _ failed: UInt64, _ histogram: Histogram) -> String {
      let cells = [Format.grouped(ok), Format.grouped(failed)] + TextColumns.figures(histogram)
      return "<tr><td class='strong'>\(name)</td>"
        + cells.map { "<td class='number'>\($0)</td>" }.joined() + "</tr>"
    }
    var rows = ""
    let kinds = result.shape.mix.calls
    for (kind, tally) in zip(kinds, result.tally.kinds) where kinds.count > 1 {
      rows += row(kind.rawValue, tally.okCount, tally.errorCount, tally.latency)
    }
    rows += row("all", result.tally.okCount, result.tally.errorCount, result.latency)
    if result.shape.isOpen {
      rows += row("service time", result.tally.okCount, result.tally.errorCount, result.service)
    }
    return section(
      "Latency by kind of call", "",
      "<div class='wide'><table><tr>\(head.joined())</tr>\(rows)</table></div>")
  }

  private var searchSection: String {
    guard let search else { return "" }
    let rows = search.trials.map { trial in
      "<tr><td class='number'>\(Format.rate(trial.rate))/s</td><td class='number'>\(Format.rate(trial.reached))/s</td>"
        + "<td class='number'>\(trial.value.map { Format.duration($0) } ?? "-")</td>"
        + "<td>\(trial.isKept ? "✓ kept" : "✗ \(HTML.escaped(trial.reason))")</td></tr>"
    }
    let found = search.best.map { "The highest was \(Format.rate($0.rate))/s; the figures above are from that run." }
    return section(
      "The highest rate that keeps \(HTML.escaped(search.condition))", found ?? "No rate kept it.",
      "<table><tr><th class='number'>requested</th><th class='number'>answered</th><th class='number'>figure</th>"
        + "<th></th></tr>"
        + "\(rows.joined())</table>")
  }

  private var detailSection: String {
    func table(_ rows: [(String, String)]) -> String {
      "<table>" + rows.map { "<tr><td>\($0.0)</td><td class='free'>\(HTML.escaped($0.1))</td></tr>" }.joined()
        + "</table>"
    }
    return "<section><h2>Options and machine</h2><div class='pairs'>\(table(loadRows))\(table(machineRows))</div>"
      + "</section>\n"
  }

  private var loadRows: [(String, String)] {
    let shape = result.shape
    var rows = [
      ("loop", shape.isOpen ? "open, \(shape.arrivals.rawValue) arrivals" : "closed"),
      ("connections", "\(shape.connections), \(shape.isOpen ? "at most " : "")\(shape.depth) in flight each"),
      ("mix", shape.mix.description), ("units", "\(unitCount), seed \(options.seed)"),
      ("windows", "\(options.days.lowerBound) to \(options.days.upperBound)"),
      ("warm-up", "\(Format.decimal(options.warmup, 1)) s"),
      ("given up after", "\(Format.decimal(options.timeout, 1)) s"),
    ]
    if shape.isOpen {
      let lateness = result.tally.lateness
      rows.append(
        ("started late", "\(Format.grouped(lateness.lateCount)), at worst \(Format.duration(lateness.worst))"))
      rows.append(("skipped", "\(Format.grouped(lateness.skippedCount)) (queue of \(shape.queue))"))
    }
    let side = result.tally.side
    if shape.mix.has(.ingest) {
      rows.append(
        ("events", "\(Format.grouped(side.eventsAccepted)) accepted, \(Format.grouped(side.eventsRejected)) rejected"))
    }
    if shape.feeds > 0 {
      rows.append(("feeds", "\(shape.feeds), \(Format.grouped(side.feedMessages)) messages"))
      rows.append(("commit to message", lagDescription))
    }
    return rows
  }

  private var machineRows: [(String, String)] {
    let usage = result.usage
    let gibibytes = Double(machine.memoryBytes) / Double(1 << 30)
    var rows = [
      ("system", machine.system), ("processor", "\(machine.cpus) × \(machine.processor)"),
      ("memory", "\(Format.decimal(gibibytes, 1)) GiB"),
      (
        "tester's CPU",
        "\(Format.decimal(usage.testerSeconds, 2)) s"
          + (testerMicroseconds.map { ", \(Format.decimal($0, 2)) µs a call" } ?? "")
      ),
    ]
    if let seconds = usage.serverSeconds, let each = serverMicroseconds {
      rows.append(("server's CPU", "\(Format.decimal(seconds, 2)) s, \(Format.decimal(each, 2)) µs a call"))
    }
    if let idle = usage.idleShare { rows.append(("idle CPUs", Format.percent(idle))) }
    if result.tally.side.connectionsLost > 0 {
      rows.append(("connections lost", Format.grouped(result.tally.side.connectionsLost)))
    }
    return rows
  }
}
