import TarazuWire
import Testing

@Suite struct ServerMachineTests {
  private func request(_ id: UInt32, _ method: String, _ payload: String = "", more: [UInt8] = []) -> [UInt8] {
    let shape = EchoApplication.methods.entries.first { $0.method == method }?.shape
    return frame(
      id, .request, shape == .serverStreaming ? .remoteClosed : shape?.clientStreams == true ? .remoteOpen : [],
      field(1, "test.Echo") + field(2, method) + field(3, payload) + more)
  }

  private func field(_ number: UInt8, _ text: String) -> [UInt8] { field(number, Array(text.utf8)) }

  private func field(_ number: UInt8, _ bytes: [UInt8]) -> [UInt8] {
    let count = bytes.count
    let length = count < 128 ? [UInt8(count)] : [UInt8(count & 0x7f | 0x80), UInt8(count >> 7 & 0x7f | 0x80)]
    return [number << 3 | 2] + (count < 128 ? length : length + [UInt8(count >> 14)]) + bytes
  }

  private func metadata(_ key: String, _ value: String) -> [UInt8] {
    field(5, field(1, key) + field(2, value))
  }

  /// The reason of the one failure that is in `bytes`.
  private func reason(_ bytes: [UInt8]) -> String? {
    var client = ClientMachine()
    let id = try? client.open(ClientMachine.Request(service: "", method: ""))
    guard id == 1, case .end(_, .failure(let status))? = client.events(bytes).first else { return nil }
    return status.reason.rawValue
  }

  @Test func metadataTimeoutAndUnknownFieldsAreRead() throws {
    var application = EchoApplication()
    let unknown: [UInt8] = [0x31] + [UInt8](repeating: 1, count: 8) + [0x3b, 0x08, 0x01, 0x3c, 0x45, 1, 2, 3, 4]
    let timeout: [UInt8] = [0x20] + [UInt8](repeating: 0xff, count: 9) + [0x01]
    _ = application.feed(
      request(1, "Unary", "x", more: unknown + timeout + metadata("Authorization", "Bearer t") + metadata("a", "b")))
    let seen = try #require(application.requests.first)
    #expect(seen.timeout == -1)
    #expect(seen.metadata["authorization"] == ["Bearer t"])
    #expect(seen.metadata["a"] == ["b"])
  }

  @Test(
    arguments: [
      ("a length past the end", [0x0a, 0x05, 0x41]), ("field number 0", [0x00, 0x01]), ("wire type 6", [0x06]),
      ("wire type 7", [0x07]), ("a varint of 10 bytes without an end", [0x08] + [UInt8](repeating: 0xff, count: 10)),
      ("a varint over 64 bits", [0x20] + [UInt8](repeating: 0xff, count: 9) + [0x02]),
      ("a name that is not UTF-8", [0x0a, 0x01, 0xff]), ("a group without an end", [0x3b, 0x08, 0x01]),
      ("a group with another one's end", [0x3b, 0x44]), ("the end of no group", [0x3c]),
      ("metadata with a length past the end", [0x2a, 0x02, 0x0a, 0x09]),
      ("metadata with half a value", [0x2a, 0x05, 0x0a, 0x01, 0x61, 0x12, 0x01]),
      ("metadata that is not UTF-8", [0x2a, 0x06, 0x0a, 0x01, 0x61, 0x12, 0x01, 0xff]),
      ("70 groups in one another", [UInt8](repeating: 0x3b, count: 70)),
    ] as [(String, [UInt8])])
  func malformedEnvelopesFailTheirCallAlone(_ name: String, _ envelope: [UInt8]) {
    var application = EchoApplication()
    #expect(reason(application.feed(frame(1, .request, [], envelope))) == "MALFORMED_MESSAGE", "\(name)")
    #expect(application.feed(request(3, "Unary")) == frame(3, .response))
  }

  @Test func metadataHasItsLimits() {
    func answer(_ more: [UInt8]) -> String? {
      var application = EchoApplication()
      return reason(application.feed(request(1, "Unary", more: more)))
    }
    let key64 = String(repeating: "k", count: 64)
    let value4096 = String(repeating: "v", count: 4_096)
    #expect(answer((0..<64).flatMap { metadata("k\($0)", "v") }) == nil)
    #expect(answer((0..<65).flatMap { metadata("k\($0)", "v") }) == "METADATA_TOO_LARGE")
    #expect(answer(metadata(key64, value4096)) == nil)
    #expect(answer(metadata(key64 + "k", "v")) == "METADATA_TOO_LARGE")
    #expect(answer(metadata("k", value4096 + "v")) == "METADATA_TOO_LARGE")
    #expect(answer(metadata("k", value4096) + metadata("l", value4096)) == "METADATA_TOO_LARGE")
    #expect(answer(metadata("k k", "v")) == "BAD_METADATA")
    #expect(answer(metadata("", "v")) == "BAD_METADATA")
  }

  @Test func callsAreLimitedUntilTheirWorkHasEnded() {
    var limits = CallLimits()
    limits.openCalls = 3
    limits.openStreams = 1
    var application = EchoApplication(limits: limits)
    application.machine.isAuthenticated = true
    #expect(application.feed(request(1, "Chat")) == [])
    #expect(frames(application.feed(request(3, "Join"))).count == 1)
    #expect(application.feed(request(5, "Hold") + request(7, "Hold")) == [])
    #expect(frames(application.feed(request(9, "Unary"))).first?.data.isEmpty == false)
    // The failed call is over on the wire; its work has ended too in this application, so there is room again.
    #expect(frames(application.feed(frame(5, .data, [], [1]))).map(\.header.stream) == [5])
    #expect(application.cancelled == [5])
    #expect(application.feed(request(11, "Unary")) == frame(11, .response))
  }

