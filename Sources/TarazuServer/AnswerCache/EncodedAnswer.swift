// An answer in its encoded form, and how long it is current.

import TarazuCalendar
import TarazuCube

/// An encoded answer in two parts, with what it depends on.
struct EncodedAnswer: Sendable {
  /// All fields but `as_of`.
  var figures: [UInt8]
  /// The field `as_of` of the state that it was computed from.
  var asOf: [UInt8]
  /// Items in it, as the audit counts them.
  var rows: Int
  /// The version of the unit that it was computed from. A later version makes it outdated.
  var version: UnitVersion
  /// The day in Tehran on which it was computed. The next day makes it outdated.
  var today: Day
  /// Whether it may be kept for a later question.
  var isKept = true

  /// Whether it is still the answer.
  func isCurrent(_ cube: CubeVersion, today now: Day) -> Bool { today == now && cube.isUnchanged(since: version) }
}
