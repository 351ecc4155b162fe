/// Lets through a few lines a second.
package struct LogWindow: Sendable {
  private static let linesPerSecond = 10
  private var start: UInt64 = 0
  private var lines = 0
  private var suppressed = 0

  package init() {}

  /// Nil if a line is to be left out; else how many were left out before it.
  package mutating func admit(at now: UInt64) -> Int? {
    if now &- start > 1_000_000_000 {
      start = now
      lines = 0
    }
    guard lines < LogWindow.linesPerSecond else {
      suppressed += 1
      return nil
    }
    lines += 1
    defer { suppressed = 0 }
    return suppressed
  }
}
