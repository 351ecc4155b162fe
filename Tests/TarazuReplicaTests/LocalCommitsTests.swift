import TarazuCalendar
import TarazuDomain
import TarazuIngest
import TestDomain
import Testing

@testable import TarazuReplica

/// What is handed over past the log is taken in the order of commits and without a gap, or not at all.
@Suite struct LocalCommitsTests {
  private func position(_ number: Int64, tag: UInt64 = 0) -> CommitPosition {
    CommitPosition(number: number, tag: UInt64(number) ^ tag, committedAt: StoreTime(microseconds: number * 10))
  }

  private func commit(_ number: Int64, after previous: CommitPosition, changes: Int = 1) -> LocalCommit {
    let key = ContributionKey(cell: CellKey(day: 3, branch: 2, caseClass: 1), measure: .surveys)
    return LocalCommit(
      previous: previous, position: position(number),
      changes: (0..<changes).map { _ in ContributionChange(key: key, amount: number) }, writer: 7)
  }

  @Test func inTheOrderOfCommitsWhateverTheOrderOfArrival() {
    var commits = LocalCommits()
    // The numbers have gaps where transactions were rolled back; nothing lies in them.
    commits.add(commit(9, after: position(5)))
    commits.add(commit(5, after: position(4)))
    #expect(commits.take(after: position(3)).isEmpty)
    commits.add(commit(4, after: position(3)))
    #expect(commits.take(after: position(3)).map(\.position.number) == [4, 5, 9])
    #expect(commits.take(after: position(3)).isEmpty)
  }

  @Test func nothingPastTheCommitOfAnotherServer() {
    var commits = LocalCommits()
    commits.add(commit(4, after: position(3)))
    commits.add(commit(6, after: position(5)))
    #expect(commits.take(after: position(3)).map(\.position.number) == [4])
    #expect(commits.take(after: position(4)).isEmpty)
    // The log has brought the other's.
    #expect(commits.take(after: position(5)).map(\.position.number) == [6])
  }

  @Test func nothingOfAnotherHistory() {
    var commits = LocalCommits()
    commits.add(commit(4, after: position(3, tag: 1)))
    #expect(commits.take(after: position(3)).isEmpty)
  }

  @Test func whatTheLogBroughtIsForgotten() {
    var commits = LocalCommits()
    commits.add(commit(4, after: position(3)))
    commits.add(commit(5, after: position(4)))
    commits.add(commit(7, after: position(6)))
    #expect(commits.take(after: position(5)).isEmpty)
    #expect(commits.take(after: position(3)).isEmpty)
    #expect(commits.take(after: position(6)).map(\.position.number) == [7])
  }

  @Test func tooMuchIsLeftToTheLog() {
    var commits = LocalCommits()
    for number in Int64(4)..<10 { commits.add(commit(number, after: position(number - 1), changes: 100_000)) }
    #expect(commits.take(after: position(3)).isEmpty)
    #expect(commits.take(after: position(8)).map(\.position.number) == [9])
  }

  @Test func writersAreKnown() {
    var commits = LocalCommits()
    #expect(!commits.isWriter(7))
    commits.add(commit(4, after: position(3)))
    #expect(commits.isWriter(7) && !commits.isWriter(8))
  }
}
