// The directory of a simulation, in the order of its file.

import TarazuDomain

/// Kinds, classes and units. Each unit comes after its parent.
public struct SimulatedDirectory: Sendable {
  public let kinds: [BranchKind]
  public let classes: [CaseClass]
  /// The country, then each province with its districts, each district with its branches.
  public let units: [Unit]

  init(units: [Unit]) {
    kinds = CourtKind.allCases.map(\.kind)
    classes = Matter.allCases.map(\.caseClass)
    self.units = units
  }

  /// The directory as one value, for look-ups.
  public var directory: Directory {
    Directory(
      kinds: Dictionary(uniqueKeysWithValues: kinds.map { ($0.code, $0) }),
      classes: Dictionary(uniqueKeysWithValues: classes.map { ($0.code, $0) }),
      units: Dictionary(uniqueKeysWithValues: units.map { ($0.code, $0) }))
  }
}
