import TarazuBench
import Testing

@testable import TarazuCommand

@Suite struct TextTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("شعبه ۱", 6), ("می\u{200C}شود", 5), ("بُعد", 3), ("漢字", 4), ("e\u{301}", 1),
    ("\u{2068}کرمان\u{2069}", 5), ("\u{7}", 0), ("⚡", 2), ("✅", 2), ("🚔", 2), ("\u{2329}\u{232A}", 4), ("\u{A960}", 2),
    ("한", 2), ("ｆ", 2), ("ﾊ", 1), ("☎", 1), ("–", 1), ("\u{303F}", 1), ("🀄🃏", 4), ("🈁", 2), ("\u{20000}", 2),
    ("\u{302A}", 0),
  ])
  func widthsOfCharacters(_ text: String, _ width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  @Test func cutsToAWidth() {
    #expect(DisplayWidth.clipped("abc", to: 3) == "abc")
    #expect(DisplayWidth.clipped("abcd", to: 3) == "ab…")
    #expect(DisplayWidth.clipped("日本語", to: 4) == "日…")
    #expect(DisplayWidth.clipped("x \u{2068}مانده\u{2069}", to: 5) == "x \u{2068}ما\u{2069}…")
    #expect(DisplayWidth.clipped("x \u{2068}مانده\u{2069}", to: 7) == "x \u{2068}مانده\u{2069}")
    #expect(DisplayWidth.clipped("ab", to: 0) == "")
  }

  @Test func tableIsAligned() {
    var table = TextTable("unit", ">value", "name")
    table.row("08", "1.25", "کرمان")
    table.row("0801011", "-3", "حوزهٔ ۱")
    #expect(
      [table.head] + table.rowLines.map(\.text) == [
        "unit     value  name",
        "08        1.25  کرمان",
        "0801011     -3  حوزهٔ ۱",
      ])
  }

  @Test func pagesOfATableKeepItsWidths() {
    var table = TextTable("a", "b")
    table.row("long word", "x")
    #expect(table.takeLines(withTitles: true) == ["a          b", "long word  x"])
    table.row("s", "y")
    #expect(table.takeLines(withTitles: false) == ["s          y"])
    #expect(table.rowLines.isEmpty)
  }

  @Test func whatActsOnATerminalIsEscaped() {
    #expect(ForeignText.escaped("a\u{1B}[2J\u{202E}b\u{9B}\n") == "a\\u{1b}[2J\\u{202e}b\\u{9b}\\u{a}")
    #expect(ForeignText.escaped("می\u{200C}شود") == "می\u{200C}شود")
    #expect(ForeignText.shown("کرمان", onTerminal: true) == "\u{2068}کرمان\u{2069}")
    #expect(ForeignText.shown("کرمان", onTerminal: false) == "کرمان")
    #expect(ForeignText.shown("Kerman", onTerminal: true) == "Kerman")
    #expect(ForeignText.shown("\u{2069}\u{202E}ک", onTerminal: true) == "\u{2068}\\u{2069}\\u{202e}ک\u{2069}")
  }

  @Test func whatActsOnATerminalIsEscapedInDocuments() {
    let json = Array("{\"a\":\"\u{202E}کرمان\u{9B}\u{7F}😀\"}".utf8)
    let escaped = String(decoding: ForeignText.escaped(json: json), as: UTF8.self)
    #expect(escaped == "{\"a\":\"\\u202eکرمان\\u009b\\u007f😀\"}")
  }

  @Test(
    arguments: [
      (0.0, 0, "0"), (12.0, 0, "12"), (0.5, 4, "0.5000"), (34.75555, 1, "34.8"), (-0.25, 1, "-0.3"),
      (-1.005, 2, "-1.00"),
      (0.00004, 4, "0.0000"), (1e300, 2, "1e+300"), (99_999.999, 2, "100000.00"),
    ] as [(Double, Int, String)])
  func decimalsAreRounded(_ value: Double, _ decimals: Int, _ text: String) {
    #expect(Format.decimal(value, decimals) == text)
  }

  @Test func sharesArePercentages() {
    #expect(NumberText.percent(1, of: 3) == "33 %")
    #expect(NumberText.percent(5, of: 3) == "100 %")
    #expect(NumberText.percent(0, of: 0) == "100 %")
    #expect(NumberText.rate(Int.max, in: 1e-9).isEmpty == false)
  }

  @Test func heldOutputIsGivenBackInOrder() throws {
    var held = HeldOutput()
    #expect(held.isEmpty)
    var expected: [UInt8] = []
    for number in 0..<3_000 {
      let piece = [UInt8](repeating: UInt8(number % 251), count: 1_000)
      expected += piece
      try held.append(piece)
    }
    var all: [UInt8] = []
    try held.forEachPiece { all += $0 }
    #expect(all == expected)
    #expect(!held.isEmpty)
  }
}
