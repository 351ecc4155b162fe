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
