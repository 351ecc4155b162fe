import TarazuBase
import TarazuLoop

/// Rings when nothing was heard for a while.
final class SilenceAlarm: Sendable {
  private let heardAt = Locked(MonotonicClock.nanoseconds())
  private let rung = Locked(false)
  private let limit: UInt64
  private let ring: @Sendable () -> Void

  /// - Parameter limit: in nanoseconds.
  init(after limit: UInt64, _ ring: @escaping @Sendable () -> Void) {
    self.limit = limit
    self.ring = ring
  }

  var hasRung: Bool { rung.value }

  func heard() { heardAt.value = MonotonicClock.nanoseconds() }

  /// Watches until it rings or the task is cancelled.
  func start(on loop: Loop) -> Task<Void, Never> {
    Task(executorPreference: loop) {
      while true {
        let silence = MonotonicClock.nanoseconds() - self.heardAt.value
        if silence >= self.limit { break }
        guard (try? await loop.sleep(for: .nanoseconds(Int64(clamping: self.limit - silence)))) != nil else { return }
      }
      self.rung.value = true
      self.ring()
    }
  }
}
