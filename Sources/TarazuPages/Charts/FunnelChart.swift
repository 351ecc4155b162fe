// The funnel: every unit by its value and by how much it rests on, and the limits of chance. Outliers are named.

import TarazuProtocol

/// Units of one kind, and between which limits chance alone would leave them.
struct FunnelChart {
  var kpi: Kpi
  var funnel: GetFunnelResponse
  private let width = 760.0
  private let height = 460.0

  /// A unit in the picture.
  private struct Dot {
    var row: FunnelRow
    var size: Double
    var value: Double
  }

  init(_ funnel: GetFunnelResponse, of kpi: Kpi) {
    self.funnel = funnel
    self.kpi = kpi
  }

  /// The units that can be drawn: with a value, a judgement and limits.
  private var dots: [Dot] {
    funnel.rows.compactMap { row in
      let shown = row.share ?? row.adjustedValue ?? row.figure?.value
      guard let value = shown, row.watch != nil, row.signal != nil else { return nil }
      return Dot(row: row, size: Double(row.size), value: value)
    }
  }

  /// Limits are on the scale of the plain value; where values are adjusted they are brought beside the adjusted ones.
  private func limits(_ dot: Dot, _ interval: Interval?) -> Interval? {
    guard let interval, let adjusted = dot.row.adjustedValue, let plain = dot.row.figure?.value, plain > 0,
      adjusted > 0, dot.row.share == nil
    else { return interval }
    let factor = adjusted / plain
    return Interval(low: interval.low * factor, high: interval.high * factor)
  }

  func markup(in context: PageContext) -> Markup {
    let dots = self.dots.sorted { $0.size < $1.size }
    guard dots.count > 1, let fewest = dots.first?.size, let most = dots.last?.size else { return Markup() }
    let values = dots.map(\.value)
    // The limits of the smallest units would squeeze the rest: the picture ends a little beyond the values.
    let around = Axis.around(values + [funnel.centre].compactMap(\.self), from: height - 60, to: 14)
    let isRightToLeft = context.timeDirection == .rightToLeft
    let x = Axis(
      low: max(fewest, 1), high: max(most, fewest + 1), start: isRightToLeft ? width - 62 : 62,
      end: isRightToLeft ? 14 : width - 14, isLogarithmic: true)
    var svg: Markup =
      #"<svg class="wide funnel" viewBox="0 0 \#(width) \#(height)" role="img" aria-label="\#(context.text("funnel.label", ("units", Markup(context.numerals.whole(dots.count))), ("signals", Markup(context.numerals.whole(funnel.signalCount)))).plainText)">"#
    svg += bands(dots, x, around)
    svg += axes(x, around, fewest, most, context)
    for dot in dots where dot.row.judgement != .signal && dot.row.judgement != .watch {
      svg += #"<circle class="dot" cx="\#(x(dot.size))" cy="\#(around(dot.value))" r="3.4"/>"#
    }
    svg += outliers(dots, x, around, context)
    return svg + "</svg>"
  }

  private func bands(_ dots: [Dot], _ x: Axis, _ y: Axis) -> Markup {
    func clamped(_ value: Double) -> Double { y(min(max(value, y.low), y.high)) }
    func area(_ interval: (Dot) -> Interval?, _ name: String) -> (Markup, [(Double, Double)], [(Double, Double)]) {
      let known = dots.compactMap { dot in interval(dot).map { (x(dot.size), $0) } }
      let highs = known.map { ($0.0, clamped($0.1.high)) }
      let lows = known.map { ($0.0, clamped($0.1.low)) }
      return (
        #"<polygon class="\#(name)" points="\#(Markup.points(highs + lows.reversed()))"/>"#, highs, lows
      )
    }
    let (far, highs, lows) = area({ limits($0, $0.row.signal) }, "band-far")
    let (near, _, _) = area({ limits($0, $0.row.watch) }, "band")
    return far + near + #"<polyline class="limit" points="\#(Markup.points(highs))"/>"#
      + #"<polyline class="limit" points="\#(Markup.points(lows))"/>"#
  }

