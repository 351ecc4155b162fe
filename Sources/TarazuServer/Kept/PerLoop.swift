// One of something for each loop of connections, so that no loop waits for another.

import TarazuLoop

/// Values that each belong to a loop, and are used on its thread alone.
final class PerLoop<Value: Sendable>: Sendable {
  private let loops: [ObjectIdentifier]
  /// Those of the loops, in their order.
  let all: [Value]

  init(_ loops: [Loop], _ make: (Loop) -> Value) {
    self.loops = loops.map { ObjectIdentifier($0) }
    all = loops.map(make)
  }

  /// That of a loop; nil for one that serves no connections. There are as many as cores: a scan is quickest.
  subscript(loop: Loop) -> Value? {
    let loop = ObjectIdentifier(loop)
    for place in loops.indices where loops[place] == loop { return all[place] }
    return nil
  }
}
