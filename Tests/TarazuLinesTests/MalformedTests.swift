// Lines that are not one JSON object, by RFC 8259 and docs/spec/events.md#lines.

import Foundation
import TarazuDomain
import TarazuLines
import TestRandom
import Testing

struct MalformedTests {
  private func reason(_ bytes: [UInt8]) -> RejectionReason? {
    if case .failure(let rejection) = EventLine.parse(bytes) { rejection.reason } else { nil }
  }

  @Test(arguments: [
    "", " ", "5", "null", #""x""#, "[1]", "[{}]", "{", "}", "{}x", "{}{}", "{},", "{,}", #"{"a"}"#, #"{"a":}"#,
    #"{"a":1,}"#, #"{"a":1 "b":2}"#, #"{a:1}"#, #"{'a':1}"#, #"{"a":1;}"#, #"{"a" 1}"#, #"{"a":[1,]}"#, #"{"a":[,1]}"#,
    #"{"a":[1 2]}"#, #"{"a":[1}"#, #"{"a":"}"#, #"{"a":"\"}"#, #"{"a":"\x"}"#, #"{"a":"\u12"}"#, #"{"a":"\u12G4"}"#,
    #"{"a":"\ud800"}"#, #"{"a":"\udc00\ud800"}"#, #"{"a":"\ud800\u0041"}"#, #"{"a":"\ud800x"}"#, #"{"\udfff":null}"#,
    #"{"x":[{"y":"\ud800"}]}"#, "{\"a\":\"\t\"}", "{\"a\":\"\u{0}\"}", "\u{0}{}", "{}\u{0}", "\u{FEFF}{}",
    " \u{FEFF}{}",
    "{}\u{FEFF}", "\u{A0}{}", "\u{B}{}", "\u{C}{}", "{\u{A0}}", "{/**/}", #"{"a":1,"a":1}"#, #"{"a":1,"\u0061":1}"#,
    #"{"x":null,"x":null}"#, #"{"x":[{"y":1,"y":2}]}"#, #"{"x":{"\/":1,"/":2}}"#, #"{"é":1,"\u00e9":2}"#,
    #"{"😀":1,"\ud83d\ude00":2}"#,
  ])
  func malformedLinesAreRejected(line: String) { #expect(reason(Array(line.utf8)) == .malformed) }

  @Test(arguments: [
    "{}", " \t\r\n{ \t\r\n} \t\r\n", #"{"":1}"#, #"{"a":"\"\\\/\b\f\n\r\t\u0000\uFFFF\ud83d\ude00"}"#,
    #"{"a":[],"b":{},"c":[[],{}],"d":-0,"e":1e999,"f":-1.5E-7,"g":true,"h":false,"i":null}"#,
    "{\"a\":\"\u{FEFF}\u{7F}\u{2028}😀\"}", #"{"e\u0301":1,"\u00e9":2}"#, #"{"a":{"a":{"a":1}},"b":{"a":1}}"#,
    #"{"a":[{"x":1},{"x":1}]}"#,
  ])
  func wellFormed(line: String) { #expect(reason(Array(line.utf8)) == .unknownKind) }

  @Test(
    arguments: [
      [0xFF], [0x80], [0xC0, 0xAF], [0xC1, 0xBF], [0xC3], [0xE0, 0x9F, 0x80], [0xED, 0xA0, 0x80], [0xE2, 0x82],
      [0xF0, 0x8F, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xF0, 0x9F, 0x98],
      [0xE2, 0x28, 0xA1], [0xC3, 0x28],
    ] as [[UInt8]])
  func notUTF8(bytes: [UInt8]) {
    let line = Array(#"{"a":""#.utf8) + bytes + Array("\"}".utf8)
    #expect(reason(line) == .malformed)
    #expect(String(validating: line, as: UTF8.self) == nil)
  }

  @Test(
    arguments: [
      [0xC2, 0x80], [0xDF, 0xBF], [0xE0, 0xA0, 0x80], [0xED, 0x9F, 0xBF], [0xEE, 0x80, 0x80], [0xEF, 0xBF, 0xBF],
      [0xF0, 0x90, 0x80, 0x80], [0xF4, 0x8F, 0xBF, 0xBF],
    ] as [[UInt8]])
  func boundsOfUTF8(bytes: [UInt8]) {
    #expect(reason(Array(#"{"a":""#.utf8) + bytes + Array("\"}".utf8)) == .unknownKind)
  }

  @Test func nestingHasALimit() {
    func lists(_ depth: Int) -> [UInt8] {
      Array(
        ("{\"x\":" + String(repeating: "[", count: depth - 1) + String(repeating: "]", count: depth - 1) + "}").utf8)
    }
    func objects(_ depth: Int) -> [UInt8] {
      Array((String(repeating: "{\"x\":", count: depth - 1) + "{}" + String(repeating: "}", count: depth - 1)).utf8)
    }
    #expect(reason(lists(16)) == .unknownKind)
    #expect(reason(lists(17)) == .malformed)
    #expect(reason(objects(16)) == .unknownKind)
    #expect(reason(objects(17)) == .malformed)
    #expect(reason(lists(8_000)) == .malformed)
    #expect(reason(Array(String(repeating: "{\"x\":", count: 3_000).utf8)) == .malformed)
  }

  @Test func aLineHasALongestLength() {
    let line = Array(survey().utf8)
    let spaces = [UInt8](repeating: 0x20, count: 16_384 - line.count)
    #expect(reason(line + spaces) == nil)
    #expect(reason(line + spaces + [0x20]) == .malformed)
  }

  /// Many keys are compared as sets, few one by one; both find a repeated one, first or last, plain or escaped.
  @Test(arguments: [2, 15, 16, 17, 18, 40, 1_000])
  func repeatedKeyAmongMany(count: Int) {
    let keys = (0..<count).map { "\"k\($0)\":1" }
    func line(_ keys: [String]) -> [UInt8] { Array(("{" + keys.joined(separator: ",") + "}").utf8) }
    #expect(reason(line(keys)) == .unknownKind)
    for key in ["\"k0\":1", #""\u006b0":1"#, "\"k\(count - 1)\":1"] {
      #expect(reason(line(keys + [key])) == .malformed)
    }
    #expect(reason(Array("{\"a\":".utf8) + line(keys + ["\"k1\":{}"]) + [0x7D]) == .malformed)
  }

  static let python = "/usr/bin/python3"

  /// Another reading of "malformed", over lines in hexadecimal: 1 where a line is not.
  private static let script = """
    import json, sys
    sys.set_int_max_str_digits(0)
    def refuse(*_): raise ValueError
    def pairs(members):
        if len({name for name, _ in members}) < len(members): refuse()
        return dict(members)
    def depth(value):
        if isinstance(value, dict): return 1 + max(map(depth, value.values()), default=0)
        if isinstance(value, list): return 1 + max(map(depth, value), default=0)
        return 0
    def texts(value):
        if isinstance(value, str): yield value
        if isinstance(value, dict):
            for name, inner in value.items(): yield name; yield from texts(inner)
        if isinstance(value, list):
            for inner in value: yield from texts(inner)
    def is_good(line):
        try:
            value = json.loads(line.decode("utf-8"), parse_constant=refuse, object_pairs_hook=pairs)
            for text in texts(value): text.encode("utf-8")
            return isinstance(value, dict) and depth(value) <= 16 and len(line) <= 16384
        except (ValueError, RecursionError): return False
    for line in sys.stdin.read().split("\\n"): print(int(is_good(bytes.fromhex(line))), end="")
    """

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: python), "Python is not installed"))
  func agreesWithAnotherReader() throws {
    var random = SeededGenerator(seed: 3)
    let lines = (0..<12_000).map { _ in random.mutated(random.pick(samples)) }
    let process = Process()
    process.executableURL = URL(filePath: MalformedTests.python)
    process.arguments = ["-c", MalformedTests.script]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    let digits = Array("0123456789abcdef".utf8)
    let text = lines.map { line in line.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] } }
    try input.fileHandleForWriting.write(contentsOf: Data(text.joined(separator: [0x0A])))
    try input.fileHandleForWriting.close()
    let answers = Array(try #require(try output.fileHandleForReading.readToEnd()))
    process.waitUntilExit()
    try #require(answers.count == lines.count)
    var refused = 0
    for (line, answer) in zip(lines, answers) {
      let isMalformed = reason(line) == .malformed
      refused += isMalformed ? 1 : 0
      #expect(isMalformed == (answer == UInt8(ascii: "0")), "\(String(decoding: line, as: UTF8.self))")
    }
    #expect(refused > 3_000 && refused < 11_000)
  }
}
