/// The server's side of one connection, without I/O. Bytes of the peer go in by `fill`, and events come out of `next`. The
/// application answers by `answer`, `send`, `finish` and `fail`, and what is to be sent is in `output`.
///
/// It speaks plain ttrpc. Control frames are skipped like any unknown type. (docs/spec/wire.md#calls)
public struct ServerMachine: ~Copyable {
  public enum Event: Equatable, Sendable {
    case call(Request)
    /// A message, or with nil none, and whether the client's end of the call came with it.
    case message(id: UInt32, [UInt8]?, isEnd: Bool)
    /// The call has been answered with a failure: its handler must stop, and `release` is to be called at its end.
    case cancel(id: UInt32)
    /// The connection is over: send what `output` has, then close. All its calls are cancelled. The text says what the
    /// peer did wrong.
    case close(String)
  }

  /// A call that was refused before it was open.
  public struct Refusal: Sendable {
    /// The method's index in the table; nil where it is not known.
    public let method: Int?
    /// What it says of its caller; nothing where its metadata cannot be taken.
    public let metadata: Metadata
    public let status: Status
  }

  /// What is to be sent.
  public var output: OutputBuffer
  /// Whether the connection has shown a valid credential; until then less is allowed.
  public var isAuthenticated = false
  /// Whether no more frames are taken, after a violation.
  public private(set) var isClosed = false

  private let methods: MethodTable
  private let limits: CallLimits
  private var reader: FrameReader
  /// The frame of the last event. Its bytes stay until the next event is asked for.
  private var given: FrameHeader?
  private var open = OpenCalls()
  private var highestID: UInt32 = 0
  private var counts = CallCounts()
  /// REQUESTs that were refused without an event, for whoever keeps account of calls.
  private var refusals: [Refusal] = []
  /// Recognizes a request that differs from the last in its payload alone.
  private let template = RequestTemplate()

  private struct CallCounts {
    var all = 0
    var streaming = 0
    /// Those of all services but Health.
    var notHealth = 0
  }

  /// `pool` is that of the connection's loop.
  public init(methods: MethodTable, limits: CallLimits = CallLimits(), pool: BufferPool = BufferPool()) {
    self.methods = methods
    self.limits = limits
    output = OutputBuffer(pool: pool)
    reader = FrameReader(pool: pool)
  }

  /// How many calls have work that has not ended.
  public var callsRunning: Int { counts.all }

  /// Whether part of a frame has come, and how long the whole frame is; meaningful after `next` gave nil.
  public var isInsideFrame: Bool { reader.isInsideFrame }
  public var begunFrameSize: Int { reader.begunFrameSize }
  /// How many frames have been taken.
  public var framesTaken: UInt64 { reader.framesTaken }

  // MARK: Bytes in, events out

  /// Lets `body` write the peer's bytes into free space, and returns how many it wrote.
  public mutating func fill(_ body: (UnsafeMutableRawBufferPointer) -> Int) -> Int {
    reader.fill(body)
  }

  /// The next thing that happened; nil when more bytes are needed, or after `close`.
  public mutating func next() -> Event? {
    letGo()
    while !isClosed {
      switch reader.next() {
      case .needsMore: return nil
      case .broken(let header):
        // A peer that speaks another protocol is just closed; one that sends too much is told so.
        if let header, header.maybeClients { refuse(header.stream, ServerMachine.tooLarge(header)) }
        isClosed = true
        return .close("a frame of 16 MiB or more")
      case .tooLong(let header):
        if let event = take(header, .failure(ServerMachine.tooLarge(header))) { return event }
      case .frame(let header, let data):
        let event = header.type == .request ? takeRequest(header, data) : take(header, .success(data))
        given = header
        if let event { return event }
        letGo()
      }
    }
    return nil
  }

  /// Lets go of the bytes of the last event; `next` does this too.
  public mutating func letGo() {
    guard let header = given else { return }
    given = nil
    reader.consume(header)
  }

  /// The message that came with the REQUEST of the last event; nil if none did.
  public func message(of request: Request) -> [UInt8]? {
    guard request.hasMessage else { return nil }
    return reader.input.withBytes { $0.copy(request.payload) }
  }

  /// The metadata of the last event's request.
  public func metadata(of request: Request) -> Metadata {
    reader.input.withBytes { Metadata(envelope: request.envelope, in: $0) }
  }

  /// The message of the last event's request, in place: valid until `next`, `letGo`, `fill` or `drop`.
  public func messageInPlace(of request: Request) -> UnsafeBufferPointer<UInt8> {
    reader.input.bytes(request.payload)
  }

  /// The value of the last `authorization` of the last event's request, likewise.
  public func authorizationInPlace(of request: Request) -> UnsafeBufferPointer<UInt8> {
    reader.input.bytes(request.authorization)
  }

  /// The connection is over: drops what has come and what waits to be sent.
  public mutating func drop() {
    isClosed = true
    given = nil
    reader.drop()
    template.forget()
    output.drop()
  }

  // MARK: The application's side

