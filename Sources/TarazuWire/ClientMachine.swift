/// The client's side of one connection, without I/O: the counterpart of `ServerMachine`, for plain ttrpc.
public struct ClientMachine: ~Copyable {
  public enum Event: Equatable, Sendable {
    /// A message of a server-streaming or bidirectional call.
    case message(id: UInt32, [UInt8])
    /// A call's end: the answer of a unary or client-streaming call, nothing more of the others, or why it failed.
    case end(id: UInt32, Result<[UInt8]?, Status>)
    /// The server broke the rule that is named; the connection is no longer usable.
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

  /// A call whose envelope was made beforehand: opening it only adds the frame's header.
  package struct PreparedCall: Sendable {
    fileprivate let envelope: [UInt8]
    fileprivate let shape: CallShape

    /// Fails if the request is larger than a frame may be.
    package init(_ request: Request) throws(Status) {
      let withPayload = !request.shape.clientStreams
      var envelope: [UInt8] = []
      envelope.reserveCapacity(request.payload.count + request.service.utf8.count + request.method.utf8.count + 32)
      RequestEnvelope.append(
        service: request.service, method: request.method, payload: withPayload ? request.payload : [],
        timeout: request.timeout, metadata: request.metadata, to: &envelope)
      try ClientMachine.check(envelope.count)
      self.envelope = envelope
      shape = request.shape
    }
  }

  /// Which call something happened to.
  package struct Call: Equatable, Sendable {
    /// Its stream.
    package let id: UInt32
    /// What it was opened with; negative for calls opened by `open(_:)`.
    package let tag: Int32
  }

  /// Something that happened; its bytes stay in the input.
  package enum Arrival {
    /// A message of a server-streaming or bidirectional call.
    case message(Call, Range<Int>)
    /// The answer of a unary or client-streaming call, its end.
    case answer(Call, Range<Int>)
    /// The good end of the others.
    case end(Call)
    indirect case failure(Call, Status)
    /// The server broke the rule that is named; the connection is no longer usable.
    case close(String)
  }

  /// What is to be sent.
  public var output: OutputBuffer
  /// Whether the connection is no longer usable, after the server broke the rules.
  public private(set) var isClosed = false

  private var reader: FrameReader
  private var calls = CallTable()
  /// The frame whose bytes the last arrival refers to.
  private var lent: FrameHeader?

  public init() {
    let pool = BufferPool()
    output = OutputBuffer(pool: pool)
    reader = FrameReader(pool: pool)
  }

  // MARK: The application's side

  /// Opens a call and gives its id. Fails if the request is larger than a frame may be.
  public mutating func open(_ request: Request) throws(Status) -> UInt32 {
    open(try PreparedCall(request), tag: -1)
  }

  /// Opens a call that is found again by `tag`.
  package mutating func open(_ call: PreparedCall, tag: Int32) -> UInt32 {
    let id = calls.open(call.shape, tag: tag)
    output.frame(id, .request, call.shape.requestFlags, call.envelope)
    return id
  }

  /// Sends a message of a client-streaming or bidirectional call; does nothing once the call is over.
  public mutating func send(_ id: UInt32, _ message: [UInt8]) throws(Status) {
    try ClientMachine.check(message.count)
    guard let call = calls[id], !call.hasEnded else { return }
    output.frame(id, .data, [], message)
  }

  /// The client's last message was sent.
  public mutating func finishSending(_ id: UInt32) {
    guard let call = calls[id], !call.hasEnded else { return }
    calls.end(id)
    output.frame(id, .data, [.remoteClosed, .noData])
  }

  /// The call is no longer wanted: what still comes for it is dropped. Plain ttrpc has no way to let the server know.
  public mutating func drop(_ id: UInt32) {
    finishSending(id)
    calls.remove(id)
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
    guard let arrival = nextInPlace() else { return nil }
    defer { giveBack() }
    return event(arrival)
  }

  /// The same as an event of its own.
  package func event(_ arrival: Arrival) -> Event {
    switch arrival {
    case .message(let call, let range): .message(id: call.id, copy(range))
    case .answer(let call, let range): .end(id: call.id, .success(copy(range)))
    case .end(let call): .end(id: call.id, .success(nil))
    case .failure(let call, let status): .end(id: call.id, .failure(status))
    case .close(let fault): .close(fault)
    }
  }

  private func copy(_ range: Range<Int>) -> [UInt8] { reader.input.withBytes { $0.copy(range) } }

  /// As `next`, without copying: what arrives can be looked at by `withBytes` until the next step.
  package mutating func nextInPlace() -> Arrival? {
    giveBack()
    while !isClosed {
      switch reader.next() {
      case .needsMore: return nil
      case .broken, .tooLong: return close("the server sent a frame over 4 MiB")
      case .frame(let header, let data):
        lent = header
        if let arrival = take(header, data) { return arrival }
        giveBack()
      }
    }
    return nil
  }

  /// Shows the bytes of the last arrival.
  package func withBytes(_ range: Range<Int>, _ body: (Span<UInt8>) -> Void) {
    reader.input.withBytes { body($0.extracting(range)) }
  }

  private mutating func giveBack() {
    guard let lent else { return }
    self.lent = nil
    reader.consume(lent)
  }

  private mutating func take(_ header: FrameHeader, _ data: Range<Int>) -> Arrival? {
    guard header.type != .request else { return close("the server sent a REQUEST") }
    guard let open = calls[header.stream] else { return nil }
    let call = Call(id: open.id, tag: open.tag)
    switch header.type {
    case .response: return takeResponse(call, open.shape, data)
    case .data: return takeData(call, open.shape, header.flags, data)
    default: return nil
    }
  }

  private mutating func takeResponse(_ call: Call, _ shape: CallShape, _ data: Range<Int>) -> Arrival {
    let status: Status?
    let payload: Range<Int>
    do throws(ProtobufError) { (status, payload) = try response(data) } catch {
      return close("the server sent a RESPONSE that does not parse")
    }
    guard status != nil || !shape.serverStreams else { return close("the server sent RESPONSE OK on a stream") }
    calls.remove(call.id)
    return status.map { .failure(call, $0) } ?? .answer(call, payload)
  }

  private func response(_ data: Range<Int>) throws(ProtobufError) -> (Status?, payload: Range<Int>) {
    try reader.input.withBytes { bytes throws(ProtobufError) in
      let (status, payload) = try ResponseEnvelope.read(data, in: bytes)
      guard let status else { return (nil, payload) }
      return (try Status.decode(status, in: bytes), payload)
    }
  }

  private mutating func takeData(
    _ call: Call, _ shape: CallShape, _ flags: FrameFlags, _ data: Range<Int>
  ) -> Arrival? {
    guard shape.serverStreams else { return close("the server sent DATA where one RESPONSE is due") }
    let hasNoMessage = flags.contains(.noData)
    let isEnd = flags.contains(.remoteClosed)
    guard data.isEmpty || !hasNoMessage && !isEnd else { return close("the server sent a message with an end") }
    guard isEnd else { return hasNoMessage ? nil : .message(call, data) }
    calls.remove(call.id)
    return .end(call)
  }

  private mutating func close(_ fault: String) -> Arrival {
    isClosed = true
    return .close(fault)
  }
}
