import TarazuNet
import TarazuWire
import Testing

@Suite struct InlineCallTests {
  @Test func anAnswerInPartsIsOneMessage() async throws {
    try await TestServer.run { server in
      let client = try await server.connect()
      for rest in [[], [1], [UInt8](repeating: 9, count: 70_000)] as [[UInt8]] {
        #expect(try await client.call("Parts", rest) == [UInt8](repeating: 7, count: 300) + rest)
      }
      client.close()
    }
  }

  /// What a handler leaves on a connection stays there, and each call shows how it presents its credential. What a
  /// service remembers of a credential rests on that (TarazuIdentity).
  @Test func anAttachmentStaysWithItsConnection() async throws {
    try await TestServer.run { server in
      let client = try await server.connect()
      func show(_ authorization: String..., payload: [UInt8] = [1]) async throws -> [UInt8] {
        let answer = try await client.unary(
          service: "test.Echo", method: "Attached", payload: payload,
          metadata: Metadata(authorization.map { ("authorization", $0) }))
        #expect(answer.dropFirst(3).elementsEqual((authorization.last ?? "").utf8))
        return Array(answer.prefix(3))
      }
      // Calls so far, entries, and whether all bytes around the message are those of the call before.
      #expect(try await show("Bearer a") == [1, 1, 0])
      #expect(try await show("Bearer a") == [2, 1, 1])
      #expect(try await show("Bearer a", payload: [2]) == [3, 1, 1])
      #expect(try await show("Bearer b") == [4, 1, 0])
      #expect(try await show() == [5, 0, 0])
      #expect(try await show("") == [6, 1, 0])
      #expect(try await show("Bearer b", "Bearer c") == [7, 2, 0])
      _ = try await client.call("Inline", [3])
      #expect(try await show("Bearer a") == [8, 1, 0])
      let other = try await server.connect()
      #expect(try await other.call("Attached").first == 1)
      other.close()
      client.close()
    }
  }
}
