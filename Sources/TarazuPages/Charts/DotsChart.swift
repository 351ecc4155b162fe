// Every unit as a dot, stacked where many are alike.

import TarazuProtocol

/// All units of a rank along one line; values grow from left to right.
struct DotsChart {
  var kpi: Kpi
  var rows: [FunnelRow]
  private let width = 1240.0

  func markup(in context: PageContext) -> Markup {
    let rows = self.rows.filter { $0.figure?.value != nil }
    let values = rows.compactMap { $0.figure?.value }
    guard rows.count > 1 else { return Markup() }
    let x = Axis.around(values, from: 20, to: width - 20)
    // Dots that would overlap stand upon each other.
    var stacks: [Int: Int] = [:]
    var marks = Markup()
    var highest = 1
    let radius = rows.count > 400 ? 2.2 : 3.6
    let cell = radius * 2 + 0.8
    for row in rows.sorted(by: { ($0.figure?.value ?? 0) < ($1.figure?.value ?? 0) }) {
      guard let value = row.figure?.value else { continue }
      let column = Int((x(value) / cell).rounded())
      let level = stacks[column, default: 0]
      stacks[column] = level + 1
      highest = max(highest, level + 1)
      let verdict = Verdict(differenceIn: kpi, row.judgement, row.side)
      let isSignal = row.judgement == .signal
      let tone = isSignal ? verdict.tone == .plain ? "own" : verdict.tone.rawValue : ""
      marks +=
        #"<circle class="dot \#(tone)" cx="\#(Double(column) * cell)" cy="\#(-radius - 2 - Double(level) * cell)" r="\#(radius)"/>"#
    }
    let top = Double(highest) * cell + 8
    let count = Markup(context.numerals.whole(rows.count))
    var svg: Markup =
      #"<svg class="wide dots" viewBox="0 \#(-top) \#(width) \#(top + 30)" role="img" aria-label="\#(context.text("dots.label", ("n", count)).plainText)"><path class="axis" d="M4 0H\#(width - 4)"/>"#
    for tick in x.ticks(6) {
      svg += #"<path class="axis" d="M\#(x(tick)) 0v5"/>"#
      svg += ChartText.at(x(tick), 21, context.figures.value(tick, of: kpi), anchor: .middle)
    }
    return svg + marks + "</svg>"
  }
}
