/// A stream of HTTP/2: a request that comes in, and its answer that goes out.
final class HTTP2Stream {
  private(set) var request = HTTPRequest(method: "", target: "", authority: "")
  private var headerBytes = 0
  /// The status by which the request is refused; nil while nothing is wrong.
  private(set) var fault: Int?
  /// When the header ended and the body was still to come; nil before that and once all is there.
  var bodyBegan: UInt64?
  /// Whether the peer has sent all of the request.
  var hasEnded = false
  /// Whether the request, or its fault, was reported.
  var isReported = false
  /// Whether an answer was begun.
  var isAnswered = false

  private var out: [UInt8] = []
  private var outStart = 0
  /// Whether the answer's body comes in pieces, and there may be more.
  var isStreaming = false
  /// Whether nghttp2 waits for more of the body.
  var isDeferred = false

  // MARK: The request

  func field(_ name: [UInt8], _ value: [UInt8], _ limits: HTTPLimits) {
    headerBytes += name.count + value.count
    guard headerBytes <= limits.headerBytes, request.fields.count < limits.fields else {
      fault = fault ?? 431
      return
    }
    let text = String(decoding: value, as: UTF8.self)
    switch String(decoding: name, as: UTF8.self) {
    case ":method": request.method = text
    case ":path": request.target = text
    case ":authority": request.authority = text
    case ":scheme": if text != "https" { fault = fault ?? 421 }
    case "host":
      if request.authority.isEmpty {
        request.authority = text
      } else if request.authority != text {
        fault = fault ?? 400
      }
    case let name where name.hasPrefix(":"): fault = fault ?? 400
    case let name: request.fields.append(HTTPRequest.Field(name, text))
    }
  }

  func data(_ bytes: UnsafeBufferPointer<UInt8>, _ limits: HTTPLimits) {
    guard fault == nil else { return }
    guard request.body.count + bytes.count <= limits.bodyBytes else {
      fault = 413
      request.body = []
      return
    }
    request.body += bytes
  }

  // MARK: The answer

  /// Bytes of the body that nghttp2 has not taken.
  var waiting: Int { out.count - outStart }

  func append(_ bytes: [UInt8]) {
    if waiting == 0 { (out, outStart) = (bytes, 0) } else { out += bytes }
  }

  /// Moves bytes of the body into `room`. Returns how many.
  func take(into room: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(room.count, waiting)
    guard count > 0 else { return 0 }
    out.withUnsafeBytes { room.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[outStart..<outStart + count])) }
    outStart += count
    if outStart == out.count { (out, outStart) = ([], 0) }
    return count
  }
}
