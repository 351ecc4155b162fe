import TarazuWire
import TestRandom
import Testing

@Suite struct FuzzTests {
  /// Bytes that look enough like a conversation to get deep: golden frames, changed here and there.
  private func noise(_ random: inout SeededGenerator) -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      switch Int.random(in: 0..<4, using: &random) {
      case 0:
        let type = FrameType(rawValue: UInt8.random(in: 0...4, using: &random))
        let data = (0..<Int.random(in: 0..<40, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
        let flags = FrameFlags(rawValue: UInt8.random(in: 0...7, using: &random))
        bytes += frame(UInt32.random(in: 0...7, using: &random), type, flags, data)
      case 1:
        bytes += (0..<Int.random(in: 0..<20, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
      default: bytes += Conversation.all.randomElement(using: &random)?.fromClient ?? []
      }
    }
    for _ in 0..<Int.random(in: 0...3, using: &random) where !bytes.isEmpty {
      let offset = Int.random(in: 0..<bytes.count, using: &random)
      bytes[offset] = UInt8.random(in: 0...255, using: &random)
    }
    return bytes
  }

  @Test(arguments: 0..<4) func theServerNeverTrapsAndEndsEachCallAtMostOnce(_ seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<300 {
      let bytes = noise(&random)
      var whole = EchoApplication()
      var said: [UInt8] = whole.feed(bytes)
      var pieces = EchoApplication()
      let saidInPieces = bytes.flatMap { pieces.feed([$0]) }
      #expect(said == saidInPieces)
      said += whole.takeOutput()
      let sent = frames(said)
      let requests = frames(bytes).filter { $0.header.type == .request }.count
      let finals = sent.filter { $0.header.type == .response || $0.header.flags.contains(.remoteClosed) }.count
      // One more for a violation, which is answered on whatever id it had.
      #expect(finals <= requests + 1)
    }
  }

  @Test(arguments: 0..<4) func theClientNeverTraps(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed) + 100)
    for _ in 0..<300 {
      var client = ClientMachine()
      for shape in CallShape.allCases {
        _ = try client.open(ClientMachine.Request(service: "test.Echo", method: "m", shape: shape))
      }
      var bytes = noise(&random)
      if Bool.random(using: &random) { bytes = Conversation.all.randomElement(using: &random)?.fromServer ?? [] }
      for _ in 0..<2 where !bytes.isEmpty {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      _ = client.events(bytes)
    }
  }
}
