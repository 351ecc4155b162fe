/// The server's side of one connection, without I/O: bytes of the peer go in by `fill`, events come out of `next`;
/// the application answers by `answer`, `send`, `finish` and `fail`, and what is to be sent stands in `output`.
///
/// It speaks plain ttrpc: of the control frames nothing is known here, they are skipped like any unknown type.
public struct ServerMachine {
  /// A call that the peer opened.
  public struct Request: Equatable, Sendable {
    /// The call's stream id, odd.
    public let id: UInt32
    /// The method's place in the table.
    public let method: Int
    public let metadata: Metadata
    /// `timeout_nano` as it came: 0 none given, negative already past.
    public let timeout: Int64
    /// The first message, if it came with the REQUEST.
    public let message: [UInt8]?
  }

  public enum Event: Equatable, Sendable {
    case call(Request)
    /// A message, or with nil none, and whether the client's end of the call came with it.
    case message(id: UInt32, [UInt8]?, isEnd: Bool)
    /// The call has been answered with a failure: its handler shall stop, and its end be told by `release`.
    case cancel(id: UInt32)
    /// The connection is over: send what `output` has, then close. All its calls are cancelled. The words say what
    /// the peer did wrong.
    case close(String)
  }

  /// What is to be sent.
  public var output = OutputBuffer()
  /// Whether the connection has shown a valid credential; until then less is allowed.
  public var isAuthenticated = false
  /// Whether frames are taken no more, after a violation.
  public private(set) var isClosed = false

  private let methods: MethodTable
  private let limits: CallLimits
  private var reader = FrameReader()
  private var open: [UInt32: OpenCall] = [:]
  private var highestID: UInt32 = 0
  private var counts = CallCounts()

  private struct OpenCall {
    let shape: CallShape
    var clientHasEnded: Bool
  }

  private struct CallCounts {
    var all = 0
    var streaming = 0
    /// Those that are not Health's.
    var strange = 0
  }

  public init(methods: MethodTable, limits: CallLimits = CallLimits()) {
    self.methods = methods
    self.limits = limits
  }

  /// How many calls have work that has not ended.
  public var callsRunning: Int { counts.all }

  /// Whether part of a frame has come, and how long that frame is altogether; meaningful after `next` gave nil.
  public var isInsideFrame: Bool { reader.isInsideFrame }
  public var begunFrameSize: Int { reader.begunFrameSize }
  /// How many frames have been taken altogether.
  public var framesTaken: UInt64 { reader.framesTaken }

  // MARK: Bytes in, events out

  /// Lets `body` write the peer's bytes into free space, and returns how many it wrote.
  public mutating func fill(_ body: (UnsafeMutableRawBufferPointer) -> Int) -> Int {
    reader.input.fill(body)
  }

  /// The next thing that happened; nil when more bytes are needed, or after `close`.
  public mutating func next() -> Event? {
    while !isClosed {
      switch reader.next() {
      case .needsMore: return nil
      case .broken:
        isClosed = true
        return .close("a frame of 16 MiB or more")
      case .tooLong(let header):
        if let event = take(header, .failure(ServerMachine.tooLarge(header))) { return event }
      case .frame(let header, let data):
        let content = read(header, data)
        reader.consume(header)
        if let event = take(header, content) { return event }
      }
    }
    return nil
  }

  // MARK: The application's side

