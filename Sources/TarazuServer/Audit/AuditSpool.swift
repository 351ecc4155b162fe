// The file that records are kept in while PostgreSQL is away: pieces one after the other, each with its length and a
// checksum before it.

import CLinux
import Glibc
import TarazuNet
import TarazuStore

/// Records on disk, in the order they came. The file is opened for each step, so that one that was removed or moved is
/// noticed.
struct AuditSpool: Sendable {
  let path: String
  private let limit: Int
  /// Bytes of the pieces in the file.
  private(set) var size = 0
  /// Where the first piece begins that was not removed.
  private var start = 0
  /// Where that piece ends; known once it was read.
  private var firstEnd = 0
  /// Held while this server uses the file.
  private var lock: SpoolLock?

  static let usualLimit = 1 << 30
  /// The length in 4 bytes and the checksum in 8.
  private static let headerBytes = 12
  /// A thousand records have some hundred KB.
  private static let longestPiece = 64 << 20

  /// Takes up a file, which need not be there. A piece at its end that was not written whole is cut off.
  init(path: String, limit: Int = usualLimit) throws(ServiceError) {
    self.path = path
    self.limit = limit
    let file = try SpoolFile(path)
    defer { file.close() }
    let end = try file.size
    while size < end {
      guard let piece = try Self.piece(of: file, at: size, end: end), AuditRecord.decode(piece.payload) != nil else {
        ServerLog.write("audit: the last \(end - size) bytes of \(path) were not written whole, and are cut off")
        try file.truncate(to: size)
        break
      }
      size = piece.end
    }
  }

  /// The file at a path, for one server at a time. A second server over the same home gets one beside it; the first takes
  /// up what such a server has left.
  static func claim(_ path: String) throws(ServiceError) -> AuditSpool {
    for number in 1...serversMost {
      guard let lock = try SpoolLock(name(path, number)) else { continue }
      var spool = try AuditSpool(path: name(path, number))
      spool.lock = lock
      if number == 1 { try spool.takeOver(from: path) }
      return spool
    }
    throw ServiceError("\(path) is used by \(serversMost) servers, the most over one home")
  }

  private static let serversMost = 9

  private static func name(_ path: String, _ number: Int) -> String { number == 1 ? path : "\(path).\(number)" }

  private mutating func takeOver(from path: String) throws(ServiceError) {
    for number in 2...Self.serversMost where access(Self.name(path, number), F_OK) == 0 {
      guard let lock = try SpoolLock(Self.name(path, number)) else { continue }
      var left = try AuditSpool(path: Self.name(path, number))
      while let records = try left.first() {
        try append(records)
        try left.removeFirst()
      }
      withExtendedLifetime(lock) {}
    }
  }

  var isEmpty: Bool { start == size }

  /// Adds a piece; it is on disk when this returns. If it fails, the file is as it was.
  mutating func append(_ records: [AuditRecord]) throws(ServiceError) {
    let payload = AuditRecord.encode(records)
    guard size + Self.headerBytes + payload.count <= limit else {
      throw ServiceError("\(path) would have over \(limit) bytes")
    }
    let file = try SpoolFile(path)
    defer { file.close() }
    if try file.size < size {
      // Somebody has removed it, and what was in it is gone.
      ServerLog.write("audit: \(path) has lost \(size) bytes of records")
      (size, start, firstEnd) = (0, 0, 0)
    }
    do throws(ServiceError) {
      try file.write(Self.header(payload) + payload, at: size)
      try file.sync()
    } catch {
      try? file.truncate(to: size)
      throw error
    }
    size += Self.headerBytes + payload.count
  }

  /// The first piece; nil where there is none.
  mutating func first() throws(ServiceError) -> [AuditRecord]? {
    guard !isEmpty else { return nil }
    let file = try SpoolFile(path)
    defer { file.close() }
    guard let piece = try Self.piece(of: file, at: start, end: size), let records = AuditRecord.decode(piece.payload)
    else {
      let lost = size - start
      ServerLog.write("audit: \(path) cannot be read from byte \(start) on: \(lost) bytes of records are lost")
      start = size
      firstEnd = size
      try removeFirst()
      return nil
    }
    firstEnd = piece.end
    return records
  }

