// Cases in and out month by month, and the change of pending below.

import TarazuProtocol

/// Two lines over one scale, and bars of their difference, which is the service's figure.
struct FlowChart {
  var flow: MonthlyFlow
  private let width = 680.0

  init(_ flow: MonthlyFlow) { self.flow = flow }

  func markup(in context: PageContext) -> Markup {
    let inflow = flow.inflow.points.map { $0.figure?.value }
    let outflow = flow.outflow.points.map { $0.figure?.value }
    let count = max(inflow.count, outflow.count)
    let values = (inflow + outflow).compactMap(\.self)
    guard count > 1, !values.isEmpty else { return Markup() }
    let isRightToLeft = context.timeDirection == .rightToLeft
    // Numbers of the axis stand where time begins, names of the lines where it ends.
    let x = context.timeAxis(count, from: isRightToLeft ? 96 : 52, to: isRightToLeft ? width - 52 : width - 96)
    let y = Axis.around(values, from: 150, to: 16)
    var svg: Markup =
      #"<svg class="wide" viewBox="0 0 \#(width) 300" role="img" aria-label="\#(context.text("flow.title"))">"#
    for tick in y.ticks(3) {
      svg += #"<path class="grid-line" d="M0 \#(y(tick))H\#(width)"/>"#
      let edge = isRightToLeft ? width : 0
      svg += ChartText.at(edge, y(tick) - 5, context.numerals.decimal(tick, 0), anchor: isRightToLeft ? .right : .left)
    }
    svg += SparkChart.lines(inflow, x, y, "trace second")
    svg += SparkChart.lines(outflow, x, y, "trace first")
    svg += ends(inflow, outflow, x(count - 1), y, context)
    svg += bars(count, x, context)
    return svg + "</svg>"
  }

  /// The names and last values of both lines, kept apart.
  private func ends(_ inflow: [Double?], _ outflow: [Double?], _ x: Double, _ y: Axis, _ context: PageContext) -> Markup
  {
    guard let incoming = inflow.last ?? nil, let outgoing = outflow.last ?? nil else { return Markup() }
    var (inY, outY) = (y(incoming), y(outgoing))
    if abs(inY - outY) < 17 {
      let middle = (inY + outY) / 2
      (inY, outY) = incoming > outgoing ? (middle - 8.5, middle + 8.5) : (middle + 8.5, middle - 8.5)
    }
    let isRightToLeft = context.timeDirection == .rightToLeft
    let (edge, side) = isRightToLeft ? (x - 10, ChartText.Anchor.right) : (x + 10, ChartText.Anchor.left)
    func name(_ kpi: Kpi, _ value: Double) -> String {
      context.figures.title(of: kpi) + " " + context.figures.value(value, of: kpi)
    }
    return
      #"<circle class="point plain" cx="\#(x)" cy="\#(y(incoming))" r="3.5"/><circle class="point" cx="\#(x)" cy="\#(y(outgoing))" r="4"/>"#
      + ChartText.at(edge, inY + 4, name(.inflow, incoming), anchor: side)
      + ChartText.at(edge, outY + 4, name(.outflow, outgoing), anchor: side, "strong")
  }

  /// The bars of change, and the months below.
  private func bars(_ count: Int, _ x: (Int) -> Double, _ context: PageContext) -> Markup {
    let changes = flow.change.points.map { $0.figure?.value ?? 0 }
    let y = Axis.around(changes + [0], from: 268, to: 188)
    let isRightToLeft = context.timeDirection == .rightToLeft
    var svg = ChartText.at(
      isRightToLeft ? width : 0, 180, context.text("flow.change"), anchor: isRightToLeft ? .right : .left)
    svg += #"<path class="axis" d="M0 \#(y(0))H\#(width)"/>"#
    let thick = min(14, (width - 150) / Double(count) * 0.6)
    for (index, change) in changes.enumerated() {
      let top = min(y(change), y(0))
      let tone = change > 0 ? "bad" : "good"
      svg +=
        #"<rect class="bar \#(tone)" x="\#(x(index) - thick / 2)" y="\#(top)" width="\#(thick)" height="\#(max(1, abs(y(change) - y(0))))"/>"#
    }
    for (index, point) in flow.change.points.enumerated()
    where index == 0 || index == count - 1 || point.isFirstOfQuarter {
      // The months beside the ends give way to them.
      let isNearEnd = (1...2).contains(index) || (count - 3...count - 2).contains(index)
      if isNearEnd && index != 0 && index != count - 1 { continue }
      svg += ChartText.at(x(index), 288, context.shortMonth(point.fromDate), anchor: .middle)
    }
    return svg
  }
}
