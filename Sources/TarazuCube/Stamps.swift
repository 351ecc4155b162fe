// Which change touched a unit last, so that what was answered about it can be kept until the next one does.

import TarazuDomain

/// For each unit of the directory the revision that touched it, or a unit below it, last. In groups, so that a commit
/// copies the groups that it changes, and no others, from what readers still hold.
struct Stamps: Sendable {
  private static let groupSize = 64

  private var groups: [[UInt64]]
  private let count: Int
  /// The last revision that may have touched any unit: of a directory, of names, of a load.
  let everything: UInt64

  /// - Parameters:
  ///   - units: how many units the directory has.
  ///   - everything: the revision that touches them all.
  init(units count: Int, everything: UInt64) {
    let size = Stamps.groupSize
    groups = Array(repeating: Array(repeating: everything, count: size), count: (count + size - 1) / size)
    self.count = count
    self.everything = everything
  }

  /// The last revision that touched a unit, by its place in the directory. A place of another directory is touched by
  /// all that happens.
  subscript(unit: Int) -> UInt64 {
    guard unit >= 0, unit < count else { return .max }
    return groups[unit / Stamps.groupSize][unit % Stamps.groupSize]
  }

  /// A revision touches the branch with the figures of a slot, and with it each unit above.
  mutating func touch(_ slot: Int, _ revision: UInt64, _ geography: Geography) {
    var unit = geography.unit(ofSlot: slot)
    while let place = unit {
      let (group, index) = place.quotientAndRemainder(dividingBy: Stamps.groupSize)
      // Whatever lies above was touched with it.
      guard groups[group][index] != revision else { return }
      groups[group][index] = revision
      unit = geography.above(place)
    }
  }
}

/// How far a cube is, without its figures: cheap to take and to hold.
public struct CubeMark: Sendable {
  /// The last commit that the cube contains; nil before the first load.
  public let position: CommitPosition?
  /// Rises with each change of the cube.
  public let revision: UInt64
  let geography: Geography
  let stamps: Stamps

  init(_ state: Cube.State) {
    position = state.position
    revision = state.revision
    geography = state.geography
    stamps = state.stamps
  }

  /// The last revision that may have changed answers about all units: it brought a directory, names, or a load.
  public var lastChangeOfAll: UInt64 { stamps.everything }

  /// The last revision that may have changed answers about a unit and the units below it; nil for an unknown unit.
  public func lastChange(of unit: String) -> UInt64? { stamp(of: unit)?.revision }

  /// How a unit stands, to be compared with a later mark; nil for an unknown unit.
  public func stamp(of unit: String) -> UnitStamp? {
    geography.place(of: unit).map { UnitStamp(place: $0, revision: stamps[$0]) }
  }

  /// Whether nothing touched a unit since it was stamped: answers about it are what they were.
  public func isUntouched(since stamp: UnitStamp) -> Bool {
    stamps.everything <= stamp.revision && stamps[stamp.place] <= stamp.revision
  }
}

/// How a unit stood at some revision of a cube.
public struct UnitStamp: Hashable, Sendable {
  let place: Int
  let revision: UInt64
}
