// Numbers for people: plain digits, a point, no grouping.

enum NumberText {
  /// Rounded to 0 to 6 decimals.
  static func decimal(_ value: Double, places: Int) -> String {
    var factor = 1.0
    for _ in 0..<places { factor *= 10 }
    let scaled = (value * factor).rounded()
    guard places > 0, let whole = Int64(exactly: scaled) else {
      return Int64(exactly: scaled).map(String.init) ?? value.description
    }
    let digits = String(whole.magnitude)
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    return (whole < 0 ? "-" : "") + padded.dropLast(places) + "." + padded.suffix(places)
  }

  /// How many a second.
  static func rate(_ count: Int, in seconds: Double) -> String { decimal(Double(count) / seconds, places: 0) }

  /// A share of a whole in percent, without decimals.
  static func percent(_ part: Int, of whole: Int) -> String {
    whole <= 0 ? "100 %" : "\(Int(Double(min(part, whole)) / Double(whole) * 100)) %"
  }
}
