/// Cuts what arrives into frames, whole or skipped.
struct FrameReader: ~Copyable {
  private static let greatestFirst: UInt8 = 0x0F
  /// What one filling offers at least.
  private static let leastRoom = 4_096

  let input: ByteQueue
  /// How many frames have been taken out.
  private(set) var framesTaken: UInt64 = 0
  /// How much of a skipped frame's data is still to come.
  private var remainingToSkip = 0

  init(pool: BufferPool) { input = ByteQueue(pool: pool) }

  enum Cut: Equatable {
    /// More bytes are needed.
    case needsMore
    /// A frame whose data is at `data` in `input`, where it stays until `consume`.
    case frame(FrameHeader, data: Range<Int>)
    /// A frame over the limit; its data will be skipped.
    case tooLong(FrameHeader)
    /// What follows is no frame: with its header, where it may be one that is far too large.
    case broken(FrameHeader?)
  }

  /// Whether a frame has begun to arrive and is not whole yet; meaningful after `next` said that it needs more.
  var isInsideFrame: Bool { input.count > 0 || remainingToSkip > 0 }

  /// How many bytes the frame that has begun will have, as far as is known: at least a header's.
  var begunFrameSize: Int {
    guard let header else { return FrameHeader.size + remainingToSkip }
    return FrameHeader.size + Int(header.length)
  }

  /// The header that the input begins with; nil while it is not whole.
  private var header: FrameHeader? {
    let start = input.start
    return input.withBytes { FrameHeader(in: $0, at: start) }
  }

  /// Lets `body` write the peer's bytes into free space, and returns how many it wrote.
  mutating func fill(_ body: (UnsafeMutableRawBufferPointer) -> Int) -> Int {
    input.fill(FrameReader.leastRoom, body)
  }

  /// Drops what has come: nothing more will be taken.
  mutating func drop() { input.clear() }

  mutating func next() -> Cut {
    if remainingToSkip > 0 {
      let skipped = min(remainingToSkip, input.count)
      input.drop(skipped)
      remainingToSkip -= skipped
      if remainingToSkip > 0 { return .needsMore }
    }
    guard input.count > 0 else { return .needsMore }
    let first = input[input.start]
    // Other protocols begin with letters, or with TLS's 0x16; a frame up to 256 MiB is looked at, so that it can be refused.
    guard first <= FrameReader.greatestFirst else { return .broken(nil) }
    guard let header else { return .needsMore }
    guard first == 0 else { return .broken(header) }
    let length = Int(header.length)
    if length > WireLimits.frameData {
      input.drop(FrameHeader.size)
      remainingToSkip = length
      framesTaken &+= 1
      return .tooLong(header)
    }
    let dataStart = input.start + FrameHeader.size
    guard input.end - dataStart >= length else { return .needsMore }
    return .frame(header, data: dataStart..<dataStart + length)
  }

  /// Done with the frame that `next` gave.
  mutating func consume(_ header: FrameHeader) {
    framesTaken &+= 1
    input.drop(FrameHeader.size + Int(header.length))
  }
}
