import Testing

@testable import TarazuWire

/// What happens at exactly a limit, and one beyond it.
@Suite struct BoundaryTests {
  private func field(_ number: UInt8, _ bytes: [UInt8]) -> [UInt8] {
    var field: [UInt8] = []
    FieldWriter.bytes(UInt64(number), bytes, to: &field)
    return field
  }

  /// A REQUEST whose data has exactly that many bytes; the rest of it is payload.
  private func request(_ id: UInt32, _ method: String, dataBytes: Int) -> [UInt8] {
    let names = field(1, Array("test.Echo".utf8)) + field(2, Array(method.utf8))
    var payload = dataBytes - names.count
    while names.count + field(3, [UInt8](repeating: 7, count: payload)).count > dataBytes { payload -= 1 }
    let data = names + field(3, [UInt8](repeating: 7, count: payload))
    #expect(data.count == dataBytes)
    let flags: FrameFlags = method == "Join" || method == "Chat" ? .remoteOpen : []
    return frame(id, .request, flags, data)
  }

  /// The reason of the one failure in `bytes`, which answers the stream 1; nil where they are no failure.
  private func reason(_ bytes: [UInt8]) -> String? {
    var client = ClientMachine()
    _ = try? client.open(ClientMachine.Request(service: "", method: ""))
    guard case .end(_, .failure(let status))? = client.events(bytes).first else { return nil }
    return status.reason.rawValue
  }

  // MARK: Frames

  @Test func aRequestOfExactlyTheFrameLimitIsTaken() {
    for (more, failure) in [(0, nil), (1, "MESSAGE_TOO_LARGE")] {
      var application = EchoApplication()
      let sent = application.feed(request(1, "Hold", dataBytes: WireLimits.frameData + more))
      #expect(application.requests.count == 1 - more)
      #expect(reason(sent) == failure)
      #expect(application.closeReason == nil)
    }
  }

  @Test func aMessageOfExactlyTheFrameLimitIsTaken() {
    var application = EchoApplication()
    _ = application.feed(frame(1, .request, .remoteOpen, Array(request(1, "Chat", dataBytes: 30).dropFirst(10))))
    let message = [UInt8](repeating: 5, count: WireLimits.frameData)
    // Compared outside of the expectation, which would print 4 MiB twice.
    let isSentBack = application.feed(frame(1, .data, [], message)) == frame(1, .data, [], message)
    #expect(isSentBack)
    #expect(application.cancelled == [])
    #expect(reason(application.feed(frame(1, .data, [], message + [5]))) == "MESSAGE_TOO_LARGE")
    #expect(application.cancelled == [1])
  }

  @Test func aClientTakesAFrameOfExactlyTheLimitAndNoMore() throws {
    for more in [0, 1] {
      var client = ClientMachine()
      let id = try client.open(ClientMachine.Request(service: "s", method: "m", shape: .serverStreaming))
      let message = [UInt8](repeating: 5, count: WireLimits.frameData + more)
      let bytes = frame(id, .data, [], message)
      let taken = client.fill { space in
        space.copyBytes(from: bytes.prefix(space.count))
        return min(space.count, bytes.count)
      }
      var fed = taken
      while fed < bytes.count, !client.isClosed {
        _ = client.next()
        fed += client.fill { space in
          let count = min(space.count, bytes.count - fed)
          space.copyBytes(from: bytes[fed..<fed + count])
          return count
        }
      }
      let event = client.next()
      let isClosed = client.isClosed
      #expect(more == 0 ? event == .message(id: id, message) : isClosed)
    }
  }

  @Test func anAnswerOfExactlyTheFrameLimitIsSent() {
    // Field 2 of 4 MiB less a byte for its tag and four for its length.
    let most = WireLimits.frameData - 5
    #expect(ResponseEnvelope.size(payload: most) == WireLimits.frameData)
    for (payload, rest) in [(most, 0), (most - 10, 10), (most + 1, 0), (most, 1)] {
      var application = EchoApplication()
      _ = application.feed(request(1, "Hold", dataBytes: 30))
      application.machine.answer(1, [UInt8](repeating: 1, count: payload), [UInt8](repeating: 2, count: rest))
      let sent = application.takeOutput()
      #expect((reason(sent) == nil) == (payload + rest == most))
      if payload + rest == most { #expect(sent.count == WireLimits.frameData + FrameHeader.size) }
    }
  }

  @Test func aClientSendsMessagesAndRequestsOfExactlyTheLimit() throws {
    var client = ClientMachine()
    let id = try client.open(ClientMachine.Request(service: "s", method: "m", shape: .bidirectional))
    _ = client.output.takeAll()
    let message = [UInt8](repeating: 5, count: WireLimits.frameData)
    try client.send(id, message)
    #expect(client.output.takeAll().count == WireLimits.frameData + FrameHeader.size)
    #expect(throws: Status.self) { try client.send(id, message + [5]) }
    let around = field(1, [1]).count + field(2, [1]).count + 5
    let payload = [UInt8](repeating: 5, count: WireLimits.frameData - around)
    _ = try client.open(ClientMachine.Request(service: "s", method: "m", payload: payload))
    #expect(client.output.takeAll().count == WireLimits.frameData + FrameHeader.size)
    #expect(throws: Status.self) {
      try client.open(ClientMachine.Request(service: "s", method: "m", payload: payload + [5]))
    }
  }

