// What becomes of a group whose transaction failed: the whole policy of trying again, in one place.

import TarazuPostgres
import TarazuStore

/// Pure, so that it can be tested as a table (docs/design/ingest.md#trying-again).
enum RetryPolicy {
  enum Decision: Equatable {
    /// Once more, after a pause from this range.
    case again(milliseconds: ClosedRange<Int>)
    /// No more; the group fails by this.
    case fail(Failure)
  }

  enum Failure: Equatable {
    /// Nothing was taken, and it is not this group's fault.
    case storeAway
    /// What an attempt sent may have been committed, and PostgreSQL could not be asked since.
    case outcomeUnknown
    /// PostgreSQL could lose what it acknowledges.
    case notDurable(String)
    /// The group cannot be taken; its halves may be.
    case failed
  }

  /// How often a group is tried as a whole.
  static let attempts = 5
  /// Attempts that lost a race for a key: each time another transaction took something, so there is an end to it.
  static let racedAttempts = 50

  /// - Parameters:
  ///   - attempt: how many attempts have failed, this one included.
  ///   - isUnsettled: whether one of them may have been committed.
  static func decision(after error: PostgresError, attempt: Int, isUnsettled: Bool) -> Decision {
    if let reason = error.durabilityRefusal { return .fail(isUnsettled ? .outcomeUnknown : .notDurable(reason)) }
    let hasRaced = error.sqlstate == "23505"
    let mayHelp = error.isSafeToRetry || isAway(error) || error.isUnknownOutcome || hasRaced
    guard mayHelp, attempt < (hasRaced ? racedAttempts : attempts) else {
      if isUnsettled { return .fail(.outcomeUnknown) }
      return .fail(isAway(error) ? .storeAway : .failed)
    }
    // What may have been committed is worth more patience.
    let pause = isUnsettled ? 100...100 : 5...20
    let factor = min(attempt, attempts)
    return .again(milliseconds: pause.lowerBound * factor...pause.upperBound * factor)
  }

  /// Whether the connection is given up. A new one may reach another server, or have other settings.
  static func closesConnection(after error: PostgresError) -> Bool {
    error.isUnknownOutcome || isAway(error) || error.durabilityRefusal != nil
  }

  /// Whether PostgreSQL cannot take anything now, whatever the group.
  private static func isAway(_ error: PostgresError) -> Bool {
    error.isUnavailable || error.sqlstate == "25006" || error.sqlstate?.hasPrefix("53") == true
  }
}
