// The question for the highest and the lowest units.

import TarazuCalendar
import TarazuDomain

/// Asks which units of a level, within a unit, are highest and lowest by an indicator.
public struct RankQuestion: Hashable, Sendable {
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

  /// Checks what needs no data.
  public func validate() throws(QuestionError) {
    try window.validate()
    if let first = faults.first { throw first }
  }

  /// What is wrong with its numbers.
  public var faults: [QuestionError] { QuestionLimits.faults(count: count, minSample: minSample) }

  var selection: Selection { Selection(unit: unit, window: window, caseClass: caseClass, kind: kind) }
}

/// The limits of questions (docs/spec/indicators.md#wrong-questions).
public enum QuestionLimits {
  public static let rows = 1...1_000
  public static let defaultRows = 5
  public static let samples = 0...1_000_000_000
  public static let defaultSample = 30
  /// For how many days a case must at least have been in a list, to be in one of the older ones.
  public static let ages: ClosedRange<Int32> = 0...100_000
  /// How many of the units with insufficient data are listed; all are counted.
  public static let insufficientListed = 1_000

  /// What is wrong with the numbers of a question for units.
  public static func faults(count: Int = defaultRows, minSample: Int) -> [QuestionError] {
    var faults: [QuestionError] = []
    if !rows.contains(count) {
      faults.append(.invalidArgument(field: "count", message: "\(count) is not from 1 to 1000"))
    }
    if !samples.contains(minSample) {
      faults.append(.invalidArgument(field: "min_sample", message: "\(minSample) is not from 0 to 1000000000"))
    }
    return faults
  }
}
