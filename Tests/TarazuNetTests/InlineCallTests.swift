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

  @Test func whatIsRememberedGoesWithTheVeryCredential() async throws {
    try await TestServer.run { server in
      let client = try await server.connect()
      func show(_ authorization: String..., payload: [UInt8] = [1]) async throws -> UInt8? {
        let answer = try await client.unary(
          service: "test.Echo", method: "Known", payload: payload,
          metadata: Metadata(authorization.map { ("authorization", $0) }))
        #expect(answer.dropFirst().elementsEqual(authorization.joined(separator: "|").utf8))
        return answer.first
      }
      #expect(try await show("Bearer a") == 1)
      #expect(try await show("Bearer a") == 2)
      // Whatever else differs: another payload, a longer one that is parsed in full, a call between.
      #expect(try await show("Bearer a", payload: [2]) == 3)
      #expect(try await show("Bearer a", payload: [UInt8](repeating: 0, count: 200)) == 4)
      _ = try await client.call("Inline", [3])
      #expect(try await show("Bearer a") == 5)
      // Any other credential is another, and takes the first one's offset.
      #expect(try await show("Bearer b") == 1)
      #expect(try await show("Bearer a") == 1)
      #expect(try await show("Bearer a ") == 1)
      #expect(try await show() == 1)
      #expect(try await show() == 2)
      // Two at once are never remembered.
      #expect(try await show("Bearer b", "Bearer b") == 1)
      #expect(try await show("Bearer b", "Bearer b") == 1)
      // What is unusually long neither.
      let long = "Bearer " + String(repeating: "x", count: 200)
      #expect(try await show(long) == 1)
      #expect(try await show(long) == 1)
      let other = try await server.connect()
      #expect(try await other.call("Known").first == 1)
      other.close()
      client.close()
    }
  }
}
