// What a step of a case's life adds to the figures.

import TarazuCalendar

/// Which cell of the aggregate: one branch, one class of case, one day.
public struct CellKey: Hashable, Comparable, Sendable {
  public var day: Day
  public var branch: UnitNumber
  public var caseClass: ClassNumber

  public init(day: Day, branch: UnitNumber, caseClass: ClassNumber) {
    self.day = day
    self.branch = branch
    self.caseClass = caseClass
  }

  public static func < (a: CellKey, b: CellKey) -> Bool {
    (a.day, a.branch, a.caseClass) < (b.day, b.branch, b.caseClass)
  }
}

/// What is added to: a measure of a cell, and for a list of values the value whose count changes.
public struct ContributionKey: Hashable, Comparable, Sendable {
  public var cell: CellKey
  public var measure: Measure
  /// The value whose count changes, where the measure is a list; otherwise 0.
  public var value: Int32

  public init(cell: CellKey, measure: Measure, value: Int32 = 0) {
    self.cell = cell
    self.measure = measure
    self.value = value
  }

  /// By cell, measure and value.
  public static func < (a: ContributionKey, b: ContributionKey) -> Bool {
    if a.cell != b.cell { return a.cell < b.cell }
    return (a.measure.rawValue, a.value) < (b.measure.rawValue, b.value)
  }
}

/// Contributions summed by key: what a case gives, or what changes when an event arrives.
/// Amounts of one case fit 64 bits: at most 10,000 events of at most 10^14 rials each.
public struct Contributions: Sendable {
  public private(set) var amounts: [ContributionKey: Int64] = [:]

  public init() {}

  public var isEmpty: Bool { amounts.isEmpty }

  /// Adds `amount`; a key whose sum returns to 0 leaves.
  public mutating func add(_ amount: Int64, to key: ContributionKey) throws(ArithmeticOverflow) {
    guard amount != 0 else { return }
    let (sum, overflow) = amounts[key, default: 0].addingReportingOverflow(amount)
    guard !overflow else { throw ArithmeticOverflow() }
    amounts[key] = sum == 0 ? nil : sum
  }

  /// Adds all of `other`, or takes it away where `sign` is -1.
  public mutating func add(_ other: Contributions, sign: Int64 = 1) throws(ArithmeticOverflow) {
    for (key, amount) in other.amounts {
      let (signed, overflow) = amount.multipliedReportingOverflow(by: sign)
      guard !overflow else { throw ArithmeticOverflow() }
      try add(signed, to: key)
    }
  }
}

/// A sum left its range; reported, never wrapped.
public struct ArithmeticOverflow: Error, Hashable, Sendable, CustomStringConvertible {
  public init() {}
  public var description: String { "a sum left the range of 64 bits" }
}
