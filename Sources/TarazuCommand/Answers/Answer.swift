// What every answer can do: be one JSON document, or a page for people. And what the documents share.

import TarazuBench
import TarazuCalendar
import TarazuDomain
import TarazuLines
import TarazuProtocol

/// An answer that is written whole.
protocol Answer {
  /// Writes the document, one JSON value.
  func write(to document: inout JSONWriter)
  /// Shows it to people.
  func show(on page: inout Page)
  /// The class of case that was asked for, if nobody ever named one of that code: perhaps a slip of the pen.
  var unknownClass: String? { get }
}

extension Answer {
  var unknownClass: String? { nil }
}

extension Answer {
  /// The answer in that form, with the line's end.
  func bytes(_ form: OutputForm, forTerminal: Bool) -> [UInt8] {
    switch form {
    case .json:
      var document = JSONWriter()
      write(to: &document)
      return ForeignText.escaped(json: document.bytes) + [0x0A]
    case .table:
      var page = Page(isForTerminal: forTerminal)
      show(on: &page)
      return Array(page.text.utf8)
    }
  }
}

// MARK: - Parts of documents

extension JSONWriter {
  /// A value as a whole number where it is one, so that 12.0 is 12.
  private mutating func number(_ name: String, _ value: Double?) {
    guard let value, let whole = Int64(exactly: value) else { return member(name, value) }
    member(name, whole)
  }

  /// `value`, `numerator`, `denominator` and `n`, as members.
  mutating func figure(_ figure: TarazuProtocol.Figure?) {
    let figure = figure ?? TarazuProtocol.Figure()
    number("value", figure.value)
    member("numerator", figure.exactNumerator)
    if figure.denominatorDivisor > 1 {
      number("denominator", figure.dividedDenominator)
    } else {
      member("denominator", figure.exactDenominator)
    }
    member("n", figure.sampleSize)
  }

  mutating func measured(_ name: String, _ value: Double?) { number(name, value) }

  /// `incomplete`, which is there only where it is true.
  mutating func incomplete(_ isIncomplete: Bool) {
    if isIncomplete { member("incomplete", true) }
  }

  /// `unknown_class`, which is there only where it is true.
  mutating func unknownClass(_ isUnknown: Bool) {
    if isUnknown { member("unknown_class", true) }
  }

  /// `sequence`, which only the states of a feed have.
  mutating func sequence(_ sequence: Int64?) {
    if let sequence { member("sequence", sequence) }
  }

  mutating func asOf(_ asOf: AsOf?) {
    key("as_of")
    object { writer in
      writer.member("position", asOf?.position)
      writer.member("commit_time", asOf?.commitTime?.text)
      writer.member("current_time", asOf?.currentTime?.text)
    }
  }
}

extension Int128 {
  /// A whole number as the wire has it: a number, or its decimal digits where it is outside 64 bits. Nil for neither.
  init?(number: Int64?, decimal: String) {
    if let number { self.init(number) } else { self.init(decimal) }
  }
}

extension TarazuProtocol.Figure {
  /// The numerator, also where it is outside 64 bits; nil is null.
  var exactNumerator: Int128? { Int128(number: numerator, decimal: numeratorDecimal) }

  /// The denominator before its divisor.
  var exactDenominator: Int128? { Int128(number: denominator, decimal: denominatorDecimal) }

  /// The denominator, divided.
  var dividedDenominator: Double? {
    exactDenominator.map { Double($0) / Double(max(1, denominatorDivisor)) }
  }
}

extension ProtobufTimestamp {
  /// RFC 3339 in UTC; the two numbers where that cannot be written.
  var text: String {
    let (nanoseconds, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, more) = nanoseconds.addingReportingOverflow(Int64(nanos))
    guard !overflow, !more else { return "\(seconds) s + \(nanos) ns" }
    return Instant(nanoseconds: sum).description
  }
}

// MARK: - Parts of pages

extension Page {
  mutating func asOf(_ asOf: AsOf?, isIncomplete: Bool = false) {
    line()
    if isIncomplete { line("incomplete: the last day is today or later") }
    guard let asOf else { return }
    let commit = asOf.commitTime.map { "contains every commit up to \($0.text)" } ?? "contains no commit yet"
    line(commit + (asOf.currentTime.map { ", as known at \($0.text)" } ?? ""))
  }

  /// Days in both calendars.
  static func both(_ day: Day) -> String { "\(day) (\(JalaliDate(day)))" }

  /// A figure's value with as many decimals as its indicator needs.
  static func value(_ figure: TarazuProtocol.Figure?, of code: String) -> String {
    guard let value = figure?.value else { return nothing }
    return Format.decimal(value, decimals(of: code))
  }

  static func decimals(of code: String) -> Int {
    guard let indicator = TarazuDomain.Indicator.named(code) else { return 4 }
    switch indicator.formula {
    case .total, .maximum, .quantile, .ratio(_, .quantity(.hasCalendar)): return 0
    case .ratio, .perBranchMonth:
      switch indicator.unit {
      case .ratio: return 4
      case .days: return 1
      case .cases, .hearings, .casesPerBranchAndMonth, .score: return 2
      }
    }
  }

  static func count(_ value: (some BinaryInteger)?) -> String { value.map { String($0) } ?? nothing }

  /// A figure's denominator as a person reads it.
  static func denominator(_ figure: TarazuProtocol.Figure) -> String {
    guard figure.denominatorDivisor > 1 else { return count(figure.exactDenominator) }
    return figure.dividedDenominator.map { Format.decimal($0, 2) } ?? nothing
  }

  /// What a question was limited to, as ` of class C at branches of kind K`.
  func limits(_ caseClass: String?, _ kind: String?) -> String {
    (caseClass.map { ", class \(shown($0))" } ?? "") + (kind.map { ", branches of kind \(shown($0))" } ?? "")
  }

  /// An indicator's Persian title and code.
  func title(of code: String) -> String {
    guard let indicator = TarazuDomain.Indicator.named(code) else { return shown(code) }
    return "\(code): \(shown(indicator.title)) (\(indicator.unit.rawValue))"
  }
}
