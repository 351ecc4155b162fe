// Files by descriptors: here alone this layer and the command line call the system for them.

import Glibc
import TarazuBase

/// An open file, closed when it is let go. Its operations block.
package final class OpenFile: Sendable {
  package let descriptor: Int32
  package let path: String
  private let isOwner: Bool

  private init(_ descriptor: Int32, _ path: String, isOwner: Bool = true) {
    self.descriptor = descriptor
    self.path = path
    self.isOwner = isOwner
  }

  /// A descriptor that was opened elsewhere, and is closed with this.
  convenience init(owning descriptor: Int32, _ path: String) { self.init(descriptor, path) }

  deinit {
    if isOwner { close(descriptor) }
  }

  // MARK: Opening

  package static func reading(_ path: String) throws(FileError) -> OpenFile {
    let file = try opened(path, O_RDONLY, "cannot read")
    if file.kind == S_IFDIR { throw FileError("cannot read", path, code: EISDIR) }
    return file
  }

  /// What is there, as it is: a pipe or a device.
  static func writing(existing path: String) throws(FileError) -> OpenFile {
    try opened(path, O_WRONLY, "cannot write")
  }

  /// A file without a name, readable and writable, that is gone with its last use.
  package static func temporary() throws(FileError) -> OpenFile {
    let folder = getenv("TMPDIR").map { SystemText.text(cString: $0) } ?? "/tmp"
    var template = (folder + "/tarazu-XXXXXX").asPath
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw FileError("cannot make a temporary file in", folder) }
    unlink(template)
    return OpenFile(descriptor, "a temporary file in " + folder)
  }

  /// Standard input, output or error.
  package static func standard(_ descriptor: Int32, _ name: String) -> OpenFile {
    OpenFile(descriptor, name, isOwner: false)
  }

  private static func opened(_ path: String, _ flags: Int32, _ operation: String) throws(FileError) -> OpenFile {
    let descriptor = open(path.asPath, flags | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(operation, path) }
    return OpenFile(descriptor, path)
  }

  // MARK: What it is

  private var status: stat? {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? status : nil
  }

  private var kind: mode_t { (status?.st_mode ?? 0) & S_IFMT }

  /// Whether it is on a disk, so that it has a size and can be read from any offset.
  package var isRegular: Bool { kind == S_IFREG }

  /// Whether it is a pipe, with a name or without.
  package var isPipe: Bool { kind == S_IFIFO }

  package var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Its size in bytes, as it is now.
  package var size: Int { status.map { Int($0.st_size) } ?? 0 }

  /// Who may do what with it: the lowest nine bits.
  package var permissions: UInt32 { (status?.st_mode ?? 0) & 0o777 }

  // MARK: Reading and writing

  /// The next bytes, at most `count`; none at the end.
  package func read(atMost count: Int) throws(FileError) -> [UInt8] {
    try fill(count) { Glibc.read(descriptor, $0, $1) }
  }

  /// The bytes from `offset` on, at most `count`; none at the end.
  package func read(atMost count: Int, at offset: Int) throws(FileError) -> [UInt8] {
    try fill(count) { pread(descriptor, $0, $1, offset) }
  }

  private func fill(
    _ count: Int, _ body: (UnsafeMutableRawPointer?, Int) -> Int
  ) throws(FileError) -> [UInt8] {
    var taken = 0
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      repeat { taken = body(buffer.baseAddress, buffer.count) } while taken < 0 && errno == EINTR
      if taken < 0 { failure = errno }
      initialized = max(0, taken)
    }
    guard taken >= 0 else { throw FileError("cannot read", path, code: failure) }
    return bytes
  }

  /// All of it, if that is at most `limit` bytes.
  package func readAll(limit: Int) throws(FileError) -> [UInt8] {
    var all: [UInt8] = []
    while true {
      let piece = try read(atMost: limit + 1 - all.count)
      if piece.isEmpty { return all }
      all += piece
      guard all.count <= limit else { throw FileError("cannot read", path, code: EFBIG) }
    }
  }

  /// Writes all of it.
  package func write(_ bytes: some Collection<UInt8>) throws(FileError) {
    let bytes = ContiguousArray(bytes)
    var code: Int32 = 0
    bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let count = Glibc.write(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
        if count >= 0 { written += count }
        if count < 0, errno != EINTR {
          code = errno
          return
        }
      }
    }
    guard code == 0 else { throw FileError("cannot write", path, code: code) }
  }
}
