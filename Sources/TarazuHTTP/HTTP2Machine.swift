import CNGHTTP2
import TarazuLoop

/// HTTP/2 by nghttp2: requests side by side on one connection. What nghttp2 finds comes over `HTTP2Callbacks`.
final class HTTP2Machine: HTTPMachine {
  let limits: HTTPLimits
  private var session: OpaquePointer?
  private var streams: [Int32: HTTP2Stream] = [:]
  private var events: [HTTPEvent] = []
  private var firstEvent = 0
  private var output = OutgoingBytes()
  private var now: UInt64
  private let connectionBegan: UInt64
  private var resets: RateCount
  private var controls: RateCount
  /// When the header that is coming began; nil while none is.
  private var headerBegan: UInt64?
  private var hasHadRequest = false
  private var isOver = false
  private var isGoingAway = false

  private static let fillSize = 16 << 10

  init(limits: HTTPLimits, at now: UInt64) {
    self.limits = limits
    self.now = now
    connectionBegan = now
    resets = RateCount(most: limits.resets, within: limits.window)
    controls = RateCount(most: limits.controlFrames, within: limits.window)
    session = HTTP2Callbacks.session(for: self)
    guard session != nil else {
      end("no session of HTTP/2 could be made")
      return
    }
    submitSettings()
    collect()
  }

  deinit { nghttp2_session_del(session) }

  private func submitSettings() {
    let settings = [
      (NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS, limits.streams),
      (NGHTTP2_SETTINGS_MAX_HEADER_LIST_SIZE, limits.headerBytes),
      (NGHTTP2_SETTINGS_INITIAL_WINDOW_SIZE, limits.bodyBytes),
    ].map { nghttp2_settings_entry(settings_id: Int32($0.rawValue), value: UInt32(clamping: $1)) }
    nghttp2_submit_settings(session, UInt8(NGHTTP2_FLAG_NONE.rawValue), settings, settings.count)
  }

  // MARK: In

  var canRead: Bool { !isOver && unsent < limits.unsentBytes }

  func fill(at now: UInt64, _ body: (UnsafeMutableRawBufferPointer) -> Int) -> Int {
    self.now = now
    return withUnsafeTemporaryAllocation(byteCount: HTTP2Machine.fillSize, alignment: 16) { buffer in
      let count = min(max(0, body(buffer)), buffer.count)
      guard count > 0, !isOver else { return count }
      let used = nghttp2_session_mem_recv(session, buffer.bindMemory(to: UInt8.self).baseAddress, count)
      if used < 0 { end("bad HTTP/2: " + HTTP2Machine.text(of: Int32(clamping: used))) }
      collect()
      return count
    }
  }

  func next(at now: UInt64) -> HTTPEvent? {
    guard firstEvent < events.count else {
      if !isOver, nghttp2_session_want_read(session) == 0, nghttp2_session_want_write(session) == 0 {
        end(nil)
        return next(at: now)
      }
      return nil
    }
    defer {
      firstEvent += 1
      if firstEvent == events.count { (events, firstEvent) = ([], 0) }
    }
    return events[firstEvent]
  }

  private func end(_ reason: String?) {
    guard !isOver else { return }
    isOver = true
    events.append(.close(reason))
  }

  // MARK: What the callbacks tell

  func beganFrame(_ type: UInt8, _ length: Int) {
    switch nghttp2_frame_type(UInt32(type)) {
    case NGHTTP2_HEADERS, NGHTTP2_CONTINUATION: break
    case NGHTTP2_DATA where length > 0: break
    default: if controls.add(at: now) { calmDown("too many frames that carry nothing") }
    }
  }

  func beganHeader(_ id: Int32) {
    hasHadRequest = true
    headerBegan = now
    streams[id] = HTTP2Stream()
  }

  func field(_ id: Int32, _ name: [UInt8], _ value: [UInt8]) { streams[id]?.field(name, value, limits) }

  func data(_ id: Int32, _ bytes: UnsafeBufferPointer<UInt8>) {
    guard let stream = streams[id], !stream.isReported else { return }
    stream.data(bytes, limits)
    if stream.fault != nil { report(id, stream) }
  }

  /// A frame is whole; `endsStream` where it is the last of its request.
  func frameEnded(_ type: UInt8, _ id: Int32, endsStream: Bool) {
    if nghttp2_frame_type(UInt32(type)) == NGHTTP2_HEADERS { headerBegan = nil }
    guard let stream = streams[id] else { return }
    if endsStream { stream.hasEnded = true }
    guard !stream.isReported else { return }
    if endsStream || stream.fault != nil {
      report(id, stream)
    } else if stream.bodyBegan == nil {
      stream.bodyBegan = now
    }
  }

  private func report(_ id: Int32, _ stream: HTTP2Stream) {
    stream.isReported = true
    stream.bodyBegan = nil
    if let status = stream.fault {
      events.append(.fault(id, status: status))
    } else {
      events.append(.request(id, stream.request))
    }
  }

  /// A stream was reset, by either side. What a peer makes this side reset counts too.
  func wasReset() {
    if resets.add(at: now) { calmDown("too many resets") }
  }

