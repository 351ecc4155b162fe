// An indicator over time, large: its values, and the range in which they usually are.

import TarazuProtocol

/// Periods of one indicator; with a range where it is judged month by month.
struct HistoryChart {
  var kpi: Kpi
  var points: [SparkPoint]
  /// How many last points the judgement is about.
  var lateMonths: Int
  var verdict: Verdict?
  /// The name of each period, for the axis.
  var labels: [String]
  private let width = 1000.0
  private let height = 300.0

  func markup(in context: PageContext) -> Markup {
    let values = points.flatMap { [$0.value, $0.usual?.low, $0.usual?.high].compactMap(\.self) }
    guard !values.isEmpty else { return Markup() }
    let isRightToLeft = context.timeDirection == .rightToLeft
    let x = context.timeAxis(points.count, from: isRightToLeft ? 74 : 62, to: isRightToLeft ? width - 62 : width - 74)
    let y = Axis.around(values, from: height - 40, to: 18)
    var svg: Markup =
      #"<svg class="wide history" viewBox="0 0 \#(width) \#(height)" role="img" aria-label="\#(context.text("history.label", ("title", Markup(context.figures.title(of: kpi)))).plainText)">"#
    svg += SparkChart.band(points.map(\.usual), x, y)
    let edge = isRightToLeft ? width : 0
    for tick in y.ticks(4) {
      svg += #"<path class="grid-line" d="M0 \#(y(tick))H\#(width)"/>"#
      svg += ChartText.at(
        edge, y(tick) - 5, context.figures.value(tick, of: kpi), anchor: isRightToLeft ? .right : .left)
    }
    svg += SparkChart.lines(points.map(\.value), x, y, "trace first")
    let colour = verdict?.tone == .plain ? "" : verdict?.tone.rawValue ?? ""
    for (index, point) in points.enumerated() {
      guard let value = point.value, points.count <= 60 else { continue }
      let isLate = index >= points.count - lateMonths
      svg +=
        #"<circle class="point \#(isLate ? colour : "plain")" cx="\#(x(index))" cy="\#(y(value))" r="\#(isLate ? 5 : 3)"/>"#
    }
    svg += newest(x, y, context)
    return svg + months(x) + "</svg>"
  }

  /// The newest value beside its point.
  private func newest(_ x: (Int) -> Double, _ y: Axis, _ context: PageContext) -> Markup {
    guard let last = points.indices.last(where: { points[$0].value != nil }), let value = points[last].value
    else { return Markup() }
    let isRightToLeft = context.timeDirection == .rightToLeft
    return ChartText.at(
      isRightToLeft ? x(last) - 12 : x(last) + 12, y(value) + 4, context.figures.value(value, of: kpi),
      anchor: isRightToLeft ? .right : .left, "strong")
  }

  /// About eight names of periods, both ends among them.
  private func months(_ x: (Int) -> Double) -> Markup {
    guard let last = labels.indices.last else { return Markup() }
    let step = max(1, (labels.count + 6) / 7)
    var svg = #"<path class="axis" d="M0 \#(height - 30)H\#(width)"/>"# as Markup
    for index in labels.indices where (last - index) % step == 0 || index == 0 {
      // The first gives way where its neighbour is too near.
      if index == 0, last % step != 0, last % step < (step + 1) / 2 { continue }
      svg += ChartText.at(x(index), height - 8, labels[index], anchor: .middle)
    }
    return svg
  }
}
