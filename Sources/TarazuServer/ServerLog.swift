// The service's log: lines on standard error, with the time.

import CLinux
import TarazuBase
import TarazuCalendar

public enum ServerLog {
  /// How the log's file is kept small; nil where the log is no file of this service.
  private static let rotation = Locked<LogRotation?>(nil)

  /// Keeps the file small that standard error writes to, if it is this one.
  static func rotate(_ path: String) { rotation.withLock { $0 = LogRotation(path, descriptor: STDERR_FILENO) } }

  /// Writes one line. It must not contain what clients sent, except names of a checked form.
  public static func write(_ text: String) {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    let instant = Instant(nanoseconds: Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec) / 1_000_000 * 1_000_000)
    // libpq's messages may have several lines.
    let line = "\(instant) \(text.split(whereSeparator: \.isNewline).joined(separator: " "))\n"
    let bytes = Array(line.utf8)
    rotation.withLock { rotation in
      _ = bytes.withUnsafeBytes { CLinux.write(STDERR_FILENO, $0.baseAddress, $0.count) }
      rotation?.wrote(bytes.count)
    }
  }
}

extension ServerLog {
  /// Writes a text as it is, for a person at a terminal.
  static func plain(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { CLinux.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
