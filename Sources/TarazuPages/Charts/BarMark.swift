// A bar in a row: how long a value is beside the others, and where the middle of all is.

/// A bar that begins where the row's words end.
struct BarMark {
  var value: Double
  /// The value of a whole bar.
  var most: Double
  /// The value of all units together; nil: not known.
  var centre: Double?
  var tone: Verdict.Tone
  var isSure: Bool

  func markup(in context: PageContext) -> Markup {
    let width = 150.0
    let isRightToLeft = context.language == .persian
    let axis = Axis(low: 0, high: max(most, 1e-9), start: isRightToLeft ? width : 0, end: isRightToLeft ? 0 : width)
    let (a, b) = (axis(0), axis(max(0, value)))
    let kind = isSure ? tone == .plain ? "strong" : tone.rawValue : ""
    var svg: Markup =
      #"<svg class="bar-mark" viewBox="0 0 \#(width) 24" width="\#(width)" height="24" aria-hidden="true"><rect class="bar \#(kind)" x="\#(min(a, b))" y="7" width="\#(max(1, abs(b - a)))" height="10"/>"#
    if let centre { svg += #"<path class="limit" stroke-dasharray="2 2" d="M\#(axis(centre)) 1V23"/>"# }
    return svg + "</svg>"
  }
}
