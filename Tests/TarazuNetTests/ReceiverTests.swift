import TarazuBase
import TarazuLoop
import TarazuWire
import TestSupport
import Testing

@testable import TarazuNet

/// Notes what happens to calls; on the connection's loop.
// Safety: used on the connection's loop alone, but for the notes, which are behind a lock.
private final class NotingReceiver: CallReceiver, @unchecked Sendable {
  let notes = Locked<[String]>([])
  private var isInBatch = false

  private func note(_ words: String) { notes.withLock { $0.append(words) } }

  func callsWillArrive() { isInBatch = true }

  func call(_ tag: Int, answered payload: Span<UInt8>) {
    note("\(tag) answered \(payload.withUnsafeBufferPointer { Array($0) }) \(isInBatch)")
  }

  func call(_ tag: Int, received message: Span<UInt8>) {
    note("\(tag) received \(message.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) })")
  }

  func call(_ tag: Int, endedWith status: Status?) { note("\(tag) ended \(status?.reason.rawValue ?? "well")") }

  func callsDidArrive() { isInBatch = false }

  func connectionEnded(_ status: Status) { note("lost \(status.reason.rawValue)") }
}

@Suite struct ReceiverTests {
  private static func call(
    _ method: String, _ shape: CallShape = .unary, _ payload: [UInt8] = []
  ) throws -> ClientMachine.PreparedCall {
    try ClientMachine.PreparedCall(
      ClientMachine.Request(service: "test.Echo", method: method, shape: shape, payload: payload))
  }

  private static func begin(_ client: ClientConnection, _ calls: [(ClientMachine.PreparedCall, tag: Int)]) async
    -> [UInt32?]
  {
    await withUnsafeContinuation { continuation in
      client.loop.execute { continuation.resume(returning: calls.map { client.begin($0.0, tag: $0.tag) }) }
    }
  }

  private static func set(_ receiver: NotingReceiver, _ client: ClientConnection) async {
    await withUnsafeContinuation { continuation in
      client.loop.execute {
        client.setReceiver(receiver)
        continuation.resume()
      }
    }
  }

  @Test func callsAreReportedByTheirTags() async throws {
    try await TestServer.run { server in
      let client = try await server.connectAndAccept()
      let receiver = NotingReceiver()
      await ReceiverTests.set(receiver, client)
      let echo = try ReceiverTests.call("Inline", .unary, [1, 2])
      let streams = await ReceiverTests.begin(
        client,
        [
          (echo, tag: 7), (echo, tag: 0), (try ReceiverTests.call("Refuse"), tag: 3),
          (try ReceiverTests.call("Count", .serverStreaming, Array("2".utf8)), tag: 4),
        ])
      #expect(Set(streams.compactMap { $0 }).count == 4)
      // Calls of the other kind go on beside them.
      #expect(try await client.call("Inline", [5]) == [5])
      let all: Set = [
        "7 answered [1, 2] true", "0 answered [1, 2] true", "3 ended BAD_FIELD", "4 received 0", "4 received 1",
        "4 ended well",
      ]
      #expect(await server.eventually { receiver.notes.withLock { $0.count } >= all.count })
      #expect(Set(receiver.notes.withLock { $0 }) == all)
    }
  }

  /// A deadline that has passed when the call is looked at: its work is not begun, however quick it would be.
  @Test(arguments: [1, 5, -1] as [Int64]) func aDeadlineThatHasPassedIsNotAnsweredOK(nanoseconds: Int64) async throws {
    try await TestServer.run { server in
      let client = try await server.connectAndAccept()
      let receiver = NotingReceiver()
      await ReceiverTests.set(receiver, client)
      let calls = try ["Inline", "Later"].enumerated().map { tag, method in
        let request = ClientMachine.Request(
          service: "test.Echo", method: method, shape: .unary, payload: [1], timeout: nanoseconds)
        return (try ClientMachine.PreparedCall(request), tag: tag)
      }
      _ = await ReceiverTests.begin(client, calls)
      #expect(await server.eventually { receiver.notes.withLock { $0.count } == 2 })
      #expect(Set(receiver.notes.withLock { $0 }) == ["0 ended DEADLINE_PASSED", "1 ended DEADLINE_PASSED"])
      client.close()
    }
  }

  @Test func anAbandonedCallIsNoLongerReported() async throws {
    try await TestServer.run { server in
      let client = try await server.connectAndAccept()
      let receiver = NotingReceiver()
      await ReceiverTests.set(receiver, client)
      let streams = await ReceiverTests.begin(client, [(try ReceiverTests.call("Later", .unary, [1]), tag: 1)])
      let stream = try #require(streams[0])
      client.loop.execute { client.abandon(stream) }
      for number in 0..<UInt8(20) { #expect(try await client.call("Inline", [number]) == [number]) }
      #expect(receiver.notes.withLock { $0 }.allSatisfy { $0.hasPrefix("1 answered") })
      client.close()
      #expect(await server.eventually { receiver.notes.withLock { $0.last == "lost CONNECTION_LOST" } })
      #expect(await ReceiverTests.begin(client, [(try ReceiverTests.call("Later"), tag: 1)]) == [nil])
    }
  }
}