  private func axes(_ x: Axis, _ y: Axis, _ fewest: Double, _ most: Double, _ context: PageContext) -> Markup {
    let isRightToLeft = context.timeDirection == .rightToLeft
    let edge = isRightToLeft ? width - 52 : 52.0
    let side: ChartText.Anchor = isRightToLeft ? .left : .right
    var svg = Markup()
    let centre = funnel.centre
    for tick in y.ticks(5) {
      if let centre, abs(y(tick) - y(centre)) < 16 { continue }
      svg += #"<path class="grid-line" d="M14 \#(y(tick))H\#(width - 14)"/>"#
      svg += ChartText.at(edge, y(tick) + 4, value(tick, context), anchor: side)
    }
    if let centre {
      svg += #"<path class="centre" d="M\#(min(x.start, x.end)) \#(y(centre))H\#(max(x.start, x.end))"/>"#
      svg += ChartText.at(edge, y(centre) + 1, value(centre, context), anchor: side, "strong")
      svg += ChartText.at(edge, y(centre) + 17, context.text("funnel.centre"), anchor: side)
    }
    let bottom = height - 48
    svg += #"<path class="axis" d="M14 \#(bottom)H\#(width - 14)"/>"#
    for tick in sizes(fewest, most) {
      svg += #"<path class="axis" d="M\#(x(tick)) \#(bottom)v5"/>"#
      svg += ChartText.at(x(tick), bottom + 19, context.numerals.decimal(tick, 0), anchor: .middle)
    }
    svg += ChartText.at(
      x.start, height - 6, context.text("funnel.few"), anchor: isRightToLeft ? .right : .left)
    svg += ChartText.at(x.end, height - 6, context.text("funnel.many"), anchor: isRightToLeft ? .left : .right)
    return svg + ChartText.at(width / 2, height - 6, context.text("funnel.size"), anchor: .middle)
  }

  private func value(_ value: Double, _ context: PageContext) -> String {
    funnel.threshold == nil ? context.figures.value(value, of: kpi) : context.numerals.percent(value)
  }

  /// Round sizes in steps of two and five.
  private func sizes(_ fewest: Double, _ most: Double) -> [Double] {
    var sizes: [Double] = []
    var decade = 1.0
    while decade <= most, decade < 1e12 {
      sizes += [1, 2, 5].map { $0 * decade }.filter { $0 >= fewest && $0 <= most }
      decade *= 10
    }
    return sizes.count > 7 ? sizes.enumerated().filter { $0.offset % 2 == 0 }.map(\.element) : sizes
  }

  /// Signals with their names, as far as there is room; what is worth a look without.
  private func outliers(_ dots: [Dot], _ x: Axis, _ y: Axis, _ context: PageContext) -> Markup {
    var svg = Markup()
    var taken: [(x: Double, y: Double)] = []
    let judged = dots.filter { $0.row.judgement == .signal || $0.row.judgement == .watch }
    for dot in judged.sorted(by: { abs($0.row.z ?? 0) > abs($1.row.z ?? 0) }) {
      let verdict = Verdict(differenceIn: kpi, dot.row.judgement, dot.row.side)
      let (dx, dy) = (x(dot.size), y(dot.value))
      svg += verdict.mark(dx, dy)
      guard dot.row.judgement == .signal, taken.count < 12,
        !taken.contains(where: { abs($0.y - dy) < 15 && abs($0.x - dx) < 190 })
      else { continue }
      taken.append((dx, dy))
      let isAtLeft = dx > 210
      let name = dot.row.name + " " + value(dot.value, context)
      let tone = verdict.tone == .plain ? "strong" : "strong " + verdict.tone.rawValue
      svg += ChartText.at(isAtLeft ? dx - 11 : dx + 11, dy + 4, name, anchor: isAtLeft ? .right : .left, tone)
    }
    return svg
  }
}

extension FunnelRow {
  /// On how much the figure rests: its sample, or the number of branch-months behind a mean by month.
  var size: Int64 {
    if let sample = figure?.sampleSize { return sample }
    guard let figure, let denominator = figure.denominator else { return 1 }
    return max(1, denominator / Int64(max(1, figure.denominatorDivisor)))
  }
}