  /// Ends a unary or client-streaming call OK. The payload may come in two parts.
  public mutating func answer(_ id: UInt32, _ payload: [UInt8], _ rest: [UInt8] = []) {
    guard !isClosed, let call = open[id], !call.shape.serverStreams else { return }
    if ResponseEnvelope.size(payload: payload.count + rest.count) > WireLimits.frameData {
      fail(id, ServerMachine.answerTooLarge)
    } else {
      open[id] = nil
      output.response(id, payload, rest)
    }
  }

  /// Sends a message of a server-streaming or bidirectional call. False if it is too large, and the call thereby
  /// failed; true also if the call is over already.
  public mutating func send(_ id: UInt32, _ message: [UInt8]) -> Bool {
    guard !isClosed, let call = open[id], call.shape.serverStreams else { return true }
    guard message.count <= WireLimits.frameData else {
      fail(id, ServerMachine.answerTooLarge)
      return false
    }
    output.frame(id, .data, [], message)
    return true
  }

  /// Ends a server-streaming or bidirectional call OK.
  public mutating func finish(_ id: UInt32) {
    guard !isClosed, let call = open[id], call.shape.serverStreams else { return }
    open[id] = nil
    output.frame(id, .data, [.remoteClosed, .noData])
  }

  /// Ends a call of any shape with a failure.
  public mutating func fail(_ id: UInt32, _ status: Status) {
    guard !isClosed, open[id] != nil else { return }
    open[id] = nil
    refuse(id, status)
  }

  /// The work of a call has ended, also of a call that was answered before: once for each `.call` event.
  public mutating func release(method: Int) {
    count(method, -1)
  }

  // MARK: Frames

  /// A REQUEST whose data is at `data`.
  private mutating func takeRequest(_ header: FrameHeader, _ data: Range<Int>) -> Event? {
    let id = header.stream
    guard mayBegin(id) else { return violate(id) }
    do throws(Status) {
      let request = try read(id, data)
      do throws(Status) {
        let shape = methods.traits[request.method].shape
        guard shape.fits(header.flags) else { throw wrongShape(methods.entries[request.method]) }
        try admit(request.method)
        open[id] = OpenCalls.Call(shape: shape, clientHasEnded: !shape.clientStreams)
        return .call(request)
      } catch { refuseUnopened(id, data, error) }
    } catch { refuseUnopened(id, data, error) }
    return nil
  }

  /// - Parameter data: the envelope; nil where it was not taken.
  private mutating func refuseUnopened(_ id: UInt32, _ data: Range<Int>?, _ status: Status) {
    var method: Int?
    var metadata = Metadata()
    if let data { (method, metadata) = claims(data) }
    refusals.append(Refusal(method: method, metadata: metadata, status: status))
    refuse(id, status)
  }

  /// What a refused envelope says of its method and its caller.
  private func claims(_ data: Range<Int>) -> (method: Int?, metadata: Metadata) {
    reader.input.withBytes { bytes in
      guard let envelope = try? RequestEnvelope(data, in: bytes) else { return (nil, Metadata()) }
      let method = methods.find(
        service: bytes.extracting(envelope.service), method: bytes.extracting(envelope.method))
      return (method, envelope.fault == nil ? Metadata(envelope: data, in: bytes) : envelope.credential(in: bytes))
    }
  }

  /// The refusals since the last time: of calls that `next` gave no event for.
  public mutating func takeRefusals() -> [Refusal] {
    guard !refusals.isEmpty else { return [] }
    defer { refusals = [] }
    return refusals
  }

  /// Whether a REQUEST may have that id; if so, the id counts as used.
  private mutating func mayBegin(_ id: UInt32) -> Bool {
    guard id % 2 == 1, open[id] == nil else { return false }
    highestID = max(highestID, id)
    return true
  }

  /// A REQUEST has an id that it may not have.
  private mutating func violate(_ id: UInt32) -> Event {
    violate(id, "REQUEST with the id \(id)" + (id % 2 == 1 ? ", which is open" : ": a client's ids are odd"))
  }

  private func read(_ id: UInt32, _ data: Range<Int>) throws(Status) -> Request {
    try reader.input.withBytes { (bytes) throws(Status) in
      if let ranges = template.match(data, in: bytes) {
        return Request(
          id: id, method: template.method, timeout: template.timeout,
          authorizationCount: template.authorizationCount, templateID: template.id,
          hasMessage: hasMessage(template.method, ranges.payload), envelope: data, payload: ranges.payload,
          authorization: ranges.authorization)
      }
      let envelope = try RequestEnvelope(data, in: bytes)
      let (service, method) = (bytes.extracting(envelope.service), bytes.extracting(envelope.method))
      guard let index = methods.find(service: service, method: method) else {
        guard let service = bytes.text(envelope.service), let name = bytes.text(envelope.method) else {
          throw RequestEnvelope.malformed
        }
        throw envelope.fault ?? unknownMethod(service, name)
      }
      if let fault = envelope.fault { throw fault }
      template.take(envelope, method: index, data, in: bytes)
      return Request(
        id: id, method: index, timeout: envelope.timeout, authorizationCount: envelope.authorizationCount,
        templateID: template.id, hasMessage: hasMessage(index, envelope.payload), envelope: data,
        payload: envelope.payload, authorization: envelope.authorization)
    }
  }

