import TarazuWire
import Testing

/// A request that resembles the one before it is not parsed again. That must make no difference.
@Suite struct RepeatedRequestTests {
  /// What a REQUEST led to: what the application saw of it, and what was sent.
  private struct Outcome: Equatable {
    var timeout: Int64?
    var metadata: Metadata?
    var sent: [UInt8]
  }

  /// The outcome of the last of some requests on one connection.
  private func outcome(_ requests: [[UInt8]]) -> Outcome {
    var application = EchoApplication()
    application.machine.isAuthenticated = true
    var outcome = Outcome(sent: [])
    for (index, data) in requests.enumerated() {
      let seen = application.requests.count
      outcome = Outcome(sent: application.feed(frame(UInt32(index * 2 + 1), .request, [], data)))
      if application.requests.count > seen {
        outcome.timeout = application.requests[seen].timeout
        outcome.metadata = application.requests[seen].metadata
      }
    }
    return outcome
  }

  /// Compares a request after others with the same one as the first of its connection.
  private func expectNoDifference(_ earlier: [[UInt8]], _ request: [UInt8]) {
    var alone = outcome([request])
    let after = outcome(earlier + [request])
    // Only the ids differ, in bytes 4 to 7 of what was sent.
    for offset in 4..<8 where offset < alone.sent.count && offset < after.sent.count {
      alone.sent[offset] = after.sent[offset]
    }
    #expect(after == alone)
  }

  private func field(_ number: UInt8, _ bytes: [UInt8]) -> [UInt8] {
    precondition(bytes.count < 16_384)
    let length =
      bytes.count < 128
      ? [UInt8(bytes.count)] : [UInt8(bytes.count & 0x7f | 0x80), UInt8(bytes.count >> 7)]
    return [number << 3 | 2] + length + bytes
  }

  private func request(_ payload: [UInt8], method: String = "Unary", token: String = "Bearer t", more: [UInt8] = [])
    -> [UInt8]
  {
    let entry = field(1, Array("authorization".utf8)) + field(2, Array(token.utf8))
    return field(1, Array("test.Echo".utf8)) + field(2, Array(method.utf8)) + field(3, payload) + field(5, entry) + more
  }

  @Test func payloadsDoNotDependOnEarlierOnes() {
    for size in [0, 1, 7, 8, 127, 128, 300] {
      let payload = (0..<size).map { UInt8($0 & 0xff) }
      expectNoDifference([request([1, 2, 3])], request(payload))
      expectNoDifference([request([1, 2, 3]), request(payload)], request(payload.reversed()))
    }
  }

  @Test func whatDiffersIsParsedAgain() {
    let first = request([1], more: [0x20, 5])
    expectNoDifference([first], request([1], token: "Bearer u", more: [0x20, 5]))
    expectNoDifference([first], request([1], method: "Check", more: [0x20, 5]))
    expectNoDifference([first], request([1], method: "Hold", more: [0x20, 5]))
    expectNoDifference([first], request([1], more: [0x20, 6]))
    expectNoDifference([first], request([1], more: [0x20]))
    // Of two payloads the last counts, also if what came before had one.
    expectNoDifference([first], request([1], more: [0x20, 5]) + field(3, [9]))
    expectNoDifference([request([1]) + field(3, [9])], request([2]) + field(3, [8]))
    // A credential before the payload.
    let entry = field(5, field(1, Array("Authorization".utf8)) + field(2, Array("Bearer t".utf8)))
    expectNoDifference([entry + request([1])], entry + request([2]))
    // Lengths that take more bytes than they need.
    let names = field(1, Array("test.Echo".utf8)) + field(2, Array("Unary".utf8))
    expectNoDifference([names + [0x1a, 0x81, 0x00, 7]], names + [0x1a, 0x82, 0x00, 7, 8])
    expectNoDifference([names + [0x1a, 1, 7]], names + [0x1a, 0x82, 0x00, 7, 8])
  }

  @Test func aStreamsEmptyPayloadIsNoMessage() {
    var application = EchoApplication()
    application.machine.isAuthenticated = true
    let join = { (id: UInt32, payload: [UInt8]) in
      frame(id, .request, .remoteOpen, self.request(payload, method: "Chat"))
    }
    #expect(application.feed(join(1, [5])) == frame(1, .data, [], [5]))
    #expect(application.feed(join(3, [])) == [])
    #expect(application.feed(join(5, [6])) == frame(5, .data, [], [6]))
  }

  @Test(arguments: 0..<4) func anyChangedByteMakesNoOtherDifference(_ seed: UInt64) {
    var state = seed &* 0x9e37_79b9_7f4a_7c15 | 1
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<300 {
      let first = request((0..<random(20)).map { _ in UInt8(random(256)) }, more: random(2) == 0 ? [] : [0x20, 9])
      var second = request((0..<random(20)).map { _ in UInt8(random(256)) }, more: random(2) == 0 ? [] : [0x20, 9])
      for _ in 0..<random(3) { second[random(second.count)] = UInt8(random(256)) }
      expectNoDifference([first], second)
    }
  }
}
