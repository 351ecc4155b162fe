import Foundation
import TarazuWire
import Testing

/// A conversation of `Protocol/golden/frames.txt`.
struct Conversation: Sendable, CustomTestStringConvertible {
  enum Line: Sendable, Equatable {
    case client([UInt8])
    case server([UInt8])
    case close
  }

  let name: String
  var lines: [Line] = []

  var testDescription: String { name }
  var fromClient: [UInt8] {
    lines.flatMap { if case .client(let bytes) = $0 { bytes } else { [UInt8]() } }
  }
  var fromServer: [UInt8] {
    lines.flatMap { if case .server(let bytes) = $0 { bytes } else { [UInt8]() } }
  }

  static let all: [Conversation] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Protocol/golden/frames.txt")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    var conversations: [Conversation] = []
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      if line.hasPrefix("["), let end = line.firstIndex(of: "]") {
        conversations.append(Conversation(name: String(line[line.index(after: line.startIndex)..<end])))
      } else if !conversations.isEmpty {
        let last = conversations.count - 1
        let bytes = hexadecimal(line.dropFirst(2))
        conversations[last].lines.append(
          line == "close" ? .close : line.hasPrefix("C") ? .client(bytes) : .server(bytes))
      }
    }
    return conversations
  }()

  private static func hexadecimal(_ text: Substring) -> [UInt8] {
    let digits = Array(text.utf8)
    return stride(from: 0, to: digits.count - 1, by: 2).compactMap {
      UInt8(String(decoding: digits[$0...$0 + 1], as: UTF8.self), radix: 16)
    }
  }
}

@Suite struct GoldenTests {
  @Test func theFileIsThere() {
    #expect(Conversation.all.count >= 20)
  }

  @Test(arguments: Conversation.all) func theServerSpeaksAsWritten(_ conversation: Conversation) {
    var application = EchoApplication()
    var said: [UInt8] = []
    var due: [UInt8] = []
    for line in conversation.lines {
      switch line {
      case .client(let bytes):
        #expect(said == due)
        said += application.feed(bytes)
      case .server(let bytes): due += bytes
      case .close: #expect(application.closeReason != nil)
      }
    }
    #expect(said == due)
    #expect((application.closeReason != nil) == (conversation.lines.last == .close))
  }

  @Test(arguments: Conversation.all) func theSameByteByByteAndAllAtOnce(_ conversation: Conversation) {
    var slow = EchoApplication()
    let said = conversation.fromClient.flatMap { slow.feed([$0]) }
    #expect(said == conversation.fromServer)
    var fast = EchoApplication()
    #expect(fast.feed(conversation.fromClient) == conversation.fromServer)
  }

  /// The calls that a client makes to say what the conversation's client says.
  private static let calls: [String: (ClientMachine.Request, messages: [String])] = [
    "unary": (ClientMachine.Request(service: "test.Echo", method: "Unary", payload: Array("ab".utf8)), []),
    "unary-fails": (ClientMachine.Request(service: "test.Echo", method: "Unary", payload: Array("!".utf8)), []),
    "server-streaming": (
      ClientMachine.Request(
        service: "test.Echo", method: "Split", shape: .serverStreaming, payload: Array("abc".utf8)), []
    ),
    "server-streaming-none": (
      ClientMachine.Request(service: "test.Echo", method: "Split", shape: .serverStreaming), []
    ),
    "client-streaming": (
      ClientMachine.Request(service: "test.Echo", method: "Join", shape: .clientStreaming), ["a", "b"]
    ),
    "bidirectional": (
      ClientMachine.Request(service: "test.Echo", method: "Chat", shape: .bidirectional), ["a", ""]
    ),
  ]

  @Test(arguments: calls.keys.sorted()) func theClientSpeaksAsWritten(_ name: String) throws {
    let conversation = try #require(Conversation.all.first { $0.name == name })
    let (request, messages) = try #require(GoldenTests.calls[name])
    var machine = ClientMachine()
    let id = try machine.open(request)
    for message in messages { try machine.send(id, Array(message.utf8)) }
    if request.shape.clientStreams { machine.finishSending(id) }
    #expect(machine.output.takeAll() == conversation.fromClient)
  }

  @Test func theClientHearsWhatTheServerSaid() throws {
    func events(_ name: String) throws -> [ClientMachine.Event] {
      let conversation = try #require(Conversation.all.first { $0.name == name })
      let (request, _) = try #require(GoldenTests.calls[name])
      var machine = ClientMachine()
      _ = try machine.open(request)
      return machine.events(conversation.fromServer)
    }
    #expect(try events("unary") == [.end(id: 1, .success(Array("ab".utf8)))])
    #expect(
      try events("unary-fails") == [.end(id: 1, .failure(.badField("text", "no exclamations")))])
    let messages: [ClientMachine.Event] = "abc".utf8.map { .message(id: 1, [$0]) }
    #expect(try events("server-streaming") == messages + [.end(id: 1, .success(nil))])
    #expect(try events("server-streaming-none") == [.end(id: 1, .success(nil))])
    #expect(try events("client-streaming") == [.end(id: 1, .success(Array("ab".utf8)))])
    #expect(
      try events("bidirectional") == [
        .message(id: 1, Array("a".utf8)), .message(id: 1, []), .end(id: 1, .success(nil)),
      ])
  }
}

extension ClientMachine {
  /// Feeds bytes one by one, and gives what happened.
  mutating func events(_ bytes: [UInt8]) -> [Event] {
    var events: [Event] = []
    for byte in bytes {
      _ = fill { space in
        space[0] = byte
        return 1
      }
      while let event = next() { events.append(event) }
    }
    return events
  }
}
