// One of something for each loop of connections, so that no loop waits for another.

import TarazuLoop

/// Values that each belong to a loop; debug builds check at each access that it is the value's own loop.
// Safety: the arrays never change, and a value is reached on its loop's thread alone, once the loops run.
final class PerLoop<Value>: @unchecked Sendable {
  private let loops: [ObjectIdentifier]
  private let values: [Value]

  init(_ loops: [Loop], _ make: (Loop) -> Value) {
    self.loops = loops.map { ObjectIdentifier($0) }
    values = loops.map(make)
  }

  /// The value of the loop whose thread this is; nil for a loop that serves no connections. There are as many loops as
  /// cores, so a scan is quickest.
  subscript(loop: Loop) -> Value? {
    assert(loop.isCurrent, "a value of another loop's thread")
    let loop = ObjectIdentifier(loop)
    for index in loops.indices where loops[index] == loop { return values[index] }
    return nil
  }
}
