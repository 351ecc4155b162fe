// The last use of a credential, kept to the minute (docs/spec/access.md#credentials).

import Synchronization
import TarazuBase
import TarazuDomain
import TarazuStore

/// When and from where a credential was used last, as far as this server knows. There is one object for each credential,
/// in all snapshots that have it. Any thread may use it.
public final class CredentialUse: Sendable {
  static let minute: Int64 = 60 * 1_000_000
  /// A session ends after so long without a use.
  static let sessionIdle: Int64 = 30 * minute

  private struct State {
    /// The last use of all servers, to the minute.
    var last: LastUse?
    /// Up to which minute the store has it.
    var stored: StoreTime?
  }

  /// How long it lasts after the minute of its last use; nil for what does not end by idleness.
  private let idle: Int64?
  private let state: Locked<State>
  /// The end of the minute of the last use, in a `StoreTime`'s microseconds: until then there is nothing to note.
  private let notedUntil: Atomic<Int64>
  /// Whether the store does not have the last use yet.
  private let hasNews = Atomic<Bool>(false)

  init(_ stored: LastUse?, idle: Int64?) {
    self.idle = idle
    let last = stored.map { LastUse(at: Self.minute(of: $0.at), address: $0.address) }
    state = Locked(State(last: last, stored: last?.at))
    notedUntil = Atomic(Self.end(of: last))
  }

  /// The last use; nil where there was none.
  public var last: LastUse? { state.withLock { $0.last } }

  /// Whether it has not ended by idleness at a time.
  func isLive(at now: StoreTime) -> Bool {
    now.microseconds < notedUntil.load(ordering: .relaxed) || state.withLock { isLive($0, at: now) }
  }

  /// Notes a use, unless idleness has ended it; whether it has not. Within the same minute this is one load and one
  /// comparison.
  @inline(__always)
  func note(at now: StoreTime, from address: @autoclosure () -> String) -> Bool {
    now.microseconds < notedUntil.load(ordering: .relaxed) || noteMinute(at: now, from: address())
  }

  private func noteMinute(at now: StoreTime, from address: String) -> Bool {
    state.withLock { state in
      guard isLive(state, at: now) else { return false }
      let use = LastUse(at: Self.minute(of: now), address: address)
      guard state.last.map({ $0.at < use.at }) ?? true else { return true }
      state.last = use
      notedUntil.store(Self.end(of: use), ordering: .relaxed)
      hasNews.store(true, ordering: .relaxed)
      return true
    }
  }

  private func isLive(_ state: State, at now: StoreTime) -> Bool {
    guard let idle else { return true }
    return state.last.map { now.microseconds(since: $0.at) < idle } ?? false
  }

  // MARK: The store

  /// The last use, if the store does not have it yet.
  var news: LastUse? {
    guard hasNews.load(ordering: .relaxed) else { return nil }
    return state.withLock { $0.last }
  }

  /// The store has a use, that of this server or a later one of another.
  func learn(_ stored: LastUse) {
    let stored = LastUse(at: Self.minute(of: stored.at), address: stored.address)
    state.withLock { state in
      state.stored = max(state.stored ?? .min, stored.at)
      if state.last.map({ $0.at < stored.at }) ?? true {
        state.last = stored
        notedUntil.store(Self.end(of: stored), ordering: .relaxed)
      }
      hasNews.store(state.last.map { $0.at } != state.stored, ordering: .relaxed)
    }
  }

  private static func minute(of time: StoreTime) -> StoreTime {
    StoreTime(microseconds: time.microseconds - time.microseconds % minute)
  }

  private static func end(of use: LastUse?) -> Int64 {
    guard let use else { return .min }
    let (end, isFar) = use.at.microseconds.addingReportingOverflow(minute)
    return isFar ? .max : end
  }
}
