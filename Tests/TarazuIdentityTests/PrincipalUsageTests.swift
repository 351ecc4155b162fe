import TarazuAccess
import TarazuLoop
import TarazuWire
import Testing

@testable import TarazuIdentity

/// Counting what a principal does in a second.
@Suite struct PrincipalUsageTests {
  private func instant(_ milliseconds: UInt64) -> MonotonicInstant {
    MonotonicInstant(nanoseconds: 1_000_000_000 + milliseconds * 1_000_000)
  }

  @Test func aWindowCountsASecondFromItsFirstUse() {
    var window = RateWindow()
    #expect(window.take(atMost: 3, of: 5, at: instant(0)) == 3)
    #expect(window.take(atMost: 3, of: 5, at: instant(999)) == 2)
    #expect(window.take(atMost: 3, of: 5, at: instant(999)) == 0)
    #expect(window.takeAll(6, of: 5, at: instant(1_000)) == false)
    #expect(window.takeAll(5, of: 5, at: instant(1_000)) == true)
    #expect(window.takeAll(1, of: 5, at: instant(1_999)) == false)
    #expect(window.takeAll(1, of: UsageLimits.none, at: instant(1_999)) == true)
    #expect(window.take(atMost: 3, of: 2, at: instant(1_999)) == 0)
    #expect(window.end == instant(2_000))
  }

  /// Loops take shares: together never more than the limit, and all of it but what a loop has left.
  @Test func sharesOfLoops() {
    for limit in [1, 5, 64, 1_000, 20_000] as [Int64] {
      let usage = PrincipalUsage(.head, UsageLimits([.calls: limit]))
      var shares = [CallShare(), CallShare(), CallShare()]
      var answered: Int64 = 0
      for second in 0..<3 as Range<UInt64> {
        for call in 0..<Int(limit) * 2 {
          let now = instant(second * 1_000 + UInt64(call * 999 / (Int(limit) * 2)))
          if (try? shares[call % 3].take(from: usage, at: now)) != nil { answered += 1 }
        }
        let most = limit * Int64(second + 1)
        #expect(answered <= most && answered >= most - Int64(second + 1) * 2 * max(1, limit / 64), "\(limit)")
      }
    }
  }

  /// A share of another limit is let go.
  @Test func anotherLimitHoldsAtOnce() throws {
    let usage = PrincipalUsage(.head)
    var share = CallShare()
    share.adopt(usage[.calls])
    for _ in 0..<10 { try share.take(from: usage, at: instant(0)) }
    usage.set(.head, UsageLimits([.calls: 2]))
    share.adopt(usage[.calls])
    #expect { try share.take(from: usage, at: instant(1)) } throws: {
      let status = $0 as? Status
      return status?.message == "beyond your limit calls: 2 calls a second" && status?.retryDelay == .milliseconds(999)
    }
    usage.set(.head, UsageLimits([.calls: UsageLimits.none]))
    share.adopt(usage[.calls])
    for _ in 0..<100 { try share.take(from: usage, at: instant(1)) }
  }

  @Test func openCallsAndEvents() throws {
    let usage = PrincipalUsage(.source, UsageLimits([.openCalls: 1, .events: 10]))
    try usage.callBegins()
    #expect(throws: Status.self) { try usage.callBegins() }
    usage.callEnded()
    try usage.callBegins()
    try usage.countEvents(10, at: instant(0))
    #expect(throws: Status.self) { try usage.countEvents(1, at: instant(500)) }
    try usage.countEvents(1, at: instant(1_000))
    // Nobody but sources has a limit of events, unless one was set.
    try PrincipalUsage(.admin).countEvents(1_000_000, at: instant(0))
    #expect(throws: Status.self) { try PrincipalUsage(.source).countEvents(20_001, at: instant(0)) }
  }
}