  /// Removes the piece that `first` gave. The file is emptied with its last piece.
  mutating func removeFirst() throws(ServiceError) {
    start = firstEnd
    guard isEmpty else { return }
    let file = try SpoolFile(path)
    defer { file.close() }
    try file.truncate(to: 0)
    (size, start, firstEnd) = (0, 0, 0)
  }

  // MARK: Pieces

  private static func header(_ payload: [UInt8]) -> [UInt8] {
    let length = UInt32(truncatingIfNeeded: payload.count)
    return (0..<4).map { UInt8(truncatingIfNeeded: length >> (8 * UInt32($0))) } + checksum(payload)
  }

  private static func checksum(_ payload: [UInt8]) -> [UInt8] { Array(SHA256Digest.digest(of: payload).prefix(8)) }

  /// The piece at an offset; nil where there is no whole and sound one.
  private static func piece(
    of file: SpoolFile, at start: Int, end: Int
  ) throws(ServiceError) -> (payload: [UInt8], end: Int)? {
    guard end - start >= headerBytes else { return nil }
    let header = try file.read(headerBytes, at: start)
    guard header.count == headerBytes else { return nil }
    let length = (0..<4).reduce(0) { $0 | Int(header[$1]) << (8 * $1) }
    guard length <= min(longestPiece, end - start - headerBytes) else { return nil }
    let payload = try file.read(length, at: start + headerBytes)
    guard payload.count == length, checksum(payload) == Array(header[4...]) else { return nil }
    return (payload, start + headerBytes + length)
  }
}

/// Tells other servers that a file is in use.
private final class SpoolLock: Sendable {
  private let descriptor: Int32

  /// Nil where another server uses the file.
  init?(_ path: String) throws(ServiceError) {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw ServiceError("cannot open \(path): \(errorText())") }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let isUsed = tz_errno() == EWOULDBLOCK
      let text = errorText()
      Glibc.close(descriptor)
      if isUsed { return nil }
      throw ServiceError("cannot lock \(path): \(text)")
    }
  }

  deinit { Glibc.close(descriptor) }
}

/// The open file.
private struct SpoolFile {
  private let descriptor: Int32
  private let path: String

  init(_ path: String) throws(ServiceError) {
    self.path = path
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw Self.failure("open", path) }
    guard fchmod(descriptor, 0o600) == 0 else {
      let error = Self.failure("chmod", path)
      Glibc.close(descriptor)
      throw error
    }
  }

  func close() { Glibc.close(descriptor) }

  var size: Int {
    get throws(ServiceError) {
      var status = stat()
      guard fstat(descriptor, &status) == 0 else { throw failure("look at") }
      return Int(status.st_size)
    }
  }

  func read(_ count: Int, at offset: Int) throws(ServiceError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      let got = bytes.withUnsafeMutableBytes {
        pread(descriptor, $0.baseAddress?.advanced(by: done), count - done, off_t(offset + done))
      }
      guard got >= 0 || tz_errno() == EINTR else { throw failure("read") }
      if got == 0 { break }
      done += max(0, got)
    }
    return Array(bytes.prefix(done))
  }

  func write(_ bytes: [UInt8], at offset: Int) throws(ServiceError) {
    var done = 0
    while done < bytes.count {
      let put = bytes.withUnsafeBytes {
        pwrite(descriptor, $0.baseAddress?.advanced(by: done), bytes.count - done, off_t(offset + done))
      }
      guard put > 0 || tz_errno() == EINTR else { throw failure("write") }
      done += max(0, put)
    }
  }

  /// What was written is on disk, and after this so is the file's name.
  func sync() throws(ServiceError) {
    guard fsync(descriptor) == 0 else { throw failure("write") }
    let slash = path.lastIndex(of: "/") ?? path.startIndex
    let folder = open(String(path[..<slash]) + "/", O_RDONLY | O_CLOEXEC)
    guard folder >= 0 else { throw failure("open the folder of") }
    defer { Glibc.close(folder) }
    guard fsync(folder) == 0 else { throw failure("write the folder of") }
  }

  func truncate(to size: Int) throws(ServiceError) {
    guard ftruncate(descriptor, off_t(size)) == 0 else { throw failure("cut") }
  }

  private func failure(_ what: String) -> ServiceError { Self.failure(what, path) }

  private static func failure(_ what: String, _ path: String) -> ServiceError {
    ServiceError("cannot \(what) \(path): \(errorText())")
  }
}
