// Numbers for people, in plain digits.

import TarazuBench

enum NumberText {
  /// A rate a second, as a whole number.
  static func rate(_ count: Int, in seconds: Double) -> String { Format.decimal(Double(count) / seconds, 0) }

  /// A share of a whole in percent, without decimals.
  static func percent(_ part: Int, of whole: Int) -> String {
    whole <= 0 ? "100 %" : "\(Int(Double(min(part, whole)) / Double(whole) * 100)) %"
  }
}
