import Foundation
import TarazuNet
import TarazuProtocol
import TestSupport
import Testing

/// Feeds of slow readers, of many readers, and of several servers.
@Suite struct FeedReaderTests {
  /// A reader that takes nothing for a while gets the newest state next, without a queue and without a gap.
  @Test(.timeLimit(.minutes(10)))
  func aSlowReaderGetsTheNewest() async throws {
    let world = try await World.shared
    let province = Province(code: "p" + UUID().uuidString.prefix(8).lowercased())
    // Of a thousand branches a rank is some 100 KB: some fill all that lies between server and reader.
    let more = (0..<1_000).map { number in
      #"{"type":"unit","level":"branch","code":"\#(province.code)x\#(number)","parent":"\#(province.first)","#
        + #""name":"شعبه \#(number)","kind":"civil","opened_on":"2020-03-20"}"#
    }
    try await world.administrator.apply(([province.directory] + more).joined(separator: "\n"))
    let request = RankUnitsRequest(
      kpi: .inflow, unit: province.code, level: .branch, fromDate: "2024-01-01", toDate: "2025-12-31", count: 1_000,
      minSample: 0)
    let own = try TestLoop("slow")
    let reader = try await Caller.connect(to: world.harness, tokens: [world.harness.token], on: own)
    let feed = reader.open(
      KpiService.subscribe, SubscribeRequest(minInterval: ProtobufDuration(nanos: 1), question: .rank(request)))
    #expect(try await feed.receive()?.sequence == 1)
    // The server gives up a reader after half a minute; where commits take long (as under a sanitizer) there are fewer.
    let mostCommits = 250
    let end = ContinuousClock.now + .seconds(15)
    let commits = try await own.whileStill {
      var count = 0
      while count < mostCommits, count < 2 || ContinuousClock.now < end {
        count += 1
        try await world.administrator.submit(province.registered("\(count)"))
      }
      return count
    }
    var sequence: Int64 = 1
    var last: Int64 = 0
    while last < commits {
      let message = try #require(try await feed.receive())
      sequence += 1
      #expect(message.sequence == sequence)
      last = try #require(message.rank?.highest.first?.figure?.numerator)
    }
    // The few that a slow machine makes may all lie between server and reader.
    if commits == mostCommits { #expect(sequence < commits, "\(sequence) messages of \(commits) changes") }
    feed.stream.cancel()
  }

  @Test(.timeLimit(.minutes(5)))
  func manyFollowTheSame() async throws {
    let world = try await World.shared
    let (caller, province) = (world.administrator, try await world.province())
    let position = try await caller.submit(province.registered("1")).asOf?.position
    var callers: [Caller] = []
    for _ in 0..<4 {
      callers.append(try await Caller.connect(to: world.harness, tokens: [world.harness.token]))
      // Only a connection that has shown a credential may have many calls.
      _ = try await callers.last?.call(AdminService.getServerInfo, GetServerInfoRequest())
    }
    let feeds = callers.flatMap { caller in
      (0..<50).map { _ in caller.open(KpiService.subscribe, inflow(province.selection(), after: position)) }
    }
    for number in 1...4 {
      for feed in feeds {
        let message = try #require(try await feed.receive())
        #expect(message.sequence == Int64(number) && message.inflow == Int64(number))
      }
      try await caller.submit(province.registered("\(number + 1)"))
    }
    for feed in feeds { feed.stream.cancel() }
  }

  @Test(.timeLimit(.minutes(10)))
  func whatAnotherServerCommits() async throws {
    let province = Province(code: "08")
    try await ServerHarness.run { first in
      try await first.withSecond { second in
        let here = try await Caller.connect(to: first, tokens: [first.token])
        let there = try await Caller.connect(to: second, tokens: [second.token])
        let taken = try await here.apply(World.root + "\n" + province.directory).asOf?.position
        let feed = there.open(KpiService.subscribe, inflow(province.selection(), after: taken))
        var message = try await feed.receive()
        for number in 1...10 {
          let written = try await here.submit(province.registered("\(number)")).asOf?.position
          message = try await feed.receive()
          #expect(message?.sequence == Int64(number) + 1 && message?.inflow == Int64(number))
          #expect(message?.asOf?.position == written)
        }
        // Shutting down ends it so that its client goes elsewhere.
        async let status = second.stop()
        await #expect { try await feed.receive() } throws: { Caller.message(of: $0) == "UNAVAILABLE DRAINING" }
        #expect(try await status == 0)
      }
    }
  }
}
