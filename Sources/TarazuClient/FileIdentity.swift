// Which file a path means, whatever the path's spelling.

import Glibc
import TarazuBase

/// A regular file by device and inode, also through symbolic and hard links; one that is not there yet by its folder
/// and name. What is no regular file, such as a terminal or /dev/null, has none: to write there destroys nothing.
package enum FileIdentity: Hashable, Sendable {
  case file(device: UInt64, inode: UInt64)
  case absent(device: UInt64, inode: UInt64, name: String)

  /// More symbolic links than the system follows.
  private static let mostLinks = 40

  package init?(_ path: String) {
    guard let end = FileIdentity.followed(path) else { return nil }
    var status = stat()
    if stat(end.asPath, &status) == 0 {
      self.init(status)
    } else {
      let (folder, name) = FileIdentity.parts(of: end)
      guard stat(folder.asPath, &status) == 0 else { return nil }
      self = .absent(device: UInt64(status.st_dev), inode: UInt64(status.st_ino), name: name)
    }
  }

  /// What an open descriptor is.
  package init?(descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  private init?(_ status: stat) {
    guard status.st_mode & S_IFMT == S_IFREG else { return nil }
    self = .file(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
  }

  /// The path behind symbolic links, which may lead to a file that is not there yet; nil if they go in circles.
  static func followed(_ path: String) -> String? {
    var path = path
    for _ in 0..<mostLinks {
      var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
      let count = readlink(path.asPath, &buffer, buffer.count)
      guard count > 0 else { return path }
      let target = SystemText.text(of: buffer.prefix(count).map { UInt8(bitPattern: $0) })
      path = target.hasPrefix("/") ? target : parts(of: path).folder + "/" + target
    }
    return nil
  }

  /// A path's folder, `.` where it names none, and its last part.
  static func parts(of path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    return (slash == path.startIndex ? "/" : String(path[..<slash]), String(path[path.index(after: slash)...]))
  }
}