  private func unknownMethod(_ service: String, _ method: String) -> Status {
    let name = service + "/" + method
    let isShort = name.utf8.count <= ServerMachine.longestShownName
    return .unimplemented(
      "this server has no method " + (isShort ? name : String(name.prefix(ServerMachine.longestShownName / 4)) + "…"),
      reason: .unknownMethod)
  }

  /// Bytes; names of methods that there are have fewer.
  private static let longestShownName = 256

  /// An empty payload is a message, but for methods whose messages come in DATA frames.
  private func hasMessage(_ method: Int, _ payload: Range<Int>) -> Bool {
    !methods.traits[method].shape.clientStreams || !payload.isEmpty
  }

  /// Any other frame, with the range of its data or why it is not taken.
  private mutating func take(_ header: FrameHeader, _ data: Result<Range<Int>, Status>) -> Event? {
    let id = header.stream
    switch header.type {
    case .request:
      guard mayBegin(id) else { return violate(id) }
      if case .failure(let status) = data { refuseUnopened(id, nil, status) }
      return nil
    case .data:
      guard id % 2 == 1 else { return violate(id, "DATA with the id \(id): a client's ids are odd") }
      guard id <= highestID else { return violate(id, "DATA for the id \(id), which was never opened") }
      guard let call = open[id] else { return nil }
      return takeData(header, call, data)
    case .response: return violate(id, "RESPONSE, which only a server sends")
    default: return nil
    }
  }

  private func wrongShape(_ entry: MethodTable.Entry) -> Status {
    .unimplemented("\(entry.service)/\(entry.method) is a \(entry.shape.rawValue) method", reason: .wrongShape)
  }

  private mutating func takeData(
    _ header: FrameHeader, _ call: OpenCalls.Call, _ data: Result<Range<Int>, Status>
  ) -> Event? {
    let id = header.stream
    let isEnd = header.flags.contains(.remoteClosed)
    let hasNoMessage = header.flags.contains(.noData)
    let message: [UInt8]
    switch data {
    case .failure(let status): return cancel(id, status)
    case .success(let data): message = reader.input.withBytes { $0.copy(data) }
    }
    if call.clientHasEnded {
      return cancel(id, ServerMachine.malformedStream("DATA after the client's end of the call"))
    }
    if hasNoMessage && !message.isEmpty {
      return cancel(id, ServerMachine.malformedStream("DATA that is flagged as having none, and has some"))
    }
    if hasNoMessage && !isEnd { return nil }
    open[id]?.clientHasEnded = isEnd
    return .message(id: id, hasNoMessage ? nil : message, isEnd: isEnd)
  }

  /// Counts one more call of that method, unless it is too many.
  private mutating func admit(_ method: Int) throws(Status) {
    let isStreaming = methods.traits[method].isStreaming
    let needsCredential = !methods.traits[method].isHealth
    if counts.all >= limits.openCalls { throw ServerMachine.tooMany(limits.openCalls, "calls") }
    if isStreaming, counts.streaming >= limits.openStreams {
      throw ServerMachine.tooMany(limits.openStreams, "streaming calls")
    }
    if !isAuthenticated, needsCredential, counts.notHealth >= limits.openCallsUnauthenticated {
      throw ServerMachine.tooMany(
        limits.openCallsUnauthenticated, "calls without a valid credential shown before")
    }
    count(method, 1)
  }

  private static func tooMany(_ limit: Int, _ what: String) -> Status {
    .resourceExhausted("at most \(limit) \(what) may be open on one connection", reason: .tooManyCalls)
  }

  private mutating func count(_ method: Int, _ step: Int) {
    counts.all += step
    if methods.traits[method].isStreaming { counts.streaming += step }
    if !methods.traits[method].isHealth { counts.notHealth += step }
  }

  // MARK: Ends

  private mutating func refuse(_ id: UInt32, _ status: Status) {
    output.frame(id, .response, [], ResponseEnvelope.encoded(status))
  }

  private mutating func cancel(_ id: UInt32, _ status: Status) -> Event {
    fail(id, status)
    return .cancel(id: id)
  }

  private mutating func violate(_ id: UInt32, _ rule: String) -> Event {
    refuse(id, .invalidArgument(rule, reason: .protocolViolation))
    isClosed = true
    return .close(rule)
  }

  private static func malformedStream(_ message: String) -> Status {
    .invalidArgument(message, reason: .malformedStream)
  }

  private static func tooLarge(_ header: FrameHeader) -> Status {
    .resourceExhausted(
      "a frame of \(header.length) bytes of data; at most \(WireLimits.frameData) are allowed",
      reason: .messageTooLarge)
  }

  private static let answerTooLarge = Status.resourceExhausted(
    "the answer is over \(WireLimits.frameData) bytes; ask for less at once, with a page_size of 100 or below",
    reason: .answerTooLarge)
}