  @Test func aCancelledCallCountsWhileItWorks() {
    var limits = CallLimits()
    limits.openCalls = 1
    var machine = ServerMachine(methods: EchoApplication.methods, limits: limits)
    machine.isAuthenticated = true
    func feed(_ bytes: [UInt8]) -> [ServerMachine.Event] {
      _ = machine.fill { space in
        space.copyBytes(from: bytes)
        return bytes.count
      }
      var events: [ServerMachine.Event] = []
      while let event = machine.next() { events.append(event) }
      return events
    }
    #expect(feed(request(1, "Hold")).count == 1)
    machine.fail(1, .deadlineExceeded())
    _ = machine.output.takeAll()
    #expect(feed(request(3, "Unary")).isEmpty)
    machine.release(method: 1)
    #expect(feed(request(5, "Unary")).count == 1)
  }

  @Test func anUnauthenticatedConnectionHasFourCallsAndHealthBesides() {
    var application = EchoApplication()
    for id in [1, 3, 5, 7] as [UInt32] { #expect(application.feed(request(id, "Hold")) == []) }
    let health = frame(9, .request, [], field(1, "grpc.health.v1.Health") + field(2, "Check"))
    #expect(application.feed(health) == frame(9, .response))
    #expect(frames(application.feed(request(11, "Unary"))).first?.data.isEmpty == false)
    application.machine.isAuthenticated = true
    #expect(application.feed(request(13, "Unary")) == frame(13, .response))
  }

  @Test(arguments: [4_194_305, 16_777_215]) func aFrameTooLargeIsSkippedExactly(_ length: Int) {
    func large(_ id: UInt32, _ type: FrameType) -> [UInt8] {
      var bytes: [UInt8] = []
      FrameHeader(length: UInt32(length), stream: id, type: type).append(to: &bytes)
      return bytes + [UInt8](repeating: 1, count: length)
    }
    var application = EchoApplication()
    #expect(reason(application.feed(large(1, .request))) == "MESSAGE_TOO_LARGE")
    // Its id counts as used.
    #expect(application.feed(frame(1, .data, [], [1])) == [])
    #expect(application.feed(request(3, "Join")) == [])
    #expect(frames(application.feed(large(3, .data))).map(\.header.stream) == [3])
    #expect(application.cancelled == [3])
    // Unknown types and calls that have ended are no matter.
    #expect(application.feed(large(3, .data) + large(9, FrameType(rawValue: 0x20))) == [])
    #expect(application.feed(request(5, "Unary")) == frame(5, .response))
    // A call that was never opened is.
    #expect(frames(application.feed(large(99, .data))).map(\.header.stream) == [99])
    #expect(application.closeReason != nil)
  }

  /// What is skipped has an end; from 16 MiB on the connection ends, but not without a word.
  @Test(arguments: [16_777_216, 0x0FFF_FFFF] as [UInt32]) func aFrameFarTooLargeIsAnsweredAndEndsTheConnection(
    _ length: UInt32
  ) {
    for (id, type) in [(UInt32(1), FrameType.request), (3, .data)] {
      var application = EchoApplication()
      var bytes: [UInt8] = []
      FrameHeader(length: length, stream: id, type: type).append(to: &bytes)
      // The same in pieces: nothing is said before the header is whole.
      #expect(application.feed(Array(bytes.prefix(5))) == [] && application.closeReason == nil)
      let answer = application.feed(bytes.dropFirst(5) + [1, 2, 3])
      if id == 1 { #expect(reason(answer) == "MESSAGE_TOO_LARGE") }
      #expect(frames(answer).map(\.header.stream) == [id])
      #expect(application.closeReason == "a frame of 16 MiB or more")
    }
  }

  /// Another protocol gets no answer that it would not understand.
  @Test(arguments: ["GET / HTTP/1.1\r\n", "PRI * HTTP/2.0\r\n\r\n", "SSH-2.0-x\r\n", "x", "\u{10}"])
  func anotherProtocolIsJustClosed(_ text: String) {
    var application = EchoApplication()
    #expect(application.feed(Array(text.utf8)) == [])
    #expect(application.closeReason != nil)
  }

  @Test func nothingFollowsAFinalFrame() {
    var application = EchoApplication()
    _ = application.feed(request(1, "Chat"))
    application.machine.finish(1)
    #expect(application.takeOutput() == frame(1, .data, [.remoteClosed, .noData]))
    application.machine.finish(1)
    application.machine.fail(1, .cancelled())
    application.machine.answer(1, [1])
    let isIgnored = application.machine.send(1, [1])
    #expect(isIgnored)
    #expect(application.takeOutput() == [])
    _ = application.feed(frame(2, .request))
    application.machine.fail(1, .cancelled())
    #expect(application.feed(request(5, "Unary")) == [])
    #expect(application.takeOutput() == [])
  }

  @Test func answersTooLargeAreNeverSent() {
    var application = EchoApplication()
    let large = [UInt8](repeating: 0, count: WireLimits.frameData)
    _ = application.feed(request(1, "Hold") + request(3, "Chat"))
    application.machine.answer(1, large)
    #expect(reason(application.takeOutput()) == "ANSWER_TOO_LARGE")
    let fits = application.machine.send(3, large)
    #expect(fits)
    #expect(application.takeOutput().count == large.count + FrameHeader.size)
    let isTooLarge = !application.machine.send(3, large + [0])
    #expect(isTooLarge)
    #expect(frames(application.takeOutput()).map(\.header.type) == [.response])
  }
}
