import Testing

@testable import TarazuAccess

@Suite struct PasswordRulesTests {
  private func problem(_ password: String, name: String = "r.karimi", unit: String? = "دادگستری کل استان قم")
    -> PasswordRules.Problem?
  {
    PasswordRules.problem(of: password, principal: name, unit: unit)
  }

  @Test func lengths() {
    #expect(problem("correct hors") == nil)
    #expect(problem("correct hor") == .tooShort)
    #expect(problem("") == .tooShort)
    #expect(problem(String(repeating: "a", count: 1_024)) == nil)
    #expect(problem(String(repeating: "a", count: 1_025)) == .tooLong)
    // Characters, not bytes: 64 Persian letters have 128.
    #expect(problem(String(repeating: "پ", count: 64)) == nil)
    #expect(problem(String(repeating: "پ", count: 11)) == .tooShort)
    #expect(problem(String(repeating: "پ", count: 513)) == .tooLong)
    // One character with many marks is one.
    #expect(problem("a" + String(repeating: "\u{301}", count: 20)) == .tooShort)
  }

  @Test func anyCharactersAreAllowed() {
    for password in ["            ", "\0\0\0\0\0\0\0\0\0\0\0\0", "🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂", " گذرواژه‌ای بلند\t"] {
      #expect(problem(password) == nil, "\(password)")
    }
  }

  @Test func commonOnes() {
    for password in ["1qaz2wsx3edc4rfv", "1QAZ2WSX3EDC4RFV", "qwerty123456"] {
      #expect(problem(password) == .common, "\(password)")
    }
    #expect(problem("1qaz2wsx3edc4rfv!") == nil)
    #expect(CommonPasswords.all.count > 200)
    #expect(CommonPasswords.all.allSatisfy { $0.count >= 12 && $0 == $0.lowercased() })
  }

  @Test func namesWithin() {
    #expect(problem("xx-R.Karimi-1405") == .containsName)
    #expect(problem("xx-r. karimi-1405") == .containsName)
    #expect(problem("xx-rkarimi-1405") == nil)
    #expect(problem("tarazu-prov-1405", name: "prov") == .containsName)
    #expect(problem("my Tarazu password") == .containsService)
    // A name of two letters would be in too many.
    #expect(problem("correct horse", name: "or") == nil)
    #expect(problem("correct horse", name: "rse") == .containsName)
    #expect(problem("short-unit-name", unit: "قم") == nil)
  }

  /// Arabic letters, vowel signs, joiners, spaces and other digits do not hide a name.
  @Test(arguments: [
    "xدادگستری کل استان قمx", "xدادگستري\u{200C}كل استان قمx", "xدادگستریکلاستانقمx", "xدَادگستری کــل استان قمx",
  ])
  func unitWithin(password: String) {
    #expect(problem(password) == .containsUnit)
  }

  @Test(arguments: ["رمز ترازو ۱۴۰۵ من", "رمز ت\u{200C}رازو من است", "رمز تــرازو من است"])
  func serviceWithin(password: String) {
    #expect(problem(password) == .containsService)
  }

  @Test func digitsOfOneKind() {
    #expect(problem("شعبه ۱۰۱ حقوقی است", unit: "شعبه 101 حقوقی") == .containsUnit)
    #expect(problem("شعبه 101 حقوقی است", unit: "شعبه ١٠١ حقوقی") == .containsUnit)
  }

  @Test func messagesSayWhatIsAllowed() {
    #expect(Set(PasswordRules.Problem.allCases.map(\.message)).count == PasswordRules.Problem.allCases.count)
    #expect(PasswordRules.Problem.tooShort.message.contains("12 characters to 1024 bytes"))
  }
}
