// Instants and dates in lines.

import TarazuCalendar

/// RFC 3339 with an offset, narrowed by docs/spec/events.md#fields-of-every-event: offsets up to 23:59, at most 9
/// digits of fraction, seconds up to 59, `T` and `Z` in either case, and a year from 1900 to 2199 in UTC.
public enum RFC3339 {
  /// Why a text is not an allowed instant.
  public enum Failure: Error, Sendable { case form, noSuchTime, outOfYears }

  public static func parse(_ text: String) throws(Failure) -> Instant { try parse(text.utf8.span) }

  public static func parse(_ bytes: Span<UInt8>) throws(Failure) -> Instant {
    guard bytes.count >= 20, let year = number(bytes, 0, 4), let month = number(bytes, 5, 2),
      let day = number(bytes, 8, 2), let hour = number(bytes, 11, 2), let minute = number(bytes, 14, 2),
      let second = number(bytes, 17, 2), bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      bytes[10] | 0x20 == UInt8(ascii: "t"), bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":")
    else { throw .form }
    var at = 19
    let fraction = try fraction(bytes, &at)
    let offset = try offset(bytes, at)
    guard let date = GregorianDate(year: year, month: month, day: day), hour < 24, minute < 60, second < 60 else {
      throw .noSuchTime
    }
    let seconds = Int64(date.asDay.number) * 86_400 + Int64(hour * 3_600 + minute * 60 + second - offset)
    guard seconds >= Instant.first.seconds, seconds <= Instant.last.seconds else { throw .outOfYears }
    return Instant(nanoseconds: seconds * 1_000_000_000 + fraction)
  }

  /// A Gregorian date, `YYYY-MM-DD`; nil for another form, and for a date that does not exist.
  static func date(_ bytes: Span<UInt8>) -> Day? {
    guard bytes.count == 10, let year = number(bytes, 0, 4), let month = number(bytes, 5, 2),
      let day = number(bytes, 8, 2), bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-")
    else { return nil }
    return GregorianDate(year: year, month: month, day: day)?.asDay
  }

  /// The nanoseconds; moves `at` behind the digits.
  private static func fraction(_ bytes: Span<UInt8>, _ at: inout Int) throws(Failure) -> Int64 {
    guard bytes[at] == UInt8(ascii: ".") else { return 0 }
    at += 1
    var digits = 0
    var value: Int64 = 0
    while at < bytes.count, let digit = number(bytes, at, 1) {
      guard digits < 9 else { throw .form }
      value = value * 10 + Int64(digit)
      digits += 1
      at += 1
    }
    guard digits > 0 else { throw .form }
    for _ in digits..<9 { value *= 10 }
    return value
  }

  /// Seconds east of UTC; the offset must end the text.
  private static func offset(_ bytes: Span<UInt8>, _ at: Int) throws(Failure) -> Int {
    guard at < bytes.count else { throw .form }
    if bytes[at] | 0x20 == UInt8(ascii: "z"), at + 1 == bytes.count { return 0 }
    guard at + 6 == bytes.count, bytes[at + 3] == UInt8(ascii: ":"), let hour = number(bytes, at + 1, 2),
      let minute = number(bytes, at + 4, 2), hour < 24, minute < 60
    else { throw .form }
    switch bytes[at] {
    case UInt8(ascii: "+"): return hour * 3_600 + minute * 60
    case UInt8(ascii: "-"): return -(hour * 3_600 + minute * 60)
    default: throw .form
    }
  }

  /// A number of exactly `count` digits; nil if there is another character.
  private static func number(_ bytes: Span<UInt8>, _ start: Int, _ count: Int) -> Int? {
    var value = 0
    for index in start..<start + count {
      let byte = bytes[index]
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
  }
}
