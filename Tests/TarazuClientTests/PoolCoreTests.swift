import TarazuWire
import Testing

@testable import TarazuClient

/// The pool's decisions over connections that are names.
@Suite struct PoolCoreTests {
  private typealias Core = PoolCore<String>

  private func core(_ connections: Int, callsBeforeAnother: Int = 1) -> Core {
    Core(ClientOptions(connections: connections, callsBeforeAnother: callsBeforeAnother))
  }

  /// A core with these connections, each of which has had an answer.
  private func core(with names: [String], most: Int = 8) -> Core {
    var core = core(most)
    for _ in names { _ = core.connectTime(for: names.count, at: 0) }
    for name in names {
      _ = core.connected(name, at: 0)
      let id = take(&core, near: name)?.id ?? 0
      _ = core.end(id, .answered, at: 0, chance: 0.5)
    }
    return core
  }

  private func take(
    _ core: inout Core, near: String = "", lost: Set<String> = []
  ) -> (id: Int, connection: String)? {
    core.take(at: 0, chance: 0.5, isLost: lost.contains, isNear: { $0 == near })
  }

  private func words(_ actions: [Core.Action]) -> [String] {
    actions.map {
      switch $0 {
      case .give(let ticket, _, let connection): "\(ticket) gets \(connection)"
      case .fail(let ticket, let status): "\(ticket) fails \(status.reason.rawValue)"
      case .close(let connection): "close \(connection)"
      }
    }
  }

  @Test func theLeastLoadedIsTaken() {
    var core = core(with: ["a", "b", "c"])
    let first = (0..<3).map { _ in take(&core)?.connection }
    #expect(Set(first) == ["a", "b", "c"])
    let onB = core.members.first { $0.connection == "b" }?.id ?? 0
    _ = core.end(onB, .answered, at: 0, chance: 0.5)
    #expect(take(&core)?.connection == "b")
    #expect(core.members.map(\.openCalls) == [1, 1, 1])
  }

  @Test func nearnessDecidesBetweenEqualsOnly() {
    var core = core(with: ["a", "b", "c"])
    #expect(take(&core, near: "b")?.connection == "b")
    #expect(take(&core, near: "b")?.connection != "b")
  }

  @Test func lostOnesAreForgotten() {
    var core = core(with: ["a", "b"])
    #expect(take(&core, near: "a", lost: ["a"])?.connection == "b")
    #expect(core.members.map(\.connection) == ["b"])
    #expect(take(&core, lost: ["b"]) == nil)
    #expect(core.hasNone)
    // They had worked, so the next is made at once.
    _ = core.wait()
    #expect(core.connectTime(at: 5) == 5)
  }

  @Test func anotherIsMadeWhenEachHasEnough() {
    var core = core(3, callsBeforeAnother: 2)
    #expect(core.connectTime(at: 0) == nil)
    let first = core.wait()
    #expect(core.connectTime(at: 7) == 7)
    #expect(core.connectTime(at: 7) == nil)
    #expect(words(core.connected("a", at: 8)) == ["\(first) gets a"])
    _ = take(&core)
    #expect(core.connectTime(at: 9) == nil)
    _ = take(&core)
    #expect(core.connectTime(at: 9) == 9)
    #expect(core.connectTime(at: 9) == nil)
    for _ in 0..<20 { _ = core.wait() }
    #expect(core.connectTime(at: 9) == 9)
    #expect(core.connectTime(at: 9) == nil)
    #expect(core.connecting == 2)
  }

