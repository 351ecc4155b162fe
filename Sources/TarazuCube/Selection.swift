// What a question is about, and what can be wrong with it by itself.

import TarazuCalendar
import TarazuDomain

/// Whose figures, over which days: a unit of any level and a window, optionally of one class of case and one kind of
/// branch only.
public struct Selection: Hashable, Sendable {
  public var unit: String
  public var window: Window
  /// The code of a class. An unknown one selects nothing.
  public var caseClass: String?
  /// The code of a kind of the directory.
  public var kind: String?

  public init(unit: String, window: Window, caseClass: String? = nil, kind: String? = nil) {
    self.unit = unit
    self.window = window
    self.caseClass = caseClass
    self.kind = kind
  }

  /// Checks what needs no data: the window's range and length.
  public func validate() throws(QuestionError) { try window.validate() }
}

// MARK: - Windows and codes

extension Window {
  /// The window from one day to another, if a question may name it.
  public static func checked(from: Day, to: Day) throws(QuestionError) -> Window {
    guard let window = Window(from: from, to: to) else {
      throw .invalidArgument(field: "from_date", message: "\(from) is after the window's last day, \(to)")
    }
    try window.validate()
    return window
  }

  /// Checks the range of both days and the length.
  func validate() throws(QuestionError) {
    for (field, day) in [("from_date", from), ("to_date", to)] where day < Day.first || day > Day.last {
      throw .invalidArgument(field: field, message: "\(day) is not from \(Day.first) to \(Day.last)")
    }
    guard days - 1 <= Window.longestDistance else {
      throw .invalidArgument(
        field: "to_date", message: "\(from) and \(to) are more than \(Window.longestDistance) days apart")
    }
  }
}

extension Indicator {
  /// The indicator of a code, or the error for an unknown one (docs/spec/indicators.md#wrong-questions).
  public static func checked(_ code: String) throws(QuestionError) -> Indicator {
    guard let indicator = named(code) else {
      throw .invalidArgument(field: "kpi", message: "there is no indicator \(code.debugDescription)")
    }
    return indicator
  }
}
