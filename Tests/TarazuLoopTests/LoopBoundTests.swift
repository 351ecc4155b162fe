import TarazuLoop
import Testing

/// What belongs to a loop's thread is reached there alone.
struct LoopBoundTests {
  @Test func theContentIsReachedOnTheLoop() async throws {
    let loop = try Loop(name: "bound")
    try loop.start()
    defer { loop.stop() }
    let bound = LoopBound([1], on: loop)
    await loop.spawn {
      bound.value.append(2)
      #expect(bound.value == [1, 2])
      loop.assertCurrent()
    }.value
  }

  #if DEBUG
    @Test func anotherThreadIsStopped() async {
      await #expect(processExitsWith: .failure) {
        let loop = try Loop(name: "bound")
        let bound = LoopBound(1, on: loop)
        bound.value = 2
      }
      await #expect(processExitsWith: .failure) {
        let loop = try Loop(name: "bound")
        loop.assertCurrent()
      }
    }
  #endif
}