  // MARK: Metadata

  private func answer(toMetadata entries: [(key: Int, value: Int)]) -> String? {
    var application = EchoApplication()
    var data = field(1, Array("test.Echo".utf8)) + field(2, Array("Unary".utf8))
    for (key, value) in entries {
      let letters = (field(1, [UInt8](repeating: 0x61, count: key)), field(2, [UInt8](repeating: 0x62, count: value)))
      data += field(5, letters.0 + letters.1)
    }
    return reason(application.feed(frame(1, .request, [], data)))
  }

  @Test(
    arguments: [
      ("64 entries", [(key: Int, value: Int)](repeating: (2, 2), count: 64), nil),
      ("65 entries", [(key: Int, value: Int)](repeating: (2, 2), count: 65), "METADATA_TOO_LARGE"),
      ("a key of 64 bytes", [(64, 1)], nil),
      ("a key of 65 bytes", [(65, 1)], "METADATA_TOO_LARGE"),
      ("a value of 4,096 bytes", [(1, 4_096)], nil),
      ("a value of 4,097 bytes", [(1, 4_097)], "METADATA_TOO_LARGE"),
      ("8,192 bytes altogether", [(1, 4_095), (1, 4_095)], nil),
      ("8,193 bytes altogether", [(1, 4_095), (1, 4_096)], "METADATA_TOO_LARGE"),
    ] as [(String, [(key: Int, value: Int)], String?)])
  func metadata(_ name: String, _ entries: [(key: Int, value: Int)], _ reason: String?) {
    #expect(answer(toMetadata: entries) == reason, "\(name)")
  }

