// A peer of HTTP/2 that writes its frames byte by byte, and reads those that come.

@testable import TarazuHTTP

/// A frame (RFC 9113, 4.1).
struct Frame: Equatable {
  enum Kind: UInt8 { case data, headers, priority, reset, settings, push, ping, goAway, window, continuation }

  var kind: Kind
  var flags: UInt8 = 0
  var stream: UInt32 = 0
  var payload: [UInt8] = []

  static let endStream: UInt8 = 1
  static let endHeaders: UInt8 = 4

  var bytes: [UInt8] {
    let count = payload.count
    return [
      UInt8(truncatingIfNeeded: count >> 16), UInt8(truncatingIfNeeded: count >> 8), UInt8(truncatingIfNeeded: count),
    ]
      + [kind.rawValue, flags] + number(stream) + payload
  }

  /// The frames in some bytes.
  static func all(in bytes: [UInt8]) -> [Frame] {
    var frames: [Frame] = []
    var rest = bytes[...]
    while rest.count >= 9 {
      let head = Array(rest.prefix(9))
      let count = Int(head[0]) << 16 | Int(head[1]) << 8 | Int(head[2])
      let stream = head[5...].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      guard let kind = Kind(rawValue: head[3]) else { break }
      frames.append(Frame(kind: kind, flags: head[4], stream: stream, payload: Array(rest.dropFirst(9).prefix(count))))
      rest = rest.dropFirst(9 + count)
    }
    return frames
  }
}

/// Four bytes, the highest first.
func number(_ value: UInt32) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) } }

enum HTTP2Peer {
  /// What a client says first.
  static let preface = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8) + Frame(kind: .settings).bytes

  /// Fields as literals without an index (RFC 7541, 6.2.2).
  static func block(_ fields: [(String, String)]) -> [UInt8] {
    fields.flatMap { [0] + text($0) + text($1) }
  }

  private static func text(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    guard bytes.count >= 127 else { return [UInt8(bytes.count)] + bytes }
    var length: [UInt8] = [127]
    var rest = bytes.count - 127
    while rest >= 128 {
      length.append(UInt8(rest & 127 | 128))
      rest >>= 7
    }
    return length + [UInt8(rest)] + bytes
  }

  static let get = [(":method", "GET"), (":scheme", "https"), (":path", "/a?b=c"), (":authority", "h:8443")]

  static func request(
    _ stream: UInt32, _ fields: [(String, String)] = get, endsStream: Bool = true
  ) -> [UInt8] {
    let flags = Frame.endHeaders | (endsStream ? Frame.endStream : 0)
    return Frame(kind: .headers, flags: flags, stream: stream, payload: block(fields)).bytes
  }
}
