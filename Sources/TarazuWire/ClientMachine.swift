/// The client's side of one connection, without I/O: the counterpart of `ServerMachine`, for plain ttrpc.
public struct ClientMachine: ~Copyable {
  public enum Event: Equatable, Sendable {
    /// A message of a server-streaming or bidirectional call.
    case message(id: UInt32, [UInt8])
    /// A call's end: the answer of a unary or client-streaming call, nothing more of the others, or why it failed.
    case end(id: UInt32, Result<[UInt8]?, Status>)
    /// The server broke the rules named; the connection is of no more use.
    case close(String)
  }

  /// What a call is opened with.
  public struct Request: Sendable {
    public var service: String
    public var method: String
    public var shape: CallShape
    /// The message of a unary or server-streaming call; the other shapes send theirs afterwards.
    public var payload: [UInt8]
    /// Nanoseconds until the server gives up; 0 for the method's own time.
    public var timeout: Int64
    public var metadata: Metadata

    public init(
      service: String, method: String, shape: CallShape = .unary, payload: [UInt8] = [], timeout: Int64 = 0,
      metadata: Metadata = Metadata()
    ) {
      self.service = service
      self.method = method
      self.shape = shape
      self.payload = payload
      self.timeout = timeout
      self.metadata = metadata
    }
  }

  /// What is to be sent.
  public var output: OutputBuffer
  /// Whether the connection is of no more use, after the server broke the rules.
  public private(set) var isClosed = false

  private var reader: FrameReader
  private var open: [UInt32: OpenCall] = [:]
  private var nextID: UInt32 = 1

  private struct OpenCall {
    let shape: CallShape
    var hasEnded: Bool
  }

  public init() {
    let pool = BufferPool()
    output = OutputBuffer(pool: pool)
    reader = FrameReader(pool: pool)
  }

  // MARK: The application's side

  /// Opens a call and gives its id. Fails if the request is larger than a frame may be.
  public mutating func open(_ request: Request) throws(Status) -> UInt32 {
    var envelope: [UInt8] = []
    envelope.reserveCapacity(request.payload.count + request.service.utf8.count + request.method.utf8.count + 32)
    RequestEnvelope.append(
      service: request.service, method: request.method, payload: request.shape.clientStreams ? [] : request.payload,
      timeout: request.timeout, metadata: request.metadata, to: &envelope)
    try ClientMachine.check(envelope.count)
    while open[nextID] != nil { nextID &+= 2 }
    let id = nextID
    nextID &+= 2
    open[id] = OpenCall(shape: request.shape, hasEnded: !request.shape.clientStreams)
    output.frame(id, .request, request.shape.requestFlags, envelope)
    return id
  }

  /// Sends a message of a client-streaming or bidirectional call; does nothing once the call is over.
  public mutating func send(_ id: UInt32, _ message: [UInt8]) throws(Status) {
    try ClientMachine.check(message.count)
    guard let call = open[id], !call.hasEnded else { return }
    output.frame(id, .data, [], message)
  }

  /// The client's last message was sent.
  public mutating func finishSending(_ id: UInt32) {
    guard let call = open[id], !call.hasEnded else { return }
    open[id]?.hasEnded = true
    output.frame(id, .data, [.remoteClosed, .noData])
  }

  /// The call is wanted no more: what still comes for it is dropped. Plain ttrpc has no way to tell the server.
  public mutating func drop(_ id: UInt32) {
    finishSending(id)
    open[id] = nil
  }

  private static func check(_ count: Int) throws(Status) {
    guard count > WireLimits.frameData else { return }
    throw .resourceExhausted(
      "a request or message of \(count) bytes; at most \(WireLimits.frameData) are allowed", reason: .messageTooLarge)
  }

  // MARK: Bytes in, events out

  /// Lets `body` write the peer's bytes into free space, and returns how many it wrote.
  public mutating func fill(_ body: (UnsafeMutableRawBufferPointer) -> Int) -> Int {
    reader.fill(body)
  }

  /// The next thing that happened; nil when more bytes are needed, or after `close`.
  public mutating func next() -> Event? {
    while !isClosed {
      switch reader.next() {
      case .needsMore: return nil
      case .broken, .tooLong: return close("the server sent a frame over 4 MiB")
      case .frame(let header, let data):
        let answer = read(header, data)
        reader.consume(header)
        if let event = take(header, answer) { return event }
      }
    }
    return nil
  }

  private enum Content {
    case answer(Result<[UInt8], Status>)
    case data([UInt8])
    case malformed
    case other
  }

  private func read(_ header: FrameHeader, _ data: Range<Int>) -> Content {
    guard open[header.stream] != nil else { return .other }
    return reader.input.withBytes { bytes in
      switch header.type {
      case .response:
        do throws(ProtobufError) {
          return .answer(try ResponseEnvelope.decode(data, in: bytes))
        } catch { return .malformed }
      case .data: return .data(bytes.copy(data))
      default: return .other
      }
    }
  }

  private mutating func take(_ header: FrameHeader, _ content: Content) -> Event? {
    let id = header.stream
    guard header.type != .request else { return close("the server sent a REQUEST") }
    guard let call = open[id] else { return nil }
    switch content {
    case .other: return nil
    case .malformed: return close("the server sent a RESPONSE that does not parse")
    case .answer(.failure(let status)):
      open[id] = nil
      return .end(id: id, .failure(status))
    case .answer(.success(let payload)):
      guard !call.shape.serverStreams else { return close("the server sent RESPONSE OK on a stream") }
      open[id] = nil
      return .end(id: id, .success(payload))
    case .data(let message):
      guard call.shape.serverStreams else { return close("the server sent DATA where one RESPONSE is due") }
      let hasNoMessage = header.flags.contains(.noData)
      let isEnd = header.flags.contains(.remoteClosed)
      guard message.isEmpty || !hasNoMessage && !isEnd else { return close("the server sent a message with an end") }
      guard isEnd else { return hasNoMessage ? nil : .message(id: id, message) }
      open[id] = nil
      return .end(id: id, .success(nil))
    }
  }

  private mutating func close(_ words: String) -> Event {
    isClosed = true
    return .close(words)
  }
}
