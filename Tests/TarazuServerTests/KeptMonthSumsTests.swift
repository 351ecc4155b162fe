import TarazuCalendar
import TarazuCube
import TarazuDomain
import TarazuProtocol
import TarazuWire
import Testing

@testable import TarazuServer

/// The sums of past months are shared by readers of equal months alone, in whatever order the readers come.
@Suite struct KeptMonthSumsTests {
  private let lastDay = Day(number: 20_000)
  private let kept = KeptMonthSums()

  /// A reader, and one of the same cube after its directory was set again.
  private func readers() throws -> (old: CubeReader, new: CubeReader) {
    let cube = Cube()
    func setDirectory() {
      cube.setDirectory(CubeDirectory(directory: Directory(), unitNumbers: [:], classNumbers: [:]))
    }
    setDirectory()
    try cube.finish(
      CubeLoad(), position: CommitPosition(number: 1, tag: 7, committedAt: StoreTime(microseconds: 1)))
    let old = cube.reader(today: lastDay)
    setDirectory()
    return (old, cube.reader(today: lastDay))
  }

  @Test func anOlderReaderDoesNotGetWhatNewerOnesShare() throws {
    let (old, new) = try readers()
    let shared = kept.sums(through: lastDay, new)
    let own = kept.sums(through: lastDay, old)
    #expect(own !== shared)
    #expect(kept.sums(through: lastDay, old) !== own)
    #expect(kept.sums(through: lastDay, new) === shared)
  }

  @Test func whatAnOlderReaderBeganIsNotGoneOnWith() throws {
    let (old, new) = try readers()
    let first = kept.sums(through: lastDay, old)
    #expect(kept.sums(through: lastDay, old) === first)
    let shared = kept.sums(through: lastDay, new)
    #expect(shared !== first)
    #expect(kept.sums(through: lastDay, new) === shared)
  }

  /// Only two months' sums are kept, for questions that read them.
  @Test func funnelsDoNotPushSumsOut() throws {
    let reader = try readers().new
    let answers = KeptAnswers<FunnelUnitsQuestion>(kept)
    let shared = kept.sums(through: lastDay, reader)
    for end in ["2024-09-01", "2024-09-02", "2024-09-03"] {
      let request = GetFunnelRequest(
        kpi: .inflowMean, unit: "IR", level: .district, fromDate: "2024-01-01", toDate: end)
      let question = try FunnelUnitsQuestion(request, today: lastDay)
      // There are no units; the sums were taken before that was seen.
      #expect(throws: Status.self) { try answers.answer(question, reader) }
    }
    #expect(kept.sums(through: lastDay, reader) === shared)
  }
}
