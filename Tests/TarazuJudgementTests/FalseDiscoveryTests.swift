import TarazuJudgement
import TestRandom
import Testing

@Suite struct FalseDiscoveryTests {
  @Test func byHand() {
    #expect(FalseDiscovery.limit([]) == nil)
    #expect(FalseDiscovery.limit([0.05]) == 0.05)
    #expect(FalseDiscovery.limit([0.0501]) == nil)
    // The third is below its line of 0.0375, and takes the second along, which is above its own of 0.025.
    #expect(FalseDiscovery.limit([0.9, 0.03, 0.001, 0.036]) == 0.036)
    #expect(FalseDiscovery.limit([0.026, 0.9, 0.9, 0.001]) == 0.001)
    #expect(FalseDiscovery.limit([0.05, 0.05]) == 0.05)
  }

  /// The greatest p for which the line holds, looked for one by one.
  @Test func againstThePlainReading() {
    for seed in 0..<100 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let p = (0..<(1 + generator.below(40))).map { _ in Double(generator.below(1_000)) / 8_000 }
      let accepted = p.filter { limit in
        limit <= 0.05 * Double(p.count { $0 <= limit }) / Double(p.count)
      }
      #expect(FalseDiscovery.limit(p) == accepted.max())
    }
  }
}
