// What can be asked of a cube, and what is wrong with a question by itself.

import TarazuCalendar
import TarazuDomain

/// Whose figures, over which days: a unit of any level and a window, perhaps of one class of case and one kind of
/// branch only.
public struct Selection: Hashable, Sendable {
  public var unit: String
  public var window: Window
  /// The code of a class; one that is unknown selects nothing.
  public var caseClass: String?
  /// The code of a kind of the directory.
  public var kind: String?

  public init(unit: String, window: Window, caseClass: String? = nil, kind: String? = nil) {
    self.unit = unit
    self.window = window
    self.caseClass = caseClass
    self.kind = kind
  }

  /// What can be seen to be wrong without data: the window's range and length.
  public func validate() throws(QuestionError) { try window.validate() }
}

/// Which units of a level, within a unit, are highest and lowest by an indicator.
public struct RankQuestion: Sendable {
  public var indicator: Indicator
  /// The unit within which to rank.
  public var unit: String
  /// The level of the units to rank: that of `unit` or one below.
  public var level: Level
  public var window: Window
  public var caseClass: String?
  public var kind: String?
  /// How many rows at either end, 1 to 1,000.
  public var count: Int
  /// The least sample size of a ranked unit, 0 to 1,000,000,000.
  public var minSample: Int

  public init(
    indicator: Indicator, unit: String, level: Level, window: Window, caseClass: String? = nil, kind: String? = nil,
    count: Int = QuestionLimits.defaultRows, minSample: Int = QuestionLimits.defaultSample
  ) {
    self.indicator = indicator
    self.unit = unit
    self.level = level
    self.window = window
    self.caseClass = caseClass
    self.kind = kind
    self.count = count
    self.minSample = minSample
  }

  /// What can be seen to be wrong without data.
  public func validate() throws(QuestionError) {
    try window.validate()
    guard QuestionLimits.rows.contains(count) else {
      throw .invalidArgument(field: "count", message: "\(count) is not from 1 to 1000")
    }
    guard QuestionLimits.samples.contains(minSample) else {
      throw .invalidArgument(field: "min_sample", message: "\(minSample) is not from 0 to 1000000000")
    }
  }

  var selection: Selection { Selection(unit: unit, window: window, caseClass: caseClass, kind: kind) }
}

/// The limits of questions, from KPIS.
public enum QuestionLimits {
  public static let rows = 1...1_000
  public static let defaultRows = 5
  public static let samples = 0...1_000_000_000
  public static let defaultSample = 30
  /// How many of the units with insufficient data are listed; all are counted.
  public static let insufficientListed = 1_000
}

// MARK: - Windows and codes

extension Window {
  /// The window from a day to another, if it may be asked for.
  public static func checked(from: Day, to: Day) throws(QuestionError) -> Window {
    guard let window = Window(from: from, to: to) else {
      throw .invalidArgument(field: "from_date", message: "\(from) is after the window's last day, \(to)")
    }
    try window.validate()
    return window
  }

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
  /// The indicator of a code, or the error that KPIS asks for.
  public static func checked(_ code: String) throws(QuestionError) -> Indicator {
    guard let indicator = named(code) else {
      throw .invalidArgument(field: "kpi", message: "there is no indicator \(code.debugDescription)")
    }
    return indicator
  }
}
