import Synchronization
import TarazuLoop
import TarazuNet
import TarazuWire
import Testing

@Suite struct CallTests {
  @Test func unaryCallsInlineAndLater() async throws {
    try await TestServer.run { server in
      let client = try await server.connect()
      #expect(try await client.call("Inline", [1, 2, 3]) == [1, 2, 3])
      #expect(try await client.call("Inline") == [])
      #expect(try await client.call("Later", [1, 2, 3]) == [3, 2, 1])
      #expect(try await client.call("Later") == [9])
      client.close()
    }
  }

  @Test func theHandlerSeesWhoCalls() async throws {
    try await TestServer.run { server in
      let unknown = try await server.connect()
      let metadata = Metadata([("X-Note", "one"), ("x-note", "two")])
      let answer = try await unknown.unary(service: "test.Echo", method: "Who", payload: [], metadata: metadata)
      #expect(String(decoding: answer, as: UTF8.self) == "test.Echo Who 127.0.0.1 none 0 one two ahead true")
      let known = try await server.connect("client")
      let named = String(decoding: try await known.call("Who"), as: UTF8.self)
      #expect(named == "test.Echo Who 127.0.0.1 tarazu:principal/isfahan 32 ahead true")
    }
  }

  @Test func manyCallsSideBySide() async throws {
    try await TestServer.run { server in
      let client = try await server.connect()
      _ = try await client.call("Accept")
      try await withThrowingTaskGroup(of: Bool.self) { group in
        for number in 0..<500 {
          group.addTask {
            let payload = [UInt8(number % 251), UInt8(number / 251), 3]
            let isLater = number % 2 == 0
            let answer = try await client.call(isLater ? "Later" : "Inline", payload)
            return answer == (isLater ? payload.reversed() : payload)
          }
        }
        for try await isRight in group { #expect(isRight) }
      }
      #expect(await server.eventually { server.server.callsRunning == 0 })
    }
  }

  @Test func largeMessagesBothWays() async throws {
    try await TestServer.run { server in
      let client = try await server.connect()
      _ = try await client.call("Accept")
      let payload = [1] + [UInt8](repeating: 2, count: 4_000_000) + [3]
      #expect(try await client.call("Inline", payload) == payload)
      let tooLarge = await status { () throws(Status) in
        _ = try await client.call("Large", Array("4194304".utf8))
      }
      #expect(tooLarge?.code == .resourceExhausted)
      #expect(tooLarge?.reason == .answerTooLarge)
      let refusedHere = await status { () throws(Status) in
        _ = try await client.call("Inline", [UInt8](repeating: 0, count: 4_194_304))
      }
      #expect(refusedHere?.reason == .messageTooLarge)
      #expect(try await client.call("Inline", [5]) == [5])
    }
  }

  @Test func failuresComeWithTheirDetails() async throws {
    try await TestServer.run { server in
      let client = try await server.connect()
      let refused = await status { () throws(Status) in _ = try await client.call("Refuse") }
      #expect(refused?.code == .invalidArgument)
      #expect(refused?.fields == [Status.Field("selection.unit", "must not be empty")])
      let broken = await status { () throws(Status) in _ = try await client.call("Break") }
      #expect(broken?.code == .internal)
      let id = try #require(broken?.requestID)
      #expect(server.observed.has("test.Echo/Break failed (\(id))"))
      #expect(broken?.message.contains("Unexpected") == false)
      let unknown = await status { () throws(Status) in _ = try await client.call("Nothing") }
      #expect(unknown?.code == .unimplemented && unknown?.reason == .unknownMethod)
      let wrong = await status { () throws(Status) in _ = try await client.call("Count") }
      #expect(wrong?.code == .unimplemented && wrong?.reason == .wrongShape)
      #expect(wrong?.message.contains("server streaming") == true)
    }
  }

  @Test func streamsOfAllShapes() async throws {
    try await TestServer.run { server in
      let client = try await server.connect()
      let count = client.stream("Count", .serverStreaming, "3")
      var numbers: [String] = []
      while let message = try await count.receive() { numbers.append(String(decoding: message, as: UTF8.self)) }
      #expect(numbers == ["0", "1", "2"])

      let sum = client.stream("Sum", .clientStreaming)
      for number in 1...10 { try await sum.send([UInt8(number)]) }
      sum.finishSending()
      #expect(try await sum.receive() == Array("55".utf8))
      #expect(try await sum.receive() == nil)

      let chat = client.stream("Chat", .bidirectional)
      for number in 1...3 {
        try await chat.send([UInt8(number)])
        #expect(try await chat.receive() == [UInt8(number), 0xff])
      }
      chat.finishSending()
      #expect(try await chat.receive() == nil)
    }
  }

  @Test func aStreamsFailureComesAfterItsMessages() async throws {
    try await TestServer.run { server in
      let client = try await server.connect()
      let count = client.stream("Count", .serverStreaming, "13")
      var messages = 0
      let end = await status { () throws(Status) in
        while try await count.receive() != nil { messages += 1 }
      }
      #expect(messages == 13)
      #expect(end?.code == .failedPrecondition && end?.message == "thirteen")
    }
  }

  @Test func deadlinesAreKeptByTheServerToo() async throws {
    try await TestServer.run { server in
      let client = try await server.connect()
      let late = await status { () throws(Status) in
        _ = try await client.call("Hang", timeout: .milliseconds(30))
      }
      #expect(late?.code == .deadlineExceeded)
      #expect(await server.eventually { server.observed.cancelled.load(ordering: .relaxed) == 1 })
      #expect(await server.eventually { server.server.callsRunning == 0 })
      #expect(try await client.call("Inline", [1]) == [1])
    }
  }

  @Test func closingCancelsTheCallsOfAConnection() async throws {
    try await TestServer.run { server in
      let client = try await server.connect()
      let calls = (0..<3).map { _ in Task { await status { () throws(Status) in _ = try await client.call("Hang") } } }
      #expect(await server.eventually { server.server.callsRunning == 3 })
      client.close()
      for call in calls { #expect(await call.value?.code == .unavailable) }
      #expect(await server.eventually { server.observed.cancelled.load(ordering: .relaxed) == 3 })
      #expect(await server.eventually { server.server.connectionCount == 0 })
      let after = await status { () throws(Status) in _ = try await client.call("Inline") }
      #expect(after?.code == .unavailable)
      #expect(client.isClosed)
    }
  }

  @Test func aCancelledTaskGivesItsCallUp() async throws {
    try await TestServer.run { server in
      let client = try await server.connect()
      let call = Task { await status { () throws(Status) in _ = try await client.call("Hang") } }
      #expect(await server.eventually { server.server.callsRunning == 1 })
      call.cancel()
      #expect(await call.value?.code == .cancelled)
      #expect(try await client.call("Inline", [1]) == [1])
    }
  }
}
