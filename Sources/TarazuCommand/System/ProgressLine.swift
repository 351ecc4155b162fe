// Progress on standard error: one line that is redrawn on a terminal, a new line every few seconds elsewhere.

import TarazuLoop

/// Shows the progress of long work, but not more often than a person can read.
struct ProgressLine {
  private static let terminalPause: UInt64 = 200_000_000
  private static let otherPause: UInt64 = 5_000_000_000
  /// Goes back to the beginning of the line and clears it.
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

  /// Shows the text if it is time. `text` is given the seconds since the beginning, which are more than 0.
  mutating func update(_ text: (_ seconds: Double) -> String) {
    let now = MonotonicClock.nanoseconds()
    guard now - last >= (isTerminal ? ProgressLine.terminalPause : ProgressLine.otherPause) else { return }
    last = now
    show(text(max(1e-9, Double(now - began) / 1e9)))
  }

  /// Prints a line that stays.
  mutating func note(_ text: String) {
    end()
    console.report(text)
  }

  /// Removes the line, before something else is written.
  mutating func end() {
    if isDrawn { console.report(raw: ProgressLine.clear) }
    isDrawn = false
  }

  private mutating func show(_ text: String) {
    guard isTerminal else { return console.report(text) }
    console.report(raw: ProgressLine.clear + ForeignText.escaped(text))
    isDrawn = true
  }
}
