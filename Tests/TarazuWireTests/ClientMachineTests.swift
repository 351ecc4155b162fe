import TarazuWire
import Testing

@Suite struct ClientMachineTests {
  private func opened(_ shape: CallShape) throws -> ClientMachine {
    var machine = ClientMachine()
    #expect(try machine.open(ClientMachine.Request(service: "s", method: "m", shape: shape)) == 1)
    _ = machine.output.takeAll()
    return machine
  }

  private func isClose(_ events: [ClientMachine.Event]) -> Bool {
    if case .close? = events.last { true } else { false }
  }

  @Test func idsAreOddAndRise() throws {
    var machine = ClientMachine()
    let request = ClientMachine.Request(service: "s", method: "m")
    #expect(try (0..<3).map { _ in try machine.open(request) } == [1, 3, 5])
  }

  @Test func framesOfCallsThatAreNotThereAreDropped() throws {
    var machine = try opened(.unary)
    #expect(machine.events(frame(3, .response) + frame(9, .data, [], [1])) == [])
    machine.drop(1)
    #expect(machine.events(frame(1, .response)) == [])
    let isClosed = machine.isClosed
    #expect(!isClosed)
  }

  @Test func aServerThatBreaksTheRulesIsLeft() throws {
    var machine = try opened(.unary)
    #expect(isClose(machine.events(frame(1, .data, [], [1]))))
    machine = try opened(.serverStreaming)
    #expect(isClose(machine.events(frame(1, .response))))
    machine = try opened(.serverStreaming)
    #expect(isClose(machine.events(frame(1, .data, .noData, [1]))))
    machine = try opened(.unary)
    #expect(isClose(machine.events(frame(1, .request))))
    machine = try opened(.unary)
    #expect(isClose(machine.events(frame(1, .response, [], [0x0a, 0x09]))))
    machine = try opened(.unary)
    #expect(isClose(machine.events([0x00, 0x40, 0x00, 0x01, 0, 0, 0, 1, 2, 0])))
    machine = try opened(.unary)
    #expect(isClose(machine.events([0x01])))
    let isClosed = machine.isClosed
    #expect(isClosed)
  }

  @Test func aRequestTooLargeIsRefusedHere() throws {
    var machine = ClientMachine()
    let payload = [UInt8](repeating: 0, count: WireLimits.frameData)
    #expect(throws: Status.self) {
      try machine.open(ClientMachine.Request(service: "s", method: "m", payload: payload))
    }
    #expect(machine.output.count == 0)
    let id = try machine.open(ClientMachine.Request(service: "s", method: "m", shape: .bidirectional))
    #expect(throws: Status.self) { try machine.send(id, payload + [0]) }
  }
}

@Suite struct TaggedCallTests {
  @Test func idsPassByCallsThatStayOpen() throws {
    var machine = ClientMachine()
    let call = try ClientMachine.PreparedCall(ClientMachine.Request(service: "s", method: "m"))
    let long = machine.open(call, tag: 99)
    var open: [UInt32: Int32] = [long: 99]
    for tag in 0..<5_000 {
      let id = machine.open(call, tag: Int32(tag))
      #expect(open[id] == nil && id % 2 == 1)
      open[id] = Int32(tag)
      // Few stay open at first, then very many, then few.
      let most = tag < 1_000 ? 3 : tag < 2_000 ? 700 : 5
      while open.count > most, let (ended, tag) = open.first(where: { $0.key != long }) {
        let reported = answers(&machine, ended)
        #expect(reported == [[Int(ended), Int(tag)]])
        open[ended] = nil
      }
    }
    let last = answers(&machine, long)
    let nothing = answers(&machine, long)
    #expect(last == [[Int(long), 99]] && nothing == [])
  }

  private func answers(_ machine: inout ClientMachine, _ id: UInt32) -> [[Int]] {
    let bytes = frame(id, .response)
    _ = machine.fill { buffer in
      buffer.copyBytes(from: bytes)
      return bytes.count
    }
    var calls: [[Int]] = []
    while let arrival = machine.nextInPlace() {
      if case .answer(let call, let range) = arrival, range.isEmpty { calls.append([Int(call.id), Int(call.tag)]) }
    }
    return calls
  }

  @Test func aPreparedCallIsTheSameOnTheWire() throws {
    let request = ClientMachine.Request(
      service: "tarazu.v1.S", method: "m", payload: [1, 2, 3], timeout: 5, metadata: Metadata([("a", "b")]))
    var first = ClientMachine()
    var second = ClientMachine()
    let id = try first.open(request)
    let same = second.open(try ClientMachine.PreparedCall(request), tag: 0)
    #expect(id == same)
    let bytes = first.output.takeAll()
    let others = second.output.takeAll()
    #expect(bytes == others)
    #expect(FrameHeader(in: bytes.span) == FrameHeader(length: UInt32(bytes.count - 10), stream: 1, type: .request))
  }

  @Test func payloadsAreLentInPlace() throws {
    var machine = ClientMachine()
    let call = try ClientMachine.PreparedCall(ClientMachine.Request(service: "s", method: "m"))
    let ids = (0..<3).map { machine.open(call, tag: Int32($0)) }
    let bytes = ids.flatMap { frame($0, .response, [], [0x12, 2, UInt8($0), 9]) }
    _ = machine.fill { buffer in
      buffer.copyBytes(from: bytes)
      return bytes.count
    }
    var seen: [[UInt8]] = []
    while let arrival = machine.nextInPlace() {
      guard case .answer(_, let range) = arrival else { continue }
      machine.withBytes(range) { seen.append($0.withUnsafeBufferPointer { Array($0) }) }
    }
    #expect(seen == ids.map { [UInt8($0), 9] })
  }
}
