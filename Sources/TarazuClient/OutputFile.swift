// Files that are written whole or not at all.

import Glibc
import TarazuBase

/// A file while it is written: until `commit` what was at its path stays as it was. It is made in the folder of the
/// path, so that an error comes before the work; where the system can, without a name, so that a program that is killed
/// leaves nothing behind.
package final class OutputFile: Sendable {
  private let path: String
  private let file: OpenFile
  private let place: Place

  private enum Place {
    /// What is there is no regular file, such as a pipe: it is written to as it is.
    case itself
    /// To be linked under a name, and then renamed.
    case unnamed(end: String)
    case named(String, end: String)
  }

  /// `O_TMPFILE`, which Swift does not import.
  private static let unnamed: Int32 = 0o20_000_000 | O_DIRECTORY

  /// Begins a file. A symbolic link stays, and what it leads to is replaced.
  package init(_ path: String) throws(FileError) {
    self.path = path
    guard let end = FileIdentity.followed(path) else { throw FileError("cannot write", path, code: ELOOP) }
    var status = stat()
    let isThere = stat(end.asPath, &status) == 0
    if isThere, status.st_mode & S_IFMT != S_IFREG {
      (file, place) = (try OpenFile.writing(existing: path), .itself)
      return
    }
    let (folder, name) = FileIdentity.parts(of: end)
    guard !name.isEmpty else { throw FileError("cannot write", path, code: path.isEmpty ? ENOENT : EISDIR) }
    // A file that may not be written is not replaced either.
    if isThere, access(end.asPath, W_OK) != 0 { throw FileError("cannot write", path) }
    let descriptor = open(folder.asPath, O_WRONLY | O_CLOEXEC | OutputFile.unnamed, 0o666)
    if descriptor >= 0 {
      (file, place) = (OpenFile(owning: descriptor, path), .unnamed(end: end))
    } else {
      guard errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL else { throw FileError("cannot write", path) }
      let (fresh, descriptor) = try OutputFile.named(in: folder, name, for: path)
      (file, place) = (OpenFile(owning: descriptor, path), .named(fresh, end: end))
    }
    if isThere {
      // As far as the system allows, it stays whose it was.
      _ = fchown(file.descriptor, status.st_uid, status.st_gid)
      fchmod(file.descriptor, status.st_mode & 0o7777)
    }
  }

  deinit {
    if case .named(let fresh, _) = place { unlink(fresh.asPath) }
  }

  /// A new file beside the path, with a name that no other has.
  private static func named(
    in folder: String, _ name: String, for path: String
  ) throws(FileError) -> (String, Int32) {
    for _ in 0..<100 {
      let fresh = freshName(in: folder, name)
      let descriptor = open(fresh.asPath, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor >= 0 { return (fresh, descriptor) }
      guard errno == EEXIST else { break }
    }
    throw FileError("cannot write", path)
  }

  private static func freshName(in folder: String, _ name: String) -> String {
    // A long name would be too long with what is added to it.
    folder + "/." + SystemText.text(of: SystemText.bytes(of: name).prefix(128)) + "."
      + String(UInt64.random(in: .min ... .max), radix: 36)
  }

  package func write(_ bytes: some Collection<UInt8>) throws(FileError) { try file.write(bytes) }

  /// Puts the whole file in its place, once it is on the disk. Nothing may be written after that.
  package func commit() throws(FileError) {
    switch place {
    case .itself: return
    case .unnamed(let end):
      try synchronize()
      let (folder, name) = FileIdentity.parts(of: end)
      let fresh = OutputFile.freshName(in: folder, name)
      let own = "/proc/self/fd/\(file.descriptor)"
      guard linkat(AT_FDCWD, own, AT_FDCWD, fresh.asPath, AT_SYMLINK_FOLLOW) == 0 else {
        throw FileError("cannot write", path)
      }
      guard rename(fresh.asPath, end.asPath) == 0 else {
        let code = errno
        unlink(fresh.asPath)
        throw FileError("cannot write", path, code: code)
      }
    case .named(let fresh, let end):
      try synchronize()
      guard rename(fresh.asPath, end.asPath) == 0 else { throw FileError("cannot write", path) }
    }
  }

  private func synchronize() throws(FileError) {
    guard fsync(file.descriptor) == 0 else { throw FileError("cannot write", path) }
  }
}
