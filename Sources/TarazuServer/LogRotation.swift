// Keeps the log's file from growing for ever: when it is full, it becomes the newest of the old ones.

import CLinux
import Glibc

/// A file that a descriptor writes to, and those that it was before: `server.log`, `server.log.1` to `server.log.4`.
struct LogRotation {
  /// So many files are kept in all.
  static let files = 5
  /// So large a file becomes, but for the last line, in bytes.
  static let limit: Int64 = 64 << 20

  private let path: String
  private let descriptor: Int32
  private let limit: Int64
  private let files: Int
  private var size: Int64

  /// Nil unless the descriptor writes to this file, as where the log goes to a journal or a terminal.
  init?(_ path: String, descriptor: Int32, limit: Int64 = limit, files: Int = files) {
    var (open, named) = (stat(), stat())
    guard fstat(descriptor, &open) == 0, stat(path, &named) == 0, open.st_mode & S_IFMT == S_IFREG,
      (open.st_dev, open.st_ino) == (named.st_dev, named.st_ino)
    else { return nil }
    (self.path, self.descriptor) = (path, descriptor)
    (self.limit, self.files) = (limit, max(2, files))
    size = Int64(open.st_size)
  }

  /// Notes what was written, and begins another file where this one is full.
  mutating func wrote(_ count: Int) {
    size += Int64(max(0, count))
    if size >= limit { rotate() }
  }

  private mutating func rotate() {
    // What cannot be done now is tried again when as much has been written again.
    size = 0
    for number in (1..<files - 1).reversed() { _ = rename(old(number), old(number + 1)) }
    guard rename(path, old(1)) == 0 else { return }
    let next = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    guard next >= 0 else { return }
    // Everything that the process writes to the log goes on there, with one step.
    for other: Int32 in [STDOUT_FILENO, STDERR_FILENO] where other != descriptor && isSame(other) { dup2(next, other) }
    dup2(next, descriptor)
    close(next)
  }

  private func old(_ number: Int) -> String { "\(path).\(number)" }

  /// Whether another descriptor writes to the same file.
  private func isSame(_ other: Int32) -> Bool {
    var (a, b) = (stat(), stat())
    return fstat(descriptor, &a) == 0 && fstat(other, &b) == 0 && (a.st_dev, a.st_ino) == (b.st_dev, b.st_ino)
  }
}
