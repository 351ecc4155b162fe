import CNGHTTP2

/// The functions by which nghttp2 tells an `HTTP2Machine` what it finds, and asks it for bytes. All of them run within
/// calls that the machine makes.
enum HTTP2Callbacks {
  /// A server's session, for a machine that outlives it; nil if there is no memory.
  static func session(for machine: HTTP2Machine) -> OpaquePointer? {
    var callbacks: OpaquePointer?
    var option: OpaquePointer?
    var session: OpaquePointer?
    guard nghttp2_session_callbacks_new(&callbacks) == 0, nghttp2_option_new(&option) == 0 else { return nil }
    defer {
      nghttp2_session_callbacks_del(callbacks)
      nghttp2_option_del(option)
    }
    nghttp2_session_callbacks_set_on_begin_frame_callback(callbacks, beganFrame)
    nghttp2_session_callbacks_set_on_begin_headers_callback(callbacks, beganHeader)
    nghttp2_session_callbacks_set_on_header_callback(callbacks, field)
    nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks, data)
    nghttp2_session_callbacks_set_on_frame_recv_callback(callbacks, frame)
    nghttp2_session_callbacks_set_on_frame_send_callback(callbacks, sent)
    nghttp2_session_callbacks_set_on_stream_close_callback(callbacks, closed)
    // Answers to PING and SETTINGS that a peer leaves unread are bounded.
    nghttp2_option_set_max_outbound_ack(option, 100)
    let result = nghttp2_session_server_new2(&session, callbacks, Unmanaged.passUnretained(machine).toOpaque(), option)
    return result == 0 ? session : nil
  }

  /// Submits the header of an answer, and with `hasBody` its body, which `take` of the machine gives.
  static func submit(
    _ fields: [HTTPRequest.Field], on id: Int32, hasBody: Bool, to session: OpaquePointer?
  ) -> Int32 {
    // All texts in one block of memory, where the pairs of pointers find them.
    var text: [UInt8] = []
    var ends: [(name: Int, value: Int)] = []
    for field in fields {
      text += field.name.utf8
      let name = text.count
      text += field.value.utf8
      ends.append((name, text.count))
    }
    return text.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return -1 }
      var start = 0
      let pairs = ends.map { end in
        defer { start = end.value }
        return tz_h2_field(base + start, end.name - start, base + end.name, end.value - end.name)
      }
      guard hasBody else { return nghttp2_submit_response(session, id, pairs, pairs.count, nil) }
      var provider = nghttp2_data_provider()
      provider.read_callback = read
      return nghttp2_submit_response(session, id, pairs, pairs.count, &provider)
    }
  }

  private static func machine(_ data: UnsafeMutableRawPointer?) -> HTTP2Machine? {
    data.map { Unmanaged<HTTP2Machine>.fromOpaque($0).takeUnretainedValue() }
  }

  private static func bytes(_ start: UnsafePointer<UInt8>?, _ count: Int) -> [UInt8] {
    Array(UnsafeBufferPointer(start: start, count: count))
  }

  private static let beganFrame: nghttp2_on_begin_frame_callback = { _, head, data in
    guard let head else { return 0 }
    HTTP2Callbacks.machine(data)?.beganFrame(head.pointee.type, head.pointee.length)
    return 0
  }

  private static let beganHeader: nghttp2_on_begin_headers_callback = { _, frame, data in
    guard let frame, tz_h2_is_request(frame) != 0 else { return 0 }
    HTTP2Callbacks.machine(data)?.beganHeader(Int32(bitPattern: tz_h2_stream(frame)))
    return 0
  }

  private static let field: nghttp2_on_header_callback = { _, frame, name, nameCount, value, valueCount, _, data in
    // The fields behind a body say nothing that is asked for here.
    guard let frame, tz_h2_is_request(frame) != 0 else { return 0 }
    HTTP2Callbacks.machine(data)?.field(
      Int32(bitPattern: tz_h2_stream(frame)), HTTP2Callbacks.bytes(name, nameCount),
      HTTP2Callbacks.bytes(value, valueCount))
    return 0
  }

  private static let data: nghttp2_on_data_chunk_recv_callback = { _, _, id, bytes, count, data in
    HTTP2Callbacks.machine(data)?.data(id, UnsafeBufferPointer(start: bytes, count: count))
    return 0
  }

  private static let frame: nghttp2_on_frame_recv_callback = { _, frame, data in
    guard let frame else { return 0 }
    let type = tz_h2_type(frame)
    if nghttp2_frame_type(UInt32(type)) == NGHTTP2_RST_STREAM { HTTP2Callbacks.machine(data)?.wasReset() }
    HTTP2Callbacks.machine(data)?.frameEnded(
      type, Int32(bitPattern: tz_h2_stream(frame)), endsStream: tz_h2_ends_stream(frame) != 0)
    return 0
  }

  private static let sent: nghttp2_on_frame_send_callback = { _, frame, data in
    guard let frame else { return 0 }
    switch nghttp2_frame_type(UInt32(tz_h2_type(frame))) {
    case NGHTTP2_RST_STREAM: HTTP2Callbacks.machine(data)?.wasReset()
    case NGHTTP2_DATA, NGHTTP2_HEADERS:
      if tz_h2_ends_stream(frame) != 0 {
        HTTP2Callbacks.machine(data)?.answerEnded(Int32(bitPattern: tz_h2_stream(frame)))
      }
    default: break
    }
    return 0
  }

  private static let closed: nghttp2_on_stream_close_callback = { _, id, _, data in
    HTTP2Callbacks.machine(data)?.streamClosed(id)
    return 0
  }

  private static let read: nghttp2_data_source_read_callback = { _, id, buffer, room, flags, _, data in
    let space = UnsafeMutableRawBufferPointer(start: buffer, count: room)
    guard let taken = HTTP2Callbacks.machine(data)?.take(id, into: space) else {
      return Int(NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE.rawValue)
    }
    if taken.isEnd { flags?.pointee |= NGHTTP2_DATA_FLAG_EOF.rawValue }
    return taken.isDeferred ? Int(NGHTTP2_ERR_DEFERRED.rawValue) : taken.count
  }
}
