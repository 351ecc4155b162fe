import TarazuStore
import Testing

@testable import TarazuIngest
@testable import TarazuPostgres

/// What becomes of a group whose transaction failed.
@Suite struct RetryPolicyTests {
  static func server(_ sqlstate: String, _ message: String = "") -> PostgresError {
    PostgresError(.server(PostgresError.ServerMessage(sqlstate: sqlstate, message: message)))
  }

  static let lost = PostgresError(.connectionLost("x"))
  static let unknown = PostgresError(.connectionLost("x"), isUnknownOutcome: true)
  static let notDurable = server(
    "22P02",
    "invalid input syntax for type integer: \"Tarazu does not write where what it acknowledges could be lost: x is off\""
  )

  /// An error after which the group is tried again, and how it fails in the end.
  struct Passing: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var error: PostgresError
    var attempts = RetryPolicy.attempts
    var failure: RetryPolicy.Failure

    static let all = [
      Passing(testDescription: "deadlock", error: RetryPolicyTests.server("40P01"), failure: .failed),
      Passing(testDescription: "serialization", error: RetryPolicyTests.server("40001"), failure: .failed),
      Passing(testDescription: "lock timeout", error: RetryPolicyTests.server("55P03"), failure: .failed),
      Passing(
        testDescription: "lost race", error: RetryPolicyTests.server("23505"), attempts: RetryPolicy.racedAttempts,
        failure: .failed),
      Passing(testDescription: "shutdown", error: RetryPolicyTests.server("57P01"), failure: .storeAway),
      Passing(testDescription: "too many connections", error: RetryPolicyTests.server("53300"), failure: .storeAway),
      Passing(testDescription: "disk full", error: RetryPolicyTests.server("53100"), failure: .storeAway),
      Passing(testDescription: "a standby", error: RetryPolicyTests.server("25006"), failure: .storeAway),
      Passing(testDescription: "connection lost", error: RetryPolicyTests.lost, failure: .storeAway),
      Passing(testDescription: "no answer", error: PostgresError(.timeout), failure: .storeAway),
      Passing(
        testDescription: "not replicated", error: PostgresError(.notReplicated("x"), isUnknownOutcome: true),
        failure: .storeAway),
    ]
  }

  @Test(arguments: Passing.all)
  func again(_ row: Passing) {
    for attempt in 1..<row.attempts {
      guard case .again = RetryPolicy.decision(after: row.error, attempt: attempt, isUnsettled: false) else {
        Issue.record("not tried again after \(attempt)")
        return
      }
    }
    let last = row.attempts
    #expect(RetryPolicy.decision(after: row.error, attempt: last, isUnsettled: false) == .fail(row.failure))
    #expect(RetryPolicy.decision(after: row.error, attempt: last, isUnsettled: true) == .fail(.outcomeUnknown))
  }

  /// Errors that another attempt would only repeat.
  @Test(arguments: [
    RetryPolicyTests.server("22021"), RetryPolicyTests.server("23514"), PostgresError(.encoding("x")),
    PostgresError(.decoding("x")), PostgresError(.misuse("x")),
  ])
  func notAgain(error: PostgresError) {
    #expect(RetryPolicy.decision(after: error, attempt: 1, isUnsettled: false) == .fail(.failed))
    #expect(RetryPolicy.decision(after: error, attempt: 1, isUnsettled: true) == .fail(.outcomeUnknown))
    #expect(!RetryPolicy.closesConnection(after: error))
  }

  @Test func whereItCouldBeLost() {
    #expect(Self.notDurable.durabilityRefusal == "x is off")
    #expect(Self.server("22P02", "invalid input syntax for type integer: \"x\"").durabilityRefusal == nil)
    let decision = RetryPolicy.decision(after: Self.notDurable, attempt: 1, isUnsettled: false)
    #expect(decision == .fail(.notDurable("x is off")))
    #expect(RetryPolicy.decision(after: Self.notDurable, attempt: 1, isUnsettled: true) == .fail(.outcomeUnknown))
  }

  /// The next attempt needs a new session.
  @Test func connectionsThatAreGivenUp() {
    for error in [Self.lost, Self.unknown, Self.notDurable, Self.server("25006"), Self.server("57P01")] {
      #expect(RetryPolicy.closesConnection(after: error))
    }
    for state in ["40P01", "23505", "55P03"] { #expect(!RetryPolicy.closesConnection(after: Self.server(state))) }
  }

  @Test func pausesGrow() {
    #expect(RetryPolicy.decision(after: Self.lost, attempt: 1, isUnsettled: false) == .again(milliseconds: 5...20))
    #expect(RetryPolicy.decision(after: Self.lost, attempt: 4, isUnsettled: false) == .again(milliseconds: 20...80))
    #expect(RetryPolicy.decision(after: Self.unknown, attempt: 2, isUnsettled: true) == .again(milliseconds: 200...200))
  }
}
