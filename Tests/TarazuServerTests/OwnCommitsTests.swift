import TarazuCalendar
import TarazuDomain
import TarazuIngest
import TestDomain
import TestSupport
import Testing

@testable import TarazuServer

/// What is handed over past the log is taken in the order of commits and without a gap, or not at all.
@Suite struct OwnCommitsTests {
  private func position(_ number: Int64, tag: UInt64 = 0) -> CommitPosition {
    CommitPosition(number: number, tag: UInt64(number) ^ tag, committedAt: number * 10)
  }

  private func commit(_ number: Int64, after previous: CommitPosition, changes: Int = 1) -> LocalCommit {
    let key = ContributionKey(cell: CellKey(day: 3, branch: 2, caseClass: 1), measure: .surveys)
    return LocalCommit(
      previous: previous, position: position(number),
      changes: (0..<changes).map { _ in ContributionChange(key: key, amount: number) }, writer: 7)
  }

  @Test func inTheOrderOfCommitsWhateverTheOrderOfArrival() {
    var own = OwnCommits()
    // The numbers have gaps where transactions were rolled back; nothing lies in them.
    own.add(commit(9, after: position(5)))
    own.add(commit(5, after: position(4)))
    #expect(own.take(after: position(3)).isEmpty)
    own.add(commit(4, after: position(3)))
    #expect(own.take(after: position(3)).map(\.position.number) == [4, 5, 9])
    #expect(own.take(after: position(3)).isEmpty)
  }

  @Test func nothingPastTheCommitOfAnotherServer() {
    var own = OwnCommits()
    own.add(commit(4, after: position(3)))
    own.add(commit(6, after: position(5)))
    #expect(own.take(after: position(3)).map(\.position.number) == [4])
    #expect(own.take(after: position(4)).isEmpty)
    // The log has brought the other's.
    #expect(own.take(after: position(5)).map(\.position.number) == [6])
  }

  @Test func nothingOfAnotherHistory() {
    var own = OwnCommits()
    own.add(commit(4, after: position(3, tag: 1)))
    #expect(own.take(after: position(3)).isEmpty)
  }

  @Test func whatTheLogBroughtIsForgotten() {
    var own = OwnCommits()
    own.add(commit(4, after: position(3)))
    own.add(commit(5, after: position(4)))
    own.add(commit(7, after: position(6)))
    #expect(own.take(after: position(5)).isEmpty)
    #expect(own.take(after: position(3)).isEmpty)
    #expect(own.take(after: position(6)).map(\.position.number) == [7])
  }

  @Test func tooMuchIsLeftToTheLog() {
    var own = OwnCommits()
    for number in Int64(4)..<10 { own.add(commit(number, after: position(number - 1), changes: 100_000)) }
    #expect(own.take(after: position(3)).isEmpty)
    #expect(own.take(after: position(8)).map(\.position.number) == [9])
  }

  @Test func writersAreKnown() {
    var own = OwnCommits()
    #expect(!own.isWriter(7))
    own.add(commit(4, after: position(3)))
    #expect(own.isWriter(7) && !own.isWriter(8))
  }
}
