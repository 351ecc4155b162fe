// What is wrong with a request by itself: all of it, so that a client can correct it in one go
// (docs/spec/access.md#the-decision).

import TarazuCube
import TarazuLines
import TarazuWire

/// Collects the refusals of a request's fields. What was refused has no value; `finish` throws them all together.
struct FieldFaults {
  private var faults: [Status] = []

  /// The value that is read; nil where it is refused.
  mutating func take<Value>(_ read: () throws(Status) -> Value) -> Value? {
    do throws(Status) { return try read() } catch {
      faults.append(error)
      return nil
    }
  }

  /// Checks the form of a code, which needs no stored data. One that is absent has none.
  mutating func check(_ code: String?, _ form: CodeForm, field: String) {
    guard let code, !form.matches(code) else { return }
    faults.append(.badField(field, "a code has \(form.description)"))
  }

  /// The unit, the class and the kind of a question.
  mutating func check(unit: String, caseClass: String? = nil, kind: String? = nil, prefix: String = "") {
    check(unit, .unit, field: prefix + "unit")
    check(caseClass, .caseClass, field: prefix + "case_class")
    check(kind, .branchKind, field: prefix + "branch_kind")
  }

  mutating func check(_ errors: [QuestionError]) {
    for error in errors { _ = take { () throws(Status) in try asking { () throws(QuestionError) in throw error } } }
  }

  /// Throws what was refused.
  func finish() throws(Status) {
    guard let first = faults.first else { return }
    guard faults.count > 1, faults.allSatisfy({ !$0.fields.isEmpty }) else { throw first }
    throw .badFields(faults.flatMap(\.fields))
  }

  /// A value that was read, or what was refused.
  func value<Value>(_ value: Value?) throws(Status) -> Value {
    try finish()
    guard let value else { throw .invalidArgument("the request cannot be read") }
    return value
  }
}

extension Status {
  /// Refuses the code of one field that is not of its form.
  static func check(_ code: String, _ form: CodeForm, field: String) throws(Status) {
    var faults = FieldFaults()
    faults.check(code, form, field: field)
    try faults.finish()
  }

  /// Refuses a compressed file that was sent as lines.
  static func checkLines(_ bytes: [UInt8], field: String) throws(Status) {
    guard let form = OtherForm.of(lines: bytes) else { return }
    throw .badField(field, "it is \(form); lines of NDJSON are needed, uncompressed")
  }

  /// The same refusal, where the fields lie in a message of the request.
  func within(_ field: String) -> Status {
    guard code == .invalidArgument, !fields.isEmpty else { return self }
    return .badFields(fields.map { Field(field + "." + $0.path, $0.problem) })
  }
}
