// Where a unit stands among its peers: the middle half, the median, and the unit itself.

import TarazuProtocol

/// A unit's value beside the quartiles of its peers, none of which is named. Values grow from left to right.
struct PlaceChart {
  var kpi: Kpi
  var value: Double
  var standing: Standing
  var width = 190.0

  func markup(in context: PageContext) -> Markup {
    guard let median = standing.median, let low = standing.q1, let high = standing.q3 else { return Markup() }
    let spread = max(high - low, abs(median) * 0.02)
    let axis = Axis(
      low: min(value, low - 1.5 * spread), high: max(value, high + 1.5 * spread), start: 10, end: width - 10)
    let label = context.text(
      "place.label", ("value", Markup(context.figures.full(value, of: kpi))),
      ("median", Markup(context.figures.value(median, of: kpi))), ("low", Markup(context.figures.value(low, of: kpi))),
      ("high", Markup(context.figures.value(high, of: kpi)))
    ).plainText
    let x = axis(value)
    return
      #"<svg class="place" viewBox="0 0 \#(width) 20" width="\#(width)" height="20" role="img" aria-label="\#(label)"><path class="axis" d="M4 10H\#(width - 4)"/><rect class="band" x="\#(axis(low))" y="4" width="\#(max(2, axis(high) - axis(low)))" height="12"/><path class="median" d="M\#(axis(median)) 2V18"/><path class="own" d="M\#(x) 3L\#(x + 6) 10L\#(x) 17L\#(x - 6) 10z"/></svg>"#
  }
}
