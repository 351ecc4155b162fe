import Foundation
import TarazuBase
import TarazuLoop
import TarazuProtocol
import TarazuWire
import TestSupport
import Testing

@testable import TarazuClient

/// The examples of the document, over a real service.
@Suite struct ExampleTests {
  @Test func theDocumentShowsWhatIsCompiled() throws {
    let document = try String(
      contentsOfFile: PrivateCluster.repository + "/docs/client-library.md", encoding: .utf8)
    let blocks = document.components(separatedBy: "```swift\n").dropFirst().map {
      $0.components(separatedBy: "```")[0]
    }
    let file = try String(
      contentsOfFile: PrivateCluster.repository + "/Tests/TarazuClientTests/Examples.swift", encoding: .utf8)
    let code = file.split(separator: "\n", omittingEmptySubsequences: false).drop { !$0.hasPrefix("import") }
    #expect(blocks.count == 6)
    #expect(blocks.joined(separator: "\n") == code.joined(separator: "\n"))
  }

  /// A feed over a service that is killed and started again: it subscribes again, and shows what is new.
  @Test(.timeLimit(.minutes(5)))
  func aFeedGoesOnWhenTheServerIsStartedAgain() async throws {
    try await ServerHarness.run { harness in
      let file = try harness.oneBranch()
      #expect(try await harness.tarazu("directory", "import", file).status == 0)
      let loops = try LoopGroup(count: 1, name: "feed")
      defer { loops.stop() }
      let client = TarazuClient(try target(home: harness.home), loops: loops)
      defer { client.close() }
      let request = GetScorecardRequest(
        selection: Selection(unit: "08", fromDate: "2026-03-21", toDate: "2026-04-20"), kpis: [.pending])
      let interruptions = Locked<[StatusCode]>([])
      let feed = client.feed(request, every: .milliseconds(10)) { status in
        interruptions.withLock { $0.append(status.code) }
      }
      var seen: [Double?] = []
      var subscriptions: [Int] = []
      for try await state in feed {
        let value = state.state.figures.first?.value
        if seen.last != value { seen.append(value) }
        if subscriptions.last != state.subscription {
          #expect(state.sequence == 1)
          subscriptions.append(state.subscription)
        }
        if value == 2 { break }
        if value == 0 {
          _ = try await register("c-1", branch: "080101", with: client)
        } else if subscriptions.count == 1 {
          let port = harness.port
          try await harness.kill()
          try await harness.start(port: port)
        } else {
          _ = try await register("c-2", branch: "080101", with: client)
        }
      }
      #expect(seen == [0, 1, 2])
      #expect(subscriptions.count == 2)
      #expect(interruptions.withLock { $0 } == [.unavailable])
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func theyRun() async throws {
    try await ServerHarness.run { harness in
      let file = try harness.oneBranch()
      let imported = try await harness.tarazu("directory", "import", file)
      #expect(imported.status == 0, "\(imported.errors)")
      let target = try target(home: harness.home)
      let named = try TarazuClientTests.target(
        host: "127.0.0.1", port: harness.port, caFile: harness.home + "/tls/ca.pem",
        tokenFile: harness.home + "/admin/token")
      #expect((target.port, target.caFile) == (named.port, named.caFile))

      let loops = try LoopGroup(count: 2, name: "example")
      defer { loops.stop() }
      let client = TarazuClient(named, loops: loops, options: ClientOptions(connections: 2, callsBeforeAnother: 1))
      defer { client.close() }
      for count in 1...3 {
        #expect(try await register("c-\(count)", branch: "080101", with: client) == Double(count))
      }
      #expect(try await register("c-3", branch: "080101", with: client) == 3)

      let card = try await scorecard(of: "08", at: target)
      #expect(card.figures.first { $0.kpi == .pending }?.value == 3)

      let request = GetScorecardRequest(
        selection: Selection(unit: "08", fromDate: "2026-03-21", toDate: "2026-04-20"), kpis: [.pending])
      let cancelled = Task {
        withUnsafeCurrentTask { $0?.cancel() }
        return try await pendingIfQuick(request, with: client)
      }
      #expect(try await cancelled.value == nil)

      let seen = Locked<[Double?]>([])
      try await follow(request, with: client) { value in
        seen.withLock { $0.append(value) }
        guard value == 3 else { return false }
        _ = try await register("c-4", branch: "080101", with: client)
        return true
      }
      #expect(seen.withLock { $0 } == [3, 4])
    }
  }
}
