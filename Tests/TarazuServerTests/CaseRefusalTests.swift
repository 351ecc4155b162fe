import TarazuAccess
import TarazuLoop
import TarazuProtocol
import TarazuWire
import TestSupport
import Testing

@testable import TarazuServer

@Suite struct CaseRefusalTests {
  private func instant(_ milliseconds: UInt64) -> MonotonicInstant {
    MonotonicInstant(nanoseconds: 1_000_000_000_000 + milliseconds * 1_000_000)
  }

  private func refusal(_ body: () throws(Status) -> Void) -> Status? {
    do throws(Status) {
      try body()
      return nil
    } catch {
      return error
    }
  }

  @Test func afterSixtyInAMinuteThereAreNoMore() {
    let refusals = CaseRefusals()
    // One each half second: the 60th after 29.5 seconds.
    for number in 0..<60 as Range<UInt64> {
      #expect(refusal { () throws(Status) in try refusals.admit("a", at: instant(number * 500)) } == nil)
      refusals.note("a", at: instant(number * 500))
    }
    let refused = refusal { () throws(Status) in try refusals.admit("a", at: instant(30_000)) }
    #expect(refused?.code == .resourceExhausted && refused?.retryDelay == .seconds(30))
    #expect(refusal { () throws(Status) in try refusals.admit("b", at: instant(30_000)) } == nil)
    #expect(refusal { () throws(Status) in try refusals.admit("a", at: instant(59_999)) } != nil)
    // The first is a minute old: there is room for one.
    #expect(refusal { () throws(Status) in try refusals.admit("a", at: instant(60_000)) } == nil)
    refusals.note("a", at: instant(60_000))
    #expect(refusal { () throws(Status) in try refusals.admit("a", at: instant(60_400)) } != nil)
    #expect(refusal { () throws(Status) in try refusals.admit("a", at: instant(60_500)) } == nil)
  }

  @Test func aRefusalLeavesAtAMultipleOfTenMilliseconds() {
    for (taken, left) in [(0, 10), (1, 9), (9, 1), (10, 10), (23, 7)] as [(UInt64, UInt64)] {
      #expect(CaseRefusals.timeLeft(after: taken * 1_000_000) == left * 1_000_000)
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func refusalsOfAServer() async throws {
    let world = try await World.shared
    let (province, other) = (try await world.province(), try await world.province())
    try await world.administrator.submit(province.registered("c"), other.registered("c"))
    let head = try await world.caller(.head, unit: province.code)
    func outcome(_ caseID: String) async -> String {
      await head.outcome(CaseService.getCase, GetCaseRequest(caseId: caseID))
    }
    #expect(await outcome(province.code + "-c") == "OK")
    let clock = ContinuousClock()
    for number in 0..<60 {
      let begin = clock.now
      #expect(await outcome(number % 2 == 0 ? "none" : other.code + "-c") == "PERMISSION_DENIED SCOPE")
      #expect(clock.now - begin >= .milliseconds(9))
    }
    #expect(await outcome("none") == "RESOURCE_EXHAUSTED RESOURCE_EXHAUSTED")
    #expect(await outcome(province.code + "-c") == "RESOURCE_EXHAUSTED RESOURCE_EXHAUSTED")
    // Others are not held up, and what a country's reader is told is no refusal.
    let deputy = try await world.caller(.head, unit: province.code)
    #expect(
      await deputy.outcome(CaseService.getCase, GetCaseRequest(caseId: province.code + "-c")) == "OK")
    for _ in 0..<61 {
      #expect(
        await world.administrator.outcome(CaseService.getCase, GetCaseRequest(caseId: "none")) == "NOT_FOUND NOT_FOUND")
    }
  }
}