  @Test func authorizationIsFoundInAnyCaseAndNothingElseIs() {
    func isAuthorization(_ key: String) -> Bool {
      let bytes = Array(key.utf8)
      return Metadata.isAuthorization(bytes.span)
    }
    for key in ["authorization", "Authorization", "AUTHORIZATION"] { #expect(isAuthorization(key), "\(key)") }
    for key in ["", "authorizatio", "authorizations", "authorizatiom", "proxy-authorization"] {
      #expect(!isAuthorization(key), "\(key)")
    }
  }

  // MARK: Flags

  /// Which flags of a REQUEST open a call of which shape; bits beyond the lowest three are ignored.
  @Test(arguments: CallShape.allCases) func theFlagsThatOpenACall(_ shape: CallShape) {
    let method =
      switch shape {
      case .unary: "Hold"
      case .serverStreaming: "Split"
      case .clientStreaming: "Join"
      case .bidirectional: "Chat"
      }
    let fitting: Set<UInt8> =
      switch shape {
      case .unary: [0]
      case .serverStreaming: [1]
      case .clientStreaming, .bidirectional: [2, 6]
      }
    let data = field(1, Array("test.Echo".utf8)) + field(2, Array(method.utf8))
    for flags in 0..<UInt8(16) {
      var application = EchoApplication()
      let answer = application.feed(frame(1, .request, FrameFlags(rawValue: flags), data))
      let isOpened = application.requests.count == 1
      #expect(isOpened == fitting.contains(flags & 7), "flags \(flags)")
      if !isOpened { #expect(reason(answer) == "WRONG_SHAPE", "flags \(flags)") }
    }
  }

  /// What DATA with which flags means on a client stream that has had one message, "a".
  @Test(
    arguments: [
      ("a message", 0, "b", nil), ("an empty message", 0, "", nil), ("the last message", 1, "b", "ab"),
      ("an empty last message", 1, "", "a"), ("nothing", 4, "", nil), ("the end", 5, "", "a"),
      ("an unknown flag beside a message", 0xf8, "b", nil),
    ] as [(String, UInt8, String, String?)])
  func dataOfAClientStream(_ name: String, _ flags: UInt8, _ data: String, _ answer: String?) {
    var application = EchoApplication()
    _ = application.feed(
      frame(1, .request, .remoteOpen, field(1, Array("test.Echo".utf8)) + field(2, Array("Join".utf8))))
    _ = application.feed(frame(1, .data, [], [0x61]))
    let sent = application.feed(frame(1, .data, FrameFlags(rawValue: flags), Array(data.utf8)))
    #expect(sent == (answer.map { frame(1, .response, [], field(2, Array($0.utf8))) } ?? []), "\(name)")
  }

  @Test func aLastMessageOfABidirectionalStreamIsSentBackBeforeTheEnd() {
    var application = EchoApplication()
    _ = application.feed(
      frame(1, .request, .remoteOpen, field(1, Array("test.Echo".utf8)) + field(2, Array("Chat".utf8))))
    #expect(
      application.feed(frame(1, .data, .remoteClosed, [9]))
        == frame(1, .data, [], [9]) + frame(1, .data, [.remoteClosed, .noData]))
    // Nothing may follow; the call is over, so this is dropped.
    #expect(application.feed(frame(1, .data, [], [9])) == [])
  }

  @Test func dataAfterTheClientsEndFailsTheCall() {
    var machine = ServerMachine(methods: EchoApplication.methods)
    func events(_ bytes: [UInt8]) -> [ServerMachine.Event] {
      _ = machine.fill { space in
        space.copyBytes(from: bytes)
        return bytes.count
      }
      var events: [ServerMachine.Event] = []
      while let event = machine.next() { events.append(event) }
      return events
    }
    let data = field(1, Array("test.Echo".utf8)) + field(2, Array("Join".utf8))
    #expect(events(frame(1, .request, .remoteOpen, data)).count == 1)
    #expect(events(frame(1, .data, .remoteClosed, [9])) == [.message(id: 1, [9], isEnd: true)])
    #expect(events(frame(1, .data, [], [9])) == [.cancel(id: 1)])
    #expect(reason(machine.output.takeAll()) == "MALFORMED_STREAM")
  }

  // MARK: Ids

  @Test func dataOfAnEndedCallIsDroppedWhateverIdCameLast() {
    var application = EchoApplication()
    _ = application.feed(request(5, "Unary", dataBytes: 30) + request(3, "Unary", dataBytes: 30))
    #expect(application.feed(frame(5, .data, [], [1]) + frame(3, .data, [], [1]) + frame(1, .data, [], [1])) == [])
    #expect(application.closeReason == nil)
    _ = application.feed(frame(7, .data, [], [1]))
    #expect(application.closeReason != nil)
  }

  @Test func callsThatEndOutOfOrderAreEachFound() {
    var application = EchoApplication()
    application.machine.isAuthenticated = true
    let ids: [UInt32] = [9, 1, 7, 3, 5]
    for id in ids { _ = application.feed(request(id, "Hold", dataBytes: 30)) }
    for id in [3, 5, 9, 1, 7] as [UInt32] {
      application.machine.answer(id, [UInt8(id)])
      #expect(application.takeOutput() == frame(id, .response, [], field(2, [UInt8(id)])))
      // A second answer is none.
      application.machine.answer(id, [0])
      #expect(application.takeOutput() == [])
    }
  }

  @Test func anUnauthenticatedCallThatHasEndedLeavesRoom() {
    var application = EchoApplication()
    for id in 0..<UInt32(20) {
      #expect(reason(application.feed(request(id * 2 + 1, "Unary", dataBytes: 30))) == nil, "call \(id)")
    }
    #expect(application.requests.count == 20)
  }

  // MARK: Skipping

  /// After a frame that is too long, its data is skipped to the byte however it is cut.
  @Test(arguments: [1, 4_096, 16_384, 1 << 20]) func aTooLongFrameInPieces(_ piece: Int) {
    var application = EchoApplication()
    let data = [UInt8](repeating: 1, count: WireLimits.frameData + 1)
    let bytes = frame(1, .request, [], data) + request(3, "Unary", dataBytes: 30)
    var sent: [UInt8] = []
    // The first bytes and the last ones one by one where pieces are small; else it takes too long.
    let cut = piece == 1 ? bytes.count - 100 : 0
    if cut > 0 { sent += application.feed(Array(bytes[..<cut])) }
    for start in stride(from: cut, to: bytes.count, by: piece) {
      sent += application.feed(Array(bytes[start..<min(start + piece, bytes.count)]))
    }
    #expect(frames(sent).map(\.header.stream) == [1, 3])
    #expect(application.requests.count == 1)
  }
}
