// Scales and axes of plots, as SVG.

import Glibc

/// Maps values to positions along an axis.
struct Scale {
  enum Form { case linear, logarithmic }

  let form: Form
  let low: Double
  let high: Double
  /// The positions and texts of the marks.
  let marks: [(value: Double, label: String)]

  /// From 0 to above a greatest value, with round marks.
  static func linear(to greatest: Double, _ label: (Double) -> String) -> Scale {
    let step = roundStep(max(greatest, 1e-9) / 4)
    let count = Int((greatest / step).rounded(.up))
    let high = step * Double(max(1, count))
    return Scale(
      form: .linear, low: 0, high: high,
      marks: (0...max(1, count)).map { (Double($0) * step, label(Double($0) * step)) })
  }

  /// Over whole powers of ten around the values, which are above 0.
  static func logarithmic(from least: Double, to greatest: Double, _ label: (Double) -> String) -> Scale {
    let first = Int(log10(max(least, 1e-12)).rounded(.down))
    let last = max(first + 1, Int(log10(max(greatest, 1e-12)).rounded(.up)))
    return Scale(
      form: .logarithmic, low: pow(10, Double(first)), high: pow(10, Double(last)),
      marks: (first...last).map { (pow(10, Double($0)), label(pow(10, Double($0)))) })
  }

  /// From 0 to 1 along the axis, held within it.
  func share(_ value: Double) -> Double {
    let share =
      form == .linear
      ? (value - low) / (high - low) : (log10(max(value, low)) - log10(low)) / (log10(high) - log10(low))
    return max(0, min(1, share))
  }

  /// 1, 2 or 5 times a power of ten, and at least the given value.
  static func roundStep(_ least: Double) -> Double {
    let power = pow(10, log10(least).rounded(.down))
    for factor in [1.0, 2, 5] where factor * power >= least * 0.999_999 { return factor * power }
    return 10 * power
  }
}

/// A drawing with two axes, made from the back to the front.
struct Plot {
  static let width = 960.0
  static let height = 300.0
  private static let left = 76.0
  private static let right = 30.0
  private static let top = 16.0
  private static let bottom = 46.0

  private let x: Scale
  private let y: Scale
  private var body = ""

  init(x: Scale, y: Scale, xTitle: String, yTitle: String) {
    self.x = x
    self.y = y
    drawAxes(xTitle, yTitle)
  }

  func place(_ point: (x: Double, y: Double)) -> (x: Double, y: Double) {
    let width = Plot.width - Plot.left - Plot.right
    let height = Plot.height - Plot.top - Plot.bottom
    return (Plot.left + x.share(point.x) * width, Plot.height - Plot.bottom - y.share(point.y) * height)
  }

  private mutating func drawAxes(_ xTitle: String, _ yTitle: String) {
    let (left, right) = (place((x.low, y.low)).x, place((x.high, y.low)).x)
    let (bottom, top) = (place((x.low, y.low)).y, place((x.low, y.high)).y)
    for mark in y.marks {
      let at = place((x.low, mark.value)).y
      add("<line class='grid' x1='\(n(left))' x2='\(n(right))' y1='\(n(at))' y2='\(n(at))'/>")
      text(mark.label, left - 10, at + 4, "tick end")
    }
    for mark in x.marks {
      let at = place((mark.value, y.low)).x
      add("<line class='notch' x1='\(n(at))' x2='\(n(at))' y1='\(n(bottom))' y2='\(n(bottom + 5))'/>")
      text(mark.label, at, bottom + 19, "tick middle")
    }
    add("<line class='axis' x1='\(n(left))' x2='\(n(right))' y1='\(n(bottom))' y2='\(n(bottom))'/>")
    text(xTitle, (left + right) / 2, Plot.height - 6, "name middle")
    let middle = (top + bottom) / 2
    add(
      "<text class='name middle' transform='translate(14 \(n(middle))) rotate(-90)'>\(HTML.escaped(yTitle))</text>")
  }

  /// A line through points.
  mutating func line(_ points: [(x: Double, y: Double)], _ style: String) {
    guard !points.isEmpty else { return }
    add("<path class='line \(style)' d='M\(path(points))'/>")
  }

  /// The area under points.
  mutating func area(_ points: [(x: Double, y: Double)], _ style: String) {
    guard let first = points.first, let last = points.last else { return }
    let bottom = place((x.low, y.low)).y
    add(
      "<path class='area \(style)' d='M\(n(place(first).x)) \(n(bottom))L\(path(points))L\(n(place(last).x)) "
        + "\(n(bottom))Z'/>")
  }

  /// A bar from one value to another.
  mutating func bar(from: Double, to: Double, low: Double, high: Double, _ style: String, _ title: String) {
    let (a, b) = (place((from, high)), place((to, low)))
    add(
      "<rect class='\(style)' x='\(n(a.x + 0.5))' y='\(n(a.y))' width='\(n(max(1, b.x - a.x - 1)))' "
        + "height='\(n(max(0, b.y - a.y)))'><title>\(HTML.escaped(title))</title></rect>")
  }

  /// An area that shows a text when it is pointed at.
  mutating func hint(from: Double, to: Double, _ title: String) {
    bar(from: from, to: to, low: y.low, high: y.high, "hint", title)
  }

  /// A dotted line at a height.
  mutating func level(_ value: Double) {
    let (a, b) = (place((x.low, value)), place((x.high, value)))
    add("<line class='level' x1='\(n(a.x))' x2='\(n(b.x))' y1='\(n(a.y))' y2='\(n(b.y))'/>")
  }

  var svg: String {
    "<svg viewBox='0 0 \(n(Plot.width)) \(n(Plot.height))' role='img'>\(body)</svg>"
  }

  private func path(_ points: [(x: Double, y: Double)]) -> String {
    points.map { point in
      let at = place(point)
      return "\(n(at.x)) \(n(at.y))"
    }.joined(separator: "L")
  }

  private mutating func text(_ content: String, _ x: Double, _ y: Double, _ style: String) {
    add("<text class='\(style)' x='\(n(x))' y='\(n(y))'>\(HTML.escaped(content))</text>")
  }

  private mutating func add(_ element: String) { body += element }

  private func n(_ value: Double) -> String { Format.decimal(value, 1) }
}

/// Text within HTML.
enum HTML {
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "'": escaped += "&#39;"
      case "\"": escaped += "&quot;"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
