import Foundation
import TarazuAccess
import TarazuPostgres
import TarazuProtocol
import TarazuWire
import TestSupport
import Testing

/// The limits of what a principal sends: what is beyond them is not acknowledged and not lost
/// (docs/spec/access.md#limits-of-a-principal).
@Suite struct SendingLimitTests {
  private func lines(_ province: Province, _ name: String, _ count: Int) -> [String] {
    (0..<count).map { province.registered("\(name)-\($0)") }
  }

  @Test(.timeLimit(.minutes(5)))
  func eventsASecond() async throws {
    let world = try await World.shared
    let province = try await world.province()
    let source = try await Limited(world, .source, unit: province.code, source: province.code)
    let other = try await Limited(world, .source, unit: province.code, source: province.code)
    try await source.set(.events, to: 5)
    // A batch of more never fits.
    #expect(await source.submit(lines(province, "a", 6))?.isBeyond(.events, 5, passes: false) == true)
    let batches = await Limited.atOnce(2) { index in await source.submit(lines(province, "b\(index)", 4)) }
    #expect(batches.count { $0 == nil } == 1)
    #expect(batches.contains { $0?.isBeyond(.events, 5) == true })
    #expect(await other.submit(lines(province, "c", 20)) == nil)
    // A stream is cut after what was taken; sent again from there on it is taken too.
    try await source.set(.events, to: 2)
    let stream = source.caller.open(IngestService.importEvents)
    try await stream.send(
      ImportEventsRequest(chunk: Array(lines(province, "d", 5).joined(separator: "\n").utf8 + [0x0A])))
    stream.finishSending()
    var settled: Int64 = 0
    await #expect {
      while let answer = try await stream.receive() { settled = answer.lineCount }
    } throws: {
      ($0 as? Status)?.isBeyond(.events, 2) == true
    }
    #expect(settled < 5 && settled.isMultiple(of: 2))
    try await source.set(.events, to: 0)
    #expect(await source.submit(lines(province, "b0", 4) + lines(province, "b1", 4) + lines(province, "d", 5)) == nil)
    try await eventually {
      try await world.administrator.numerators([.inflow], of: province.selection()) == [33]
    }
  }

  /// The command line waits as long as it is told, and goes on where it was.
  @Test(.timeLimit(.minutes(5)))
  func anImportGoesOn() async throws {
    let world = try await World.shared
    let province = try await world.province()
    let source = try await Limited(world, .source, unit: province.code, source: province.code)
    try await source.set(.events, to: 4)
    let token = try await world.principal(source.name, .source, unit: province.code, source: province.code)
    let file = try world.harness.file("\(province.code).token", Array(token.utf8))
    let events = try world.harness.file(
      "\(province.code).ndjson", Array(lines(province, "e", 10).joined(separator: "\n").utf8))
    let outcome = try await world.harness.tarazu("--token-file", file, "events", "import", events)
    #expect(outcome.status == 0, "\(outcome.errors)")
    try await eventually {
      try await world.administrator.numerators([.inflow], of: province.selection()) == [10]
    }
  }

  /// While the store does not answer, each may have so much waiting.
  @Test(.timeLimit(.minutes(5)))
  func whatWaits() async throws {
    try await ServerHarness.run { harness in
      let world = try await World(harness)
      let province = try await world.province()
      let source = try await Limited(world, .source, unit: province.code, source: province.code)
      let other = try await Limited(world, .source, unit: province.code, source: province.code)
      #expect(await source.submit(lines(province, "first", 1)) == nil)
      for (kind, limit, most) in [
        (LimitKind.waitingEvents, UsageLimit.waitingEvents, Int64(3)), (.waitingBytes, .waitingBytes, 400),
      ] {
        try await source.set(kind, to: most)
        #expect(await source.submit(lines(province, "\(kind)-many", 8))?.isBeyond(limit, most, passes: false) == true)
        let loop = try TestLoop()
        let blocker = try await harness.database.connect(role: "tarazu_migrate", on: loop.loop)
        try await blocker.simple("set role tarazu_owner; begin; lock table tarazu.batch in access exclusive mode")
        try await withThrowingTaskGroup(of: Status?.self) { group in
          for index in 0..<2 { group.addTask { await source.submit(lines(province, "\(kind)-\(index)", 2)) } }
          #expect(try await group.next()??.isBeyond(limit, most) == true)
          // Another has a share of its own.
          group.addTask { await other.submit(lines(province, "\(kind)-other", 2)) }
          #expect(await source.submit(lines(province, "\(kind)-more", 2))?.isBeyond(limit, most) == true)
          try await blocker.simple("rollback")
          for _ in 0..<2 { #expect(try await group.next() == .some(nil)) }
        }
        await blocker.close()
        #expect(await source.submit(lines(province, "\(kind)-more", 2)) == nil)
        try await source.set(kind, to: 0)
        #expect(await source.submit(lines(province, "\(kind)-many", 8)) == nil)
      }
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func newClasses() async throws {
    let world = try await World.shared
    let province = try await world.province()
    let source = try await Limited(world, .source, unit: province.code, source: province.code)
    let other = try await Limited(world, .source, unit: province.code, source: province.code)
    @Sendable func lines(_ name: String, _ classes: [String]) -> [String] {
      classes.enumerated().map { index, caseClass in
        province.line(
          "\(name)-\(index)", "registered", #""branch":"\#(province.branches[0])","class":"\#(caseClass)""#,
          case: "\(name)-\(index)")
      }
    }
    func named(_ names: String...) -> [String] { names.map { "\(province.code).\($0)" } }
    try await source.set(.classes, to: 2)
    #expect(await source.submit(lines("a", named("x", "y", "z")))?.isBeyond(.classes, 2, passes: false) == true)
    #expect(await source.submit(lines("b", named("x", "y", "x") + ["money"])) == nil)
    #expect(await source.submit(lines("c", ["money"] + named("z")))?.isBeyond(.classes, 2, passes: false) == true)
    // Those that were seen before cost nothing, whoever named them.
    #expect(await other.submit(lines("d", named("z"))) == nil)
    #expect(await source.submit(lines("c", ["money"] + named("z"))) == nil)
    #expect(await source.submit(lines("e", named("w")))?.isBeyond(.classes, 2, passes: false) == true)
    try await source.set(.classes, to: 3)
    #expect(await source.submit(lines("e", named("w"))) == nil)
    // Another day begins anew.
    _ = try await world.harness.database.psql(
      "update tarazu.new_class_count set day = day - 1 where principal = '\(source.name)'")
    #expect(await source.submit(lines("f", named("t", "u", "v"))) == nil)
    #expect(
      try await world.harness.database.psql(
        "select count(*) from tarazu.class where code like '\(province.code).%'") == "7\n")
  }
}
