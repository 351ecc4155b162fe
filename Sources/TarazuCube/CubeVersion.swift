// How current a cube is.

import TarazuCalendar
import TarazuDomain

/// Which commit a cube contains and when each unit changed last, without the figures: cheap to take and to hold.
public struct CubeVersion: Sendable {
  /// The last commit that the cube contains; nil before the first load.
  public let position: CommitPosition?
  /// Grows with each change of the cube.
  public let revision: UInt64
  let geography: Geography
  let unitVersions: UnitVersions
  let touchedDays: TouchedDays

  init(_ state: Cube.State) {
    position = state.position
    revision = state.revision
    geography = state.geography
    unitVersions = state.unitVersions
    touchedDays = state.touchedDays
  }

  /// The last revision that may have changed answers about every unit: it brought a directory, names, or a load.
  public var lastChangeOfAll: UInt64 { unitVersions.allUnits }

  /// The version of a unit, to be compared with a later version of the cube; nil for an unknown unit.
  public func version(of unit: String) -> UnitVersion? {
    geography.unitIndex(of: unit).map { UnitVersion(unitIndex: $0, revision: unitVersions[$0]) }
  }

  /// Whether nothing has changed a unit since that version of it: answers about it are still the same.
  public func isUnchanged(since version: UnitVersion) -> Bool {
    unitVersions.allUnits <= version.revision && unitVersions[version.unitIndex] <= version.revision
  }

  /// Whether neither the directory nor a figure of a day up to `day` has changed since a revision: answers about those
  /// days are still the same, whatever the unit. No for a revision after this version's, which cannot know.
  public func isUnchanged(through day: Day, since earlier: UInt64) -> Bool {
    earlier <= revision && unitVersions.allUnits <= earlier && touchedDays.lastChange(through: day.number) <= earlier
  }
}
