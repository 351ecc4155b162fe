// A watch: one feed after the other, as the window moves.

import TarazuBase
import TarazuCalendar
import TarazuClient
import TarazuLoop
import TarazuWire

/// Where a watch's states go.
protocol WatchSink: Sendable {
  /// Returns when it is shown.
  func show(_ answer: some Answer & Sendable) async throws
  /// Told at once.
  func tell(_ words: String)
}

struct WatchWork<Subject: WatchSubject>: Sendable {
  let subject: Subject
  let window: WatchedWindow
  let interval: Duration
  let clock: CivilClock
  let client: TarazuClient
  let loop: Loop

  /// Between two tries to subscribe for a new window while the service is away.
  private static var pause: Duration { .seconds(1) }

  /// Returns when the task is cancelled or the client closed. Throws `Status` when the service refuses, or was not
  /// reached at first.
  func run(to sink: some WatchSink) async throws {
    let outage = Outage(sink)
    while !Task.isCancelled {
      let (window, until) = self.window.at(clock.now())
      let reading = Task(executorPreference: loop) { try await read(window, to: sink, outage) }
      let alarm = Task(executorPreference: loop) {
        guard let until else { return }
        if (try? await clock.wait(until: until)) != nil { reading.cancel() }
      }
      let result = await withTaskCancellationHandler {
        await reading.result
      } onCancel: {
        reading.cancel()
      }
      alarm.cancel()
      do { try result.get() } catch let status as Status where status.code == .unavailable && outage.hasShown {
        outage.began(status)
        try? await loop.sleep(for: WatchWork.pause)
        continue
      }
      // A feed that ended by itself has no service any more.
      guard let until, clock.now() >= until else { return }
    }
  }

  private func read(_ window: Window, to sink: some WatchSink, _ outage: Outage) async throws {
    let feed = client.feed(subject.request(over: window), every: interval) { outage.began($0) }
    for try await state in feed {
      outage.ended()
      try await sink.show(subject.answer(state, over: window))
    }
  }
}

/// Tells when the service is lost and when it is there again.
private final class Outage: @unchecked Sendable {
  private let tell: @Sendable (String) -> Void
  private let lock = Lock()
  private var lasts = false
  private var shown = false

  init(_ sink: some WatchSink) { tell = { sink.tell($0) } }

  /// Whether there was a state ever.
  var hasShown: Bool { lock.withLock { shown } }

  func began(_ status: Status) {
    let isNew = lock.withLock {
      defer { lasts = true }
      return !lasts
    }
    if isNew { tell("\(status.code.name): \(status.message); connecting again") }
  }

  func ended() {
    let wasLost = lock.withLock {
      defer { (lasts, shown) = (false, true) }
      return lasts
    }
    if wasLost { tell("connected again") }
  }
}
