// A stream is cut into the same lines, no matter in which pieces it arrives.

import Foundation
import TarazuDomain
import TarazuLines
import TestRandom
import Testing

/// A digest that is all its bytes, so that a test sees them.
private struct AllBytes: LineDigest {
  private var bytes: [UInt8] = []

  mutating func update(_ bytes: ArraySlice<UInt8>) { self.bytes += bytes }

  func digest() -> [UInt8] { bytes }
}

struct LineSplitterTests {
  private func split(_ text: String) -> [Line] { split([Array(text.utf8)]) }

  private func split(_ pieces: [[UInt8]]) -> [Line] {
    var splitter = LineSplitter { AllBytes() }
    var lines = pieces.flatMap { splitter.take($0) }
    if let last = splitter.finish() { lines.append(last) }
    return lines
  }

  private func shown(_ lines: [Line]) -> [String] {
    lines.map { "\($0.number) \(String(decoding: $0.bytes, as: UTF8.self))" }
  }

  @Test func lineEnds() {
    #expect(shown(split("a\nb\r\nc")) == ["1 a", "2 b", "3 c"])
    #expect(shown(split("a\r")) == ["1 a"])
    #expect(shown(split("a\r\r\nb\r\r")) == ["1 a\r", "2 b\r"])
    #expect(shown(split("a\rb\n")) == ["1 a\rb"])
    #expect(shown(split("\ra\n")) == ["1 \ra"])
    #expect(split("") == [])
  }

  @Test func blankLinesAreCounted() {
    #expect(shown(split("\n \t\r\na\n\r\n\n\r\r\rb\n  ")) == ["3 a", "6 \r\r\rb"])
    #expect(shown(split("\u{A0}\n\u{B}\n\0\n")) == ["1 \u{A0}", "2 \u{B}", "3 \0"])
    #expect(shown(split(String(repeating: " ", count: 20_000) + "\nx")) == ["2 x"])
    #expect(shown(split(String(repeating: "\t\r", count: 20_000) + "\r\nx")) == ["2 x"])
  }

  @Test func numbersGoOnFromTheFirst() {
    var splitter = LineSplitter(firstNumber: 11, newDigest: nil)
    #expect(splitter.take(Array("a\n\nb\n".utf8)).map(\.number) == [11, 13])
    #expect(splitter.lastNumber == 13)
    #expect(splitter.finish() == nil)
  }

  @Test func longLines() throws {
    let limit = EventLimits.lineBytes
    func line(_ count: Int, _ end: String) throws -> Line {
      try #require(split(String(repeating: "x", count: count) + end).first)
    }
    for end in ["", "\n", "\r\n", "\r"] {
      let longest = try line(limit, end)
      #expect((longest.length, longest.bytes.count, longest.isTooLong, longest.sha256) == (limit, limit, false, nil))
      let over = try line(limit + 1, end)
      #expect((over.length, over.bytes.count, over.isTooLong) == (limit + 1, limit, true))
      #expect(over.sha256 == [UInt8](repeating: 120, count: limit + 1))
    }
    #expect(try line(limit - 1, "\r\r\n").isTooLong == false)
    #expect(try line(limit, "\r\r\n").length == limit + 1)
    let huge = try line(1_000_000, "\n")
    #expect(huge.length == 1_000_000)
    #expect(huge.sha256 == [UInt8](repeating: 120, count: 1_000_000))
    #expect(EventLine.parse(huge) == EventLine.parse(huge.bytes + [UInt8](repeating: 120, count: 1_000_000 - limit)))
  }

  @Test func withoutADigestALongLineHasItsLengthAlone() {
    var splitter = LineSplitter(newDigest: nil)
    let lines = splitter.take([UInt8](repeating: 120, count: 20_000) + [0x0A])
    #expect(lines.map(\.length) == [20_000])
    #expect(lines.map(\.sha256) == [nil])
  }

  /// Any cut into pieces gives the same lines.
  @Test(arguments: [1, 2, 3] as [UInt64])
  func piecesMakeNoDifference(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<300 {
      var stream: [UInt8] = []
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        let text = random.pick(["", "a", " ", "\t", "\r", "x\ry", "  b ", String(repeating: "z", count: 16_380)])
        stream += Array(
          (text + random.pick(["", "abc\r", "wxyz", "\r\r"]) + random.pick(["\n", "\r\n", "\n", ""])).utf8)
      }
      let whole = split([stream])
      var pieces: [[UInt8]] = []
      var start = 0
      while start < stream.count {
        let end = min(stream.count, start + Int.random(in: 1...random.pick([1, 3, 9_000]), using: &random))
        pieces.append(Array(stream[start..<end]))
        start = end
      }
      let cut = split(pieces)
      #expect(cut == whole)
      #expect(whole.map(\.number) == plainNumbers(stream))
    }
  }

  /// The numbers of the lines that are not blank, in the simplest way.
  private func plainNumbers(_ stream: [UInt8]) -> [Int] {
    stream.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
      .filter { !$1.allSatisfy { [0x20, 0x09, 0x0D].contains($0) } }.map { $0.offset + 1 }
  }
}
