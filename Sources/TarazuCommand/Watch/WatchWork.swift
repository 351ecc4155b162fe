// A watch: subscribes to a feed, and to a new one each time the window moves.

import TarazuBase
import TarazuCalendar
import TarazuClient
import TarazuLoop
import TarazuWire

/// Where a watch shows its states.
protocol WatchSink: Sendable {
  /// Returns when the state is shown.
  func show(_ answer: some Answer & Sendable) async throws
  /// Shows a message at once.
  func report(_ message: String)
}

struct WatchWork<Subject: WatchSubject>: Sendable {
  let subject: Subject
  let window: WatchedWindow
  let interval: Duration
  let clock: CivilClock
  let client: TarazuClient
  let loop: Loop

  /// Between two attempts to subscribe to a new window while the service is away.
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
      // The feed ended although it is not midnight: the client was closed.
      guard let until, clock.now() >= until else { return }
    }
  }

  private func read(_ window: Window, to sink: some WatchSink, _ outage: Outage) async throws {
    let feed = client.feed(subject.request(over: window), every: interval) { outage.began($0) }
    var isWarned = false
    for try await state in feed {
      outage.ended()
      let answer = subject.answer(state, over: window)
      if let code = answer.unknownClass, !isWarned {
        isWarned = true
        sink.report(UnknownClass.warning(code))
      }
      try await sink.show(answer)
    }
  }
}

/// Reports when the service is lost and when it is back.
private final class Outage: Sendable {
  private struct State {
    var lasts = false
    var hasShown = false
  }

  private let report: @Sendable (String) -> Void
  private let state = Locked(State())

  init(_ sink: some WatchSink) { report = { sink.report($0) } }

  /// Whether a state was ever shown.
  var hasShown: Bool { state.withLock { $0.hasShown } }

  func began(_ status: Status) {
    let isNew = state.withLock { state in
      defer { state.lasts = true }
      return !state.lasts
    }
    if isNew { report("\(status.code.name): \(status.message); connecting again") }
  }

  func ended() {
    let wasLost = state.withLock { state in
      defer { state = State(lasts: false, hasShown: true) }
      return state.lasts
    }
    if wasLost { report("connected again") }
  }
}
