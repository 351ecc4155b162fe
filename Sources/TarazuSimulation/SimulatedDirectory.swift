// The directory of a simulation, in the order of its file.

import TarazuDomain

/// Kinds, classes and units; each unit comes after the one that it lies below.
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

  /// The same as one value, to look things up.
  public var directory: Directory {
    Directory(
      kinds: Dictionary(uniqueKeysWithValues: kinds.map { ($0.code, $0) }),
      classes: Dictionary(uniqueKeysWithValues: classes.map { ($0.code, $0) }),
      units: Dictionary(uniqueKeysWithValues: units.map { ($0.code, $0) }))
  }
}
