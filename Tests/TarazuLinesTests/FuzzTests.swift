// Any input gets an answer: none traps, and every detail is within its limit.

import TarazuCalendar
import TarazuDomain
import TarazuLines
import TestRandom
import Testing

extension SeededGenerator {
  /// The line with one to four changes.
  mutating func mutated(_ line: [UInt8]) -> [UInt8] {
    var line = line
    for _ in 0..<Int.random(in: 1...4, using: &self) where !line.isEmpty {
      let offset = Int.random(in: 0..<line.count, using: &self)
      let tokens = ["\"", "{", "}", "[", "]", ",", ":", "\\", "\\u00", "null", "-", "0", "1e5", "\u{200F}", " ", "é"]
      switch Int.random(in: 0..<6, using: &self) {
      case 0: line[offset] = UInt8.random(in: 0...255, using: &self)
      case 1: line.remove(at: offset)
      case 2: line.insert(contentsOf: pick(tokens).utf8, at: offset)
      case 3: line.replaceSubrange(offset..<min(line.count, offset + 1), with: pick(tokens).utf8)
      case 4: line = Array(line[..<offset])
      default:
        let end = min(line.count, offset + Int.random(in: 1...30, using: &self))
        line.insert(contentsOf: line[offset..<end], at: end)
      }
    }
    return line
  }
}

/// Lines of events and of the directory, good and bad.
let samples: [[UInt8]] = [
  survey([("x", String(repeating: "[{\"a\":", count: 7) + "[1]" + String(repeating: "}]", count: 7))]),
  survey(), survey([("x", #"[{"a":[1,-2.5e-3,"\ud83d\ude00",{"b":null}]},true,false]"#)]), survey([("score", "9")]),
  #"{"source":"cms-08","id":"e\u0031","kind":"hearing_set","at":"2024-01-01T08:00:00.5+03:30","case":"1403","branch":"080101","hearing":"h-1","on":"2024-02-01","purpose":"trial"}"#,
  #"{"type":"kind","code":"civil","name":"حقوقی","standard_days":104}"#,
  #"{"type":"class","code":"civil.financial","name":"مطالبه وجه"}"#,
  #"{"type":"unit","level":"branch","code":"080101","parent":"0801","name":"شعبه ۱","kind":"civil","opened_on":"2019-03-21","closed_on":null}"#,
].map { Array($0.utf8) }

struct FuzzTests {
  private func check(_ line: [UInt8]) {
    switch EventLine.parse(line) {
    case .success(let event): #expect(EventLine.parse(EventLine.text(of: event)) == .success(event))
    case .failure(let rejection):
      #expect(rejection.detail.utf8.count <= 200 && !rejection.detail.isEmpty)
      // PostgreSQL's text takes no NUL.
      #expect(!rejection.detail.utf8.contains(0))
    }
    if case .failure(let refusal) = DirectoryLine.parse(line.span) {
      #expect(refusal.detail.utf8.count <= 200 && !refusal.detail.isEmpty)
    }
  }

  @Test(arguments: [11, 12, 13, 14] as [UInt64])
  func mutatedLines(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<4_000 { check(random.mutated(random.pick(samples))) }
  }

  @Test(arguments: [21, 22] as [UInt64])
  func randomBytes(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<2_000 {
      let count = Int.random(in: 0...80, using: &random)
      check(random.bytes(count))
      check([0x7B, 0x22] + random.bytes(count))
      check((0..<count).map { _ in random.pick(Array(#"{}[]":,\ue0123456789-.Ee truefalsn"#.utf8)) })
    }
  }

  @Test func randomTimes() {
    var random = SeededGenerator(seed: 31)
    let text = Array("2024-01-01T08:00:00.123456789+03:30".utf8)
    for _ in 0..<20_000 {
      let mutated = random.mutated(text)
      if let instant = try? RFC3339.parse(mutated.span) {
        #expect((Instant.first...Instant.last).contains(instant))
        #expect((try? RFC3339.parse(instant.description)) == instant)
      }
    }
  }

  @Test func randomFields() {
    var random = SeededGenerator(seed: 41)
    let texts = [
      "", "a", "A", "h", "\u{0}", "é", "trial", "other", "2024-02-01", "upheld", String(repeating: "x", count: 99),
    ]
    for _ in 0..<5_000 {
      var fields = MessageEvent()
      fields.kind = random.pick(EventKind.allCases + [nil])
      (fields.source, fields.id, fields.caseCode) = (random.pick(texts), random.pick(texts), random.pick(texts))
      (fields.branch, fields.to, fields.caseClass) = (random.pick(texts), random.pick(texts), random.pick(texts))
      (fields.hearing, fields.on, fields.purpose) = (random.pick(texts), random.pick(texts), random.pick(texts))
      let seconds = Int64(bitPattern: random.next()) >> random.pick([0, 20, 29, 60])
      fields.time = random.pick([nil, (seconds, Int32(truncatingIfNeeded: random.next()))])
      (fields.amount, fields.score) = (Int64(bitPattern: random.next()), random.pick([0, 1, .min, .max]))
      // The line that a rejection keeps is judged as the event was.
      #expect(fields.parse() == EventLine.parse(fields.line))
    }
  }
}
