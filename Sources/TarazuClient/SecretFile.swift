// Files that only their owner may read, written whole or not at all.

import Glibc
import TarazuBase

/// A secret's file while the secret is fetched: it is made first, so that no secret is lost because it cannot be written.
/// Until `commit` what was at the path stays.
package final class SecretFile: Sendable {
  package let path: String
  /// What is added to the path's name until the file is in its place.
  package static let freshSuffix = ".new"
  private let fresh: String
  private let descriptor: Int32

  /// Makes the file beside its path, mode 0600.
  package init(_ path: String) throws(FileError) {
    self.path = path
    fresh = path + SecretFile.freshSuffix
    var status = stat()
    if stat(path.asPath, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      // A secret takes the place of a file, never that of a device or a pipe.
      throw FileError("cannot keep a secret in", path, code: status.st_mode & S_IFMT == S_IFDIR ? EISDIR : EINVAL)
    }
    unlink(fresh.asPath)
    descriptor = open(fresh.asPath, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw FileError("cannot write", path) }
  }

  deinit {
    close(descriptor)
    // Gone already where it was committed.
    unlink(fresh.asPath)
  }

  /// Writes the secret and puts the file in its place.
  package func commit(_ bytes: some Collection<UInt8>) throws(FileError) {
    try write(bytes)
    try commit()
  }

  /// Writes the secret to the disk, still beside the file's place.
  package func write(_ bytes: some Collection<UInt8>) throws(FileError) {
    let bytes = ContiguousArray(bytes)
    let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    guard count == bytes.count else { throw FileError("cannot write", path, code: count < 0 ? errno : ENOSPC) }
    guard fsync(descriptor) == 0 else { throw FileError("cannot write", path) }
  }

  /// Puts the file in its place.
  package func commit() throws(FileError) {
    guard rename(fresh.asPath, path.asPath) == 0 else { throw FileError("cannot write", path) }
  }

  /// Whether a path names a file with anything in it.
  package static func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(path.asPath, &status) == 0 && status.st_size > 0
  }

  /// Makes a folder that only its owner may enter. One that is there already is closed to others.
  package static func makeFolder(_ path: String) throws(FileError) {
    guard mkdir(path.asPath, 0o700) == 0 || errno == EEXIST else { throw FileError("cannot make", path) }
    var status = stat()
    guard stat(path.asPath, &status) == 0 else { throw FileError("cannot read", path) }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw FileError("cannot make", path, code: ENOTDIR) }
    guard status.st_mode & 0o077 == 0 || chmod(path, 0o700) == 0 else {
      throw FileError("cannot close to others", path)
    }
  }
}
