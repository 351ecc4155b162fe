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

  /// Shows the text if it is time; it is given the seconds since the beginning, more than 0.
  mutating func update(_ text: (_ seconds: Double) -> String) {
    let now = MonotonicClock.nanoseconds()
    guard now - last >= (isTerminal ? ProgressLine.terminalPause : ProgressLine.otherPause) else { return }
    last = now
    show(text(max(1e-9, Double(now - began) / 1e9)))
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
