// The last change of the figures up to any day, so that an answer about past months can be kept until one touches them.

/// For each day, the last revision that changed a figure of that day or of one before it.
struct TouchedDays: Sendable {
  /// Ascending by day and by revision: what a later revision did to an earlier day hides all that came before.
  private var entries: [(day: Int32, revision: UInt64)] = []

  /// Notes that a revision, which is newer than all noted before, changed figures of a day and of none before it.
  mutating func note(_ day: Int32, _ revision: UInt64) {
    while let last = entries.last, last.day >= day { entries.removeLast() }
    entries.append((day, revision))
  }

  /// The last revision that changed a figure of a day up to `day`; 0 where none did.
  func lastChange(through day: Int32) -> UInt64 { entries.last { $0.day <= day }?.revision ?? 0 }
}
