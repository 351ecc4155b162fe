// The plots of a report.

import Glibc
import TarazuWire

extension BenchReport {
  /// Latency by percentile, on a scale of nines.
  var percentilePlot: String {
    let latency = result.latency
    guard latency.count > 0 else { return BenchReport.nothing("No call was answered.") }
    // A percentile needs a call beyond it.
    let nines = max(1, min(5, log10(Double(latency.count)).rounded(.down)))
    let marks = (0...Int(nines)).map { nine in
      (value: Double(nine), label: nine == 0 ? "0 %" : BenchReport.percentName(nines: nine))
    }
    let x = Scale(form: .linear, low: 0, high: nines, marks: marks)
    let y = BenchReport.durationScale(
      from: Double(latency.value(at: 0.01)), to: Double(latency.value(at: 1 - pow(10, -nines))))
    var plot = Plot(x: x, y: y, xTitle: "percentile", yTitle: "latency")
    let shown = stride(from: 0.0, through: nines, by: nines / 240)
    func points(_ histogram: Histogram) -> [(x: Double, y: Double)] {
      shown.map { (x: $0, y: Double(histogram.value(at: 1 - pow(10, -$0)))) }
    }
    if result.shape.isOpen { plot.line(points(result.service), "second") }
    plot.line(points(latency), "main")
    for position in stride(from: 0, to: nines, by: nines / 40) {
      let share = 1 - pow(10, -(position + nines / 80))
      var hint = "\(Format.percentile(share)): \(Format.duration(latency.value(at: share)))"
      if result.shape.isOpen { hint += ", service time \(Format.duration(result.service.value(at: share)))" }
      plot.hint(from: position, to: position + nines / 40, hint)
    }
    return plot.svg
  }

  private static func percentName(nines: Int) -> String {
    ["90 %", "99 %", "99.9 %", "99.99 %", "99.999 %"][min(nines, 5) - 1]
  }

  private static func durationScale(from least: Double, to greatest: Double) -> Scale {
    // With a larger ratio the small values would lie on the axis.
    let isWide = greatest > 12 * max(1, least)
    return isWide
      ? .logarithmic(from: max(1, least), to: greatest, Format.axisDuration)
      : .linear(to: greatest, Format.axisDuration)
  }

  private var timeScale: Scale {
    let end = result.intervals.last.map { $0.start + $0.length } ?? 1
    let step = Scale.roundStep(max(end, 1) / 10)
    let marks = (0...Int(end / step)).map { (value: Double($0) * step, label: Format.axisSeconds(Double($0) * step)) }
    return Scale(form: .linear, low: 0, high: max(end, 1e-3), marks: marks)
  }

  /// A point in the middle of each interval. A single interval has both its ends, so that there is a line.
  private static func series(_ intervals: [Interval], _ value: (Interval) -> Double) -> [(x: Double, y: Double)] {
    if intervals.count == 1, let only = intervals.first {
      return [(x: only.start, y: value(only)), (x: only.start + only.length, y: value(only))]
    }
    return intervals.map { (x: $0.start + $0.length / 2, y: value($0)) }
  }

  /// Calls a second over time.
  var ratePlot: String {
    let greatest = max(result.intervals.map(\.rate).max() ?? 0, result.shape.rate ?? 0)
    let y = Scale.linear(to: greatest * 1.05, Format.axisNumber)
    var plot = Plot(x: timeScale, y: y, xTitle: "seconds", yTitle: "calls a second")
    let points = BenchReport.series(result.intervals, \.rate)
    plot.area(points, "main")
    plot.line(points, "main")
    if let rate = result.shape.rate { plot.level(rate) }
    addHints(&plot)
    return plot.svg
  }

  /// Median, 99th percentile and greatest latency over time.
  var latencyPlot: String {
    let latencies = result.intervals.compactMap(\.latency)
    guard !latencies.isEmpty else { return BenchReport.nothing("No call was answered.") }
    let least = latencies.map { Double($0.median) }.min() ?? 1
    let y = BenchReport.durationScale(from: least, to: Double(latencies.map(\.maximum).max() ?? 1))
    var plot = Plot(x: timeScale, y: y, xTitle: "seconds", yTitle: "latency")
    // An interval without an answer has no latency; the line goes on to the next.
    let shown = result.intervals.filter { $0.latency != nil }
    func points(_ value: KeyPath<IntervalLatency, UInt64>) -> [(x: Double, y: Double)] {
      BenchReport.series(shown) { Double($0.latency?[keyPath: value] ?? 0) }
    }
    plot.line(points(\.maximum), "faint")
    plot.line(points(\.p99), "main")
    plot.line(points(\.median), "second")
    addHints(&plot)
    return plot.svg
  }

  /// Calls that failed, by status, over time.
  var errorPlot: String {
    let failings = errors.map(\.failing)
    let greatest = result.intervals.map(\.errorCount).max() ?? 0
    guard greatest > 0 else { return BenchReport.nothing("No call failed.") }
    let y = Scale.linear(to: Double(greatest) * 1.05, Format.axisNumber)
    var plot = Plot(x: timeScale, y: y, xTitle: "seconds", yTitle: "failed calls")
    for interval in result.intervals {
      var low = 0.0
      for (index, failing) in failings.enumerated() {
        guard let count = interval.errors[failing], count > 0 else { continue }
        let title = "\(failing.code.name) \(failing.reason): \(Format.grouped(count))"
        plot.bar(
          from: interval.start, to: interval.start + interval.length, low: low, high: low + Double(count),
          "bar shade\(min(index, 4))", title)
        low += Double(count)
      }
    }
    return plot.svg
  }

  private func addHints(_ plot: inout Plot) {
    for interval in result.intervals {
      let figures = zip(RunResult.intervalShares, interval.percentiles).map { share, value in
        "\(Format.percentile(share)) \(Format.duration(value))"
      }
      plot.hint(
        from: interval.start, to: interval.start + interval.length,
        "\(Format.decimal(interval.start, 1)) s: \(Format.rate(interval.rate))/s, "
          + "\(figures.joined(separator: ", ")), max \(Format.duration(interval.maximum)), "
          + "\(Format.grouped(interval.errorCount)) failed")
    }
  }

  private static func nothing(_ message: String) -> String { "<p class='nothing'>\(message)</p>" }
}

extension Format {
  /// A duration at an axis, as short as possible.
  static func axisDuration(_ nanoseconds: Double) -> String {
    for (unit, size) in [("s", 1e9), ("ms", 1e6), ("µs", 1e3)] where nanoseconds >= size * 0.999 {
      return short(nanoseconds / size) + " " + unit
    }
    return short(nanoseconds) + (nanoseconds == 0 ? "" : " ns")
  }

  static func axisNumber(_ value: Double) -> String {
    value >= 1_000 ? UInt64(exactly: value.rounded()).map(grouped) ?? short(value) : short(value)
  }

  static func axisSeconds(_ value: Double) -> String { short(value) }

  private static func short(_ value: Double) -> String {
    var text = decimal(value, 3)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }
}
