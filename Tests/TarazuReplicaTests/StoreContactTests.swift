import TarazuLoop
import Testing

@testable import TarazuReplica

/// What health knows of the store.
@Suite struct StoreContactTests {
  private let contact = StoreContact()
  private let start = MonotonicInstant(nanoseconds: 5_000_000_000)

  private func later(_ nanoseconds: UInt64) -> MonotonicInstant { start.later(byNanoseconds: nanoseconds) }

  @Test func nobodyHasAnsweredYet() { #expect(!contact.isThere(at: start)) }

  @Test func anAnswerHoldsUntilTheNextQuestionIsOpenForTooLong() {
    contact.answered()
    #expect(contact.isThere(at: later(.max)))
    contact.begin(at: start)
    #expect(contact.isThere(at: later(StoreContact.patience - 1)))
    #expect(!contact.isThere(at: later(StoreContact.patience)))
    // The same question, not a new one.
    contact.begin(at: later(StoreContact.patience))
    #expect(!contact.isThere(at: later(StoreContact.patience)))
    contact.answered()
    #expect(contact.isThere(at: later(StoreContact.patience)))
  }

  @Test func afterAFailureOnlyAnAnswerCounts() {
    contact.answered()
    contact.lost()
    #expect(!contact.isThere(at: start))
    contact.begin(at: start)
    #expect(!contact.isThere(at: start))
    contact.answered()
    #expect(contact.isThere(at: start))
  }
}
