// The directory: units of four levels, kinds of branches and classes of cases.

import TarazuCalendar

/// The levels, from the top.
public enum Level: Int16, CaseIterable, Comparable, Sendable {
  case country = 0, province, district, branch

  public var code: String { String(describing: self) }

  public init?(code: String) {
    guard let level = Level.allCases.first(where: { $0.code == code }) else { return nil }
    self = level
  }

  /// The level above; nil for the country.
  public var above: Level? { Level(rawValue: rawValue - 1) }

  /// Higher levels come first.
  public static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
}

/// A unit of the directory.
public struct Unit: Hashable, Sendable {
  public var code: String
  public var level: Level
  /// Nil for the country only.
  public var parent: String?
  public var name: String
  /// The kind of a branch; nil for other levels.
  public var kind: String?
  /// First and last day on which a branch is active; `closedOn` nil while it is open.
  public var openedOn: Day?
  public var closedOn: Day?

  public init(
    code: String, level: Level, parent: String?, name: String, kind: String? = nil, openedOn: Day? = nil,
    closedOn: Day? = nil
  ) {
    self.code = code
    self.level = level
    self.parent = parent
    self.name = name
    self.kind = kind
    self.openedOn = openedOn
    self.closedOn = closedOn
  }
}

/// A kind of branch, with what is agreed for its cases.
public struct BranchKind: Hashable, Sendable {
  public var code: String
  public var name: String
  /// Days, 1 to 3,660; nil where there is no standard.
  public var standardDays: Int32?
  /// How many days ahead a trial hearing is properly set, 1 to 1,095; nil where there is no norm.
  public var leadNormDays: Int32?
  /// Whether its branches keep each open case on their calendar, so that one without a date is a fault.
  public var keepsCalendar: Bool

  public init(
    code: String, name: String, standardDays: Int32?, leadNormDays: Int32? = nil, keepsCalendar: Bool = false
  ) {
    self.code = code
    self.name = name
    self.standardDays = standardDays
    self.leadNormDays = leadNormDays
    self.keepsCalendar = keepsCalendar
  }
}

/// A class of cases.
public struct CaseClass: Hashable, Sendable {
  public var code: String
  public var name: String

  public init(code: String, name: String) {
    self.code = code
    self.name = name
  }
}

/// The directory as one value; a new one comes with each import.
public struct Directory: Hashable, Sendable {
  public var kinds: [String: BranchKind]
  public var classes: [String: CaseClass]
  public var units: [String: Unit]

  public init(kinds: [String: BranchKind] = [:], classes: [String: CaseClass] = [:], units: [String: Unit] = [:]) {
    self.kinds = kinds
    self.classes = classes
    self.units = units
  }

  /// The units from a unit's parent up to the country; empty for an unknown code.
  public func ancestors(of code: String) -> [Unit] {
    var above: [Unit] = []
    var parent = units[code]?.parent
    // Levels nest four deep; the bound keeps a damaged tree from holding the caller for ever.
    while let here = parent.flatMap({ units[$0] }), above.count < Level.allCases.count {
      above.append(here)
      parent = here.parent
    }
    return above
  }

  /// The level of a unit; nil for an unknown code.
  public func level(of code: String) -> Level? { units[code]?.level }

  /// The province that a unit is or lies in; nil for the country and for a code that the directory does not have.
  public func province(of code: String) -> String? {
    var here: String? = code
    // As deep as levels nest: a damaged tree ends too.
    for _ in 0..<Level.allCases.count {
      guard let unit = here.flatMap({ units[$0] }) else { return nil }
      if unit.level == .province { return unit.code }
      here = unit.parent
    }
    return nil
  }

  /// Whether a unit is another one or lies below it.
  public func isUnit(_ code: String, atOrBelow other: String) -> Bool {
    var here: String? = code
    // As deep as levels nest: a damaged tree ends too.
    for _ in 0..<Level.allCases.count {
      guard let unit = here else { return false }
      if unit == other { return true }
      here = units[unit]?.parent
    }
    return false
  }

  /// The country's code, once a directory has named it.
  public var country: String? { units.values.first { $0.level == .country }?.code }
}
