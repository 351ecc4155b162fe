// Numbers as people read them: Persian digits with ٬ and ٫, or Latin ones with , and .

/// Writes numbers for one language.
struct Numerals: Sendable {
  let language: Language

  private var isPersian: Bool { language == .persian }

  /// A whole number, in groups of three digits.
  func whole(_ number: Int64) -> String {
    let grouped = Numerals.grouped(String(number.magnitude), isPersian ? "٬" : ",")
    return signed(isNegative: number < 0, grouped)
  }

  func whole(_ number: Int) -> String { whole(Int64(number)) }

  /// A number without groups, such as a year, a code of digits or a rank's.
  func plain(_ number: Int) -> String { signed(isNegative: number < 0, digits(String(number.magnitude))) }

  /// A number rounded to so many decimals, at most 4.
  func decimal(_ value: Double, _ places: Int) -> String {
    guard value.isFinite else { return "" }
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let scaled = (abs(value) * scale).rounded()
    // Beyond 2^53 there are no decimals to round to.
    guard scaled < 9e15, let all = Int64(exactly: scaled), let unit = Int64(exactly: scale) else {
      return digits("\(value)")
    }
    var text = Numerals.grouped(String(all / unit), isPersian ? "٬" : ",")
    if places > 0 {
      let rest = String(all % unit)
      text += (isPersian ? "٫" : ".") + String(repeating: "0", count: places - rest.count) + rest
    }
    return signed(isNegative: value < 0 && all > 0, text)
  }

  /// A share in percent. A mark before it keeps ٪ at the left of the number in any surroundings.
  func percent(_ share: Double, _ places: Int = 1) -> String {
    isPersian ? "\u{61C}" + decimal(share * 100, places) + "٪" : decimal(share * 100, places) + "%"
  }

  /// A text's digits in this language's.
  func digits(_ text: String) -> String {
    guard isPersian else { return text }
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          (0x30...0x39).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0x30 + 0x6F0) ?? scalar : scalar
        }))
  }

  /// A minus before the number; in Persian a mark keeps it at the left.
  private func signed(isNegative: Bool, _ text: String) -> String {
    let shown = digits(text)
    guard isNegative else { return shown }
    return (isPersian ? "\u{200E}" : "") + "−" + shown
  }

  private static func grouped(_ digits: String, _ mark: String) -> String {
    guard digits.utf8.count > 3 else { return digits }
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += mark }
      text.append(digit)
    }
    return text
  }

  /// A double as data: the shortest text that reads as the same double.
  static func shortest(_ value: Double) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
