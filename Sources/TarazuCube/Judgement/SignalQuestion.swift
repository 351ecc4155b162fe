// The questions for what changed in a unit, and in the units of a unit; their answers.

import TarazuCalendar
import TarazuDomain
import TarazuJudgement

/// Asks what changed in a unit by more than chance.
public struct SignalQuestion: Hashable, Sendable {
  public let indicator: String
  /// A branch, a district or a province.
  public let unit: String
  /// The last month is the last that ended on or before this day, and before today.
  public let to: Day
  public let caseClass: String?
  public let kind: String?

  public init(indicator: Indicator, unit: String, to: Day, caseClass: String? = nil, kind: String? = nil) {
    (self.indicator, self.unit, self.to) = (indicator.code, unit, to)
    (self.caseClass, self.kind) = (caseClass, kind)
  }

  /// Checks what needs no data.
  public func validate() throws(QuestionError) { _ = try parts() }

  func parts() throws(QuestionError) -> SignalParts {
    try Window(to).validate()
    guard let parts = SignalParts(try Indicator.checked(indicator)) else {
      throw .notJudged(
        indicator, instead: JudgedIndicator.insteadInSignal(of: indicator),
        inFunnel: JudgedIndicator.instead(of: indicator))
    }
    return parts
  }
}

/// What changed in a unit.
public struct SignalAnswer: Sendable {
  public struct Point: Sendable {
    public var month: Window
    public var value: Double?
    public var usual: Limits?
  }

  public var finding: Signal.Finding?
  /// The months of the history, oldest first.
  public var points: [Point]
}

/// Asks what changed by more than chance in the units at or below a unit.
public struct ChangesQuestion: Hashable, Sendable {
  public let unit: String
  /// As of a signal.
  public let to: Day
  /// Only units of this level, not the country; nil: of every level but the country.
  public let level: Level?

  public init(unit: String, to: Day, level: Level? = nil) {
    (self.unit, self.to, self.level) = (unit, to, level)
  }

  /// Checks what needs no data.
  public func validate() throws(QuestionError) {
    try Window(to).validate()
    guard level != .country else {
      throw .invalidArgument(
        field: "level", message: "country is not looked at; allowed are province, district and branch")
    }
  }
}

/// What changed in the units of a unit.
public struct ChangesAnswer: Sendable {
  public struct Change: Sendable {
    public var unit: String
    public var name: String
    public var level: Level
    public var indicator: Indicator
    public var finding: Signal.Finding
    /// The last month's.
    public var value: Double?
    public var usual: Limits?
  }

  /// How many pairs of a unit and an indicator were checked.
  public var checkedCount: Int
  /// The surest first.
  public var changes: [Change]
}
