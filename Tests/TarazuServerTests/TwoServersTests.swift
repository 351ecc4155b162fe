import TarazuDomain
import TarazuNet
import TarazuProtocol
import TestDomain
import TestRandom
import TestSupport
import Testing

/// Any number of servers follow one store: what one commits the other shows, at the same positions.
@Suite struct TwoServersTests {
  private let province = Province(code: "08")

  /// Two servers, each with a caller, and the position of the directory that the first took in. At the end each finds its
  /// figures to be those of the store.
  private func withTwo(_ body: ([Caller], _ directory: String?) async throws -> Void) async throws {
    try await ServerHarness.run { first in
      try await first.withSecond { second in
        let callers = [
          try await Caller.connect(to: first, tokens: [first.token]),
          try await Caller.connect(to: second, tokens: [second.token]),
        ]
        let directory = try await callers[0].apply(World.root + "\n" + province.directory)
        try await body(callers, directory.asOf?.position)
        for caller in callers {
          let last = try await caller.all(AdminService.verifyFigures, VerifyFiguresRequest()).last
          #expect(last?.differenceCount == 0 && (last?.cellCount ?? 0) > 0)
        }
      }
    }
  }

  @Test(.timeLimit(.minutes(10)))
  func eachShowsWhatTheOtherCommits() async throws {
    try await withTwo { callers, directory in
      // The directory by the first shows in the second at that position.
      let taken = try #require(directory)
      let unit = try await callers[1].call(
        DirectoryService.getUnit, GetUnitRequest(unit: province.code, minPosition: taken))
      #expect(unit.unit?.code == province.code)
      // Events by each in turn.
      for number in 1...20 {
        let (here, there) = (callers[number % 2], callers[1 - number % 2])
        let position = try #require(try await here.submit(province.registered("\(number)")).asOf?.position)
        #expect(
          try await there.numerators([.inflow], of: province.selection(), minPosition: position) == [Int64(number)])
        let seen = try await there.call(
          KpiService.getScorecard,
          GetScorecardRequest(selection: province.selection(), kpis: [.inflow], minPosition: position))
        #expect(seen.asOf?.position == position)
      }
      try await bothAtOnce(callers)
    }
  }

  /// Small commits through both servers at once, directories between them, and feeds over all: each server has each
  /// commit once, whichever way it came there.
  @Test(.timeLimit(.minutes(10)))
  func whoeverCommitsEachHasItOnce() async throws {
    try await withTwo { callers, directory in
      let feeds = callers.map {
        $0.open(KpiService.subscribe, inflow(province.selection(), after: directory))
      }
      try await withThrowingTaskGroup(of: Void.self) { group in
        for (sender, caller) in callers.enumerated() {
          for half in 0..<2 {
            group.addTask {
              for number in 0..<30 {
                try await caller.submit(province.registered("\(sender)-\(half)-\(number)"))
              }
            }
          }
        }
        group.addTask {
          for number in 0..<6 {
            try await callers[number % 2].apply(
              #"{"type":"kind","code":"civil","name":"حقوقی","standard_days":\#(100 + number)}"#)
          }
        }
        try await group.waitForAll()
      }
      for feed in feeds {
        var message = try #require(try await feed.receive())
        while message.inflow != 120 { message = try #require(try await feed.receive()) }
        feed.stream.cancel()
      }
    }
  }

  /// The same events through both servers at once come once.
  private func bothAtOnce(_ callers: [Caller]) async throws {
    let batches = (0..<20).map { batch in
      (0..<20).map { province.registered("b\(batch)-\($0)", branch: province.branches[$0 % 3]) }
    }
    let taken = try await withThrowingTaskGroup(of: EventCounts.self) { group in
      for (index, caller) in callers.enumerated() {
        group.addTask {
          var random = SeededGenerator(seed: UInt64(index))
          var counts = EventCounts()
          for batch in batches.shuffled(using: &random) {
            let answer = try await caller.call(
              IngestService.submitLines, SubmitLinesRequest(lines: Array(batch.joined(separator: "\n").utf8)))
            counts.acceptedCount += answer.counts?.acceptedCount ?? 0
            counts.duplicateCount += answer.counts?.duplicateCount ?? 0
          }
          return counts
        }
      }
      return try await group.reduce(into: EventCounts()) {
        $0.acceptedCount += $1.acceptedCount
        $0.duplicateCount += $1.duplicateCount
      }
    }
    #expect(taken == EventCounts(acceptedCount: 400, duplicateCount: 400))
  }

  @Test(.timeLimit(.minutes(10)))
  func positionsOfAnotherHistory() async throws {
    let world = try await World.shared
    let answer = try await world.administrator.submit(try await world.province().registered("1"))
    let text = try #require(answer.asOf?.position)
    let position = try #require(CommitPosition(text: text))
    func outcome(_ number: Int64, _ tag: UInt64, _ time: StoreTime) async -> String {
      let text = CommitPosition(number: number, tag: tag, committedAt: time).text
      return await world.administrator.outcome(
        KpiService.getScorecard,
        GetScorecardRequest(
          selection: Selection(unit: "IR", fromDate: "2024-01-01", toDate: "2024-12-31"), minPosition: text))
    }
    #expect(await outcome(position.number, position.tag, position.committedAt) == "OK")
    // The same number with another tag: the store was restored.
    #expect(
      await outcome(position.number, position.tag ^ 1, position.committedAt)
        == "FAILED_PRECONDITION OTHER_HISTORY")
    #expect(await outcome(1, 1, 0) == "FAILED_PRECONDITION OTHER_HISTORY")
    // What is older than the log counts as reached.
    #expect(await outcome(0, position.tag, 0) == "OK")
    // Ahead of a store that this server knows whole.
    #expect(
      await outcome(position.number + 1_000_000, position.tag, position.committedAt)
        == "FAILED_PRECONDITION OTHER_HISTORY")
  }
}
