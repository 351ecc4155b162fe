// Words within pictures.

import TarazuCalendar
import TarazuProtocol

/// Texts of a picture. `text-anchor` follows the direction of the text, so the sides are said as they are seen.
enum ChartText {
  enum Anchor {
    /// The text ends at the point, seen from the left.
    case right
    /// The text begins at the point, seen from the left.
    case left
    case middle
  }

  /// A text beside a point, isolated, so that its own direction orders its words. Pictures are written from left to right, whatever their words.
  static func at(_ x: Double, _ y: Double, _ text: String, anchor: Anchor, _ name: String = "") -> Markup {
    let side: String =
      switch anchor {
      case .right: "end"
      case .left: "start"
      case .middle: "middle"
      }
    let isolated = "\u{2068}" + text + "\u{2069}"
    return #"<text x="\#(x)" y="\#(y)" text-anchor="\#(side)" direction="ltr" class="\#(name)">\#(isolated)</text>"#
  }
}

extension PageContext {
  /// The month of a day of a message with its year; the text as it is where it is none.
  func month(_ text: String) -> String { Day(gregorian: text).map(dates.monthAndYear) ?? text }

  /// The month of a day of a message; with the year where one begins.
  func shortMonth(_ text: String) -> String {
    guard let day = Day(gregorian: text) else { return text }
    let date = JalaliDate(day)
    return date.month == 1 ? dates.monthAndYear(day) : dates.month(date.month)
  }
}

extension TrendPoint {
  /// Whether its month is the first of a Jalali quarter.
  var isFirstOfQuarter: Bool { Day(gregorian: fromDate).map { JalaliDate($0).month % 3 == 1 } ?? false }
}
