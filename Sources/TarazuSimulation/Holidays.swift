// The official holidays of Iran, by law.

import TarazuCalendar

/// The holidays of the law on official holidays (قانون تعیین تعطیلات رسمی کشور, with its changes up to 1403). The lunar
/// ones are computed, so they can differ by a day from those that were announced (`IslamicDate`).
enum Holidays {
  static func contains(_ day: Day) -> Bool {
    let solar = JalaliDate(day)
    if ofTheSun.contains(where: { $0.month == solar.month && $0.days.contains(solar.day) }) { return true }
    let lunar = IslamicDate(day)
    return ofTheMoon.contains { $0.month == lunar.month && $0.days.contains(lunar.day) }
  }

  /// Courts are nearly closed in the fortnight of Nowruz, 29 Esfand to 13 Farvardin.
  static func isNowruz(_ day: Day) -> Bool {
    let date = JalaliDate(day)
    return (date.month == 1 && date.day <= 13) || (date.month == 12 && date.day >= 29)
  }

  private static let ofTheSun: [(month: Int, days: ClosedRange<Int>)] = [
    // Nowruz; the day of the Islamic republic and that of nature.
    (1, 1...4), (1, 12...13),
    // The death of Khomeini; 15 Khordad 1342.
    (3, 14...15),
    // The revolution; the nationalization of oil, and a leap year's last day.
    (11, 22...22), (12, 29...30),
  ]

  private static let ofTheMoon: [(month: Int, days: ClosedRange<Int>)] = [
    // Tasua and Ashura.
    (1, 9...10),
    // Arbain; the Prophet's death and that of Reza, the month's last day.
    (2, 20...20), (2, 28...29),
    // The death of Hasan al-Askari; the Prophet's birth.
    (3, 8...8), (3, 17...17),
    // The death of Fatima; the birth of Ali; the mission of the Prophet.
    (6, 3...3), (7, 13...13), (7, 27...27),
    // The birth of the Mahdi; the death of Ali; two days of Fitr; the death of Sadiq.
    (8, 15...15), (9, 21...21), (10, 1...2), (10, 25...25),
    // Adha; Ghadir.
    (12, 10...10), (12, 18...18),
  ]
}
