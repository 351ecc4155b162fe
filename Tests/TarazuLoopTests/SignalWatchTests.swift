import Glibc
import TarazuBase
import TarazuLoop
import Testing

/// Signals as events. The process has one taker of signals at a time, so these tests run one after the other.
@Suite(.serialized) struct SignalWatchTests {
  private func withLoop(_ body: (Loop) async throws -> Void) async throws {
    let loop = try Loop(name: "signals")
    try loop.start()
    defer { loop.stop() }
    try await body(loop)
  }

  /// The first signals that come, as many as wanted.
  private func signals(_ count: Int, from stream: AsyncStream<Int32>) async -> [Int32] {
    var numbers: [Int32] = []
    for await number in stream {
      numbers.append(number)
      if numbers.count == count { break }
    }
    return numbers
  }

  @Test func aSignalIsAnEventOnTheLoop() async throws {
    try await withLoop { loop in
      let (stream, continuation) = AsyncStream.makeStream(of: Int32.self)
      let watch = try SignalWatch([SIGUSR1, SIGUSR2], on: loop) { number in
        loop.assertCurrent()
        continuation.yield(number)
      }
      kill(getpid(), SIGUSR2)
      #expect(await signals(1, from: stream) == [SIGUSR2])
      kill(getpid(), SIGUSR1)
      #expect(await signals(1, from: stream) == [SIGUSR1])
      watch.stop()
    }
  }

  /// A signal that was blocked when it came is delivered once there is a taker.
  @Test func aBlockedSignalWaitsForItsTaker() async throws {
    try await withLoop { loop in
      let (stream, continuation) = AsyncStream.makeStream(of: Int32.self)
      let watch: SignalWatch? = await withCheckedContinuation { done in
        loop.execute {
          Signals.block([SIGUSR1])
          pthread_kill(pthread_self(), SIGUSR1)
          done.resume(returning: try? SignalWatch([SIGUSR1], on: loop) { continuation.yield($0) })
        }
      }
      #expect(await signals(1, from: stream) == [SIGUSR1])
      watch?.stop()
    }
  }

  @Test func afterTheEndASignalDoesWhatItDidBefore() async throws {
    await #expect(processExitsWith: .signal(SIGUSR1)) {
      let loop = try Loop(name: "signals")
      try loop.start()
      let watch = try SignalWatch([SIGUSR1], on: loop) { _ in }
      watch.stop()
      kill(getpid(), SIGUSR1)
      try await Task.sleep(for: .seconds(30))
    }
  }
}
