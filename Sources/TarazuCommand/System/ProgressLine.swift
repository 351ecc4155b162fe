// Progress on standard error: one line drawn anew on a terminal, a line now and then elsewhere.

import TarazuLoop

/// Tells how far long work is, but not more often than one can read.
struct ProgressLine {
  private static let terminalPause: UInt64 = 200_000_000
  private static let otherPause: UInt64 = 5_000_000_000
  /// Back to the line's beginning, and clear it.
  private static let clear = "\r\u{1B}[K"

  private let console: Console
  private let isTerminal: Bool
  private let began = MonotonicClock.nanoseconds()
  private var last: UInt64
  private var isDrawn = false

  init(_ console: Console) {
    self.console = console
    isTerminal = console.errorsAreTerminal
    last = began
  }

  /// Seconds since the beginning, more than 0.
  var seconds: Double { max(1e-9, Double(MonotonicClock.nanoseconds() - began) / 1e9) }

  /// Shows the text if it is time.
  mutating func update(_ text: () -> String) {
    let now = MonotonicClock.nanoseconds()
    guard now - last >= (isTerminal ? ProgressLine.terminalPause : ProgressLine.otherPause) else { return }
    last = now
    show(text())
  }

  /// Says something that stays.
  mutating func note(_ text: String) {
    end()
    console.tell(text)
  }

  /// Takes the line away, before anything else is written.
  mutating func end() {
    if isDrawn { console.tell(raw: ProgressLine.clear) }
    isDrawn = false
  }

  private mutating func show(_ text: String) {
    guard isTerminal else { return console.tell(text) }
    console.tell(raw: ProgressLine.clear + ForeignText.escaped(text))
    isDrawn = true
  }
}
