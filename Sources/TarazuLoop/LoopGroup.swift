import Synchronization

/// A fixed number of loops that share the connections among them.
public final class LoopGroup: Sendable {
  /// The loops, running.
  public let loops: [Loop]
  private let turn = Atomic<UInt>(0)

  /// Makes and starts `count` loops (at least one), named `name` with a number.
  public init(count: Int, name: String) throws(LoopError) {
    var loops: [Loop] = []
    do throws(LoopError) {
      for number in 0..<max(1, count) {
        let loop = try Loop(name: "\(name)-\(number)")
        try loop.start()
        loops.append(loop)
      }
    } catch {
      for loop in loops { loop.stop() }
      throw error
    }
    self.loops = loops
  }

  /// The loops in turn.
  public func next() -> Loop {
    let number = turn.wrappingAdd(1, ordering: .relaxed).oldValue
    return loops[Int(number % UInt(loops.count))]
  }

  /// Stops all loops, as `Loop.stop` does each.
  public func stop() {
    for loop in loops { loop.stop() }
  }
}
