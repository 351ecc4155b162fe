// The known fields of a line by number, and how their values are read.

import TarazuCalendar

/// A closed list of field names, numbered from 0.
protocol LineField: CaseIterable, RawRepresentable, Hashable, Sendable where RawValue == UInt8 {
  var name: String { get }
  static var table: WordTable<Self> { get }
}

/// A value with a wrong type, form or range. The detail names the field.
struct BadField: Error {
  let detail: String

  init(_ field: some LineField, _ what: String) { detail = "\(field.name): \(what)" }
}

/// The fields of a line that are in one list.
struct FieldScan<Field: LineField> {
  /// As many as the longest list has, which is that of events.
  private var values = InlineArray<17, JSONValue>(repeating: .absent)
  /// The first field that is neither in the list nor null.
  private(set) var unknown: JSONText?
  /// The fields that are present and not null, as bits.
  private(set) var present: UInt32 = 0

  init(_ bytes: Span<UInt8>) throws(JSONError) {
    var values = InlineArray<17, JSONValue>(repeating: .absent)
    var unknown: JSONText?
    var present: UInt32 = 0
    let table = Field.table
    try JSONReader.read(bytes) { key, value in
      if let field = key.withBytes(in: bytes, { table[$0] }) {
        values[Int(field.rawValue)] = value
        if value.isPresent { present |= 1 << UInt32(field.rawValue) }
      } else if value.isPresent, unknown == nil {
        unknown = key
      }
    }
    self.values = values
    self.unknown = unknown
    self.present = present
  }

  subscript(field: Field) -> JSONValue { values[Int(field.rawValue)] }

  func has(_ field: Field) -> Bool { present >> UInt32(field.rawValue) & 1 != 0 }

  /// The names of those `fields` that are missing.
  func missing(_ fields: some Sequence<Field>) -> [String] { fields.filter { !has($0) }.map(\.name) }
}

// MARK: - Values

extension FieldScan {
  /// A text of a form; nil for anything else.
  func textIfGood(_ field: Field, _ form: CodeForm, _ bytes: Span<UInt8>) -> String? {
    guard self[field].kind == .string else { return nil }
    return self[field].text.withBytes(in: bytes) { form.matches($0) ? String(bytes: $0) : nil }
  }

  func text(_ field: Field, _ form: CodeForm, _ bytes: Span<UInt8>) throws(BadField) -> String {
    guard let text = textIfGood(field, form, bytes) else {
      throw BadField(field, "\(shown(field, bytes)) is not \(form.description)")
    }
    return text
  }

  /// A word of a closed list; nil for anything else.
  func wordIfGood<Value>(_ field: Field, _ table: WordTable<Value>, _ bytes: Span<UInt8>) -> Value? {
    guard self[field].kind == .string else { return nil }
    return self[field].text.withBytes(in: bytes) { table[$0] }
  }

  func word<Value>(_ field: Field, _ table: WordTable<Value>, _ bytes: Span<UInt8>) throws(BadField) -> Value {
    guard let value = wordIfGood(field, table, bytes) else {
      throw BadField(field, "\(shown(field, bytes)) is not \(table.list)")
    }
    return value
  }

  func integer(_ field: Field, _ range: ClosedRange<Int64>, _ bytes: Span<UInt8>) throws(BadField) -> Int64 {
    guard self[field].kind == .integer, let value = integer(self[field].text, bytes), range.contains(value) else {
      throw BadField(
        field, "\(shown(field, bytes)) is not an integer from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  func boolean(_ field: Field, _ bytes: Span<UInt8>) throws(BadField) -> Bool {
    guard self[field].kind == .boolean else { throw BadField(field, "\(shown(field, bytes)) is not true or false") }
    return bytes[self[field].text.start] == UInt8(ascii: "t")
  }

  /// A Gregorian date from 1900 to 2199.
  func date(_ field: Field, _ bytes: Span<UInt8>) throws(BadField) -> Day {
    let value = self[field]
    guard value.kind == .string, let day = value.text.withBytes(in: bytes, { RFC3339.date($0) }) else {
      throw BadField(field, "\(shown(field, bytes)) is not a Gregorian date, like 2024-01-31")
    }
    guard (Day.first...Day.last).contains(day) else {
      throw BadField(field, "\(shown(field, bytes)) lies outside the Gregorian years 1900 to 2199")
    }
    return day
  }

  func instant(_ field: Field, _ bytes: Span<UInt8>) throws(BadField) -> Instant {
    var failure = RFC3339.Failure.form
    if self[field].kind == .string {
      do throws(RFC3339.Failure) {
        return try self[field].text.withBytes(in: bytes) { (text) throws(RFC3339.Failure) in try RFC3339.parse(text) }
      } catch { failure = error }
    }
    switch failure {
    case .form:
      throw BadField(
        field, "\(shown(field, bytes)) is not a time with an offset, like 2024-01-31T09:30:00+03:30")
    case .noSuchTime: throw BadField(field, "\(shown(field, bytes)) does not exist")
    case .outOfYears: throw BadField(field, "\(shown(field, bytes)) lies outside the years 1900 to 2199 in UTC")
    }
  }

  private func integer(_ text: JSONText, _ bytes: Span<UInt8>) -> Int64? {
    var value: Int64 = 0
    let isNegative = bytes[text.start] == UInt8(ascii: "-")
    for index in (isNegative ? text.start + 1 : text.start)..<text.end {
      let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflows) = tens.addingReportingOverflow(Int64(bytes[index] - UInt8(ascii: "0")))
      guard !overflow, !overflows else { return nil }
      value = sum
    }
    return isNegative ? -value : value
  }

  /// A value for a detail, shortened.
  func shown(_ field: Field, _ bytes: Span<UInt8>) -> String {
    let value = self[field]
    switch value.kind {
    case .absent, .null: return "nothing"
    case .array: return "a list"
    case .object: return "an object"
    case .string: return quoted(value.text.decoded(in: bytes))
    case .boolean, .integer, .number:
      let most = 40
      let text = String(bytes: bytes.extracting(value.text.start..<min(value.text.end, value.text.start + most)))
      return value.text.end - value.text.start > most ? text + "…" : text
    }
  }
}
