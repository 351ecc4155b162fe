// Output that is kept back until it is whole: on a refusal standard output stays empty.

import TarazuClient

/// Bytes in the order in which they came: a little in memory, the rest in a temporary file. Of copies only one may grow.
struct Spool: Sendable {
  /// What is kept in memory: as much as a short answer needs.
  private static let memory = 1 << 20

  private var buffer: [UInt8] = []
  private var file: OpenFile?
  private(set) var isEmpty = true

  mutating func append(_ bytes: some Collection<UInt8>) throws(FileError) {
    if !bytes.isEmpty { isEmpty = false }
    buffer.append(contentsOf: bytes)
    guard buffer.count > Spool.memory else { return }
    if file == nil { file = try OpenFile.temporary() }
    try file?.write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  /// Hands over all of it, piece by piece.
  func forEachPiece(_ body: ([UInt8]) throws(FileError) -> Void) throws(FileError) {
    var place = 0
    while let file {
      let piece = try file.read(atMost: Spool.memory, at: place)
      if piece.isEmpty { break }
      place += piece.count
      try body(piece)
    }
    if !buffer.isEmpty { try body(buffer) }
  }
}
