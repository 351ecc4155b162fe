// What a watch writes: frames on a terminal, lines of JSON elsewhere.

import TarazuBase
import TarazuLoop

/// Writes states one after the other, off the loop, since a terminal or a pipe may be slow.
final class WatchOutput: WatchSink, @unchecked Sendable {
  private let console: Console
  private let loop: Loop
  private let pool: WorkerPool
  private let isScreen: Bool

  /// Held while the terminal's screen is written, so that nothing is drawn once it was left.
  private let writing = Lock()

  // Under the lock.
  private let lock = Lock()
  private var hasEntered = false
  private var hasLeft = false
  private var page: Page?
  private var before: Page?
  private var note = ""

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
    lock.withLock {
      before = page
      page = next
      note = ""
    }
    try await draw()
  }

  /// Draws the same again, on a terminal of another size.
  func redraw() {
    loop.spawn { try? await self.draw() }
  }

  private func draw() async throws {
    try await pool.run { [self] in
      try writing.withLock {
        let text = lock.withLock { () -> String? in
          guard let page, !hasLeft else { return nil }
          defer { hasEntered = true }
          return (hasEntered ? "" : Screen.enter) + Screen.frame(page, after: before, in: console.size)
        }
        if let text { try console.write(text) }
      }
      let note = lock.withLock { self.note }
      if !note.isEmpty { tellOnScreen(note) }
    }
  }

  func tell(_ words: String) {
    guard lock.withLock({ hasEntered }), console.errorsAreTerminal else { return console.tell(words) }
    lock.withLock { note = words }
    tellOnScreen(words)
  }

  private func tellOnScreen(_ words: String) {
    console.tell(raw: Screen.note(ForeignText.escaped(words), in: console.size))
  }

  /// Leaves the terminal as it was, until something is drawn again; nothing is if it is for good.
  func leave(forGood: Bool) {
    writing.withLock {
      let mustLeave = lock.withLock {
        defer { (hasEntered, hasLeft) = (false, hasLeft || forGood) }
        return hasEntered
      }
      if mustLeave { try? console.write(Screen.leave) }
    }
  }
}
