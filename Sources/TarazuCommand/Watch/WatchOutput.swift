// The output of a watch: frames on a terminal, lines of JSON elsewhere.

import TarazuBase
import TarazuLoop

/// Writes states one after the other, off the loop, because a terminal or a pipe may be slow.
final class WatchOutput: WatchSink, Sendable {
  private struct State {
    var hasEntered = false
    var hasLeft = false
    var page: Page?
    var before: Page?
    var note = ""
  }

  private let console: Console
  private let loop: Loop
  private let pool: WorkerPool
  private let isScreen: Bool

  /// Held while the screen is written, so that nothing is drawn after it was left.
  private let writing = Lock()
  private let state = Locked(State())

  init(_ form: OutputForm, _ console: Console, _ session: Session) {
    self.console = console
    loop = session.loop
    pool = session.pool
    isScreen = form == .table && console.outputIsTerminal
  }

  func show(_ answer: some Answer & Sendable) async throws {
    guard isScreen else {
      let bytes = answer.bytes(.json, forTerminal: false)
      return try await pool.run { [console] in try console.write(bytes) }
    }
    var fresh = Page(isForTerminal: true)
    answer.show(on: &fresh)
    let next = fresh
    state.withLock { state in
      state.before = state.page
      state.page = next
      state.note = ""
    }
    try await draw()
  }

  /// Draws the same page again, after the terminal's size has changed.
  func redraw() {
    loop.spawn { try? await self.draw() }
  }

  private func draw() async throws {
    try await pool.run { [self] in
      try writing.withLock {
        let text = state.withLock { state -> String? in
          guard let page = state.page, !state.hasLeft else { return nil }
          defer { state.hasEntered = true }
          return (state.hasEntered ? "" : Screen.enter) + Screen.frame(page, after: state.before, in: console.size)
        }
        if let text { try console.write(text) }
      }
      let note = state.withLock { $0.note }
      if !note.isEmpty { reportOnScreen(note) }
    }
  }

  func report(_ message: String) {
    guard state.withLock({ $0.hasEntered }), console.errorsAreTerminal else { return console.report(message) }
    state.withLock { $0.note = message }
    reportOnScreen(message)
  }

  private func reportOnScreen(_ message: String) {
    console.report(raw: Screen.note(ForeignText.escaped(message), in: console.size))
  }

  /// Restores the terminal's own screen: until something is drawn again, or for good.
  func leave(forGood: Bool) {
    writing.withLock {
      let mustLeave = state.withLock { state in
        defer { (state.hasEntered, state.hasLeft) = (false, state.hasLeft || forGood) }
        return state.hasEntered
      }
      if mustLeave { try? console.write(Screen.leave) }
    }
  }
}