  /// The last byte of an answer is on its way. The rest of a request that was answered early is of no use.
  func answerEnded(_ id: Int32) {
    guard let stream = streams[id], stream.isAnswered, !stream.hasEnded else { return }
    nghttp2_submit_rst_stream(session, 0, id, NGHTTP2_NO_ERROR.rawValue)
  }

  func streamClosed(_ id: Int32) {
    guard let stream = streams.removeValue(forKey: id) else { return }
    if stream.isReported { events.append(.gone(id)) }
  }

  private func calmDown(_ reason: String) {
    guard !isOver else { return }
    nghttp2_session_terminate_session(session, NGHTTP2_ENHANCE_YOUR_CALM.rawValue)
    end(reason)
  }

  // MARK: Out

  func answer(_ id: Int32, _ response: HTTPResponse, _ body: [UInt8]) {
    guard let stream = streams[id], !stream.isAnswered else { return }
    var fields = response.safeFields
    if !response.isBodiless { fields.append(HTTPRequest.Field("content-length", String(body.count))) }
    let hasBody = !body.isEmpty && !response.isBodiless && stream.request.method != "HEAD"
    if hasBody { stream.append(body) }
    submit(id, stream, response.status, fields, hasBody: hasBody)
  }

  func begin(_ id: Int32, _ response: HTTPResponse) {
    guard let stream = streams[id], !stream.isAnswered else { return }
    let hasBody = stream.request.method != "HEAD"
    stream.isStreaming = hasBody
    submit(id, stream, response.status, response.safeFields, hasBody: hasBody)
  }

  private func submit(
    _ id: Int32, _ stream: HTTP2Stream, _ status: Int, _ fields: [HTTPRequest.Field], hasBody: Bool
  ) {
    stream.isAnswered = true
    let all = [HTTPRequest.Field(":status", String(status))] + fields
    let result = HTTP2Callbacks.submit(all, on: id, hasBody: hasBody, to: session)
    if result != 0 { nghttp2_submit_rst_stream(session, 0, id, NGHTTP2_INTERNAL_ERROR.rawValue) }
    collect()
  }

  func send(_ id: Int32, _ bytes: [UInt8]) {
    guard let stream = streams[id], stream.isStreaming, !bytes.isEmpty else { return }
    stream.append(bytes)
    resume(id, stream)
  }

  func finish(_ id: Int32) {
    guard let stream = streams[id], stream.isStreaming else { return }
    stream.isStreaming = false
    resume(id, stream)
  }

  private func resume(_ id: Int32, _ stream: HTTP2Stream) {
    if stream.isDeferred {
      stream.isDeferred = false
      nghttp2_session_resume_data(session, id)
    }
    collect()
  }

  func isDrained(_ id: Int32) -> Bool { streams[id].map { $0.waiting == 0 } ?? true }

  /// Takes bytes of an answer for nghttp2, which says by `isEnd` and `isDeferred` what follows. Nil: there is no stream.
  func take(_ id: Int32, into room: UnsafeMutableRawBufferPointer) -> (count: Int, isEnd: Bool, isDeferred: Bool)? {
    guard let stream = streams[id] else { return nil }
    let count = stream.take(into: room)
    let isEnd = stream.waiting == 0 && !stream.isStreaming
    if count == 0, !isEnd { stream.isDeferred = true }
    return (count, isEnd, stream.isDeferred)
  }

  /// Moves what nghttp2 has to say into the output, as long as that is small: the rest of the answers waits in their
  /// streams.
  private func collect() {
    while output.count < HTTP2Machine.collected {
      var bytes: UnsafePointer<UInt8>?
      let count = nghttp2_session_mem_send(session, &bytes)
      guard count > 0, let bytes else {
        if count < 0 { end("HTTP/2 cannot go on: " + HTTP2Machine.text(of: Int32(clamping: count))) }
        return
      }
      output.append(UnsafeBufferPointer(start: bytes, count: count))
    }
  }

  private static let collected = 64 << 10

  var unsent: Int { output.count }

  func drain(_ body: (UnsafeRawBufferPointer) -> Int) {
    output.drain(body)
    collect()
  }

  // MARK: Its life

  var openCount: Int { streams.count }

  func lateness(at now: UInt64) -> HTTPLateness? {
    func isOver(_ start: UInt64, _ time: Duration) -> Bool { now > start && now - start > time.wholeNanoseconds }
    if let headerBegan, isOver(headerBegan, limits.headerTime) { return .header }
    if !hasHadRequest, isOver(connectionBegan, limits.headerTime) { return .header }
    for (id, stream) in streams {
      guard let began = stream.bodyBegan, isOver(began, limits.bodyTime) else { continue }
      stream.bodyBegan = nil
      stream.isReported = true
      return .body(id)
    }
    return nil
  }

  func goAway() {
    guard !isGoingAway else { return }
    isGoingAway = true
    let last = nghttp2_session_get_last_proc_stream_id(session)
    nghttp2_submit_goaway(session, 0, last, NGHTTP2_NO_ERROR.rawValue, nil, 0)
    collect()
  }

  private static func text(of error: Int32) -> String { String(cString: nghttp2_strerror(error)) }
}
