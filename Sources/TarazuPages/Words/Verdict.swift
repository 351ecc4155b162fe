// A judgement as people see it: a word, a shape whose direction is the figure's, and a colour that says better or worse.

import TarazuProtocol

/// What is said of a unit and an indicator.
struct Verdict: Sendable {
  /// Whether it is better or worse; plain where that cannot be said.
  enum Tone: String, Sendable {
    case good, bad, plain
  }

  /// The shape that stands for it.
  enum Shape: Sendable {
    case up, down
    /// Nothing unusual.
    case ring
    /// Not judged.
    case none
  }

  var tone: Tone
  var shape: Shape
  /// Whether the shape is hollow: worth a look, not sure.
  var isHollow: Bool
  /// The key of its word.
  var key: String

  /// What changed in a unit itself.
  init(changeOf kpi: Kpi, _ judgement: Judgement, _ side: Side) {
    self.init(kpi, judgement, side, isColoured: true)
    key =
      switch judgement {
      case .signal: "state.signal_\(tone == .good ? "better" : tone == .bad ? "worse" : "neutral")"
      case .watch: "state.watch"
      case .usual: "state.usual"
      case .tooShort: "state.no_history"
      case .unspecified, .unrecognized: "state.not_judged"
      }
  }

  /// How a unit differs from its peers. Of what measures size as much as merit nothing is coloured.
  init(differenceIn kpi: Kpi, _ judgement: Judgement, _ side: Side) {
    self.init(kpi, judgement, side, isColoured: !(kpi.info?.isSize ?? true))
    key =
      switch judgement {
      case .signal: side == .low || side == .down ? "state.outlier_fast" : "state.outlier_slow"
      case .watch: "state.watch"
      case .usual: "state.within"
      case .tooShort, .unspecified, .unrecognized: "state.not_judged"
      }
  }

  private init(_ kpi: Kpi, _ judgement: Judgement, _ side: Side, isColoured: Bool) {
    key = ""
    isHollow = judgement == .watch
    guard judgement == .signal || judgement == .watch else {
      tone = .plain
      shape = judgement == .usual ? .ring : .none
      return
    }
    let isUp: Bool? =
      switch side {
      case .up, .high: true
      case .down, .low: false
      case .unspecified, .unrecognized: nil
      }
    shape = isUp.map { $0 ? Shape.up : Shape.down } ?? .ring
    tone =
      switch (isColoured ? kpi.info?.goodEnd : nil, isUp) {
      case (.higher, true?), (.lower, false?): .good
      case (.higher, false?), (.lower, true?): .bad
      default: .plain
      }
  }

  /// The classes of its colour and fill.
  var classes: String {
    let colour = tone == .plain ? "" : tone.rawValue
    return isHollow ? colour.isEmpty ? "hollow" : colour + " hollow" : colour
  }

  /// The shape beside a word that says it, 18 pixels in height.
  var icon: Markup {
    switch shape {
    case .up:
      #"<svg class="shape \#(classes)" viewBox="-9 -9 18 18" width="18" height="18" aria-hidden="true"><path d="M0 -6.6L7 5.4H-7z"/></svg>"#
    case .down:
      #"<svg class="shape \#(classes)" viewBox="-9 -9 18 18" width="18" height="18" aria-hidden="true"><path d="M0 6.6L7 -5.4H-7z"/></svg>"#
    case .ring:
      #"<svg class="shape" viewBox="-9 -9 18 18" width="18" height="18" aria-hidden="true"><circle r="3.6"/></svg>"#
    case .none:
      #"<svg class="shape" viewBox="-9 -9 18 18" width="18" height="18" aria-hidden="true"><path d="M-3.5 0H3.5"/></svg>"#
    }
  }

  /// The shape within a picture, its centre at a point.
  func mark(_ x: Double, _ y: Double, _ size: Double = 5.6) -> Markup {
    let (tip, base) = shape == .down ? (y + size, y - size * 0.8) : (y - size, y + size * 0.8)
    return #"<path class="mk \#(classes)" d="M\#(x) \#(tip)L\#(x + size) \#(base)H\#(x - size)z"/>"#
  }
}
