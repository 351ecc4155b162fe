import TarazuBase

/// Frames that wait to be sent, back to back.
public struct OutputBuffer: ~Copyable {
  private let queue: ByteQueue

  /// How many bytes have been handed over since the beginning.
  public private(set) var sent: UInt64 = 0

  init(pool: BufferPool) { queue = ByteQueue(pool: pool) }

  /// How many bytes wait.
  public var count: Int { queue.count }

  /// Hands all that waits to `body`, which says how many bytes it took.
  public mutating func drain(_ body: (UnsafeRawBufferPointer) -> Int) {
    sent &+= UInt64(queue.drain(body))
  }

  /// Drops all that waits: the connection is over.
  public mutating func drop() { queue.clear() }

  /// Appends a frame.
  mutating func frame(_ stream: UInt32, _ type: FrameType, _ flags: FrameFlags = [], _ data: [UInt8] = []) {
    queue.append(
      FrameHeader(length: UInt32(truncatingIfNeeded: data.count), stream: stream, type: type, flags: flags))
    queue.append(data)
  }

  /// A RESPONSE that is OK, with a payload in two parts.
  mutating func response(_ stream: UInt32, _ payload: [UInt8], _ rest: [UInt8]) {
    let count = payload.count + rest.count
    let size = ResponseEnvelope.size(payload: count)
    queue.reserve(FrameHeader.size + size)
    queue.append(FrameHeader(length: UInt32(truncatingIfNeeded: size), stream: stream, type: .response))
    guard count > 0 else { return }
    queue.append(ResponseEnvelope.payloadTag)
    Varint.write(UInt64(count)) { queue.append($0) }
    queue.append(payload)
    queue.append(rest)
  }
}
