import TarazuLoop

/// HTTP/1.1: one request after the other.
final class HTTP1Machine: HTTPMachine {
  private enum Phase: Equatable {
    /// A request is read.
    case reading
    /// A request, or a fault after which the connection ends, waits for its answer.
    case answering(isHead: Bool)
    /// The answer's body comes in pieces.
    case streaming(isHead: Bool)
    /// Nothing more is read.
    case ended
  }

  private let limits: HTTPLimits
  private let parser: HTTP1Parser
  private var input: [UInt8] = []
  private var output = OutgoingBytes()
  private var phase = Phase.reading
  private var id: Int32 = 0
  private var closesAfterAnswer = false
  private var isClosing = false
  private var hasReportedClose = false
  /// When the request that is read began: the first byte, or for the first one the connection.
  private var began: UInt64?
  private var bodyBegan: UInt64?
  private var lastFill: UInt64

  /// How many bytes one filling offers.
  private static let fillSize = 16 << 10

  init(limits: HTTPLimits, at now: UInt64) {
    self.limits = limits
    parser = HTTP1Parser(limits: limits)
    began = now
    lastFill = now
  }

  // MARK: In

  var canRead: Bool { !isClosing && input.count < HTTP1Machine.fillSize && unsent < limits.unsentBytes }

  func fill(at now: UInt64, _ body: (UnsafeMutableRawBufferPointer) -> Int) -> Int {
    withUnsafeTemporaryAllocation(byteCount: HTTP1Machine.fillSize, alignment: 1) { buffer in
      let count = min(max(0, body(buffer)), buffer.count)
      lastFill = now
      if count > 0, began == nil, phase == .reading { began = now }
      input += buffer[..<count]
      return count
    }
  }

  func next(at now: UInt64) -> HTTPEvent? {
    if isClosing, phase == .reading || phase == .ended { return close() }
    guard phase == .reading, !input.isEmpty else { return nil }
    do throws(HTTP1Parser.Fault) {
      let (used, request) = try parser.read(input[...])
      input.removeFirst(used)
      if parser.isInBody, bodyBegan == nil { bodyBegan = now }
      guard let request else { return nil }
      id &+= 1
      phase = .answering(isHead: request.method == "HEAD")
      closesAfterAnswer = !parser.keepsAlive
      (began, bodyBegan) = (nil, nil)
      return .request(id, request)
    } catch {
      id &+= 1
      phase = .answering(isHead: false)
      (closesAfterAnswer, input, began, bodyBegan) = (true, [], nil, nil)
      return .fault(id, status: error.status)
    }
  }

  private func close() -> HTTPEvent? {
    guard !hasReportedClose else { return nil }
    hasReportedClose = true
    return .close(nil)
  }

  // MARK: Out

  func answer(_ id: Int32, _ response: HTTPResponse, _ body: [UInt8]) {
    guard id == self.id, case .answering(let isHead) = phase else { return }
    var fields = response.safeFields
    if !response.isBodiless { fields.append(HTTPRequest.Field("content-length", String(body.count))) }
    writeHead(response.status, fields)
    if !isHead, !response.isBodiless { output.append(body) }
    ended()
  }

  func begin(_ id: Int32, _ response: HTTPResponse) {
    guard id == self.id, case .answering(let isHead) = phase else { return }
    writeHead(response.status, response.safeFields + [HTTPRequest.Field("transfer-encoding", "chunked")])
    phase = .streaming(isHead: isHead)
  }

  func send(_ id: Int32, _ bytes: [UInt8]) {
    guard id == self.id, phase == .streaming(isHead: false), !bytes.isEmpty else { return }
    output.append((String(bytes.count, radix: 16) + "\r\n").utf8)
    output.append(bytes)
    output.append("\r\n".utf8)
  }

  func finish(_ id: Int32) {
    guard id == self.id, case .streaming(let isHead) = phase else { return }
    if !isHead { output.append("0\r\n\r\n".utf8) }
    ended()
  }

  func isDrained(_ id: Int32) -> Bool { unsent == 0 }

  private func writeHead(_ status: Int, _ fields: [HTTPRequest.Field]) {
    var text = "HTTP/1.1 \(status) \(HTTPStatus.phrase(status))\r\n"
    for field in fields { text += "\(field.name): \(field.value)\r\n" }
    if closesAfterAnswer || isClosing { text += "connection: close\r\n" }
    output.append((text + "\r\n").utf8)
  }

  private func ended() {
    if closesAfterAnswer || isClosing {
      phase = .ended
      isClosing = true
    } else {
      phase = .reading
      began = input.isEmpty ? nil : lastFill
      parser.goOn()
    }
  }

  var unsent: Int { output.count }

  func drain(_ body: (UnsafeRawBufferPointer) -> Int) { output.drain(body) }

  // MARK: Its life

  var openCount: Int {
    switch phase {
    case .reading: parser.isInHeader || parser.isInBody ? 1 : 0
    case .answering, .streaming: 1
    case .ended: 0
    }
  }

  func lateness(at now: UInt64) -> HTTPLateness? {
    guard phase == .reading else { return nil }
    func isOver(_ start: UInt64?, _ time: Duration) -> Bool {
      start.map { now > $0 && now - $0 > time.wholeNanoseconds } ?? false
    }
    if let bodyBegan { return isOver(bodyBegan, limits.bodyTime) ? .header : nil }
    return isOver(began, limits.headerTime) ? .header : nil
  }

  func goAway() { isClosing = true }
}