  /// Ends a unary or client-streaming call OK.
  public mutating func answer(_ id: UInt32, _ payload: [UInt8]) {
    guard !isClosed, let call = open[id], !call.shape.serverStreams else { return }
    if ResponseEnvelope.size(payload: payload.count) > WireLimits.frameData {
      fail(id, ServerMachine.answerTooLarge)
    } else {
      open[id] = nil
      output.response(id, payload)
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
    output.data(id, message)
    return true
  }

  /// Ends a server-streaming or bidirectional call OK.
  public mutating func finish(_ id: UInt32) {
    guard !isClosed, let call = open[id], call.shape.serverStreams else { return }
    open[id] = nil
    output.data(id, [], [.remoteClosed, .noData])
  }

  /// Ends a call of any shape with a failure.
  public mutating func fail(_ id: UInt32, _ status: Status) {
    guard !isClosed, open.removeValue(forKey: id) != nil else { return }
    refuse(id, status)
  }

  /// The work of a call has ended, whoever ended the call itself: once for each `.call` event.
  public mutating func release(method: Int) {
    count(methods.entries[method], -1)
  }

  // MARK: Frames

  /// What a frame brings, taken out of the buffer: a request, or a message.
  private enum Content {
    case request(RequestEnvelope, method: Int?, payload: [UInt8])
    case data([UInt8])
    case none
  }

  private func read(_ header: FrameHeader, _ data: Range<Int>) -> Result<Content, Status> {
    let bytes = reader.input.bytes.span
    switch header.type {
    case .request:
      do throws(Status) {
        let envelope = try RequestEnvelope(data, in: bytes)
        let (service, method) = (bytes.extracting(envelope.service), bytes.extracting(envelope.method))
        let place = methods.find(service: service, method: method)
        if place == nil, bytes.text(envelope.service) == nil || bytes.text(envelope.method) == nil {
          return .failure(RequestEnvelope.malformed)
        }
        return .success(.request(envelope, method: place, payload: bytes.copy(envelope.payload)))
      } catch { return .failure(error) }
    case .data: return .success(.data(open[header.stream] == nil ? [] : bytes.copy(data)))
    default: return .success(.none)
    }
  }

  private mutating func take(_ header: FrameHeader, _ content: Result<Content, Status>) -> Event? {
    let id = header.stream
    switch header.type {
    case .request:
      guard id % 2 == 1 else { return violate(id, "REQUEST with the id \(id): a client's ids are odd") }
      guard open[id] == nil else { return violate(id, "REQUEST with the id \(id), which is open") }
      highestID = max(highestID, id)
      return takeRequest(header, content)
    case .data:
      guard id % 2 == 1 else { return violate(id, "DATA with the id \(id): a client's ids are odd") }
      guard id <= highestID else { return violate(id, "DATA for the id \(id), which was never opened") }
      guard let call = open[id] else { return nil }
      return takeData(header, call, content)
    case .response: return violate(id, "RESPONSE, which only a server sends")
    default: return nil
    }
  }

  private mutating func takeRequest(_ header: FrameHeader, _ content: Result<Content, Status>) -> Event? {
    let id = header.stream
    let envelope: RequestEnvelope
    let place: Int?
    let payload: [UInt8]
    switch content {
    case .failure(let status):
      refuse(id, status)
      return nil
    case .success(.request(let someEnvelope, let somePlace, let somePayload)):
      (envelope, place, payload) = (someEnvelope, somePlace, somePayload)
    case .success: return nil
    }
    guard let place else {
      refuse(id, .unimplemented("this server has no such service or method", reason: .unknownMethod))
      return nil
    }
    let entry = methods.entries[place]
    guard entry.shape.fits(header.flags) else {
      refuse(
        id,
        .unimplemented("\(entry.service)/\(entry.method) is a \(entry.shape.rawValue) method", reason: .wrongShape))
      return nil
    }
    if let status = excess(entry) {
      refuse(id, status)
      return nil
    }
    count(entry, 1)
    open[id] = OpenCall(shape: entry.shape, clientHasEnded: !entry.shape.clientStreams)
    let message = entry.shape.clientStreams && payload.isEmpty ? nil : payload
    return .call(
      Request(id: id, method: place, metadata: envelope.metadata, timeout: envelope.timeout, message: message))
  }

  private mutating func takeData(
    _ header: FrameHeader, _ call: OpenCall, _ content: Result<Content, Status>
  ) -> Event? {
    let id = header.stream
    let isEnd = header.flags.contains(.remoteClosed)
    let hasNoMessage = header.flags.contains(.noData)
    let message: [UInt8]
    switch content {
    case .failure(let status): return cancel(id, status)
    case .success(.data(let data)): message = data
    case .success: return nil
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

  /// Why one more call of that method is too many; nil if it is not.
  private func excess(_ entry: MethodTable.Entry) -> Status? {
    func tooMany(_ limit: Int, _ what: String) -> Status {
      .resourceExhausted("at most \(limit) \(what) may be open on one connection", reason: .tooManyCalls)
    }
    if counts.all >= limits.openCalls { return tooMany(limits.openCalls, "calls") }
    if entry.shape != .unary, counts.streaming >= limits.openStreams {
      return tooMany(limits.openStreams, "streaming calls")
    }
    if !isAuthenticated, !entry.isHealth, counts.strange >= limits.openCallsUnauthenticated {
      return tooMany(limits.openCallsUnauthenticated, "calls without a valid credential shown before")
    }
    return nil
  }

  private mutating func count(_ entry: MethodTable.Entry, _ step: Int) {
    counts.all += step
    if entry.shape != .unary { counts.streaming += step }
    if !entry.isHealth { counts.strange += step }
  }

  // MARK: Ends

  private mutating func refuse(_ id: UInt32, _ status: Status) {
    output.frame(id, .response) { ResponseEnvelope.append(status, to: &$0) }
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

  private static func malformedStream(_ words: String) -> Status {
    .invalidArgument(words, reason: .malformedStream)
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
