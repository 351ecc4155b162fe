import TarazuProtocol
import TarazuWire
import Testing

@testable import TarazuClient

@Suite struct RetryTests {
  private let lost = Status.unavailable("lost", reason: .connectionLost, retryDelay: .zero)
  private let draining = Status.unavailable("draining", reason: .draining, retryDelay: .zero)

  @Test func whatMayBeRepeated() {
    for level in [IdempotencyLevel.noSideEffects, .idempotent] {
      #expect(Attempts.mayRepeat(lost, level))
      #expect(Attempts.mayRepeat(draining, level))
    }
    #expect(!Attempts.mayRepeat(lost, .unknown))
    #expect(Attempts.mayRepeat(draining, .unknown))
    #expect(Attempts.mayRepeat(.unavailable("refused", reason: .notConnected), .unknown))
    #expect(!Attempts.mayRepeat(.unavailable("wrong CA", reason: .notTrusted), .noSideEffects))
    let tooMany = Status.resourceExhausted("calls", reason: .tooManyCalls)
    #expect(Attempts.mayRepeat(tooMany, .unknown))
  }

  @Test(arguments: StatusCode.allCases.filter { $0 != .unavailable && $0 != .ok })
  func otherCodesAreFinal(_ code: StatusCode) {
    #expect(!Attempts.mayRepeat(Status(code, .badField, "no"), .noSideEffects))
  }

  @Test func pausesGrowToTenSecondsWithJitter() {
    func seconds(_ repetition: Int, _ chance: Double) -> Double {
      Attempts.pause(before: repetition, chance: chance) / .seconds(1)
    }
    #expect(abs(seconds(1, 0.5) - 0.1) < 1e-9)
    #expect(abs(seconds(2, 0.5) - 0.16) < 1e-9)
    #expect(abs(seconds(3, 0.5) - 0.256) < 1e-9)
    #expect(abs(seconds(100, 0.5) - 10) < 1e-9)
    #expect(abs(seconds(1, 0) - 0.08) < 1e-9)
    #expect(seconds(100, 0.999999) < 12.0001)
  }

  @Test func atMostFiveAttempts() {
    var attempts = Attempts(.noSideEffects, timeout: .seconds(1_000))
    for _ in 1..<Attempts.most {
      #expect(attempts.pause(after: lost, chance: 0.5) != nil)
      attempts.next()
    }
    #expect(attempts.made == 5)
    #expect(attempts.pause(after: lost, chance: 0.5) == nil)
  }

  @Test func notBeforeTheDelayAndNotPastTheDeadline() throws {
    let later = Status.unavailable("away", reason: .storeUnavailable, retryDelay: .seconds(7))
    let attempts = Attempts(.noSideEffects, timeout: .seconds(60))
    #expect(attempts.pause(after: later, chance: 0.5) == .seconds(7))
    let short = Attempts(.noSideEffects, timeout: .seconds(5))
    #expect(short.pause(after: later, chance: 0.5) == nil)
  }

  @Test func repetitionsAreATenthOfCalls() {
    var budget = RetryBudget()
    var taken = 0
    while budget.take() { taken += 1 }
    #expect(taken == 10)
    for _ in 0..<9 { budget.called() }
    let afterNine = budget.take()
    #expect(!afterNine)
    budget.called()
    let afterTen = (budget.take(), budget.take())
    #expect(afterTen == (true, false))
  }
}

@Suite struct PositionTests {
  private func asOf(_ position: String, _ seconds: Int64, _ nanos: Int32 = 0) -> AsOf {
    AsOf(position: position, commitTime: ProtobufTimestamp(seconds: seconds, nanos: nanos))
  }

  @Test func keepsTheLaterCommit() {
    var position = Position()
    position.keep(nil)
    position.keep(AsOf())
    #expect(position.text == "")
    position.keep(asOf("a", -5))
    #expect(position.text == "a")
    position.keep(asOf("b", 10))
    position.keep(asOf("c", 9, 999))
    #expect(position.text == "b")
    position.keep(asOf("d", 10, 1))
    #expect(position.text == "d")
    position.drop()
    #expect(position == Position())
  }
}
