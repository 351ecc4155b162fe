/// Bytes from the peer that are not used up yet. It grows with what arrives, not with what a header announces.
struct InputBuffer {
  /// How large the buffer is at first: a TLS record's content. An empty buffer above that is given back.
  static let size = 16_384
  /// What one filling offers at least.
  static let step = 4_096

  private(set) var bytes: [UInt8] = []
  private(set) var start = 0
  private(set) var end = 0

  var count: Int { end - start }

  /// Lets `body` write fresh bytes into free space; it returns how many. Returns that number.
  mutating func fill(_ body: (UnsafeMutableRawBufferPointer) -> Int) -> Int {
    makeRoom()
    let free = bytes.count - end
    let written = bytes.withUnsafeMutableBytes { all in
      body(UnsafeMutableRawBufferPointer(rebasing: all[end...]))
    }
    let count = max(0, min(written, free))
    end += count
    return count
  }

  mutating func drop(_ count: Int) {
    start += min(count, self.count)
    guard start == end else { return }
    start = 0
    end = 0
    if bytes.count > InputBuffer.size { bytes = [] }
  }

  private mutating func makeRoom() {
    guard bytes.count - end < InputBuffer.step else { return }
    if start > 0 {
      let (start, end) = (start, end)
      bytes.withUnsafeMutableBytes { all in
        UnsafeMutableRawBufferPointer(rebasing: all[..<(end - start)])
          .copyMemory(from: UnsafeRawBufferPointer(rebasing: all[start..<end]))
      }
      self.end -= start
      self.start = 0
    }
    guard bytes.count - end < InputBuffer.step else { return }
    let size = max(InputBuffer.size, end + InputBuffer.step, bytes.count * 2)
    bytes.append(contentsOf: repeatElement(0, count: size - bytes.count))
  }
}

extension Span where Element == UInt8 {
  /// A copy of the bytes at `range`.
  func copy(_ range: Range<Int>) -> [UInt8] {
    extracting(range).withUnsafeBufferPointer { Array($0) }
  }

  /// The text at `range`; nil if it is not UTF-8.
  func text(_ range: Range<Int>) -> String? {
    extracting(range).withUnsafeBufferPointer { String(validating: $0, as: UTF8.self) }
  }
}
