// One of something for each loop of connections, so that no loop waits for another.

import TarazuLoop

/// Values that each belong to a loop, and are used on its thread alone.
final class PerLoop<Value: Sendable>: Sendable {
  private let values: [(loop: Loop, value: Value)]

  init(_ loops: [Loop], _ make: (Loop) -> Value) {
    values = loops.map { ($0, make($0)) }
  }

  /// That of a loop; nil for one that serves no connections. There are as many as cores: a scan is quickest.
  subscript(loop: Loop) -> Value? {
    for entry in values where entry.loop === loop { return entry.value }
    return nil
  }

  var all: [Value] { values.map(\.value) }
}
