// The answers are the same, no matter how a set's events arrive: in random order, split over random batches and
// connections, with resends, with the server killed (SIGKILL) and started again, and once with PostgreSQL killed too.

import Foundation
import Synchronization
import TarazuProtocol
import TarazuWire
import TestRandom
import TestSupport
import Testing

struct AnyWayTests {
  @Test(.timeLimit(.minutes(10)), arguments: ["clean", "dirty", "directory"])
  func anyWayOfSendingGivesTheSameFigures(name: String) async throws {
    let set = try ConformanceSet(name)
    var random = SeededGenerator(seed: UInt64(name.utf8.count))
    let killsStore = name == "dirty"
    let cluster = killsStore ? try await PrivateCluster.another() : try await PrivateCluster.shared
    try await ServerHarness.run(on: cluster) { harness in
      let service = AskedService(harness: harness)
      #expect(try await service.importDirectory(try #require(set.path("directory.ndjson"))).status == 0)
      let lines = try taken(set)
      let sending = Sending(harness: harness, batches: batches(of: lines, &random))
      try await withThrowingTaskGroup { group in
        for _ in 0..<4 { group.addTask { try await sending.run() } }
        for part in 1...3 {
          try await sending.wait(for: Double(part) / 4)
          if killsStore, part == 2 { try await cluster.crash() } else { try await harness.kill() }
          if !(killsStore && part == 2) { try await harness.start() }
        }
        try await group.waitForAll()
      }
      try await everythingIsThere(lines, harness)
      if let second = set.path("directory2.ndjson") {
        #expect(try await service.importDirectory(second).status == 0)
      }
      try await service.check(set)
    }
    if killsStore { try await cluster.end() }
  }

  /// The lines that a plain import accepts, with their duplicates. Lines that depend on the clock or on the order of
  /// arrival are left out: a plain import rejects them.
  private func taken(_ set: ConformanceSet) throws -> [[UInt8]] {
    let rejections = try #require(set.importReport["rejections"] as? [[String: Any]])
    let refused = Swift.Set(rejections.compactMap { $0["line"] as? Int })
    let bytes = try #require(set.bytes("events.ndjson"))
    return bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated().filter { index, line in
      !refused.contains(index + 1) && !line.isEmpty
    }.map { Array($0.element) }
  }

  /// All of them in random order and batches, a fifth of them twice.
  private func batches(of lines: [[UInt8]], _ random: inout SeededGenerator) -> [[UInt8]] {
    let resent = lines.filter { _ in Int.random(in: 0..<5, using: &random) == 0 }
    var rest = (lines + resent).shuffled(using: &random)[...]
    var batches: [[UInt8]] = []
    while !rest.isEmpty {
      let batch = rest.prefix([1, 2, 20, 150].randomElement(using: &random) ?? 1)
      rest = rest.dropFirst(batch.count)
      batches.append(Array(batch.joined(separator: [0x0A])))
    }
    return batches
  }

  /// Everything that was acknowledged is in the journal, so it is a duplicate now.
  private func everythingIsThere(_ lines: [[UInt8]], _ harness: ServerHarness) async throws {
    let caller = try await Caller.connect(to: harness, tokens: [harness.token])
    for start in stride(from: 0, to: lines.count, by: 4_000) {
      let part = Array(lines[start..<min(start + 4_000, lines.count)].joined(separator: [0x0A]))
      let answer = try await caller.call(IngestService.submitLines, SubmitLinesRequest(lines: part))
      #expect(answer.results.allSatisfy { $0.outcome == .duplicate })
    }
  }
}

/// Batches that several connections take turns to send, each until it is acknowledged.
private final class Sending: Sendable {
  private let harness: ServerHarness
  private let batches: [[UInt8]]
  private let next = Atomic(0)
  private let acknowledged = Atomic(0)

  init(harness: ServerHarness, batches: [[UInt8]]) {
    self.harness = harness
    self.batches = batches
  }

  /// Sends batches over its own connection until none is left.
  func run() async throws {
    var caller: Caller?
    while true {
      let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard index < batches.count else { return }
      try await send(batches[index], over: &caller)
      acknowledged.wrappingAdd(1, ordering: .relaxed)
    }
  }

  private func send(_ batch: [UInt8], over caller: inout Caller?) async throws {
    for _ in 0..<600 {
      do {
        let open = if let caller { caller } else { try await Caller.connect(to: harness, tokens: [harness.token]) }
        caller = open
        let answer = try await open.call(
          IngestService.submitLines, SubmitLinesRequest(lines: batch), timeout: .seconds(20))
        #expect(answer.results.allSatisfy { $0.outcome == .accepted || $0.outcome == .duplicate })
        return
      } catch let status as Status where status.code == .unavailable || status.code == .deadlineExceeded {
        caller = nil
        try await Task.sleep(for: .milliseconds(50))
      }
    }
    throw ChildProcess.Failure(description: "a batch was never acknowledged")
  }

  /// Waits until this part of all batches is acknowledged.
  func wait(for part: Double) async throws {
    while Double(acknowledged.load(ordering: .relaxed)) < part * Double(batches.count) {
      try await Task.sleep(for: .milliseconds(5))
    }
  }
}
