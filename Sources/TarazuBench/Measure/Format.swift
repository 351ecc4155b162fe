// Numbers for people and for files, without Foundation.

package enum Format {
  /// Rounded to 0 to 6 decimals.
  package static func decimal(_ value: Double, _ decimals: Int) -> String {
    guard value.isFinite else { return "-" }
    var factor = 1.0
    for _ in 0..<decimals { factor *= 10 }
    guard let whole = Int64(exactly: (value * factor).rounded()) else { return value.description }
    let digits = String(whole.magnitude)
    guard decimals > 0 else { return String(whole) }
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return (whole < 0 ? "-" : "") + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }

  /// A duration in nanoseconds with three digits and its unit, as `4.72 ms`.
  static func duration(_ nanoseconds: Double) -> String {
    for (unit, size) in [("s", 1e9), ("ms", 1e6), ("µs", 1e3)] where nanoseconds >= size {
      return threeDigits(nanoseconds / size) + " " + unit
    }
    return decimal(nanoseconds, 0) + " ns"
  }

  static func duration(_ nanoseconds: UInt64) -> String { duration(Double(nanoseconds)) }

  /// The same; `-` where nothing was measured.
  static func duration(_ nanoseconds: UInt64?) -> String { nanoseconds.map { duration($0) } ?? "-" }

  private static func threeDigits(_ value: Double) -> String {
    decimal(value, value < 9.995 ? 2 : value < 99.95 ? 1 : 0)
  }

  /// A whole number with its thousands separated.
  static func grouped(_ value: UInt64) -> String {
    let digits = Array(String(value))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }

  /// A rate a second: a whole number if it is large.
  static func rate(_ value: Double) -> String {
    guard value >= 100 else { return decimal(value, value >= 10 ? 1 : 2) }
    return UInt64(exactly: value.rounded()).map(grouped) ?? decimal(value, 0)
  }

  /// A share in percent, with as many decimals as it needs.
  static func percent(_ share: Double) -> String {
    let percent = share * 100
    return decimal(percent, percent == 0 || percent >= 10 ? 0 : percent >= 0.1 ? 2 : 4) + " %"
  }

  /// The name of a percentile from its share, as `p99.9`.
  static func percentile(_ share: Double) -> String {
    var text = decimal(share * 100, 4)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return "p" + text
  }
}
