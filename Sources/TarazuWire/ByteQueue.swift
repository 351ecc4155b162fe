// Bytes on their way in or out, in memory that connections share in turns. All unsafe code of this target is here.

/// Memory for the queues of one loop. A queue that is empty gives its memory back, so that a thousand idle connections
/// hold none of it, and the busy ones take turns with what the processor's cache has already.
///
/// It is for one thread, as the queues are.
public final class BufferPool {
  /// A TLS record's content and the least that one filling offers.
  static let bufferSize = 16_384 + 4_096
  /// How many spare buffers are kept.
  private static let most = 8

  private var spare: [UnsafeMutableRawBufferPointer] = []

  public init() {}

  deinit {
    for buffer in spare { buffer.deallocate() }
  }

  fileprivate func take(_ size: Int) -> UnsafeMutableRawBufferPointer {
    if size <= BufferPool.bufferSize, let buffer = spare.popLast() { return buffer }
    return .allocate(byteCount: max(size, BufferPool.bufferSize), alignment: 16)
  }

  fileprivate func giveBack(_ buffer: UnsafeMutableRawBufferPointer) {
    if buffer.count == BufferPool.bufferSize, spare.count < BufferPool.most {
      spare.append(buffer)
    } else {
      buffer.deallocate()
    }
  }
}

/// Bytes that are put in at the end and used up from the start.
final class ByteQueue {
  private let pool: BufferPool
  // The queue is used by one thread, and no closure that is handed its memory comes back to it: dynamic checks of
  // exclusive access would only repeat that, for each byte.

  /// Without memory while it is empty.
  @exclusivity(unchecked)
  private var memory = UnsafeMutableRawBufferPointer(start: nil, count: 0)
  /// The offsets in `memory` where the bytes begin and end. They stay valid until bytes are put in or dropped.
  @exclusivity(unchecked)
  private(set) var start = 0
  @exclusivity(unchecked)
  private(set) var end = 0

  init(pool: BufferPool) { self.pool = pool }

  deinit {
    // Not into the pool: this may be another thread than the loop's.
    memory.deallocate()
  }

  var count: Int { end - start }

  // MARK: In

  /// Lets `body` write fresh bytes into room for at least `least`; it returns how many. Returns that number.
  func fill(_ least: Int, _ body: (UnsafeMutableRawBufferPointer) -> Int) -> Int {
    reserve(least)
    let room = UnsafeMutableRawBufferPointer(rebasing: memory[end...])
    let written = max(0, min(body(room), room.count))
    end += written
    if start == end { clear() }
    return written
  }

  @inline(__always)
  func append(_ byte: UInt8) {
    reserve(1)
    memory[end] = byte
    end += 1
  }

  /// The ten bytes before a frame's data.
  @inline(__always)
  func append(_ header: FrameHeader) {
    reserve(FrameHeader.size)
    memory.storeBytes(of: header.length.bigEndian, toByteOffset: end, as: UInt32.self)
    memory.storeBytes(of: header.stream.bigEndian, toByteOffset: end + 4, as: UInt32.self)
    memory[end + 8] = header.type.rawValue
    memory[end + 9] = header.flags.rawValue
    end += FrameHeader.size
  }

  @inline(__always)
  func append(_ bytes: [UInt8]) {
    reserve(bytes.count)
    bytes.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: memory[end...]).copyMemory(from: $0) }
    end += bytes.count
  }

  /// Makes room for `more` bytes.
  @inline(__always)
  func reserve(_ more: Int) {
    if memory.count - end < more { makeRoom(more) }
  }

  @inline(never)
  private func makeRoom(_ more: Int) {
    let live = count
    // Bytes are moved down only where at least as many were used up, and to memory twice as large: a few times each.
    if start >= live, memory.count - live >= more {
      memory.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[start..<end]))
    } else {
      let larger = pool.take(max(live + more, memory.isEmpty ? 0 : memory.count * 2))
      larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[start..<end]))
      release()
      memory = larger
    }
    start = 0
    end = live
  }

  // MARK: Out

  /// The byte at an offset between `start` and `end`.
  subscript(_ offset: Int) -> UInt8 { memory[offset] }

  /// Shows the memory up to `end`, so that offsets in it are offsets in the span.
  @inline(__always)
  func withBytes<Value, Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    try body(UnsafeRawBufferPointer(rebasing: memory[..<end]).bindMemory(to: UInt8.self).span)
  }

  /// The bytes at `range`, until the next are put in or dropped.
  func bytes(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeRawBufferPointer(rebasing: memory[..<end][range]).bindMemory(to: UInt8.self)
  }

  /// Hands all that waits to `body`, which says how many bytes it took, and drops those. Returns their number.
  func drain(_ body: (UnsafeRawBufferPointer) -> Int) -> Int {
    let taken = max(0, min(body(UnsafeRawBufferPointer(rebasing: memory[start..<end])), count))
    drop(taken)
    return taken
  }

  func drop(_ dropped: Int) {
    start += min(dropped, count)
    if start == end { clear() }
  }

  /// Drops everything.
  func clear() {
    start = 0
    end = 0
    if !memory.isEmpty { release() }
  }

  private func release() {
    pool.giveBack(memory)
    memory = UnsafeMutableRawBufferPointer(start: nil, count: 0)
  }
}

extension Span where Element == UInt8 {
  /// A copy of the bytes at `range`.
  func copy(_ range: Range<Int>) -> [UInt8] {
    extracting(range).withUnsafeBufferPointer { Array($0) }
  }

  /// The text at `range`; nil if it is not UTF-8.
  func text(_ range: Range<Int>) -> String? {
    guard let text = try? UTF8Span(validating: extracting(range)) else { return nil }
    return String(copying: text)
  }

  /// The big-endian number of the four bytes at an offset.
  @inline(__always)
  func word(at offset: Int) -> UInt32 {
    bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt32.self).bigEndian
  }

  /// Whether the bytes at `range` are UTF-8.
  func isText(_ range: Range<Int>) -> Bool {
    (try? UTF8Span(validating: extracting(range))) != nil
  }

  /// Whether these are the bytes of `other`, in a time that does not reveal where they differ.
  @inline(__always)
  func isEqual(to other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    guard count >= 8 else {
      var difference: UInt8 = 0
      for index in indices { difference |= self[index] ^ other[index] }
      return difference == 0
    }
    let (mine, theirs) = (bytes, other.bytes)
    // The last word may have bytes of the one before it.
    var difference = mine.word(at: count - 8) ^ theirs.word(at: count - 8)
    var offset = 0
    while offset + 8 < count {
      difference |= mine.word(at: offset) ^ theirs.word(at: offset)
      offset += 8
    }
    return difference == 0
  }
}

extension RawSpan {
  /// The eight bytes at an offset.
  @inline(__always)
  fileprivate func word(at offset: Int) -> UInt64 { unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self) }
}
