/// Frames that wait to be sent, back to back.
public struct OutputBuffer: Sendable {
  /// Above this an empty buffer gives its memory back.
  private static let kept = 65_536

  private(set) var bytes: [UInt8] = []
  private var start = 0

  /// How many bytes were handed over altogether since the beginning.
  public private(set) var sent: UInt64 = 0

  public init() {}

  /// How many bytes wait.
  public var count: Int { bytes.count - start }

  /// Hands all that waits to `body`, which says how many bytes it took.
  public mutating func drain(_ body: (UnsafeRawBufferPointer) -> Int) {
    let taken = bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[start...])) }
    let count = max(0, min(taken, self.count))
    start += count
    sent &+= UInt64(count)
    if start == bytes.count {
      start = 0
      bytes.removeAll(keepingCapacity: bytes.capacity <= OutputBuffer.kept)
    } else if start > bytes.count / 2 {
      // Each byte is moved at most once for each time the buffer was twice as long.
      bytes.removeFirst(start)
      start = 0
    }
  }

  /// Appends a frame whose data `body` writes; the header's length is set from what it wrote.
  mutating func frame(_ stream: UInt32, _ type: FrameType, _ flags: FrameFlags = [], _ body: (inout [UInt8]) -> Void) {
    let place = bytes.count
    FrameHeader(length: 0, stream: stream, type: type, flags: flags).append(to: &bytes)
    body(&bytes)
    let length = UInt32(truncatingIfNeeded: bytes.count - place - FrameHeader.size)
    for (offset, shift) in [24, 16, 8, 0].enumerated() {
      bytes[place + offset] = UInt8(truncatingIfNeeded: length >> UInt32(shift))
    }
  }

  /// Appends a frame that was made before, on this stream.
  mutating func prepared(_ frame: [UInt8], _ stream: UInt32) {
    let place = bytes.count + FrameHeader.streamOffset
    bytes.append(contentsOf: frame)
    bytes[place] = UInt8(truncatingIfNeeded: stream >> 24)
    bytes[place + 1] = UInt8(truncatingIfNeeded: stream >> 16)
    bytes[place + 2] = UInt8(truncatingIfNeeded: stream >> 8)
    bytes[place + 3] = UInt8(truncatingIfNeeded: stream)
  }

  /// A message in a DATA frame.
  mutating func data(_ stream: UInt32, _ message: [UInt8], _ flags: FrameFlags = []) {
    FrameHeader(length: UInt32(truncatingIfNeeded: message.count), stream: stream, type: .data, flags: flags)
      .append(to: &bytes)
    bytes.append(contentsOf: message)
  }

  /// A RESPONSE with a payload.
  mutating func response(_ stream: UInt32, _ payload: [UInt8]) {
    let size = ResponseEnvelope.size(payload: payload.count)
    FrameHeader(length: UInt32(truncatingIfNeeded: size), stream: stream, type: .response).append(to: &bytes)
    ResponseEnvelope.append(payload: payload, to: &bytes)
  }
}
