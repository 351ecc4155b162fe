// The file of an import, whose pieces can be read again. A pipe is copied to a temporary file for that.

import TarazuClient
import TarazuLines
import TarazuLoop

struct ImportSource: Sendable {
  /// A piece is a message of a stream, which should be about 64 KiB with its frame.
  private static let pieceBytes = 61_440

  private let input: OpenFile
  /// A copy of what a pipe has given so far; nil for a file.
  private let copy: OpenFile?
  private var copied = 0
  /// Where the next piece begins.
  private(set) var offset = 0

  /// - Parameter path: `-` is standard input.
  init(_ path: String) throws(FileError) {
    input = path == "-" ? .standard(0, "standard input") : try OpenFile.reading(path)
    copy = input.isRegular ? nil : try OpenFile.temporary()
  }

  /// Which file a path means; nil for a pipe.
  static func identity(of path: String) -> FileIdentity? {
    path == "-" ? FileIdentity(descriptor: 0) : FileIdentity(path)
  }

  /// The size in bytes; nil for a pipe.
  var size: Int? { copy == nil ? input.size : nil }

  /// The next piece, read off the loop; empty at the end.
  mutating func next(on pool: WorkerPool) async throws -> [UInt8] {
    let (input, copy, offset) = (self.input, self.copy, self.offset)
    let isNew = copy != nil && offset == copied
    let piece = try await pool.run { () throws(FileError) -> [UInt8] in
      guard isNew else { return try (copy ?? input).read(atMost: ImportSource.pieceBytes, at: offset) }
      let piece = try input.read(atMost: ImportSource.pieceBytes)
      try copy?.write(piece)
      return piece
    }
    if offset == 0, let form = OtherForm.of(file: piece) {
      throw Failure(
        "tarazu: \(input.path) is \(form), not NDJSON in UTF-8: unpack or convert it first, as in "
          + "`gunzip -c FILE | tarazu … import -`; nothing was sent")
    }
    if isNew { copied += piece.count }
    self.offset += piece.count
    return piece
  }

  mutating func rewind(to offset: Int) { self.offset = offset }
}
