// Whether the service is being taken down.

import TarazuBase

final class ServiceLife: Sendable {
  private struct State {
    var isDraining = false
    var last = 0
    var watchers: [Int: @Sendable () -> Void] = [:]
  }
  private let state = Locked(State())

  var isDraining: Bool { state.withLock { $0.isDraining } }

  /// From now on it is being taken down. All watchers have run when this returns.
  func beginDrain() {
    let watchers = state.withLock { state in
      state.isDraining = true
      return Array(state.watchers.values)
    }
    for watcher in watchers { watcher() }
  }

  /// Runs `body` when the service begins to drain. Returns a number for `forget`.
  func watch(_ body: @escaping @Sendable () -> Void) -> Int {
    state.withLock { state in
      state.last += 1
      state.watchers[state.last] = body
      return state.last
    }
  }

  func forget(_ watcher: Int) { state.withLock { $0.watchers[watcher] = nil } }
}

/// The version of this build.
public enum Version {
  public static let text = "0.1.0"
}
