// The same events in random order, in random batches over several connections, with resends, and with the server killed
// and started again in between: every answer is the one that the set has for them in their own order.

import Foundation
import Synchronization
import TarazuClient
import TarazuProtocol
import TarazuWire
import TestSupport
import Testing

struct ShuffleAndKillTests {
  @Test(.timeLimit(.minutes(10)), arguments: [(set: "clean", seed: UInt64(11)), (set: "dirty", seed: UInt64(12))])
  func anyOrderAnySplitAnyKill(of name: String, seed: UInt64) async throws {
    let set = try ConformanceSet(name)
    var random = SplitMix(state: seed)
    let batches = try batches(of: set, using: &random)
    try await ServerHarness.run { harness in
      let directory = try await harness.tarazu("directory", "import", try #require(set.path("directory.ndjson")))
      #expect(directory.status == 0)
      let kills = batches.count / 4
      let waiting = BatchQueue(batches)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<3 {
          group.addTask { try await send(waiting, to: harness) }
        }
        group.addTask {
          // At three points of the load, in the midst of whatever is under way.
          for round in 1...3 {
            while waiting.count > batches.count - round * kills {
              try await Task.sleep(for: .milliseconds(2))
            }
            try await harness.kill()
            try await harness.start()
          }
        }
        try await group.waitForAll()
      }
      try await ServiceConformanceTests().ask(set, of: harness)
      let verification = try await harness.tarazu("verify", "--output", "json")
      #expect(verification.status == 0, "\(verification.output) \(verification.errors)")
    }
  }

  /// The lines that the set takes, shuffled, in batches of 1 to 60, a fifth of them twice.
  private func batches(of set: ConformanceSet, using random: inout SplitMix) throws -> [[UInt8]] {
    let rejections = set.importReport["rejections"] as? [[String: Any]] ?? []
    let refused = Set(rejections.compactMap { $0["line"] as? Int })
    let text = try #require(set.bytes("events.ndjson"))
    let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
      .filter { !refused.contains($0.offset + 1) && !$0.element.isEmpty }.map { Array($0.element) }
      .shuffled(using: &random)
    var batches: [[UInt8]] = []
    var start = 0
    while start < lines.count {
      let end = min(lines.count, start + Int.random(in: 1...60, using: &random))
      let batch = Array(lines[start..<end].joined(separator: [0x0A]))
      batches.append(batch)
      if Int.random(in: 0..<5, using: &random) == 0 {
        batches.insert(batch, at: Int.random(in: 0...batches.count, using: &random))
      }
      start = end
    }
    return batches
  }
}

/// What is still to be sent.
private final class BatchQueue: Sendable {
  private let batches: Mutex<[[UInt8]]>

  init(_ batches: [[UInt8]]) { self.batches = Mutex(batches) }

  var count: Int { batches.withLock { $0.count } }

  func next() -> [UInt8]? { batches.withLock { $0.popLast() } }
}

/// Random numbers that are the same at each run: splitmix64.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var word = state
    word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
    word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
    return word ^ (word >> 31)
  }
}

/// Sends batches over a connection of its own until none is left; one whose answer was lost is sent again.
private func send(_ waiting: BatchQueue, to harness: ServerHarness) async throws {
  let loop = try TestLoop("sender")
  var client = try newClient(of: harness, on: loop)
  while let batch = waiting.next() {
    var request = SubmitLinesRequest()
    request.lines = batch
    while true {
      do {
        let answer: SubmitLinesResponse = try await client.call(
          IngestService.submitLines, request, timeout: .seconds(10))
        #expect(answer.counts?.rejectedCount == 0)
        break
      } catch {
        // Killed: the next server listens on another port.
        await client.close()
        try await Task.sleep(for: .milliseconds(30))
        client = try newClient(of: harness, on: loop)
      }
    }
  }
  await client.close()
}

private func newClient(of harness: ServerHarness, on loop: TestLoop) throws -> TarazuClient {
  let token = try Token(file: harness.home + "/admin/token")
  return TarazuClient(
    ClientTarget(
      host: "127.0.0.1", port: harness.port, caFile: harness.home + "/tls/ca.pem",
      credential: .token(token)), loop: loop.loop)
}
