import TarazuWire

/// A server's state machine with the test service test.Echo behind it (`Protocol/golden/frames.txt` describes it).
struct EchoApplication: ~Copyable {
  static let methods = MethodTable([
    MethodTable.Entry(service: "test.Echo", method: "Unary", shape: .unary),
    MethodTable.Entry(service: "test.Echo", method: "Hold", shape: .unary),
    MethodTable.Entry(service: "test.Echo", method: "Split", shape: .serverStreaming),
    MethodTable.Entry(service: "test.Echo", method: "Join", shape: .clientStreaming),
    MethodTable.Entry(service: "test.Echo", method: "Chat", shape: .bidirectional),
    MethodTable.Entry(service: "grpc.health.v1.Health", method: "Check", shape: .unary),
  ])

  var machine: ServerMachine
  private(set) var requests: [(timeout: Int64, metadata: Metadata)] = []
  private(set) var cancelled: [UInt32] = []
  private(set) var closeReason: String?
  private var joined: [UInt32: (method: Int, bytes: [UInt8])] = [:]

  init(limits: CallLimits = CallLimits()) {
    machine = ServerMachine(methods: EchoApplication.methods, limits: limits)
  }

  /// Feeds bytes and lets the application do its part; gives what is then sent.
  mutating func feed(_ bytes: [UInt8]) -> [UInt8] {
    var offset = 0
    while offset < bytes.count {
      offset += machine.fill { space in
        let count = min(space.count, bytes.count - offset)
        bytes.withUnsafeBytes { space.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[offset..<offset + count])) }
        return count
      }
      while let event = machine.next() { handle(event) }
    }
    return takeOutput()
  }

  mutating func takeOutput() -> [UInt8] { machine.output.takeAll() }

  private mutating func handle(_ event: ServerMachine.Event) {
    switch event {
    case .call(let request):
      requests.append((request.timeout, machine.metadata(of: request)))
      begin(request)
    case .message(let id, let message, let isEnd): arrived(id, message, isEnd)
    case .cancel(let id):
      cancelled.append(id)
      end(id)
    case .close(let reason): closeReason = reason
    }
  }

  private mutating func begin(_ request: ServerMachine.Request) {
    let id = request.id
    let message = machine.message(of: request) ?? []
    switch EchoApplication.methods.entries[request.method].method {
    case "Unary" where message == Array("!".utf8): machine.fail(id, .badField("text", "no exclamations"))
    case "Unary", "Check": machine.answer(id, message)
    case "Split":
      for byte in message { _ = machine.send(id, [byte]) }
      machine.finish(id)
    case "Hold":
      joined[id] = (request.method, [])
      return
    default:
      joined[id] = (request.method, [])
      if let first = machine.message(of: request) { arrived(id, first, false) }
      return
    }
    machine.release(method: request.method)
  }

  private mutating func arrived(_ id: UInt32, _ message: [UInt8]?, _ isEnd: Bool) {
    guard let method = joined[id]?.method else { return }
    let isChat = EchoApplication.methods.entries[method].method == "Chat"
    if let message {
      if isChat { _ = machine.send(id, message) } else { joined[id]?.bytes += message }
    }
    guard isEnd else { return }
    if isChat { machine.finish(id) } else { machine.answer(id, joined[id]?.bytes ?? []) }
    end(id)
  }

  private mutating func end(_ id: UInt32) {
    if let ended = joined.removeValue(forKey: id) { machine.release(method: ended.method) }
  }
}

extension OutputBuffer {
  mutating func takeAll() -> [UInt8] {
    var all: [UInt8] = []
    drain { bytes in
      all = Array(bytes)
      return bytes.count
    }
    return all
  }
}

/// A frame's bytes.
func frame(_ stream: UInt32, _ type: FrameType, _ flags: FrameFlags = [], _ data: [UInt8] = []) -> [UInt8] {
  var bytes: [UInt8] = []
  FrameHeader(length: UInt32(data.count), stream: stream, type: type, flags: flags).append(to: &bytes)
  return bytes + data
}

/// Bytes cut into frames; what is left over is lost.
func frames(_ bytes: [UInt8]) -> [(header: FrameHeader, data: [UInt8])] {
  var frames: [(FrameHeader, [UInt8])] = []
  var offset = 0
  while let header = FrameHeader(in: bytes.span, at: offset) {
    let start = offset + FrameHeader.size
    guard bytes.count - start >= Int(header.length) else { break }
    offset = start + Int(header.length)
    frames.append((header, Array(bytes[start..<offset])))
  }
  return frames
}