  @Test func aConnectionTakesFourCallsBeforeItsFirstAnswerAndThen1024() {
    var core = core(1)
    let waits = core.wait()
    _ = core.connectTime(at: 0)
    #expect(words(core.connected("a", at: 0)) == ["\(waits) gets a"])
    for _ in 1..<4 { #expect(take(&core) != nil) }
    #expect(take(&core) == nil)
    let (second, third) = (core.wait(), core.wait())
    let left = (core.leave(second), core.leave(second))
    #expect(left == (true, false))
    #expect(words(core.end(1, .answered, at: 0, chance: 0.5)) == ["\(third) gets a"])
    for _ in 4..<1_024 { #expect(take(&core) != nil) }
    #expect(take(&core) == nil)
    let last = core.wait()
    #expect(words(core.end(1, .unknown, at: 0, chance: 0.5)) == ["\(last) gets a"])
  }

  @Test func drainingSendsCallsToNewConnections() {
    var core = core(with: ["a", "b"])
    let (a, b) = (take(&core, near: "a")?.id ?? 0, take(&core, near: "b")?.id ?? 0)
    _ = take(&core, near: "a")
    // b closes when its call has ended; a has another that goes on.
    #expect(words(core.end(a, .draining, at: 0, chance: 0.5)) == [])
    #expect(take(&core) == nil)
    #expect(words(core.end(b, .answered, at: 0, chance: 0.5)) == ["close b"])
    let waits = core.wait()
    #expect(core.connectTime(at: 3) == 3)
    #expect(words(core.connected("c", at: 4)) == ["\(waits) gets c"])
    // A late word from the old server says nothing of the new one.
    #expect(words(core.end(a, .draining, at: 5, chance: 0.5)) == ["close a"])
    #expect(take(&core)?.connection == "c")
  }

  @Test func attemptsComeFurtherApart() {
    let millisecond: UInt64 = 1_000_000
    var core = core(4)
    let first = core.wait()
    #expect(core.connectTime(at: 0) == 0)
    let refused = Status.unavailable("refused", reason: .notConnected)
    #expect(words(core.failed(refused, at: 0, chance: 0.5)) == ["\(first) fails NOT_CONNECTED"])
    #expect(core.lastFailure == refused)
    _ = core.wait()
    #expect(core.connectTime(at: 1) == 100 * millisecond)
    #expect(core.connectTime(at: 1) == nil)
    _ = core.failed(refused, at: 100 * millisecond, chance: 0.5)
    _ = core.wait()
    #expect(core.connectTime(at: 100 * millisecond) == 260 * millisecond)
    // One that is lost before its first answer is no better than none.
    _ = core.connected("a", at: 260 * millisecond)
    #expect(core.lastFailure == nil)
    _ = core.end(1, .lost, at: 260 * millisecond, chance: 0.5)
    _ = core.wait()
    #expect(core.connectTime(at: 261 * millisecond) == 516 * millisecond)
    _ = core.connected("b", at: 516 * millisecond)
    _ = core.end(2, .answered, at: 517 * millisecond, chance: 0.5)
    #expect(core.failures == 0)
  }

  @Test func whoHasAnotherHopeWaitsOn() {
    var core = core(4)
    let waits = (0..<2).map { _ in core.wait() }
    _ = (core.connectTime(at: 0), core.connectTime(at: 0))
    #expect(core.connecting == 2)
    let refused = Status.unavailable("refused", reason: .notConnected)
    #expect(words(core.failed(refused, at: 0, chance: 0.5)) == [])
    #expect(words(core.connected("a", at: 0)) == waits.map { "\($0) gets a" })
  }

  @Test func idleOnesAreClosed() {
    var core = core(with: ["a", "b"])
    let a = take(&core, near: "a")?.id ?? 0
    #expect(words(core.sweep(at: 99, idle: 100)) == [])
    #expect(words(core.sweep(at: 100, idle: 100)) == ["close b"])
    _ = core.end(a, .answered, at: 150, chance: 0.5)
    #expect(words(core.sweep(at: 249, idle: 100)) == [])
    #expect(words(core.sweep(at: 250, idle: 100)) == ["close a"])
  }

  @Test func closingEndsAll() {
    var core = core(with: ["a"])
    let waits = core.wait()
    #expect(words(core.close(.cancelled())) == ["\(waits) fails CANCELLED", "close a"])
    #expect(core.members.isEmpty)
  }

  @Test func optionsAreWithinTheirBounds() {
    let options = ClientOptions(connections: 0, callsBeforeAnother: -1)
    #expect((options.connections, options.callsBeforeAnother) == (1, 1))
    #expect(ClientOptions(connections: 5_000).connections == 1_024)
  }
}
