import CLinux
import TarazuCalendar

/// The dashboard's log: lines on standard error, with the time.
enum WebLog {
  /// Writes one line. It must not contain what browsers sent, but addresses of peers.
  static func write(_ text: String) {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    let milliseconds = Int64(now.tv_nsec) / 1_000_000
    let nanoseconds = Int64(now.tv_sec).multipliedReportingOverflow(by: 1_000_000_000).partialValue
    let instant = Instant(nanoseconds: nanoseconds &+ milliseconds * 1_000_000)
    plain("\(instant) \(text.split(whereSeparator: \.isNewline).joined(separator: " "))\n")
  }

  /// Writes a text as it is. One call of the system, so that lines of several threads do not mix.
  static func plain(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { CLinux.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
