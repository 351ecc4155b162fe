// The directory as it is handed to the cube.

import TarazuDomain

/// The directory, with the store's numbers of units and classes.
public struct CubeDirectory: Sendable {
  public var directory: Directory
  /// The numbers of the units that have one, by code. A branch without a number has no figures yet.
  public var unitNumbers: [String: UnitNumber]
  /// The numbers of the classes that have one, by code, whether or not the directory knows them.
  public var classNumbers: [String: ClassNumber]

  public init(
    directory: Directory = Directory(), unitNumbers: [String: UnitNumber] = [:],
    classNumbers: [String: ClassNumber] = [:]
  ) {
    self.directory = directory
    self.unitNumbers = unitNumbers
    self.classNumbers = classNumbers
  }
}
