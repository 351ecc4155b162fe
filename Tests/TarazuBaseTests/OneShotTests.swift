import TarazuBase
import Testing

/// The first outcome counts, whenever it comes.
struct OneShotTests {
  @Test func aValueDeliveredBeforeTheWaitIsKept() async {
    let shot = OneShot<Int>()
    #expect(shot.deliver(1))
    #expect(!shot.deliver(2))
    #expect(await shot.wait() == 1)
    #expect(await shot.wait() == 1)
  }

  @Test func aTaskWaitsForTheFirstOfManyValues() async {
    let shot = OneShot<Int>()
    async let value = shot.wait()
    let first = await withTaskGroup(of: Int?.self) { group in
      for number in 0..<20 { group.addTask { shot.deliver(number) ? number : nil } }
      return await group.reduce(into: [Int]()) { firsts, number in if let number { firsts.append(number) } }
    }
    #expect(first.count == 1)
    #expect(await value == first.first)
  }
}
