// The units of a plain reading of events.

import TarazuDomain

/// The units of a plain reading.
public struct PlainCountry: Sendable {
  /// The unit above each, the country's being none.
  public var parents: [UnitNumber: UnitNumber]
  public var country: UnitNumber
  public var branches: [UnitNumber]
  /// The units that each branch once lay below, and lies below no longer.
  public var formerly: [UnitNumber: [UnitNumber]]

  public init(
    parents: [UnitNumber: UnitNumber], country: UnitNumber, branches: [UnitNumber],
    formerly: [UnitNumber: [UnitNumber]]
  ) {
    self.parents = parents
    self.country = country
    self.branches = branches
    self.formerly = formerly
  }
}
