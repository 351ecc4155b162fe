// Months of a figure within their usual range, small enough for a row.

import TarazuProtocol

/// A month of a small chart.
struct SparkPoint {
  var from: String
  var value: Double?
  var usual: Interval?
}

/// A line of months over the band of their usual range; the last months, which the judgement is about, stand out.
struct SparkChart {
  var kpi: Kpi
  var points: [SparkPoint]
  /// How many last months the judgement is about; 0: it says nothing.
  var lateMonths: Int
  var verdict: Verdict?
  var width = 214.0
  var height = 56.0

  /// The last 24 months of a signal.
  init(_ signal: GetSignalResponse, of kpi: Kpi) {
    self.kpi = kpi
    points = signal.points.suffix(24).map { SparkPoint(from: $0.fromDate, value: $0.value, usual: $0.usual) }
    let isJudged = signal.judgement == .signal || signal.judgement == .watch
    lateMonths = isJudged ? Int(signal.months ?? 0) : 0
    verdict = Verdict(changeOf: kpi, signal.judgement, signal.side)
  }

  /// The months of a trend, without range.
  init(_ trend: GetTrendResponse, of kpi: Kpi) {
    self.kpi = kpi
    points = trend.points.suffix(24).map { SparkPoint(from: $0.fromDate, value: $0.figure?.value, usual: nil) }
    lateMonths = 0
    verdict = nil
  }

  func markup(in context: PageContext) -> Markup {
    let x = context.timeAxis(points.count, from: 7, to: width - 7)
    let values = points.flatMap { [$0.value, $0.usual?.low, $0.usual?.high].compactMap(\.self) }
    guard !values.isEmpty else { return Markup() }
    let y = Axis.around(values, from: height - 6, to: 6)
    let colour = verdict?.tone == .plain ? "" : verdict?.tone.rawValue ?? ""
    var svg: Markup =
      #"<svg class="spark" viewBox="0 0 \#(width) \#(height)" width="\#(width)" height="\#(height)" role="img" aria-label="\#(label(in: context))">"#
    svg += SparkChart.band(points.map(\.usual), x, y)
    svg += SparkChart.lines(points.map(\.value), x, y, "trace")
    if lateMonths > 0 {
      // From the month before, so that one late month is a line too.
      let first = max(0, points.count - lateMonths - 1)
      let late = points.enumerated().map { $0.offset >= first ? $0.element.value : nil }
      svg += SparkChart.lines(late, x, y, "trace late \(colour)")
    }
    if let last = points.indices.last(where: { points[$0].value != nil }), let value = points[last].value {
      let kind = lateMonths > 0 ? colour : "plain"
      svg += #"<circle class="point \#(kind)" cx="\#(x(last))" cy="\#(y(value))" r="4"/>"#
    }
    return svg + "</svg>"
  }

  /// What the picture shows, for those who do not see it; the months are in the table of the indicator's page.
  private func label(in context: PageContext) -> String {
    guard let first = points.first(where: { $0.value != nil }), let last = points.last(where: { $0.value != nil })
    else { return context.text("spark.empty") }
    func named(_ point: SparkPoint) -> (Markup, Markup) {
      (Markup(context.figures.full(point.value, of: kpi)), Markup(context.month(point.from)))
    }
    let (oldest, oldestMonth) = named(first)
    let (newest, newestMonth) = named(last)
    var label = context.text(
      "spark.label", ("title", Markup(context.figures.title(of: kpi))), ("first", oldest), ("from", oldestMonth),
      ("last", newest), ("to", newestMonth)
    ).plainText
    if let usual = last.usual {
      label +=
        " "
        + context.text(
          "spark.usual", ("low", Markup(context.figures.value(usual.low, of: kpi))),
          ("high", Markup(context.figures.full(usual.high, of: kpi)))
        ).plainText
    }
    return label
  }

  /// The band between the low and high ends of consecutive ranges.
  static func band(_ ranges: [Interval?], _ x: (Int) -> Double, _ y: Axis, _ name: String = "band") -> Markup {
    var svg = Markup()
    for run in runs(ranges.map { $0 != nil }) {
      let known = run.compactMap { index in ranges[index].map { (index, $0) } }
      let half = known.count == 1 ? 3.0 : 0
      let highs = known.flatMap { [(x($0.0) - half, y($0.1.high)), (x($0.0) + half, y($0.1.high))] }
      let lows = known.flatMap { [(x($0.0) - half, y($0.1.low)), (x($0.0) + half, y($0.1.low))] }
      svg += #"<polygon class="\#(name)" points="\#(Markup.points(highs + lows.reversed()))"/>"#
    }
    return svg
  }

  /// Lines through consecutive values; a value alone is a point.
  static func lines(_ values: [Double?], _ x: (Int) -> Double, _ y: Axis, _ name: String) -> Markup {
    var svg = Markup()
    for run in runs(values.map { $0 != nil }) {
      let points = run.compactMap { index in values[index].map { (x(index), y($0)) } }
      if points.count == 1, let (px, py) = points.first {
        svg += #"<circle class="point plain" cx="\#(px)" cy="\#(py)" r="2"/>"#
      } else {
        svg += #"<polyline class="\#(name)" points="\#(Markup.points(points))"/>"#
      }
    }
    return svg
  }

  /// The ranges of consecutive places where there is something.
  private static func runs(_ present: [Bool]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start: Int?
    for (index, isThere) in present.enumerated() {
      if isThere, start == nil { start = index }
      if !isThere, let begun = start {
        runs.append(begun..<index)
        start = nil
      }
    }
    if let start { runs.append(start..<present.count) }
    return runs
  }
}
