import Synchronization
import TarazuLoop
import TarazuNet
import TarazuWire
import Testing

@Suite struct LimitTests {
  @Test func aSlowReaderIsWaitedForAndDelaysNoOther() async throws {
    try await TestServer.run { server in
      let raw = try await RawClient.connect(server)
      raw.setReading(false)
      raw.send(frame(1, .request, .remoteClosed, envelope("Flood")))
      #expect(await server.eventually { server.observed.sent.load(ordering: .relaxed) > 0 })
      let other = try await server.connect()
      for number in 0..<100 { #expect(try await other.call("Inline", [UInt8(number)]) == [UInt8(number)]) }
      // The handler is suspended: 1 MiB, and what the sockets hold, of 64 MiB.
      let sent = server.observed.sent.load(ordering: .relaxed)
      #expect(sent < 500)
      raw.setReading(true)
      #expect(await server.eventually { raw.received.count == 1_000 * 65_546 + 10 })
      #expect(raw.received.suffix(10) == frame(1, .data, [.remoteClosed, .noData])[...])
    }
  }

  @Test func aReaderThatTakesNothingIsClosed() async throws {
    try await TestServer.run {
      $0.limits.writeTime = .milliseconds(50)
    } _: { server in
      let raw = try await RawClient.connect(server)
      raw.setReading(false)
      raw.send(frame(1, .request, .remoteClosed, envelope("Flood", "held until the end")))
      #expect(await server.eventually { server.observed.cancelled.load(ordering: .relaxed) == 1 })
      #expect(await server.eventually { server.server.connectionCount == 0 && server.server.callsRunning == 0 })
      // What it had queued and held no longer counts, else the server would be full in the end.
      #expect(server.server.bytesHeld == 0)
    }
  }

  @Test func refusedRequestsAreNotReadForEverWhenTheirAnswersAreNotRead() async throws {
    try await TestServer.run { server in
      let raw = try await RawClient.connect(server)
      raw.setReading(false)
      let requests = Array(repeating: frame(1, .request), count: 200_000).flatMap { $0 }
      raw.send(requests)
      // Their answers are some 30 MB; the connection is not read any more once 1 MiB of them is unsent.
      #expect(await server.eventually { server.server.bytesHeld > 1 << 20 })
      let other = try await server.connect()
      for number in 0..<100 { #expect(try await other.call("Inline", [UInt8(number)]) == [UInt8(number)]) }
      #expect(server.server.bytesHeld < 4 << 20)
    }
  }

  @Test func aFeedKeepsOnlyItsLatestMessage() async throws {
    try await TestServer.run { server in
      let raw = try await RawClient.connect(server)
      raw.setReading(false)
      raw.send(frame(1, .request, .remoteClosed, envelope("Feed")))
      #expect(await server.eventually { server.observed.has("offered") })
      raw.setReading(true)
      #expect(await server.eventually { raw.frames.last?.data.first == 99 })
      let seen = raw.frames.map { $0.data.first }
      #expect(seen == [0, 99])
    }
  }

  @Test func anUploadThatIsNotReadStopsItsConnectionAndFails() async throws {
    try await TestServer.run {
      $0.limits.stallTime = .milliseconds(100)
    } _: { server in
      let client = try await server.connect()
      _ = try await client.call("Accept")
      let upload = client.stream("Unread", .clientStreaming)
      let end = await status { () throws(Status) in
        for _ in 0..<1_000 { try await upload.send([UInt8](repeating: 1, count: 65_536)) }
      }
      #expect(end?.code == .resourceExhausted && end?.reason == .stalled)
      #expect(try await client.call("Inline", [1]) == [1])
    }
  }

  @Test func anUploadThatBringsNothingFails() async throws {
    try await TestServer.run {
      $0.limits.uploadIdleTime = .milliseconds(50)
    } _: { server in
      let client = try await server.connect()
      let upload = client.stream("Sum", .clientStreaming)
      let end = await status { () throws(Status) in
        try await upload.send([1])
        _ = try await upload.receive()
      }
      #expect(end?.code == .deadlineExceeded && end?.reason == .idleUpload)
    }
  }

  @Test func anUnauthenticatedConnectionMayDoLess() async throws {
    try await TestServer.run { server in
      let client = try await server.connect()
      let hanging = (0..<4).map { _ in
        Task { await status { () throws(Status) in _ = try await client.call("Hang") } }
      }
      #expect(await server.eventually { server.server.callsRunning == 4 })
      let fifth = await status { () throws(Status) in _ = try await client.call("Inline") }
      #expect(fifth?.reason == .tooManyCalls && fifth?.isNotExecuted == true)
      client.close()
      for call in hanging { _ = await call.value }
    }
  }

  @Test func theTimeWithoutACredentialIsLimited() async throws {
    try await TestServer.run {
      $0.limits.unauthenticatedTime = .milliseconds(500)
    } _: { server in
      let known = try await server.connectAndAccept()
      let other = try await server.connect()
      #expect(await server.eventually { other.isClosed })
      #expect(try await known.call("Inline", [1]) == [1])
    }
  }

  @Test func callsOfTheWholeServerAreLimited() async throws {
    try await TestServer.run {
      $0.limits.calls = 1
    } _: { server in
      let client = try await server.connect()
      let first = Task { await status { () throws(Status) in _ = try await client.call("Hang") } }
      #expect(await server.eventually { server.server.callsRunning == 1 })
      let second = await status { () throws(Status) in _ = try await client.call("Break") }
      #expect(second?.code == .unavailable && second?.reason == .overloaded)
      #expect(second?.isNotExecuted == true && second?.retryDelay != nil)
      client.close()
      _ = await first.value
    }
  }

  @Test func connectionsAreLimited() async throws {
    try await TestServer.run {
      $0.limits.connections = 1
    } _: { server in
      let first = try await server.connect()
      let second = await status { () throws(Status) in
        do { _ = try await server.connect() } catch let status as Status { throw status } catch {}
      }
      #expect(second?.code == .unavailable)
      #expect(try await first.call("Inline", [1]) == [1])
    }
  }

  @Test func aDrainLetsCallsFinishAndRefusesNewOnes() async throws {
    try await TestServer.run {
      $0.limits.drainTime = .milliseconds(500)
    } _: { server in
      let client = try await server.connect()
      let feed = client.stream("Feed", .serverStreaming)
      _ = try await feed.receive()
      let hanging = Task { await status { () throws(Status) in _ = try await client.call("Hang") } }
      #expect(await server.eventually { server.server.callsRunning == 2 })
      let drain = Task { await server.server.drain() }
      let feedEnd = await status { () throws(Status) in while try await feed.receive() != nil {} }
      #expect(feedEnd?.code == .unavailable && feedEnd?.reason == .draining)
      let fresh = await status { () throws(Status) in _ = try await client.call("Inline") }
      #expect(fresh?.reason == .draining && fresh?.isNotExecuted == true)
      #expect(await hanging.value?.code == .unavailable)
      await drain.value
      #expect(server.server.connectionCount == 0)
    }
  }
}
