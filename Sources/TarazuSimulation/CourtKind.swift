// The sorts of branches, which cases come to them, and how long those take.

import TarazuDomain

/// A sort of branch.
enum CourtKind: Int, CaseIterable, Sendable {
  case civil, prosecution, criminalTwo, family, appeal, peace, revolution, criminalOne, district, enforcement

  /// The kind in the directory, with the statutory standard of the circular of 17-12-1399 if it has one, and how far ahead
  /// its hearings are properly set. Prosecution, appeal and enforcement keep no calendar of all their cases.
  var kind: BranchKind {
    switch self {
    case .civil:
      BranchKind(
        code: "civil", name: "حقوقی", standardDays: 104, leadNormDays: 60, keepsCalendar: true)
    case .prosecution:
      BranchKind(
        code: "prosecution", name: "دادسرا", standardDays: 46, leadNormDays: 21)
    case .criminalTwo:
      BranchKind(
        code: "criminal2", name: "کیفری دو", standardDays: 79, leadNormDays: 45, keepsCalendar: true)
    case .family:
      BranchKind(
        code: "family", name: "خانواده", standardDays: nil, leadNormDays: 45, keepsCalendar: true)
    case .appeal:
      BranchKind(
        code: "appeal", name: "تجدیدنظر", standardDays: 90, leadNormDays: 60)
    case .peace:
      BranchKind(
        code: "peace", name: "صلح", standardDays: nil, leadNormDays: 30, keepsCalendar: true)
    case .revolution:
      BranchKind(
        code: "revolution", name: "انقلاب", standardDays: 86, leadNormDays: 45, keepsCalendar: true)
    case .criminalOne:
      BranchKind(
        code: "criminal1", name: "کیفری یک", standardDays: 224, leadNormDays: 120, keepsCalendar: true)
    case .district:
      BranchKind(
        code: "bakhsh", name: "دادگاه بخش", standardDays: 70, leadNormDays: 40, keepsCalendar: true)
    case .enforcement: BranchKind(code: "enforcement", name: "اجرای احکام", standardDays: nil)
    }
  }

  /// The words between «شعبهٔ ۱» and the city in a branch's name.
  var title: String {
    switch self {
    case .civil: "دادگاه حقوقی"
    case .prosecution: "دادیاری دادسرای عمومی و انقلاب"
    case .criminalTwo: "دادگاه کیفری دو"
    case .family: "دادگاه خانواده"
    case .appeal: "دادگاه تجدیدنظر استان"
    case .peace: "دادگاه صلح"
    case .revolution: "دادگاه انقلاب"
    case .criminalOne: "دادگاه کیفری یک استان"
    case .district: "دادگاه بخش"
    case .enforcement: "اجرای احکام مدنی"
    }
  }

  /// How many cases come to a branch of this kind, relative to the others. Enforcement gets no new cases.
  var load: Int {
    switch self {
    case .prosecution: 150
    case .civil, .criminalTwo, .peace: 100
    case .family: 90
    case .appeal: 80
    case .district: 70
    case .revolution: 55
    case .criminalOne: 25
    case .enforcement: 0
    }
  }

  /// The mean number of days to a hearing.
  var leadDays: Int {
    switch self {
    case .prosecution: 11
    case .peace: 16
    case .district: 20
    case .criminalTwo: 22
    case .family, .revolution: 25
    case .civil: 32
    case .appeal: 30
    case .criminalOne: 62
    case .enforcement: 0
    }
  }

  /// The percentage of cases that it decides without a hearing.
  var unheardPercent: Int {
    switch self {
    case .prosecution: 35
    case .appeal: 45
    default: 12
    }
  }

  /// Whether its decisions can be appealed.
  var isAppealable: Bool { self != .prosecution && self != .appeal && self != .enforcement }

  /// The classes of the cases that come to it, by weight.
  var matters: [(matter: Matter, weight: Int)] {
    switch self {
    case .civil: [(.money, 42), (.property, 26), (.contract, 20), (.cheque, 12)]
    case .prosecution, .criminalTwo:
      [(.theft, 30), (.fraud, 18), (.assault, 26), (.traffic, 16), (.insult, 10)]
    case .family: [(.divorce, 42), (.dower, 34), (.custody, 24)]
    case .appeal: [(.money, 24), (.property, 18), (.contract, 12), (.theft, 18), (.assault, 16), (.divorce, 12)]
    case .peace: [(.rent, 36), (.money, 34), (.traffic, 30)]
    case .revolution: [(.drugs, 70), (.smuggling, 30)]
    case .criminalOne: [(.murder, 45), (.assault, 35), (.drugs, 20)]
    case .district: [(.money, 28), (.property, 22), (.theft, 26), (.assault, 24)]
    case .enforcement: [(.money, 1)]
    }
  }
}

/// A class of cases.
enum Matter: Int, CaseIterable, Sendable {
  case money, property, contract, cheque, rent, divorce, dower, custody, theft, fraud, assault, insult, traffic, drugs
  case smuggling, murder

  var caseClass: CaseClass {
    switch self {
    case .money: CaseClass(code: "civil.money", name: "مطالبهٔ وجه")
    case .property: CaseClass(code: "civil.property", name: "املاک")
    case .contract: CaseClass(code: "civil.contract", name: "قراردادها")
    case .cheque: CaseClass(code: "civil.cheque", name: "چک")
    case .rent: CaseClass(code: "civil.rent", name: "روابط موجر و مستأجر")
    case .divorce: CaseClass(code: "family.divorce", name: "طلاق")
    case .dower: CaseClass(code: "family.dower", name: "مهریه")
    case .custody: CaseClass(code: "family.custody", name: "حضانت و نفقه")
    case .theft: CaseClass(code: "crime.theft", name: "سرقت")
    case .fraud: CaseClass(code: "crime.fraud", name: "کلاهبرداری")
    case .assault: CaseClass(code: "crime.assault", name: "ضرب و جرح عمدی")
    case .insult: CaseClass(code: "crime.insult", name: "توهین و تهدید")
    case .traffic: CaseClass(code: "crime.traffic", name: "تصادفات رانندگی")
    case .drugs: CaseClass(code: "crime.drugs", name: "مواد مخدر")
    case .smuggling: CaseClass(code: "crime.smuggling", name: "قاچاق کالا و ارز")
    case .murder: CaseClass(code: "crime.murder", name: "قتل")
    }
  }

  /// The percentage of judgments with money to recover.
  var enforcedPercent: Int {
    switch self {
    case .money, .cheque, .dower: 50
    case .contract, .rent, .traffic: 30
    case .property, .fraud, .custody: 15
    default: 3
    }
  }
}
