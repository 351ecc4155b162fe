import TestRandom
import TestSupport
import Testing

@testable import TarazuCommand

@Suite struct LineIndexTests {
  /// A file cut into pieces at random, settled up to random lines and rewound to random ones. The offset that is
  /// found is always the beginning of the next line.
  @Test(arguments: UInt64(1)...50)
  func findsTheOffsetAfterAnyLine(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let lines = (0..<200).map { _ in
      let longest = Bool.random(using: &random) ? 3 : 60
      return [UInt8](repeating: 0x61, count: Int.random(in: 0...longest, using: &random)) + [0x0A]
    }
    let file = Array(lines.joined())
    let starts = lines.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
    var index = LineIndex()
    var settled = 0
    for _ in 0..<2_000 {
      let end = min(file.count, index.sent.offset + Int.random(in: 1...40, using: &random))
      index.send(file[index.sent.offset..<end])
      settled = Int.random(in: settled...max(settled, index.sent.lines), using: &random)
      if Bool.random(using: &random) { index.settle(settled) }
      guard Int.random(in: 0..<20, using: &random) == 0 else { continue }
      let (offset, skip) = index.position(after: settled)
      var lineStart = offset
      var left = skip
      while left > 0 {
        if file[lineStart] == 0x0A { left -= 1 }
        lineStart += 1
      }
      #expect(lineStart == starts[settled])
      index.rewind(to: LineIndex.Mark(lines: settled, offset: lineStart))
    }
  }

  /// The service answers nothing to a blank line, so an import must not wait for one, whatever white space it has.
  @Test func blankLinesAreNotWaitedFor() {
    var index = LineIndex()
    index.send(Array("a\r\n\r\n \t\r\n\n".utf8))
    #expect(index.sent.lines == 4)
    #expect(index.lastWithContent == 1)
    index.send(Array("\rb\n".utf8))
    #expect(index.lastWithContent == 5)
  }

  @Test func aLongLineTakesNoMemory() {
    var index = LineIndex()
    index.send([0x0A])
    for _ in 0..<1_000 { index.send([0x61]) }
    #expect(index.marks.count <= 2)
    #expect(index.position(after: 1) == (0, 1))
    #expect(index.sent == LineIndex.Mark(lines: 1, offset: 1_001))
  }
}
