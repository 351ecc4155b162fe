// Invented units, names and readers for pages that are looked at.

import TarazuCalendar
import TarazuPages
import TarazuProtocol

/// A country that does not exist.
public enum SampleUnits {
  public static let today = day(1405, 9, 3)
  /// The last whole month before today.
  public static let month = (from: day(1405, 8, 1), to: day(1405, 8, 30))

  public static let country = Unit(code: "IR", level: .country, name: "کل کشور")
  public static let province = Unit(code: "08", level: .province, parent: "IR", name: "استان کرمان")
  public static let districts: [Unit] = [
    "کرمان", "جیرفت", "سیرجان", "رفسنجان", "بم", "زرند", "بافت", "راور", "رابر", "کوهبنان", "کهنوج", "منوجان",
  ].enumerated().map { index, name in
    Unit(code: "08" + two(index + 1), level: .district, parent: "08", name: "حوزهٔ قضایی " + name)
  }
  public static let branches: [Unit] = districts.enumerated().flatMap { index, district in
    (1...(index < 3 ? 9 : 3)).map { number in
      Unit(
        code: district.code + two(number), level: .branch, parent: district.code,
        name: "شعبهٔ \(persian(number)) دادگاه حقوقی " + district.name.dropFirst("حوزهٔ قضایی ".count),
        branchKind: "civil", openedDate: "2019-03-21")
    }
  }
  public static let kinds = [
    BranchKind(code: "civil", name: "حقوقی", standardDays: 104, leadNormDays: 60, calendar: true),
    BranchKind(code: "criminal2", name: "کیفری دو", standardDays: 79, leadNormDays: 45, calendar: true),
    BranchKind(code: "prosecution", name: "دادسرا", standardDays: 46, calendar: false),
  ]
  public static let classes = [
    CaseClass(code: "rent", name: "تخلیه و اجاره"), CaseClass(code: "debt", name: "مطالبهٔ وجه"),
    CaseClass(code: "family", name: "خانواده"),
  ]
  public static let names = Names(
    units: Dictionary(
      uniqueKeysWithValues: ([country, province] + districts + branches).map { ($0.code, $0.name) }),
    kinds: kinds, classes: classes)

  public static func head(of unit: Unit, role: Role = .head) -> Viewer {
    var account = Self_()
    account.name = "r.karimi"
    account.role = role
    account.unit = unit.code
    account.isOpen = true
    account.lastSignInTime = time(1405, 9, 2, 7, 41)
    account.lastSignInAddress = "10.20.0.14"
    account.expireTime = time(1405, 9, 3, 19, 30)
    account.hasSecondFactor = true
    return Viewer(account: account, unit: unit)
  }

  /// What a page for that reader is made in.
  public static func context(
    _ path: String, _ query: [QueryItem] = [], viewer: Viewer? = head(of: province), language: Language = .persian
  ) -> PageContext {
    PageContext(
      language: language, path: path, query: query, csrfToken: viewer == nil ? nil : "masked-token", viewer: viewer,
      today: today,
      asOf: AsOf(position: "1", commitTime: time(1405, 9, 3, 7, 44), currentTime: time(1405, 9, 3, 7, 44)),
      names: names)
  }

  public static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
    JalaliDate(year: year, month: month, day: day)?.asDay ?? Day(number: 0)
  }

  public static func time(_ year: Int, _ month: Int, _ day: Int, _ hour: Int64, _ minute: Int64) -> ProtobufTimestamp {
    var time = ProtobufTimestamp()
    // Tehran is 3:30 ahead of UTC.
    time.seconds = Int64(self.day(year, month, day).number) * 86_400 + (hour * 60 + minute - 210) * 60
    return time
  }

  static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  static func persian(_ number: Int) -> String {
    String(String.UnicodeScalarView("\(number)".unicodeScalars.compactMap { Unicode.Scalar($0.value - 0x30 + 0x6F0) }))
  }
}
