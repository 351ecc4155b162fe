import TarazuAccess
import Testing

/// From the 5th wrong attempt for a name at an address, the 10th for a name and the 30th for an address one is looked at
/// only each 1, 2, 4 … 60 s.
@Suite struct SignInThrottleTests {
  private func wait(
    nameAtAddress: Int = 0, name: Int = 0, address: Int = 0, since seconds: Double = 0, isKnown: Bool = false
  ) -> Int {
    func attempts(_ count: Int) -> WrongAttempts { WrongAttempts(count: count, secondsSinceLast: seconds) }
    return SignInThrottle(
      ofNameAtAddress: attempts(nameAtAddress), ofName: attempts(name), atAddress: attempts(address),
      isKnownAddress: isKnown
    ).secondsToWait
  }

  @Test(arguments: [(0, 0), (1, 1), (2, 2), (3, 4), (4, 8), (5, 16), (6, 32), (7, 60), (8, 60), (1_000_000, 60)])
  func waitsDouble(over: Int, seconds: Int) {
    #expect(wait(nameAtAddress: 4 + over) == seconds)
    #expect(wait(name: 9 + over) == seconds)
    #expect(wait(address: 29 + over) == seconds)
  }

  @Test func theLongestCounts() {
    #expect(wait(nameAtAddress: 6, name: 12, address: 31) == 4)
    #expect(wait(nameAtAddress: 4, name: 9, address: 29) == 0)
  }

  @Test func timeThatHasPassedIsSpared() {
    #expect(wait(nameAtAddress: 8, since: 0) == 8)
    #expect(wait(nameAtAddress: 8, since: 3.5) == 5)
    #expect(wait(nameAtAddress: 8, since: 7.9) == 1)
    #expect(wait(nameAtAddress: 8, since: 8) == 0)
    #expect(wait(nameAtAddress: 8, since: 600) == 0)
    // A clock that was set back keeps nobody out for longer than the pause.
    #expect(wait(nameAtAddress: 8, since: -100) == 8)
  }

  /// Others who try a name from elsewhere do not keep its owner out.
  @Test func knownAddressIsSparedTheNamesCount() {
    #expect(wait(name: 100, isKnown: true) == 0)
    #expect(wait(nameAtAddress: 5, name: 100, isKnown: true) == 1)
    #expect(wait(name: 100, address: 30, isKnown: true) == 1)
  }

  @Test func attemptsThatAreBeingLookedAtCount() {
    let before = WrongAttempts(count: 3, secondsSinceLast: 50)
    #expect(before.adding(0) == before)
    #expect(before.adding(2) == WrongAttempts(count: 5, secondsSinceLast: 0))
  }
}
