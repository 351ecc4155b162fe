import CHTTPParser

/// Requests of HTTP/1.1, one after the other, by http-parser. The parser stops after each request until `goOn`.
final class HTTP1Parser {
  /// Why a request is refused.
  struct Fault: Error, Equatable {
    let status: Int
    let reason: String
  }

  /// What a callback returns to stop the parser; 1 and 2 mean something else at the end of a header.
  private static let stop: Int32 = -1

  private let parser: UnsafeMutablePointer<http_parser>
  private let limits: HTTPLimits
  private static var settings: http_parser_settings {
    var settings = http_parser_settings()
    http_parser_settings_init(&settings)
    settings.on_message_begin = { HTTP1Parser.of($0)?.began() ?? HTTP1Parser.stop }
    settings.on_url = { HTTP1Parser.of($0)?.target($1, $2) ?? HTTP1Parser.stop }
    settings.on_header_field = { HTTP1Parser.of($0)?.name($1, $2) ?? HTTP1Parser.stop }
    settings.on_header_value = { HTTP1Parser.of($0)?.value($1, $2) ?? HTTP1Parser.stop }
    settings.on_headers_complete = { HTTP1Parser.of($0)?.headerEnded() ?? HTTP1Parser.stop }
    settings.on_body = { HTTP1Parser.of($0)?.body($1, $2) ?? HTTP1Parser.stop }
    settings.on_message_complete = { HTTP1Parser.of($0)?.ended() ?? HTTP1Parser.stop }
    return settings
  }

  private var headerBytes = 0
  private var url: [UInt8] = []
  private var names: [[UInt8]] = []
  private var values: [[UInt8]] = []
  private var isInValue = true
  private var content: [UInt8] = []
  private var request: HTTPRequest?
  private var fault: Fault?
  /// Whether the header of a request has begun and not ended, and whether its body has.
  private(set) var isInHeader = false
  private(set) var isInBody = false
  /// Whether the connection may go on after this request.
  private(set) var keepsAlive = true

  init(limits: HTTPLimits) {
    self.limits = limits
    parser = .allocate(capacity: 1)
    http_parser_init(parser, HTTP_REQUEST)
    parser.pointee.data = Unmanaged.passUnretained(self).toOpaque()
  }

  deinit { parser.deallocate() }

  private static func of(_ pointer: UnsafeMutablePointer<http_parser>?) -> HTTP1Parser? {
    guard let data = pointer?.pointee.data else { return nil }
    return Unmanaged<HTTP1Parser>.fromOpaque(data).takeUnretainedValue()
  }

  /// Reads on. Returns how many of the bytes belong to what was read, and a request that they complete.
  func read(_ bytes: ArraySlice<UInt8>) throws(Fault) -> (used: Int, request: HTTPRequest?) {
    let used = bytes.withUnsafeBytes { buffer in
      var settings = HTTP1Parser.settings
      return http_parser_execute(parser, &settings, buffer.bindMemory(to: CChar.self).baseAddress, buffer.count)
    }
    if let fault { throw fault }
    let error = http_errno(tz_h1_error(parser))
    guard error == HPE_OK || error == HPE_PAUSED else {
      throw Fault(status: 400, reason: "bad HTTP/1.1: " + String(cString: tz_h1_error_name(parser)))
    }
    defer { request = nil }
    return (min(used, bytes.count), request)
  }

  /// The request that was read is answered: the next may come.
  func goOn() {
    if http_errno(tz_h1_error(parser)) == HPE_PAUSED { http_parser_pause(parser, 0) }
  }

  // MARK: What the parser finds; 0 lets it go on

  private func began() -> Int32 {
    (headerBytes, url, names, values, content) = (0, [], [], [], [])
    (isInHeader, isInBody, isInValue) = (true, false, true)
    return 0
  }

  private func target(_ start: UnsafePointer<CChar>?, _ count: Int) -> Int32 {
    guard counts(count) else { return refuse(414, "the target is too long") }
    url += HTTP1Parser.bytes(start, count)
    return 0
  }

  private func name(_ start: UnsafePointer<CChar>?, _ count: Int) -> Int32 {
    if isInValue {
      names.append([])
      values.append([])
      isInValue = false
    }
    guard counts(count), names.count <= limits.fields else { return refuse(431, "the header is too large") }
    names[names.count - 1] += HTTP1Parser.bytes(start, count)
    return 0
  }

  private func value(_ start: UnsafePointer<CChar>?, _ count: Int) -> Int32 {
    isInValue = true
    guard counts(count), !values.isEmpty else { return refuse(431, "the header is too large") }
    values[values.count - 1] += HTTP1Parser.bytes(start, count)
    return 0
  }

  private func headerEnded() -> Int32 {
    (isInHeader, isInBody) = (false, true)
    guard tz_h1_is_11(parser) != 0 else { return refuse(505, "only HTTP/1.1 is spoken here") }
    guard tz_h1_has_length(parser) == 0 || parser.pointee.content_length <= UInt64(limits.bodyBytes) else {
      return refuse(413, "the body is too large")
    }
    return 0
  }

  private func body(_ start: UnsafePointer<CChar>?, _ count: Int) -> Int32 {
    guard content.count + count <= limits.bodyBytes else { return refuse(413, "the body is too large") }
    content += HTTP1Parser.bytes(start, count)
    return 0
  }

  private func ended() -> Int32 {
    isInBody = false
    keepsAlive = http_should_keep_alive(parser) != 0 && tz_h1_is_upgrade(parser) == 0
    let fields = zip(names, values).map {
      HTTPRequest.Field(HTTP1Parser.text($0).lowercased(), HTTP1Parser.text($1))
    }
    let hosts = fields.filter { $0.name == "host" }
    guard hosts.count == 1 else { return refuse(400, "a request has one host") }
    request = HTTPRequest(
      method: String(cString: tz_h1_method_name(parser)), target: HTTP1Parser.text(url), authority: hosts[0].value,
      fields: fields.filter { $0.name != "host" }, body: content)
    content = []
    http_parser_pause(parser, 1)
    return 0
  }

  /// Counts bytes of the header; whether there are not too many.
  private func counts(_ count: Int) -> Bool {
    headerBytes += count
    return headerBytes <= limits.headerBytes
  }

  private func refuse(_ status: Int, _ reason: String) -> Int32 {
    if fault == nil { fault = Fault(status: status, reason: reason) }
    return HTTP1Parser.stop
  }

  private static func bytes(_ start: UnsafePointer<CChar>?, _ count: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: start, count: count)
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
