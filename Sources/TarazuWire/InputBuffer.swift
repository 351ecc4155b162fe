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
    let live = start..<end
    if start > 0, bytes.count - live.count >= InputBuffer.step {
      bytes.withUnsafeMutableBytes { all in
        UnsafeMutableRawBufferPointer(rebasing: all[..<live.count])
          .copyMemory(from: UnsafeRawBufferPointer(rebasing: all[live]))
      }
    } else {
      var larger = [UInt8](repeating: 0, count: max(InputBuffer.size, bytes.count * 2))
      larger.withUnsafeMutableBytes { all in
        bytes.withUnsafeBytes { all.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[live])) }
      }
      bytes = larger
    }
    start = 0
    end = live.count
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
}
