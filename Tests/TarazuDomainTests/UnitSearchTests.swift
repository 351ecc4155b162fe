import TarazuDomain
import Testing

@Suite struct UnitSearchTests {
  private func hasWords(_ name: String, _ text: String) -> Bool { SearchedText(name).hasWords(SearchedText(text)) }

  @Test(
    arguments: [
      // Arabic letters, and letters with marks.
      ("دادگستری کل استان", "دادگستري"), ("دادگستری کل استان", "كل"), ("دادگستري كل", "دادگستری کل"),
      ("شعبهٔ دوم", "شعبه"), ("شعبة دوم", "شعبه دوم"), ("شعبۀ دوم", "شعبه"), ("آذربایجان", "اذربایجان"),
      ("اذربایجان", "آذربایجان"), ("مسئول", "مسیول"), ("مُحَمَّد", "محمد"), ("محمد", "مُحمّد"), ("على", "علی"),
      ("بــابــل", "بابل"), ("بابل", "بـابل"),
      // Half-spaces, spaces, and neither.
      ("خمینی‌شهر", "خمینی شهر"), ("خمینی‌شهر", "خمینیشهر"), ("خمینی شهر", "خمینی‌شهر"), ("خمینی شهر", "خمینیشهر"),
      ("خمینیشهر", "خمینی‌شهر"), ("خمینیشهر", "خمینی شهر"), ("خمینی‌شهر", "شهر"),
      // Digits of three kinds.
      ("شعبه ۱۲", "12"), ("شعبه ١٢", "۱۲"), ("شعبه 12", "١٢"), ("شعبه12", "شعبه ۱۲"),
      // Words in any order, their beginnings, any case, and signs.
      ("دادگاه حقوقی شیراز", "شیراز دادگاه"), ("دادگاه حقوقی شیراز", "شیر دا"), ("Court of Éfes", "efes COURT"),
      ("شعبه ۱ (حقوقی)", "حقوقی"), ("شعبه ۱ (حقوقی)", "(حقوقی)"), ("شعبه ۱/۲", "2"),
    ] as [(String, String)])
  func textsThatFind(name: String, text: String) { #expect(hasWords(name, text)) }

  @Test(
    arguments: [
      ("دادگستری کل", "ستری"), ("دادگستری کل", "دادگستری شیراز"), ("خمینی‌شهر", "هر"), ("شعبه ۱۲", "2"), ("شعبه ۱۲", ""),
      ("شعبه ۱۲", " "), ("شعبه ۱۲", "‌"), ("شعبه ۱۲", "()"), ("", "ا"), ("شعبه ۱۲", "۱۲ ۱۳"), ("شهر", "شهرری"),
    ] as [(String, String)])
  func textsThatDoNot(name: String, text: String) { #expect(!hasWords(name, text)) }

  private let index: UnitSearch = {
    var directory = Directory()
    for (code, level, parent, name) in [
      ("IR", .country, nil, "کل کشور"), ("01", .province, "IR", "تهران"), ("0101", .district, "01", "شهر ری"),
      ("0101a", .branch, "0101", "شعبه ۱ حقوقی"), ("0101b", .branch, "0101", "شعبه ۲ کیفری"),
      ("02", .province, "IR", "اصفهان"), ("0201", .district, "02", "خمینی‌شهر"), ("X-7", .branch, "0201", "شعبه ۱۰۱"),
    ] as [(String, Level, String?, String)] {
      directory.units[code] = Unit(code: code, level: level, parent: parent, name: name)
    }
    return UnitSearch(directory)
  }()

  private func found(_ text: String, level: Level? = nil, below: String? = nil) -> [[String]] {
    let (byCode, byName) = index.search(text, level: level, below: below)
    return [byCode.map(\.code), byName.map(\.code)]
  }

  @Test func codesComeBeforeNames() {
    #expect(found("0101") == [["0101", "0101a", "0101b"], []])
    #expect(found("101") == [[], ["X-7"]])
    #expect(found("۰۱۰۱A") == [["0101a"], []])
    #expect(found("x-") == [["X-7"], []])
    #expect(found("شهر") == [[], ["0101", "0201"]])
    #expect(found("شعبه") == [[], ["0101a", "0101b", "X-7"]])
    #expect(found("nothing") == [[], []])
  }

  @Test func onlyUnitsOfTheLevelBelowTheUnit() {
    #expect(found("شهر", below: "01") == [[], ["0101"]])
    #expect(found("0", level: .province) == [["01", "02"], []])
    #expect(found("0", below: "0101") == [["0101", "0101a", "0101b"], []])
    #expect(found("0101", below: "02") == [[], []])
    #expect(found("0101", below: "none") == [[], []])
    #expect(found("شعبه", level: .branch, below: "X-7") == [[], ["X-7"]])
    #expect(found("IR") == [["IR"], []])
  }
}
