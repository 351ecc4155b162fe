// An instant, exact to the nanosecond, and the day that it falls on in Tehran.

/// Nanoseconds since 1970-01-01T00:00:00Z. Int64 reaches from 1677 to 2262, so the years 1900 to 2199 fit.
public struct Instant: Hashable, Comparable, Sendable {
  public var nanoseconds: Int64

  public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  public static func < (a: Instant, b: Instant) -> Bool { a.nanoseconds < b.nanoseconds }

  /// 1900-01-01T00:00:00Z and 2199-12-31T23:59:59.999999999Z: what an event may carry.
  public static let first = Instant(nanoseconds: Int64(Day.first.number) * 86_400_000_000_000)
  public static let last = Instant(nanoseconds: (Int64(Day.last.number) + 1) * 86_400_000_000_000 - 1)

  /// Whole seconds since the epoch, rounded down.
  public var seconds: Int64 {
    let quotient = nanoseconds / 1_000_000_000
    return nanoseconds % 1_000_000_000 < 0 ? quotient - 1 : quotient
  }

  /// The nanoseconds beyond `seconds`, 0 to 999,999,999.
  public var fraction: Int64 {
    let rest = nanoseconds % 1_000_000_000
    return rest < 0 ? rest + 1_000_000_000 : rest
  }

  /// The civil date in Asia/Tehran.
  public var tehranDay: Day {
    let local = seconds + Int64(TehranOffset.seconds(atUTC: seconds))
    return Day(number: Int32(truncatingIfNeeded: floorDivide(Int(local), 86_400)))
  }
}

extension Instant {
  /// The time of day in Asia/Tehran.
  public var tehranClock: (hour: Int, minute: Int, second: Int) {
    let local = Int(seconds) + Int(TehranOffset.seconds(atUTC: seconds))
    let ofDay = local - floorDivide(local, 86_400) * 86_400
    return (ofDay / 3_600, ofDay / 60 % 60, ofDay % 60)
  }
}

extension Day {
  /// The first second after this day in Tehran: when what is good until the end of the day ends. Tehran's clocks are never
  /// put so far that an earlier second falls on a later day.
  public var endInTehran: Instant {
    // Midnight UTC, and 26 hours before it: Tehran is ahead of UTC by 3 to 6 hours.
    var after = (Int64(number) + 1) * 86_400
    var before = after - 26 * 3_600
    while after - before > 1 {
      let middle = (before + after) / 2
      if Instant(nanoseconds: middle * 1_000_000_000).tehranDay > self { after = middle } else { before = middle }
    }
    return Instant(nanoseconds: after * 1_000_000_000)
  }
}

extension Instant: CustomStringConvertible {
  /// RFC 3339 in UTC with `Z`, without trailing zeros in the fraction.
  public var description: String {
    let days = floorDivide(Int(seconds), 86_400)
    let ofDay = Int(seconds) - days * 86_400
    let date = GregorianDate(Day(number: Int32(truncatingIfNeeded: days)))
    var text: [UInt8] = []
    text.reserveCapacity(32)
    appendDate(date.year, date.month, date.day, to: &text)
    text.append(UInt8(ascii: "T"))
    appendDigits(ofDay / 3_600, 2, to: &text)
    text.append(UInt8(ascii: ":"))
    appendDigits(ofDay / 60 % 60, 2, to: &text)
    text.append(UInt8(ascii: ":"))
    appendDigits(ofDay % 60, 2, to: &text)
    if fraction != 0 {
      text.append(UInt8(ascii: "."))
      appendDigits(Int(fraction), 9, to: &text)
      while text.last == UInt8(ascii: "0") { text.removeLast() }
    }
    text.append(UInt8(ascii: "Z"))
    return String(decoding: text, as: UTF8.self)
  }
}
