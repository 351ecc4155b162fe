// Output that is held back until it is complete, so that standard output stays empty if the service refuses.

import TarazuClient

/// Bytes that are held back: a few in memory, the rest in a temporary file. Only one copy of a value may be appended
/// to.
struct HeldOutput: Sendable {
  /// How many bytes are kept in memory: enough for a short answer.
  private static let memory = 1 << 20

  private var buffer: [UInt8] = []
  private var file: OpenFile?
  private(set) var isEmpty = true

  mutating func append(_ bytes: some Collection<UInt8>) throws(FileError) {
    if !bytes.isEmpty { isEmpty = false }
    buffer.append(contentsOf: bytes)
    guard buffer.count > HeldOutput.memory else { return }
    if file == nil { file = try OpenFile.temporary() }
    try file?.write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  /// Calls `body` with all bytes, piece by piece.
  func forEachPiece(_ body: ([UInt8]) throws(FileError) -> Void) throws(FileError) {
    var offset = 0
    while let file {
      let piece = try file.read(atMost: HeldOutput.memory, at: offset)
      if piece.isEmpty { break }
      offset += piece.count
      try body(piece)
    }
    if !buffer.isEmpty { try body(buffer) }
  }
}
