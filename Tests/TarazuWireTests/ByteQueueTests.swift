import Testing

@testable import TarazuWire

@Suite struct ByteQueueTests {
  /// Puts bytes in and takes them out in turns of any size, on queues that share their memory.
  @Test(arguments: 0..<4) func bytesComeOutAsTheyWentIn(_ seed: UInt64) {
    var state = seed &* 0x9e37_79b9_7f4a_7c15 | 1
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let pool = BufferPool()
    let queues = (0..<3).map { _ in ByteQueue(pool: pool) }
    var expected = [[UInt8]](repeating: [], count: 3)
    for turn in 0..<2_000 {
      let which = random(3)
      let queue = queues[which]
      let size = random(turn % 10 == 0 ? 60_000 : 300)
      let bytes = [UInt8](repeating: UInt8(turn & 0xff), count: size)
      switch random(4) {
      case 0:
        queue.append(bytes)
        expected[which] += bytes
      case 1:
        let written = queue.fill(size + 1) { room in
          room.copyBytes(from: bytes)
          return size
        }
        #expect(written == size)
        expected[which] += bytes
      case 2:
        queue.append(FrameHeader(length: 0x0102_0304, stream: 0x0506_0708, type: .data, flags: .noData))
        queue.append(UInt8(11))
        expected[which] += [1, 2, 3, 4, 5, 6, 7, 8, 3, 4, 11]
      default:
        var shown: [UInt8] = []
        let taken = queue.drain { bytes in
          shown = Array(bytes)
          return random(bytes.count + 2)
        }
        #expect(shown == expected[which])
        expected[which].removeFirst(taken)
      }
      #expect(queue.count == expected[which].count)
    }
  }

  private func areEqual(_ first: [UInt8], _ second: [UInt8]) -> Bool {
    first.span.isEqual(to: second.span)
  }

  @Test func comparesEveryByte() {
    for count in 0..<40 {
      let bytes = [UInt8](repeating: 3, count: count)
      #expect(areEqual(bytes, bytes))
      #expect(!areEqual(bytes, bytes + [3]))
      for offset in 0..<count {
        var other = bytes
        other[offset] ^= 0x80
        #expect(!areEqual(bytes, other))
      }
    }
  }
}
